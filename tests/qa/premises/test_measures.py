"""What a question takes for given, compared with articles of our own."""

from __future__ import annotations

from dataclasses import replace

import pytest

from index.articles import article_from_text
from qa.premises import MEASURES, measures
from qa.premises.presence import lacks_name

_TEXT = """Ferry line to close

The Harwick council closed the ferry line to Quillbury on Monday, after 31 people were injured in a
collision. Mayor Edda Lund said that the Dutch owner, Lay-Royce, had agreed.

Repairs would cost £2m. Nobody knows who would pay. The line carries 400 people a day. Most of them work
at the mill in Orrin.

The council meets again in May. It will hear the owner then. The Orrin mill, founded in 1921, is to have a
bus. A petrol-driven saw was stolen there, two miles from the non-stop line. The thief left no trace.
"""


def _of(question, quote):
    article = article_from_text("a.txt", _TEXT)
    start = _TEXT.index(quote)
    return dict(zip(MEASURES, measures(question, article, start, start + len(quote)), strict=True))


def test_a_question_that_the_text_bears_out_measures_nothing():
    """If every name and number is near the answer, all measures are zero."""
    found = _of("How many people were injured when the ferry line to Quillbury closed?", "31")
    assert not any(found.values())


@pytest.mark.parametrize(
    ("question", "quote", "measure", "expected"),
    [
        ("How many people were injured in Tarnbeck?", "31", "names_missing", 1.0),
        ("How many people from Old Tarn Beck were injured?", "31", "names_missing", 2.0),
        ("Who closed the line in 1998?", "Harwick council", "numbers_missing", 1.0),
        ("Who closed the ferry line in France?", "Harwick council", "names_missing", 1.0),
        ("What did the owner from the Netherlands do?", "agreed", "names_missing", 0.0),
        ("What did Lay-Royce sell?", "agreed", "names_missing", 0.0),
        ("What did LayRoyce sell?", "agreed", "names_missing", 0.0),
        ("Who owns the line to Quilbury?", "agreed", "names_missing", 0.0),
        ("tarnbeck ferry line", "Monday", "names_missing", 1.0),
        ("harwick ferry line", "Monday", "typed", 1.0),
        ("when did Łukasz sail", "Monday", "typed", 0.0),
    ],
)
def test_what_is_missing_is_measured(question, quote, measure, expected):
    """Names, numbers, words and opposites are measured near, far and nowhere; forms of a place are one."""
    assert _of(question, quote)[measure] == expected


def test_what_stands_elsewhere_in_the_article_is_not_missing():
    """A name counts anywhere in the article, a number only near the answer."""
    assert not any(_of("How many people from Orrin were injured?", "31").values())
    assert _of("Who closed the ferry line in 1921?", "Harwick council")["numbers_missing"] == 1.0


def test_a_code_counts_with_other_hyphens():
    """A flight's number is there whether it has a hyphen or not; a range of years is no year."""
    article = article_from_text("a.txt", "Flight QX-714 left Doha for Perth in 2003-04.")
    of = [
        measures(question, article, 0, 6)[MEASURES.index("numbers_missing")]
        for question in ("Where was QX714?", "Where was QX-714?", "Where was QX-715?", "Who left in 200304?")
    ]
    assert of == [0.0, 0.0, 1.0, 1.0]
    article = article_from_text("a.txt", "Flight QX714 left Doha.")
    assert measures("Where was QX-714?", article, 0, 6)[MEASURES.index("numbers_missing")] == 0.0


def test_a_question_without_terms_measures_nothing():
    """A question without terms, or an empty one, measures nothing."""
    assert not any(_of("", "31").values())
    assert not any(_of("What was it?", "31").values())


def test_who_wrote_an_article_is_not_missing():
    """Author and site of an article are not missing names."""
    article = replace(article_from_text("a.txt", _TEXT), author="Ada Fenn", site="Orrin Post")
    start = _TEXT.index("Monday")
    asked = ("When, says Ada Fenn, did the ferry line close?", "When, says Otto Blum, did the ferry line close?")
    names = [measures(question, article, start, start + 6)[MEASURES.index("names_missing")] for question in asked]
    assert names == [0.0, 2.0]


def test_a_name_of_a_question_may_be_in_the_title_only():
    """An article lacks a name that is neither in its text nor in its title."""
    article = article_from_text("a.txt", "Orme mill\n\nThe mill employs 240 people.")
    assert not lacks_name("Who runs Orme?", article)
    assert not lacks_name("Who runs it?", article)
    assert lacks_name("Who runs Velmouth?", article)
