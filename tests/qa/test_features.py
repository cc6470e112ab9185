from __future__ import annotations

from index.types import Chunk, Passage
from qa.features import NAMES, featured
from qa.types import Reading, Span
from tests.factories import make_article

_TEXT = "Seoul holds a lot of shells. Kyiv holds guns. Seoul holds 34 shells."
_ARTICLES = {name: make_article(id=name, text=_TEXT) for name in ("a.txt", "b.txt", "c.txt")}


def _reading(*quotes, article="a.txt", start=0, margin=2.0, name=None, dense=None):
    text = _ARTICLES[article].text
    chunk = Chunk(id=name or f"{article}:{start}", article_id=article, start=start, end=len(text), text=text[start:])
    spans = [Span(at := text.index(quote, start), at + len(quote), margin + 1.0) for quote in quotes]
    return Reading(
        passage=Passage(chunk=chunk, score=1.0, rank=1, dense_score=dense), spans=tuple(spans), null_score=1.0
    )


def _features(*readings, question="How many shells does Seoul hold?"):
    return [each.features for each in featured(readings, _ARTICLES, question=question)]


def test_every_span_has_every_feature():
    """Spans come in the order of the readings, each with its words and all features."""
    found = featured([_reading("34", "guns"), _reading("Kyiv", article="b.txt")], _ARTICLES, question="How many?")
    assert [each.quote for each in found] == ["34", "guns", "Kyiv"]
    assert all(tuple(each.features) == NAMES for each in found)
    assert featured([], _ARTICLES, question="How many?") == []


def test_what_a_span_says_by_itself():
    """A span's own features are its margin, and whether it can be an amount."""
    number, words = _features(_reading("34", "Seoul holds"))
    assert (number["margin"], number["misfit"]) == (2.0, 0.0)
    assert (words["margin"], words["misfit"]) == (2.0, 1.0)


def test_how_far_away_is_no_size():
    """A figure that is a distance by the words after it does not fit a question for a size."""
    article = make_article(id="a.txt", text="The ferry ran aground two miles from the harbour. It is 90 metres long.")
    chunk = Chunk(id="1", article_id="a.txt", start=0, end=len(article.text), text=article.text)
    spans = [Span(at := article.text.index(quote), at + len(quote), 1.0) for quote in ("two miles", "90 metres")]
    reading = Reading(passage=Passage(chunk=chunk, score=1.0, rank=1), spans=tuple(spans), null_score=0.0)
    found = featured([reading], {"a.txt": article}, question="How long is the ferry?")
    assert [each.features["misfit"] for each in found] == [1.0, 0.0]


def test_a_passage_without_a_vector_counts_as_the_farthest():
    """A passage without a cosine counts as the farthest; if none has one, all are alike."""
    found = _features(_reading("34", dense=0.5), _reading("guns", dense=0.25), _reading("Kyiv"))
    assert [features["near"] for features in found] == [0.5, 0.25, 0.25]
    assert [features["near"] for features in _features(_reading("34"), _reading("guns"))] == [0.0, 0.0]
