"""What words for days mean in an article that states its own day."""

from __future__ import annotations

import pytest

from index.types import Range
from qa.citing import cite
from qa.dating.meant import dates_meant
from tests.factories import make_article


def _meant(sentence, published="2025-01-09"):
    article = make_article(f"A head\n\n{sentence}", published=published)
    start = article.text.index(sentence)
    return [(date.words, date.first, date.last) for date in dates_meant(article, Range(start, start + len(sentence)))]


@pytest.mark.parametrize(
    ("sentence", "words", "day"),
    [
        ("The schools will be closed on Friday, the council says.", "Friday", "2025-01-10"),
        ("The ferry ran aground on Monday.", "Monday", "2025-01-06"),
        ("The exams have been moved to Tuesday.", "Tuesday", "2025-01-14"),
        ("He was arrested on Thursday, prosecutors said.", "Thursday", "2025-01-09"),
        ("He was released on Tuesday, Mayor Ana Roe said.", "Tuesday", "2025-01-07"),
        ("On Wednesday the court ruled against him.", "Wednesday", "2025-01-08"),
        ("The match takes place on Sunday.", "Sunday", "2025-01-12"),
        ("The warning stays in force until Friday.", "Friday", "2025-01-10"),
        ("The service resumes on Friday.", "Friday", "2025-01-10"),
        ("He died last Friday.", "last Friday", "2025-01-03"),
        ("The strike is to begin on Monday.", "Monday", "2025-01-13"),
        ("The hearing was adjourned until Monday.", "Monday", "2025-01-13"),
        ("The envoy did not land until Tuesday.", "Tuesday", "2025-01-07"),
        ("The leak wasn't found until Monday.", "Monday", "2025-01-06"),
        ("The envoy did not plan to land until Tuesday.", "Tuesday", "2025-01-14"),
        ("The pool was not allowed to open until Monday.", "Monday", "2025-01-13"),
        ("The pool was not expected to open until Monday.", "Monday", "2025-01-13"),
        ("The verdict is expected on Friday.", "Friday", "2025-01-10"),
        ("They were expected back by Saturday.", "Saturday", "2025-01-11"),
        ("Residents returned home on Tuesday after the water fell.", "Tuesday", "2025-01-07"),
        ("She left hospital on Wednesday and is at home.", "Wednesday", "2025-01-08"),
        ("The record was set on 26 December.", "26 December", "2024-12-26"),
        ("It opens on January 20.", "January 20", "2025-01-20"),
        ("The club meets tonight.", "tonight", "2025-01-09"),
        ("It closed yesterday.", "yesterday", "2025-01-08"),
        ("It opens tomorrow.", "tomorrow", "2025-01-10"),
        ("He was seen three days ago.", "three days ago", "2025-01-06"),
        ("He was seen eleven days ago.", "eleven days ago", "2024-12-29"),
        ("Two weeks ago he was seen.", "Two weeks ago", "2024-12-26"),
        ("A week ago he was seen.", "A week ago", "2025-01-02"),
        ("It shut on 29 February.", "29 February", "2024-02-29"),
        ("A boy was hit by a car on Monday.", "Monday", "2025-01-06"),
        ("Thieves stole a clock from the museum on Monday.", "Monday", "2025-01-06"),
        ("Men who broke in by a window took it from the hall on Friday.", "Friday", "2025-01-03"),
        ("The council approved the plans on Monday.", "Monday", "2025-01-06"),
        ("Shares fell 3% at the close on Tuesday.", "Tuesday", "2025-01-07"),
        ("It rained from start to end on Monday.", "Monday", "2025-01-06"),
        ("Smoke could be seen for miles on Monday.", "Monday", "2025-01-06"),
        ("They dug up the remains on Monday.", "Monday", "2025-01-06"),
        ("The match was off due to rain on Monday.", "Monday", "2025-01-06"),
        ("They will cheer a hundred people at speed on Monday.", "Monday", "2025-01-13"),
        ("The firm cut its hopes of a profit on Monday.", "Monday", "2025-01-06"),
        ("The road is shut until early on Monday.", "Monday", "2025-01-13"),
        ("The bill must be paid by Monday.", "Monday", "2025-01-13"),
        ("He had left the house before Monday.", "Monday", "2025-01-06"),
        ("From Monday the ferry sails twice a day.", "Monday", "2025-01-13"),
        ("The talks begin on Monday.", "Monday", "2025-01-13"),
        ("The report is due on Monday.", "Monday", "2025-01-13"),
        ("The firm plans to reopen on Monday.", "Monday", "2025-01-13"),
        ("Schools return on Monday.", "Monday", "2025-01-13"),
    ],
)
def test_a_word_for_a_day_means_the_day_its_sentence_tells(sentence, words, day):
    """The tense decides the week of a weekday, and 26 December is the nearest one."""
    assert _meant(sentence) == [(words, day, day)]


