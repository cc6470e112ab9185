"""Running one peer in a separate process."""

from __future__ import annotations

import json
import os
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from eval.gold import GoldQuestion
from eval.peers.known import Peer
from eval.peers.protocol import FoundAnswer
from index.types import Article

_ROOT = Path(__file__).parent.parent.parent  # where `eval` is imported from, whatever the working directory
_REASON = 500  # characters of a reason that are kept
_WORKER = ("-m", "eval.peers.worker")


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """The same inputs for every peer: the articles, the questions, the models' folders, and the cores.

    `embedder` None is the packaged all-MiniLM-L6-v2. `python` is the interpreter that the peers are installed in.
    """

    articles: Mapping[str, Article]
    gold: Sequence[GoldQuestion]
    reader: Path
    embedder: Path | None
    threads: int
    python: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PeerAnswer:
    """A peer's answer to one question, its time, and what it raised, if anything."""

    found: FoundAnswer
    milliseconds: float
    failed: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """A peer's answers by question id, and what they cost.

    `start_seconds` runs from the start of the process until the models are loaded, `index_seconds` from there until
    the first question can be asked. `peak_mb` is the most memory held at once (resident, in 10^6 bytes).
    """

    said: dict[str, PeerAnswer]
    start_seconds: float
    index_seconds: float
    peak_mb: float
    versions: dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class NotRun:
    """Why a peer could not be measured: what it raised, or how its process ended."""

    reason: str


def measure(peer: Peer, job: Job, on_line: Callable[[str], None] = lambda event: None) -> Measured | NotRun:
    """Run a peer; `on_line` is called for every event ("loaded", "indexed", "answer", "done", "failed")."""
    with TemporaryDirectory(prefix="peers-") as folder:
        path = Path(folder) / "job.json"
        content = {**_content(peer, job), "reader": str(_with_length(job.reader.resolve(), Path(folder)))}
        path.write_text(json.dumps(content, ensure_ascii=False), "utf-8")
        with (Path(folder) / "said.txt").open("w+b") as said:
            command = [job.python, *_WORKER, str(path)]
            with subprocess.Popen(
                command, cwd=_ROOT, env=_environment(job.threads), stdout=subprocess.PIPE, stderr=said
            ) as process:
                lines = _read_events(process, on_line)
            said.seek(0)
            last = said.read().decode("utf-8", "replace").strip().splitlines()[-1:]
    return _outcome(lines, process.returncode, last)


def question_of(gold: GoldQuestion) -> str:
    """Return the wording that every peer is asked: for a follow-up, its standalone form."""
    return gold.question if gold.standalone is None else gold.standalone


def _content(peer: Peer, job: Job) -> dict[str, Any]:
    return {
        "module": peer.module,
        "articles": {name: article.text for name, article in job.articles.items()},
        "questions": [(gold.id, question_of(gold)) for gold in job.gold],
        "embedder": None if job.embedder is None else str(job.embedder.resolve()),
        "packages": peer.packages,
        "threads": job.threads,
        "began": time.time(),
    }


def _with_length(reader: Path, folder: Path) -> Path:
    """Return the reader's folder, with its window length stated, which txtai needs for cutting."""
    if (reader / "tokenizer_config.json").exists():
        return reader
    whole = folder / "reader"
    whole.mkdir()
    for file in reader.iterdir():
        (whole / file.name).symlink_to(file)
    settings = json.loads((reader / "config.json").read_text("utf-8"))
    length = min(settings.get("max_position_embeddings", 512), 512)
    (whole / "tokenizer_config.json").write_text(json.dumps({"model_max_length": length}), "utf-8")
    return whole


def _environment(threads: int) -> dict[str, str]:
    """Return the environment of every peer: the number of threads, no network and no telemetry."""
    count = {name: str(threads) for name in ("OMP_NUM_THREADS", "MKL_NUM_THREADS", "OPENBLAS_NUM_THREADS")}
    offline = {"HF_HUB_OFFLINE": "1", "TRANSFORMERS_OFFLINE": "1", "HAYSTACK_TELEMETRY_ENABLED": "False"}
    return {**os.environ, **count, **offline, "TOKENIZERS_PARALLELISM": "false"}


def _read_events(process: subprocess.Popen[bytes], on_line: Callable[[str], None]) -> list[dict[str, Any]]:
    """Return the events of a process until it ends; whatever interrupts this ends the process too."""
    events = []
    try:
        for line in process.stdout or ():
            event = json.loads(line)
            events.append(event)
            on_line(event["event"])
    except BaseException:
        process.kill()
        process.wait()  # leaving the block of `Popen` after an interrupt waits a quarter of a second only
        raise
    return events


def _outcome(lines: Sequence[dict[str, Any]], status: int, last: Sequence[str]) -> Measured | NotRun:
    by_event = {line["event"]: line for line in lines}
    if "failed" in by_event:
        return NotRun(reason=" ".join(by_event["failed"]["reason"].split())[:_REASON])
    if status != 0 or "done" not in by_event:
        return NotRun(reason=" ".join([f"its process ended with status {status}", *last])[:_REASON])
    said = {
        line["id"]: PeerAnswer(
            found=FoundAnswer(*(line[field] for field in FoundAnswer._fields)),
            milliseconds=line["milliseconds"],
            failed=line["failed"],
        )
        for line in lines
        if line["event"] == "answer"
    }
    return Measured(
        said=said,
        start_seconds=by_event["loaded"]["seconds"],
        index_seconds=by_event["indexed"]["seconds"],
        peak_mb=by_event["done"]["peak_mb"],
        versions=by_event["done"]["versions"],
    )
