from __future__ import annotations

import pytest

from index.types import Chunk, Passage
from qa.choosing import FEATURES, choose, same_words
from qa.features import NAMES
from qa.ranking import Ranker
from qa.types import Reading, Span
from tests.factories import make_article

_TEXT = "Seoul holds shells. Kyiv holds guns. Seoul holds shells."


def _reading(start, end, spans, *, null=0.0, score=1.0, dense=0.5, article="a.txt"):
    chunk = Chunk(id=f"{article}:{start}-{end}", article_id=article, start=start, end=end, text=_TEXT[start:end])
    passage = Passage(chunk=chunk, score=score, rank=1, dense_rank=1, dense_score=dense)
    return Reading(passage=passage, spans=tuple(spans), null_score=null)


_MARGIN_ONLY = Ranker(version="test", weights=dict.fromkeys(NAMES, 0.0) | {"margin": 1.0})
_ARTICLES = {name: make_article(id=name, text=_TEXT) for name in ("a.txt", "b.txt")}


def _choose(*readings, ranker=_MARGIN_ONLY, **options):
    return choose(readings, _ARTICLES, ranker=ranker, **options)


def test_margin_orders_spans_of_different_passages():
    """A span is weighed by its distance to its own passage's null score, not by its bare logit."""
    high = _reading(0, 19, [Span(0, 5, 9.0)], null=8.0)
    low = _reading(20, 36, [Span(20, 24, 6.0)], null=1.0)
    first, second = _choose(high, low)
    assert (first.span.start, first.margin) == (20, 5.0)
    assert (second.span.start, second.margin) == (0, 1.0)


def test_the_score_orders_and_leads():
    """The ranker's score orders spans, while the margin stays the reader's."""
    far = _reading(0, 19, [Span(0, 5, 5.0)], dense=0.1)
    near = _reading(20, 36, [Span(20, 24, 4.0)], dense=0.5, article="b.txt")
    first, second = _choose(far, near, ranker=Ranker(version="test", weights=_MARGIN_ONLY.weights | {"near": 10.0}))
    assert (first.article_id, first.margin, first.score, first.lead) == ("b.txt", 4.0, 9.0, 3.0)
    assert (second.margin, second.score, second.lead) == (5.0, 6.0, -3.0)
    assert first.named == {"margin": 4.0, "misfit": 0.0, "near": 0.5}


def test_a_span_of_another_type_has_less_margin():
    """A span of the wrong type loses three logits of the margin that the confidence uses."""
    name, number = Span(0, 5, 9.0), Span(20, 24, 8.0)
    found = _choose(_reading(0, 36, [name, number]), question="How many shells are there?")
    assert [(choice.span, choice.margin) for choice in found] == [(name, 6.0), (number, 5.0)]


def test_an_empty_passage_takes_nothing_away():
    """Passages without spans change neither the choice nor its features."""
    one = _reading(0, 19, [Span(0, 5, 9.0)])
    empty = [_reading(20, 36, [], null=50.0) for _ in range(19)]
    assert _choose(one, *empty) == _choose(one)


def test_lead_is_over_other_words_elsewhere():
    """The lead ignores the same words in another place and other words that overlap the span."""
    here = _reading(0, 36, [Span(0, 5, 9.0), Span(0, 11, 8.0), Span(20, 24, 3.0)])
    again = _reading(37, 56, [Span(37, 42, 8.5)])
    assert _choose(here, again)[0].lead == 6.0


def test_lead_without_a_rival_is_the_margin():
    """A lone span leads by its own margin."""
    assert _choose(_reading(0, 19, [Span(0, 5, 9.0)], null=2.0))[0].lead == 7.0


def test_features_are_in_the_order_of_their_names():
    """The calibrator's inputs are the named fields."""
    choice = _choose(_reading(0, 19, [Span(0, 5, 9.0)]))[0]
    assert choice.features[:2] == (choice.margin, choice.lead)
    assert len(choice.features) == len(FEATURES)


def test_ties_are_ordered_by_chunk_and_offset():
    """Equal scores come by chunk id, then by offset."""
    spans = [Span(6, 11, 2.0), Span(0, 5, 2.0)]
    found = _choose(_reading(0, 19, spans, article="b.txt"), _reading(0, 19, spans))
    assert [(c.article_id, c.span.start) for c in found] == [("a.txt", 0), ("a.txt", 6), ("b.txt", 0), ("b.txt", 6)]


def test_no_spans_no_choices():
    """Readings without spans, and no readings, give an empty list."""
    assert _choose(_reading(0, 19, [])) == _choose() == []


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("a “very big mistake”", "A very big mistake.", True),
        ("the treaty", "treaty", True),
        ("3.4 million", "34 million", False),
        ("Ho-jin", "Ho jin", False),
        ("A", "The", False),
        ("An “A”", "a", False),
        ("“A”.", "a", True),
    ],
)
def test_same_words(one, other, same):
    """Case, quotation marks and articles make no difference; letters and digits do."""
    assert (same_words(one) == same_words(other)) is same
