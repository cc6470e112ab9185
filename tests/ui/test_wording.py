"""Figures, dates and reasons in words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from index.articles import article_from_text
from index.types import Place
from tests.ui.fakes import make_answer
from ui.texts import day
from ui.wording import count, days, percent, place, reason


@pytest.mark.parametrize(
    ("probability", "words"), [(0.004, "under 1%"), (0.006, "1%"), (0.994, "99%"), (0.996, "over 99%")]
)
def test_nothing_is_certain(probability: float, words: str):
    """A probability that rounds to 0 or to 100 is not called so."""
    assert percent(probability) == words


@pytest.mark.parametrize(
    ("known", "said"),
    [
        ("nothing found", "No passage in them comes close to the question."),
        ("no span", "Passages come close to the question, but no words in them answer it."),
        ("nothing asked", "Ask a question that a sentence in the articles can answer."),
        ("a reason not known here", "No words in them answer the question."),
        (None, "No words in them answer the question."),
    ],
)
def test_an_abstention_always_says_why(known: str | None, said: str):
    """There is a sentence for every reason, even an unknown one."""
    answer = make_answer("Who won?", confidence=0.12)
    assert reason(replace(answer, evidence=replace(answer.evidence, reason=known))) == said


@pytest.mark.parametrize(("confidence", "words"), [(0.12, "12%"), (0.499, "just under 50%")])
def test_a_guess_below_the_threshold_is_never_said_to_reach_it(confidence: float, words: str):
    """It is said to be below, even if both round to the same."""
    said = reason(make_answer("Who won?", confidence=confidence))
    assert said == f"The best guess is only {words} likely."


def test_a_guess_that_hardly_anything_speaks_for():
    """It is said to be less likely than the lowest figure that is told."""
    assert reason(make_answer("Who won?", confidence=0.004)) == "The best guess is less than 1% likely."


@pytest.mark.parametrize(
    ("published", "shown"),
    [
        ("2024-06-20", "20 June 2024"),
        ("2024-06-02T10:30:00Z", "2 June 2024"),
        ("2024-06", "2024-06"),
        ("<b>soon</b>", "<b>soon</b>"),
    ],
)
def test_dates_are_written_out(published: str, shown: str):
    """Where they are whole."""
    assert day(published) == shown


@pytest.mark.parametrize(
    ("number", "noun", "words"),
    [(1, "copy", "1 copy"), (2, "copy", "2 copies"), (0, "article", "0 articles"), (1200, "word", "1,200 words")],
)
def test_one_is_not_many(number: int, noun: str, words: str):
    """Numbers and nouns go together."""
    assert count(number, noun) == words


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("2025-03-04", "2025-03-04", "4 March 2025"),
        ("2025-02-01", "2025-02-28", "February 2025"),
        ("2025-01-01", "2025-12-31", "2025"),
        ("2025-03-03", "2025-03-09", "3 March 2025 to 9 March 2025"),
        ("2025-03-01", "2025-04-30", "1 March 2025 to 30 April 2025"),
        ("2024-12-01", "2025-01-31", "1 December 2024 to 31 January 2025"),
    ],
)
def test_days_are_written_as_shortly_as_can_be(first: str, last: str, words: str):
    """A day, a whole month, a whole year, or both ends."""
    assert days(first, last) == words


@pytest.mark.parametrize(
    ("article_id", "label", "said"),
    [
        ("talk.vtt", "0:00:07", "0:00:07"),
        ("a.html", "#story > p:nth-of-type(2)", ""),
        ("a.html", "#story", ""),
        ("mail.eml#costs.docx", "", "costs.docx"),
        ("old.zip#2019/a.pdf", "page 3", "2019/a.pdf, page 3"),
        ("feed.rss#https://a.example/b.html", "entry 1", "entry 1"),
        ("a.csv#row 2", "row 2", "row 2"),
    ],
)
def test_a_place_is_named_as_a_reader_would(article_id, label, said):
    """The time of a talk, the file in a mail or an archive; no path of an element."""
    article = article_from_text(article_id, "It rained.")
    places = (Place(0, 10, label),) if label else ()
    assert place(replace(article, source=article_id.partition("#")[0], places=places), 3) == said
