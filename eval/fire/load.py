"""`python -m eval.fire.load`: many visitors who ask a running server at once.

Each visitor asks one question after another over `/v1/ask`. A visitor who is told "busy" comes back when
they were told to. Every answer is compared with the one that the same question got when nobody else was asking.
"""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from threading import Event, Thread
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from eval.fire.loads import Load, Response, load_of
from eval.gold import load_gold

app = typer.Typer(add_completion=False, rich_markup_mode=None)
GOLD = Path("eval/gold/seeds.jsonl")
Start = Callable[[Path], AbstractContextManager[tuple[str, "subprocess.Popen[bytes]"]]]
"""Takes the folder that a server writes to; gives its address and its process."""
_OPENING = 300.0  # seconds that a server may take to open
_LATE = 150.0  # seconds, more than a server takes before it gives up an answer
_BUSY = 429
_BETWEEN = 1.0  # seconds between two readings of the server's memory

Asking = Callable[[str], Response]


@app.command()
def load(
    visitors: Annotated[list[int] | None, typer.Option(help="Visitors at once; repeatable.")] = None,
    seconds: Annotated[float, typer.Option(min=1, help="How long each number of visitors asks.")] = 600.0,
    gold: Annotated[Path, typer.Option(help="The questions, as a gold file.")] = GOLD,
    limit: Annotated[int, typer.Option(min=1, help="The most questions that differ.")] = 100,
    articles: Annotated[str, typer.Option(help="The folder that is asked.")] = "seeds",
    address: Annotated[str, typer.Option(help="A running server; without it, one is started.")] = "",
) -> None:
    """Let visitors ask, and print what they got; exits with 1 if an answer differs or a request failed."""
    console = Console()
    questions = list(dict.fromkeys(question.question for question in load_gold(gold)))[:limit]
    with serving(articles, address) as (at, process):

        def ask(question: str) -> Response:
            return ask_at(at, question)

        alone = [ask(question) for question in questions]
        loads = [run(ask, questions, alone, each, seconds, process) for each in visitors or [1, 8, 32, 128]]
    console.print(table_of(loads))
    console.print(f"load of the machine while it ran: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    raise typer.Exit(1 if any(each.failed or each.differed for each in loads) else 0)


def run(
    ask: Asking,
    questions: Sequence[str],
    alone: Sequence[Response],
    visitors: int,
    seconds: float,
    process: int | None = None,
    clock: Callable[[], float] = time.monotonic,
) -> Load:
    """Let visitors ask for some seconds, and return the figures; `alone` has the responses without other visitors."""
    over = Event()
    began = clock()
    responses: list[list[Response]] = [[] for _ in range(visitors)]
    memory: list[float] = []

    def visit(visitor: int) -> None:
        at = visitor  # so that visitors do not ask the same at the same time
        while clock() - began < seconds and not over.is_set():
            number = at % len(questions)
            response = ask(questions[number]).beside(alone[number])
            responses[visitor].append(response)
            if response.status == _BUSY:
                over.wait(min(response.wait, max(began + seconds - clock(), 0.0)))
            else:
                at += 1

    threads = [Thread(target=visit, args=(visitor,)) for visitor in range(visitors)]
    for thread in threads:
        thread.start()
    try:
        while any(thread.is_alive() for thread in threads):
            memory += resident_mb(process)
            threads[0].join(_BETWEEN) if threads[0].is_alive() else over.wait(_BETWEEN)
    finally:
        over.set()
        for thread in threads:
            thread.join()
    return load_of(responses, clock() - began, memory)


def ask_at(address: str, question: str) -> Response:
    """Ask a server, and return its response."""
    body = json.dumps({"question": question}).encode()
    request = urllib.request.Request(f"{address}/v1/ask", body, {"Content-Type": "application/json"})
    began = time.monotonic()
    try:
        with urllib.request.urlopen(request, timeout=_LATE) as response:
            answer = json.load(response)
            places = [(each["article_id"], each["start"], each["end"]) for each in answer["citations"]]
            said = json.dumps([answer["text"], round(answer["confidence"], 6), places])
            return Response(status=response.status, seconds=time.monotonic() - began, said=said)
    except urllib.error.HTTPError as error:
        wait = error.headers.get("Retry-After", "1")
        return Response(status=error.code, seconds=time.monotonic() - began, wait=float(wait))
    except (OSError, ValueError):
        return Response(status=0, seconds=time.monotonic() - began)


@contextmanager
def serving(articles: str, address: str) -> Iterator[tuple[str, int | None]]:
    """Yield the address of a server and the id of its process; None for one that was running already."""
    if address:
        yield address.rstrip("/"), None
        return
    with started("--articles", articles) as (at, server):
        yield at, server.pid


@contextmanager
def started(*options: str) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """Start a server with some options, and yield its address and its process once it answers."""
    port = free_port()
    command = [sys.executable, "-m", "ui", *options, "--port", str(port)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as server:
        try:
            at = f"http://127.0.0.1:{port}"
            wait_for(at, server)
            yield at, server
        finally:
            server.terminate()


def free_port() -> int:
    """Return a port of this machine that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(address: str, server: subprocess.Popen[bytes]) -> None:
    """Wait until a server answers; raise `BadParameter` if it ends first or takes too long."""
    end = time.monotonic() + _OPENING
    while time.monotonic() < end and server.poll() is None:
        try:
            with urllib.request.urlopen(f"{address}/healthz"):
                return
        except OSError:
            time.sleep(0.2)
    raise typer.BadParameter("the server did not open: start it yourself, and give its --address")


def resident_mb(process: int | None) -> list[float]:
    """Return how much memory a process holds, in 10^6 bytes; [] if the system does not say."""
    try:
        lines = Path(f"/proc/{process}/status").read_text().splitlines()
    except OSError:
        return []
    return [int(line.split()[1]) * 1024 / 1e6 for line in lines if line.startswith("VmRSS:")]


def table_of(loads: Sequence[Load]) -> Table:
    """Return a table of the figures, with a column for each number of visitors."""
    table = Table("visitors at once", *(f"{each.visitors}" for each in loads))
    rows: dict[str, Callable[[Load], object]] = {
        "requests": lambda each: each.asked,
        "answers a second": lambda each: each.per_second,
        "seconds of an answer, p50": lambda each: each.p50,
        "p95": lambda each: each.p95,
        "p99": lambda each: each.p99,
        "told that it is busy": lambda each: each.busy,
        "failed": lambda each: each.failed,
        "unlike the answer alone": lambda each: each.differed,
        "fairness (Jain)": lambda each: each.fairness,
        "memory of the server, MB: first": lambda each: None if each.memory is None else each.memory[0],
        "last": lambda each: None if each.memory is None else each.memory[1],
        "most": lambda each: None if each.memory is None else each.memory[2],
    }
    for name, value in rows.items():
        table.add_row(name, *map(_shown, map(value, loads)))
    return table


def _shown(value: object) -> str:
    if value is None:
        return "-"
    return f"{value:,.2f}" if isinstance(value, float) else f"{value:,}"


if __name__ == "__main__":
    app()
