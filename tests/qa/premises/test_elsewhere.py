"""Spans of articles about something else than the names of a question."""

from __future__ import annotations

from index.types import Passage
from qa.premises.elsewhere import lacks_name, without_others
from qa.types import Reading, Span
from tests.factories import make_article, make_chunk

_MILL = make_article("Orme mill\n\nThe mill employs 240 people.", "mill.txt")
_CITY = make_article("Budget\n\nThe city of Tarn employs 11,300 people.", "city.txt")
_MILL_AND_TARN = make_article("Tarn looks on\n\nThe mill at Orme will close.", "both.txt")
_ARTICLES = {article.id: article for article in (_MILL, _CITY, _MILL_AND_TARN)}


def _reading(article, quote):
    chunk = make_chunk(article.text, article.id)
    at = article.text.index(quote)
    passage = Passage(chunk=chunk, score=1.0, rank=1)
    return Reading(passage=passage, spans=(Span(at, at + len(quote), 5.0),), null_score=0.0)


def _left(question, *, read=tuple(_ARTICLES)):
    readings = [_reading(_CITY, "11,300"), _reading(_MILL, "240")]
    return [len(each.spans) for each in without_others(question, readings, read, _ARTICLES)]


def test_an_article_with_none_of_the_names_does_not_answer():
    """If one article has all names of a question, an article with none of them is about something else."""
    assert _left("How many people does Orme mill employ?") == [0, 1]
    assert _left("How many people does Tarn employ?") == [1, 0]
    assert _left("How many people do Orme and Tarn employ?") == [1, 1]


def test_names_that_no_article_has_rule_nothing_out():
    """Without an article that has all names, or without names, all spans are kept."""
    assert _left("How many people does Velmouth employ?") == [1, 1]
    assert _left("How many people are employed?") == [1, 1]
    assert _left("How many people does Orme mill employ?", read=("city.txt",)) == [1, 1]


def test_a_name_may_be_in_the_title_only():
    """A name in the title is in the article."""
    assert not lacks_name("Who runs Orme?", _MILL)
    assert lacks_name("Who runs Velmouth?", _MILL)
