"""Deciding on readings, without a search."""

from __future__ import annotations

from dataclasses import replace

import pytest

from index.types import Passage, Range
from qa.answering import PreparedQuestion, complete, decide, is_sure
from qa.comparing.sources import Sources
from qa.confidence import Calibrator
from qa.types import Versions
from tests.factories import make_article, make_chunk
from tests.fakes import FakeReader

_LEAD_ONLY = Calibrator(version="test", weights=(0.0, 1.0), bias=0.0, threshold=0.5)
_ARTICLES = {
    name: make_article(id=name, text=text)
    for name, text in (("a.txt", "Kyiv has a hundred guns."), ("b.txt", "Somebody counted two guns."))
}
_ASKED = PreparedQuestion(
    question="How many guns?",
    understood_as="How many guns?",
    threshold=0.5,
    versions=Versions(index="1", embedder="fake", reader="fake", calibrator="test"),
)


def _reading(name, rank):
    chunk = make_chunk(_ARTICLES[name].text, name)
    reader = FakeReader({"a hundred guns": 3.0, "two guns": 2.5})
    return reader.read("", [Passage(chunk=chunk, score=1.0, rank=rank)])[0]


def test_no_other_answer_is_likelier_than_the_answer():
    """An alternative alone leads by its whole margin, so its confidence is capped at the answer's."""
    sources = Sources(articles=_ARTICLES, copies={})
    readings = [_reading("a.txt", 1), _reading("b.txt", 2)]
    answer = complete(_ASKED, decide(_ASKED, readings, sources, _LEAD_ONLY), readings, sources, _LEAD_ONLY)
    others = [*answer.disagreements, answer.without_source]
    assert [(other.text, other.confidence) for other in others] == [("two guns", answer.confidence)] * 2
    assert answer.confidence == pytest.approx(0.6225)


def test_what_is_read_beside_an_answer_moves_no_chance_of_before():
    """The evidence keeps the probability that decided, though a rival read later shrinks the lead."""
    sources = Sources(articles=_ARTICLES, copies={})
    first, more = [_reading("a.txt", 1)], [_reading("b.txt", 11)]
    answer = complete(_ASKED, decide(_ASKED, first, sources, _LEAD_ONLY), first, sources, _LEAD_ONLY, more=more)
    confidences = {c.quote: c.probability for p in answer.evidence.passages for c in p.candidates}
    assert confidences["a hundred guns"] == answer.confidence == pytest.approx(0.9526)
    assert confidences["two guns"] == pytest.approx(0.3775)


def test_nothing_is_sure_where_newer_words_may_take_its_place():
    """An article that has versions, a correction or entries is read on, and so is a note that is left."""
    chunk = make_chunk(_ARTICLES["a.txt"].text, "a.txt")
    reading = FakeReader({"a hundred guns": 9.0}).read("", [Passage(chunk=chunk, score=1.0, rank=1)])
    plain = Sources(articles=_ARTICLES, copies={})
    assert is_sure(_ASKED, reading, (), plain)
    assert not is_sure(_ASKED, (), (), plain)
    assert not is_sure(_ASKED, reading, (), replace(plain, versions={"a.txt": ("b.txt",)}))
    structure = replace(_ARTICLES["a.txt"].structure, corrections=(Range(0, 4),))
    corrected = {"a.txt": replace(_ARTICLES["a.txt"], structure=structure)}
    assert not is_sure(_ASKED, reading, (), replace(plain, articles=corrected))
    noted = {**_ARTICLES, "b.txt": replace(_ARTICLES["b.txt"], structure=structure)}
    unread = [Passage(chunk=make_chunk(_ARTICLES["b.txt"].text, "b.txt"), score=0.1, rank=2)]
    assert is_sure(_ASKED, reading, unread, plain)
    assert not is_sure(_ASKED, reading, unread, replace(plain, articles=noted))
