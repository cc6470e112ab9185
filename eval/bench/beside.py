"""`python -m eval.bench.beside --before CHECKOUT`: warm answers of this checkout and an earlier one."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Annotated

import typer

from eval.bench.processor import all_flags, processor_flags
from eval.bench.timing import show_measured
from eval.command import errors, print_saved, say
from eval.gold import load_gold
from eval.metrics import Figure, percentile
from eval.report import RESULTS, write_json
from index.errors import PullquoteError

_HERE = Path(__file__).parent
_THIS = _HERE.parents[1]
_WARMING = 3  # questions asked of each before anything counts
_BUILD = Path("build")

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """Medians in milliseconds: the earlier checkout's, this one's until an answer is shown, and until it is whole."""

    before: Figure
    shown: Figure
    whole: Figure

    @property
    def ratios(self) -> tuple[float, float]:
        """The time until an answer is shown and until it is whole, each divided by the earlier checkout's."""
        before, shown, whole = (figure.value or float("nan") for figure in (self.before, self.shown, self.whole))
        return shown / before, whole / before


@app.command()
def beside(
    before: Annotated[Path, typer.Option(exists=True, file_okay=False, help="The earlier checkout.")],
    articles: Annotated[Path, typer.Option(help="The folder of articles.")] = Path("seeds"),
    gold: Annotated[Path, typer.Option(help="Gold questions to ask of it.")] = Path("eval/gold/seeds.jsonl"),
    limit: Annotated[int, typer.Option(min=1, help="Questions asked, evenly spaced.")] = 20,
    rounds: Annotated[int, typer.Option(min=1, help="How often each is asked.")] = 3,
    avx2: Annotated[bool, typer.Option("--avx2", help="Hide what is newer than AVX2 from both.")] = False,
    out: Annotated[Path, typer.Option(help="The folder for results.")] = RESULTS,
) -> None:
    """Ask the same questions of this checkout and of an earlier one, in turn, both with this Python and its packages.

    With --avx2 both see a processor without AVX-512, AMX and AVX-VNNI (Linux, a C compiler, CPUID faulting).

    Exits with 2 if a file, a folder or a model cannot be used.
    """
    with errors():
        alone = [question.question for question in load_gold(gold) if not question.history]
        step = max(1, len(alone) // limit)
        hidden = build_hiding(_BUILD) if avx2 else None
        measured = measure((before, _THIS), articles, alone[::step][:limit], rounds=rounds, preload=hidden)
    shown, whole = measured.ratios
    rows = {
        str(before): {"ms": measured.before, "ratio": 1.0},
        "this, until an answer is shown": {"ms": measured.shown, "ratio": shown},
        "this, whole": {"ms": measured.whole, "ratio": whole},
    }
    show_measured(rows, f"{articles}, {measured.before.n} answers each{', AVX2 alone' if avx2 else ''}")
    seen = [flag for flag in processor_flags() or () if not avx2 or flag == "avx2"]
    say(f"processor: {', '.join(seen)}")
    inputs = {"before": str(before), "articles": str(articles), "rounds": rounds, "flags": seen}
    print_saved(write_json("beside", {"inputs": inputs} | asdict(measured), out))


def measure(
    checkouts: tuple[Path, Path], articles: Path, questions: Sequence[str], *, rounds: int, preload: Path | None = None
) -> Beside:
    """Ask each question of an earlier and a later checkout in turn; raise `PullquoteError` if one of them fails."""
    earlier, later = checkouts
    with answering(earlier, articles, preload) as old, answering(later, articles, preload) as new:
        for question in questions[:_WARMING]:
            ask(old, question)
            ask(new, question)
        taken = [(ask(old, question), ask(new, question)) for _ in range(rounds) for question in questions]
    return Beside(
        before=percentile([old[1] for old, _ in taken], 50),
        shown=percentile([new[0] for _, new in taken], 50),
        whole=percentile([new[1] for _, new in taken], 50),
    )


@contextmanager
def answering(checkout: Path, articles: Path, preload: Path | None = None) -> Iterator[subprocess.Popen[str]]:
    """Start a process that answers with a checkout's code, and yield it once it is ready."""
    command = [sys.executable, "-P", str(_HERE / "answering.py"), str(checkout.resolve()), str(articles.resolve())]
    surroundings = os.environ | ({"LD_PRELOAD": str(preload.resolve())} if preload else {})
    process = subprocess.Popen(
        command, cwd=checkout, env=surroundings, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    try:
        _line_of(process)
        yield process
    finally:
        process.kill()
        process.communicate()


def ask(process: subprocess.Popen[str], question: str) -> tuple[float, float]:
    """Return the milliseconds until an answer was shown, and until it was whole."""
    assert process.stdin
    process.stdin.write(f"{json.dumps(question)}\n")
    process.stdin.flush()
    shown, whole = json.loads(_line_of(process))
    return shown, whole


def build_hiding(folder: Path) -> Path:
    """Compile what hides all newer than AVX2, and return its path; raise `PullquoteError` if that is not possible."""
    compiler = shutil.which("cc")
    if not compiler:
        raise PullquoteError("--avx2 needs a C compiler, and there is no cc")
    if "cpuid_fault" not in all_flags():
        raise PullquoteError("--avx2 needs CPUID faulting, which this processor or system does not have")
    folder.mkdir(parents=True, exist_ok=True)
    library = folder / "avx2_only.so"
    subprocess.run([compiler, "-O1", "-shared", "-fPIC", "-o", library, _HERE / "avx2_only.c"], check=True)
    return library


def _line_of(process: subprocess.Popen[str]) -> str:
    assert process.stdout
    line = process.stdout.readline()
    if not line:
        raise PullquoteError(f"a process that answers ended with status {process.wait()}; what it said stands above")
    return line


if __name__ == "__main__":
    app()
