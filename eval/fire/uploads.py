"""`python -m eval.fire.uploads`: kills a server while a visitor adds files and starts it again, many times.

Each time a server opens on the same folder of uploads, the visitor comes back, and what they see is compared with
what they sent: a file that had been added is there, and any other is there as a whole or not at all. Then they add
more, and the server is killed with SIGKILL at a random moment.
"""

from __future__ import annotations

import subprocess
import time
from collections import Counter
from collections.abc import Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from threading import Timer
from typing import Annotated

import typer
from rich.console import Console

from eval.fire.load import Start, started
from eval.fire.visitor import Visitor
from index.articles import articles_of_file

app = typer.Typer(add_completion=False, rich_markup_mode=None)

ROUND = 4  # files sent between two kills


@dataclass(frozen=True, slots=True, kw_only=True)
class UploadKill:
    """One kill: after how many seconds it struck, how many files had been added, and what was there afterwards.

    `kept` is how many files of its round were there; `wrong` lists what should have been different.
    """

    seconds: float
    added: int
    kept: int
    wrong: tuple[str, ...]

    @property
    def struck(self) -> bool:
        """Whether it struck before all files were added."""
        return self.added < ROUND


@app.command()
def main(
    articles: Annotated[str, typer.Option(help="The folder that the page is opened on.")] = "seeds",
    times: Annotated[int, typer.Option(min=1, help="How often to kill.")] = 10,
    seed: Annotated[int, typer.Option(help="Seed of the moments and files.")] = 0,
) -> None:
    """Kill a server while it receives files, `times` times; exits with 1 if anything was lost or cut."""
    console, kills = Console(), of_a_server(articles, times, seed)
    during = sum(kill.struck for kill in kills)
    right = sum(not kill.wrong for kill in kills)
    console.print(f"{times} kills, {during} of them before all files were added: {right} left every file whole or none")
    for kill in kills:
        for wrong in kill.wrong:
            console.print(f"killed after {kill.seconds:.2f} s: {wrong}", markup=False, highlight=False)
    raise typer.Exit(1 if right < times else 0)


def of_a_server(articles: str, times: int, seed: int) -> list[UploadKill]:
    """Kill a server on a folder of articles, `times` times, and return the outcomes."""

    def start(folder: Path) -> AbstractContextManager[tuple[str, subprocess.Popen[bytes]]]:
        return started("--articles", articles, "--uploads", str(folder))

    with TemporaryDirectory() as folder:
        return run(start, Path(folder) / "uploads", times, seed)


def run(start: Start, folder: Path, times: int, seed: int) -> list[UploadKill]:
    """Kill a server while a visitor adds files, `times` times, and return the outcomes."""
    random = Random(seed)
    key, seconds = "", 0.0
    sent: dict[str, Counter[int]] = {}  # the words of each article of a file, by the file's name
    added: set[str] = set()
    kills: list[UploadKill] = []
    struck: tuple[float, int] | None = None
    for number in range(times + 1):
        with start(folder) as (address, server):
            visitor = Visitor(address)
            key, there = visitor.arrive(key)
            wrong = differences(sent, added, there)
            if struck is not None:
                kept = sum(name.startswith(f"{number - 1}-") for name in there)
                kills.append(UploadKill(seconds=struck[0], added=struck[1], kept=kept, wrong=wrong))
            if number == times:
                break
            files = files_of(number, random)
            sent |= {name: words_of(name, text) for name, text in files.items()}
            before = added = set(there)
            began = time.monotonic()
            delay = random.random() * seconds
            timer = Timer(delay, server.kill)
            if number:  # the first one only tells how long it takes, and is killed in the end
                timer.start()
            added = before | set(visitor.add(files))
            seconds = max(seconds, time.monotonic() - began)
            timer.cancel()
            server.kill()
            struck = delay if number else seconds, len(added - before)
    return kills


def files_of(number: int, random: Random) -> dict[str, str]:
    """Return the names and texts of this round's files: small and long ones, and one that holds several articles."""
    lines = [f"In round {number} some {random.randrange(10**9)} people came to the bridge." for _ in range(300)]
    rows = "".join(f"Report {row} of round {number},{' '.join(lines[row : row + 9])}\n" for row in range(3))
    return {
        f"{number}-short.txt": f"The bridge of round {number}\n\n{lines[0]}\n",
        f"{number}-long.txt": f"All of round {number}\n\n" + "\n\n".join(lines),
        f"{number}-table.csv": f"title,text\n{rows}",
        f"{number}-last.txt": f"The end of round {number}\n\n{lines[-1]}\n",
    }


def words_of(name: str, text: str) -> Counter[int]:
    """Return how many articles of a file have each number of words."""
    return Counter(article.words for article in articles_of_file(name, text.encode()))


def differences(
    sent: Mapping[str, Counter[int]], added: set[str], there: Mapping[str, Counter[int]]
) -> tuple[str, ...]:
    """Return what is wrong with the files that a visitor finds `there`, given those `sent` and those surely `added`."""
    wrong = [f"{name} is lost" for name in sorted(added - there.keys())]
    wrong += [f"{name} was never sent" for name in sorted(there.keys() - sent.keys())]
    wrong += [f"{name} is not whole" for name in sorted(there.keys() & sent.keys()) if there[name] != sent[name]]
    return tuple(wrong)


if __name__ == "__main__":
    app()
