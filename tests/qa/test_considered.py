"""The passages and spans that were considered, as evidence."""

from __future__ import annotations

from dataclasses import replace

from index.types import Passage
from qa.choosing import choose
from qa.confidence import Calibrator
from qa.considered import considered, estimates, ranked
from qa.types import Reading, Span
from tests.factories import make_article, make_chunk

_ARTICLE = make_article(text="It rained in Seoul. The match was off.", id="a.txt")
_CALIBRATOR = Calibrator(version="test", weights=(1.0, 0.0), bias=0.0, threshold=0.5)


def _reading(start, end, span, null):
    chunk = make_chunk(_ARTICLE.text[start:end], "a.txt", start)
    return Reading(passage=Passage(chunk=chunk, score=0.5, rank=3, dense_rank=2), spans=(span,), null_score=null)


def test_candidates_carry_the_score_and_margin_of_their_passage():
    """Of two passages with the same span, each has its own score and margin."""
    readings = _reading(0, 19, Span(13, 18, 3.0), 1.0), _reading(0, 38, Span(13, 18, 2.0), 2.0)
    articles = {"a.txt": _ARTICLE}
    found = considered(readings, articles, estimates(choose(readings, articles), _CALIBRATOR))
    assert [(p.start, p.end, p.rank, p.lexical_rank, p.dense_rank, p.null_score) for p in found] == [
        (0, 19, 3, None, 2, 1.0),
        (0, 38, 3, None, 2, 2.0),
    ]
    candidates = [candidate for passage in found for candidate in passage.candidates]
    assert [(c.quote, c.score, c.margin, c.probability) for c in candidates] == [
        ("Seoul", 3.0, 2.0, 0.8808),
        ("Seoul", 2.0, 0.0, 0.5),
    ]


def test_a_passage_without_a_span_is_considered_too():
    """A passage without a span is listed with how it was found and no candidates."""
    reading = Reading(passage=Passage(chunk=make_chunk(), score=0.5, rank=1), spans=(), null_score=4.0)
    (passage,) = considered([reading], {"a.txt": _ARTICLE}, {})
    assert (passage.candidates, passage.null_score) == ((), 4.0)


def test_candidates_are_in_the_order_of_the_ranking():
    """Candidates are ordered by score across passages; without passages there are none."""
    readings = _reading(0, 38, Span(13, 18, 2.0), 2.0), _reading(0, 19, Span(13, 18, 3.0), 1.0)
    articles = {"a.txt": _ARTICLE}
    found = considered(readings, articles, estimates(choose(readings, articles), _CALIBRATOR))
    assert [(passage.end, candidate.margin) for passage, candidate in ranked(found)] == [(19, 2.0), (38, 0.0)]
    higher, lower = (
        replace(passage, candidates=(replace(passage.candidates[0], rank_score=score),))
        for passage, score in zip(found, (3.0, 1.0), strict=True)
    )
    assert [passage.end for passage, _ in ranked([lower, higher])] == [38, 19]
    plain = [replace(each, candidates=(replace(each.candidates[0], rank_score=None),)) for each in (higher, lower)]
    assert [passage.end for passage, _ in ranked(plain)] == [19, 38]
    assert ranked(()) == []
