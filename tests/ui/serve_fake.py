"""Serve the page with the fake assistant: `python -m tests.ui.serve_fake PORT [SETTINGS as JSON]`."""

from __future__ import annotations

import json
import os
import resource
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from threading import Event
from typing import Any

from index.archive import Archive
from index.articles import read_articles
from index.refresh import refresh
from index.types import Article
from qa.assistant import Assistant
from qa.confidence import Calibrator
from qa.source import Source
from qa.types import Answer
from tests.fakes import FakeEmbedder, FakeReader
from tests.ui.fakes import FakeAssistant, FakeExamples, LateExamples
from tests.ui.faults import Faulty, faults
from tests.ui.gallery import ARTICLES, GALLERY, asked_for
from tests.ui.gate import Gate
from tests.ui.rich import long_article, many
from tests.ui.tongue import LETTERS, foreign, foreign_answer, learn
from ui.app import launch
from ui.service.settings import Settings

_PATHS = {"feedback", "uploads", "folder"}  # settings that are told as text


def following(folder: Path, index: Path) -> Assistant:
    """Open a folder with models that are none, and follow it."""
    archive = Archive(folder, FakeEmbedder(), index=index)
    refresh(archive)
    archive.embed()
    calibrator = Calibrator(version="test", weights=(1.0, 0.0), bias=0.0, threshold=0.5)
    assistant = Assistant(archive.collection, FakeReader({"plum": 3.0}), calibrator, source=Source(archive))
    assistant.follow(Event())
    return assistant


def serve(port: int, options: dict[str, Any]) -> None:
    """Serve the page until this process ends; `options` are settings, and what the assistant is like."""
    gate = Gate(Path(options.pop("gate"))) if "gate" in options else None
    examples = LateExamples(gate) if options.pop("late", False) and gate is not None else FakeExamples()
    options |= {name: Path(options[name]) for name in _PATHS & options.keys()}
    if "handles" in options:
        resource.setrlimit(resource.RLIMIT_NOFILE, (options["handles"], options.pop("handles")))
    index, fault = options.pop("index", None), options.pop("fault", None)
    if fault is not None:
        assistant: Any = failing(Path(fault))
    elif index is None:
        articles, answers = texts(options)
        assistant = FakeAssistant(articles, gate=gate, answers=answers)
    else:
        assistant = following(options["folder"], Path(index))
    launch(assistant, replace(Settings(port=port), **options), examples=lambda _: examples)


def failing(named: Path) -> Faulty:
    """Return an assistant that fails by the error that a file names, while there is one."""
    known = faults()
    return Faulty(lambda: known[named.read_text("utf-8")] if named.exists() else None)


def texts(options: dict[str, Any]) -> tuple[Sequence[Article], Callable[[str], Answer | None]]:
    """Return the articles and the answers that the options name, which are taken out of these."""
    usual = FakeAssistant().articles
    if options.pop("tongue", False):
        options["language"] = learn()
        FakeExamples.questions = tuple(answer.question.translate(LETTERS) for answer in GALLERY.values())[:4]
        return tuple(map(foreign, ARTICLES)), partial(asked_for, answers=tuple(map(foreign_answer, GALLERY.values())))
    if options.pop("gallery", False):
        return ARTICLES, asked_for
    if options.pop("long", False):
        return (*usual, long_article()), nothing
    if "many" in options:
        return (*usual, long_article(options.pop("characters")), *many(options.pop("many"))), nothing
    if "folder" in options:
        read = read_articles(options["folder"])
        FakeAssistant.refused, FakeAssistant.unread = read.refused, read.unread
        return read.articles, nothing
    return usual, nothing


def nothing(question: str) -> None:
    """Return no answer of one's own."""


def serve_logged(log: Path, port: int, options: dict[str, Any]) -> None:
    """Serve the page, and write all that this process says into a file."""
    with log.open("w") as output:
        for descriptor in (1, 2):
            os.dup2(output.fileno(), descriptor)
    sys.stdout = open(1, "w", buffering=1, closefd=False)  # stays open as long as the process runs
    serve(port, options)


if __name__ == "__main__":
    serve(int(sys.argv[1]), json.loads(sys.argv[2]) if len(sys.argv) > 2 else {})
