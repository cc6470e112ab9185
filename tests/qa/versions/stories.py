"""Small stories for tests: two versions of one, a live page, and a corrected one."""

from __future__ import annotations

from dataclasses import replace

from index.types import Passage
from qa.answering import PreparedQuestion, complete, decide
from qa.comparing.sources import Sources
from qa.confidence import Calibrator
from qa.types import Answer, Versions
from tests.factories import make_article, make_chunk
from tests.fakes import FakeReader

EARLY = make_article(
    "Fire at mill\n\nPublished: 2024-05-03 06:00\n\n"
    "Four people were hurt in a fire at the Orrin mill. It was built in 1904.\n",
    id="early.txt",
)
LATE = make_article(
    "Fire at mill\n\nPublished: 2024-05-03 18:00\n\n"
    "Nine people were hurt in a fire at the Orrin mill. It was built in 1904.\n",
    id="late.txt",
)
LIVE = make_article(
    "Fire at mill: live\n\n09:15\nFire crews say four people have been hurt at the mill.\n\n"
    "11:02\nFire crews say seven people "
    "have been hurt at the mill.\n\n"
    "12:40\nTwo dogs have been hurt in the park, a vet says.\n\n"
    "14:30\nFire crews say nine people "
    "have been hurt at the mill.\n",
    id="live.txt",
)
NOTED = make_article(
    "Fire at mill\n\nNine people were hurt in a fire at the Orrin mill on Friday, fire crews said.\n\n"
    "Correction: An earlier version of this story said that four people were hurt.\n",
    id="noted.txt",
)
EVEN = Calibrator(version="test", weights=(1.0, 0.0), bias=0.0, threshold=0.5)
PAIR = {"early.txt": ("late.txt",), "late.txt": ("early.txt",)}


def sources_of(*articles, versions=None):
    """Combine articles into sources, with the versions of each."""
    return Sources(
        articles={article.id: article for article in articles}, copies={}, versions={} if versions is None else versions
    )


def read(scores, *articles):
    """Read each article whole, with the scores of its quotes."""
    chunks = [make_chunk(article.text, article.id) for article in articles]
    passages = [Passage(chunk=chunk, score=1.0, rank=rank) for rank, chunk in enumerate(chunks, start=1)]
    return FakeReader(scores).read("", passages)


def ask(question, scores, *articles, versions=None, **changes) -> Answer:
    """Decide on a question with given scores of quotes."""
    asked = PreparedQuestion(
        question=question,
        understood_as=question,
        threshold=0.5,
        versions=Versions(index="1", embedder="fake", reader="fake", calibrator="test"),
    )
    sources = sources_of(*articles, versions=versions)
    asked = replace(asked, **changes)
    readings = read(scores, *articles)
    return complete(asked, decide(asked, readings, sources, EVEN), readings, sources, EVEN)