@pytest.mark.parametrize(
    ("sentence", "words", "first", "last"),
    [
        ("Prices rose last month.", "last month", "2024-12-01", "2024-12-31"),
        ("It will open next year.", "next year", "2026-01-01", "2026-12-31"),
        ("Prices fell this week.", "this week", "2025-01-06", "2025-01-12"),
        ("They met last weekend.", "last weekend", "2025-01-04", "2025-01-05"),
        ("It was built two years ago.", "two years ago", "2023-01-01", "2023-12-31"),
        ("It shut three months ago.", "three months ago", "2024-10-01", "2024-10-31"),
    ],
)
def test_a_word_for_a_while_means_all_its_days(sentence, words, first, last):
    """Words such as "this week" mean all their days, and a week begins on Monday."""
    assert _meant(sentence) == [(words, first, last)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Voting begins next Friday.",
        "Rain is forecast for Saturday.",
        "It opened on Thursday, 2 January 2025.",
        "Prices rose over the last month.",
        "Prime Minister Tuesday Weld spoke.",
        "He cited Friday's vote.",
        "It was 31 June.",
    ],
)
def test_what_cannot_be_told_is_left_out(sentence):
    """Ambiguous days, full dates, durations, names and impossible days are left out."""
    assert _meant(sentence) == []


def test_two_days_of_a_sentence_are_each_worked_out():
    """Each of two days in a sentence gets its own meaning."""
    told = _meant("The minister said on Tuesday that the plan will be dropped on Saturday.")
    assert told == [("Tuesday", "2025-01-07", "2025-01-07"), ("Saturday", "2025-01-11", "2025-01-11")]


def test_an_article_without_a_day_tells_none():
    """Without the article's day, no day can be derived."""
    assert _meant("He was arrested on Thursday.", published=None) == []


def test_a_citation_tells_the_day_and_from_what_it_was_worked_out():
    """A citation has the day and its basis, and the quote stays as it is."""
    article = make_article("A head\n\nThe service resumes on Friday.", published="2024-10-09")
    start = article.text.index("Friday")
    citation = cite(article, start, start + 6)
    assert citation.quote == "Friday"
    assert [(date.first, date.basis) for date in citation.dates] == [
        ("2024-10-11", "worked out from the article's date, 9 October 2024")
    ]


def test_the_day_of_a_live_page_entry_counts_before_the_article_day():
    """In a live page of two days, "today" is the day of the entry."""
    words = "\n\n".join(f"{stamp}\nThe water is rising today, they say." for stamp in ("09:00", "10:00", "11:00"))
    article = make_article(f"Flood\n\nFriday 3 May 2024\n\n{words}", published="2024-05-05")
    start = article.text.index("today")
    assert [(date.first, date.basis) for date in dates_meant(article, Range(start, start + 5))] == [
        ("2024-05-03", "worked out from the entry's date, 3 May 2024")
    ]
