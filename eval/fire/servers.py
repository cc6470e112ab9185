"""`python -m eval.fire.servers`: two servers on one published index, one of which is killed while both are asked."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from itertools import count
from pathlib import Path
from threading import Lock
from typing import Annotated

import typer
from rich.console import Console

from eval.fire.load import GOLD, Asking, ask_at, free_port, started
from eval.fire.loads import Response
from eval.gold import load_gold
from index.errors import EngineError
from index.milvus import Address
from index.milvus.engine import Engine

app = typer.Typer(add_completion=False, rich_markup_mode=None)
_OK = 200
_TRIES = 20  # of a client for one question, on one server and the other in turn
_PAUSE = 0.5  # seconds between two tries


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """The outcome of the questions: `retried` were asked again at least once, `lost` never got an answer.

    `differed` got another answer than the same question had alone.
    """

    asked: int
    retried: int
    lost: int
    differed: int


@app.command()
def main(
    articles: Annotated[str, typer.Option(help="The folder that is published and asked.")] = "seeds",
    gold: Annotated[Path, typer.Option(help="The questions, as a gold file.")] = GOLD,
    limit: Annotated[int, typer.Option(min=3, help="The most questions.")] = 40,
    visitors: Annotated[int, typer.Option(min=1, help="Questions asked at the same time.")] = 4,
) -> None:
    """Kill one of two servers after a third of the questions; exits with 1 if an answer is lost or differs."""
    questions = list(dict.fromkeys(question.question for question in load_gold(gold)))[:limit]
    with tempfile.TemporaryDirectory() as folder, _engine(Path(folder)) as address:
        command = [sys.executable, "-c", "from qa.cli import app; app()", "index", articles, "--index", address]
        subprocess.run(command, check=True, env={**os.environ, "XDG_CACHE_HOME": folder}, stdout=subprocess.DEVNULL)
        with started("--index", address) as (one, first), started("--index", address) as (two, _):
            alone = [ask_at(two, question) for question in questions]
            asking = [partial(ask_at, one), partial(ask_at, two)]
            outcome = spread(asking, questions, alone, kill=first.kill, visitors=visitors)
    Console().print(
        f"{outcome.asked} questions at two servers, one killed after a third: {outcome.retried} were asked again, "
        f"{outcome.lost} lost, {outcome.differed} answered differently than alone"
    )
    raise typer.Exit(1 if outcome.lost or outcome.differed else 0)


def spread(
    asking: Sequence[Asking],
    questions: Sequence[str],
    alone: Sequence[Response],
    *,
    kill: Callable[[], object],
    visitors: int,
    wait: Callable[[float], object] = time.sleep,
) -> Outcome:
    """Ask servers in turn, like a client that retries, and kill one after a third of the questions."""
    answered, lock = count(1), Lock()

    def ask(number: int) -> tuple[Response, int]:
        response, tries = Response(status=0, seconds=0.0), 0
        while response.status != _OK and tries < _TRIES:
            if tries:
                wait(_PAUSE)
            response = asking[(number + tries) % len(asking)](questions[number]).beside(alone[number])
            tries += 1
        with lock:
            if next(answered) == max(len(questions) // 3, 1):
                kill()
        return response, tries

    with ThreadPoolExecutor(visitors) as pool:
        responses = list(pool.map(ask, range(len(questions))))
    return Outcome(
        asked=len(questions),
        retried=sum(tries > 1 for _, tries in responses),
        lost=sum(response.status != _OK for response, _ in responses),
        differed=sum(not response.same for response, _ in responses),
    )


@contextmanager
def _engine(folder: Path) -> Iterator[str]:
    """Start Milvus Lite on a port, and yield the address of an index there."""
    port = free_port()
    lite = Path(sys.executable).with_name("milvus-lite")
    command = [str(lite), "server", "--data-dir", str(folder / "milvus"), "--host", "127.0.0.1", "--port", str(port)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        address = f"milvus://127.0.0.1:{port}/articles"
        try:
            while server.poll() is None and not _answers(address):
                time.sleep(0.1)
            yield address
        finally:
            server.terminate()


def _answers(address: str) -> bool:
    try:
        Engine(Address.parse(address)).close()
    except EngineError:
        return False
    return True


if __name__ == "__main__":
    app()
