"""A task about two small articles, a folder that stands for a reader, and a job of both."""

from __future__ import annotations

import json
import sys

from eval.peers.known import Peer
from eval.peers.process import Job
from eval.tasks import Task
from tests.eval.fakes import make_article, make_gold

ANN = make_article("Ann met Bob. Bob left.", "a.txt")
EVE = make_article("Eve stayed.", "b.txt")
ARTICLES = {"a.txt": ANN, "b.txt": EVE}
GOLD = (
    make_gold(ANN, "Bob", id="q1", question="Where is Bob?"),
    make_gold(EVE, "stayed", id="q2", question="And this one?", standalone="Where is stayed?", history=("Who?",)),
    make_gold(EVE, id="q3", question="Where is Zoe?"),
    make_gold(EVE, "Eve", id="q4", question="Where is trouble?"),
)


def make_peer(module: str, **fields: object) -> Peer:
    """Make a peer of this folder."""
    given = {"name": module, "packages": ("numpy", "no-such-package"), "settings": ("None.",), **fields}
    return Peer(module=f"tests.eval.peers.{module}", **given)


def make_reader(folder, **config: object):
    """Make the files of a reader, without weights."""
    (folder / "config.json").write_text(json.dumps(config), "utf-8")
    (folder / "model.safetensors").write_bytes(b"weights")
    (folder / "tokenizer.json").write_text("{}", "utf-8")
    return folder


def make_job(reader, **fields: object) -> Job:
    """Make the job of asking all questions."""
    given = {"articles": ARTICLES, "gold": GOLD, "embedder": reader, "threads": 1, "python": sys.executable}
    return Job(reader=reader, **{**given, **fields})


def make_task() -> Task:
    """Make the task that the job belongs to."""
    return Task(
        name="small", gold=GOLD, articles=ARTICLES, retrieval=True, inputs={"gold": "small"}, open=lambda reader: None
    )
