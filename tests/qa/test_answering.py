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


@pytest.mark.parametrize(
    ("longer", "text"),
    [("his old aide, Ada Lund", "Ada Lund"), ("the aunt of Ada Lund", None), ("Bo Roe and Ada Lund", None)],
)
def test_a_name_is_as_sure_as_with_its_role(longer, text):
    """The same person with a role before the name is the same answer; another phrase that ends in the name is not."""
    article = make_article(id="c.txt", text=f"We met {longer}.")
    passage = Passage(chunk=make_chunk(article.text, "c.txt"), score=1.0, rank=1)
    reading = FakeReader({"Ada Lund": 3.0, longer: 2.9}).read("", [passage])[0]
    by_length = _ByLength(version="test", weights=(0.0, 1.0), bias=0.0, threshold=0.5)
    sources = Sources(articles={"c.txt": article}, copies={})
    answer = decide(replace(_ASKED, understood_as="Who was met?"), [reading], sources, by_length)
    assert answer.text == text


class _ByLength(Calibrator):
    """Is surer of more than two words."""

    def probability(self, choice):
        """Return 0.9 for more than two words, else 0.4."""
        return 0.9 if choice.span.end - choice.span.start > len("Ada Lund") else 0.4


@pytest.mark.parametrize(
    ("question", "scores", "nearest"),
    [
        ("How many coins does Kyiv mint?", {"two guns": -1.0, "a hundred guns": -2.0}, "Kyiv has a hundred guns."),
        ("How many coins does Rome mint?", {"two guns": -1.0, "a hundred guns": -2.0}, None),
        ("How many coins does Rome mint?", {}, None),
        ("How many coins does Rome mint?", {"two guns": 0.1}, "Somebody counted two guns."),
        ("How many guns does Rome have?", {}, "Kyiv has a hundred guns."),
    ],
)
def test_the_nearest_sentence_has_a_word_of_the_question(question, scores, nearest):
    """That of the best span that has one; of any that the reader takes for an answer; none if there is no such."""
    chunks = [make_chunk(article.text, name) for name, article in _ARTICLES.items()]
    passages = [Passage(chunk=chunk, score=1.0, rank=rank) for rank, chunk in enumerate(chunks, start=1)]
    asked = replace(_ASKED, question=question, understood_as=question, threshold=0.99)
    calibrator = Calibrator(version="test", weights=(1.0, 0.0), bias=0.0, threshold=0.99)
    readings = FakeReader(scores).read("", passages)
    answer = decide(asked, readings, Sources(articles=_ARTICLES, copies={}), calibrator)
    assert answer.text is None
    assert (None if answer.nearest is None else answer.nearest.quote) == nearest
