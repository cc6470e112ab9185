"""Serve the page with the fake assistant: `python -m tests.ui.serve_fake PORT [SETTINGS as JSON]`."""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from functools import partial
from pathlib import Path
from threading import Event

from index.archive import Archive
from index.articles import read_articles
from index.refresh import refresh
from qa.assistant import Assistant
from qa.confidence import Calibrator
from qa.source import Source
from tests.fakes import FakeEmbedder, FakeReader
from tests.ui.fakes import FakeAssistant, FakeExamples, LateExamples
from tests.ui.gallery import ARTICLES, GALLERY, asked_for
from tests.ui.gate import Gate
from tests.ui.rich import long_article, many
from tests.ui.tongue import LETTERS, foreign, foreign_answer, learn
from ui.app import launch
from ui.service.settings import Settings


def following(folder: Path, index: Path) -> Assistant:
    """Open a folder with models that are none, and follow it."""
    archive = Archive(folder, FakeEmbedder(), index=index)
    refresh(archive)
    archive.embed()
    calibrator = Calibrator(version="test", weights=(1.0, 0.0), bias=0.0, threshold=0.5)
    assistant = Assistant(archive.collection, FakeReader({"plum": 3.0}), calibrator, source=Source(archive))
    assistant.follow(Event())
    return assistant


if __name__ == "__main__":
    options = json.loads(sys.argv[2]) if len(sys.argv) > 2 else {}
    gate = Gate(Path(options.pop("gate"))) if "gate" in options else None
    examples = LateExamples(gate) if options.pop("late", False) and gate is not None else FakeExamples()
    with_gallery = options.pop("gallery", False)
    articles = (*FakeAssistant().articles, long_article()) if options.pop("long", False) else None
    if "many" in options:
        articles = (*FakeAssistant().articles, long_article(options.pop("characters")), *many(options.pop("many")))
    if "feedback" in options:
        options["feedback"] = Path(options["feedback"])
    if "uploads" in options:
        options["uploads"] = Path(options["uploads"])
    if "folder" in options:
        options["folder"] = Path(options["folder"])
        read = read_articles(options["folder"])
        articles, FakeAssistant.refused, FakeAssistant.unread = read.articles, read.refused, read.unread
    answers = asked_for if with_gallery else lambda question: None
    articles = ARTICLES if with_gallery else articles
    if options.pop("tongue", False):
        options["language"] = learn()
        articles = tuple(map(foreign, ARTICLES))
        answers = partial(asked_for, answers=tuple(map(foreign_answer, GALLERY.values())))
        FakeExamples.questions = tuple(answer.question.translate(LETTERS) for answer in GALLERY.values())[:4]
    index = options.pop("index", None)
    settings = replace(Settings(port=int(sys.argv[1])), **options)
    assistant = (
        FakeAssistant(articles, gate=gate, answers=answers)
        if index is None
        else following(settings.folder, Path(index))
    )
    launch(assistant, settings, examples=lambda _: examples)
