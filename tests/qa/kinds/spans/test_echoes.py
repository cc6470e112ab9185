"""Spans that repeat the question."""

from __future__ import annotations

import pytest

from index.articles import article_from_text
from index.types import Chunk, Passage
from qa.kinds.spans.echoes import without_echoes
from qa.types import Reading, Span
from tests.qa.kinds.quoting import spans_left

_TEXT = """Should cities ban leaf blowers?

Police want to hear from anyone who saw a white Transit. He left some advice for his successors: never sleep.
So yes, cities should ban them. Kirby said no.

FM: You won two prizes.
LEE said: Ann did.

It has a third dish, a soup. Another new dish is a pie. She won the second prize.

One of three barns is to be sold. It is one of the barns from 1902.
"""


def _kept(question, *quotes, asks_yes_no=False):
    article = article_from_text("a.txt", _TEXT)
    chunk = Chunk(id="a", article_id="a.txt", start=0, end=len(_TEXT), text=_TEXT)
    spans = tuple(Span(_TEXT.index(quote), _TEXT.index(quote) + len(quote), 1.0) for quote in quotes)
    reading = Reading(passage=Passage(chunk=chunk, score=1.0, rank=1), spans=spans, null_score=0.0)
    (after,) = without_echoes(question, [reading], {"a.txt": article}, asks_yes_no=asks_yes_no)
    return [_TEXT[span.start : span.end] for span in after.spans]


@pytest.mark.parametrize(
    ("question", "quotes", "kept"),
    [
        ("Who saw a white Transit?", ["a white Transit", "anyone", "Police", "hear from anyone who saw"], ["Police"]),
        (
            "What advice did he leave for his successors?",
            ["some advice for his successors", "never sleep"],
            ["never sleep"],
        ),
        ("What advice did the old man have?", ["some advice for his successors", "advice"], []),
        (
            "What advice did the old man have?",
            ["advice for his successors: never sleep"],
            ["advice for his successors: never sleep"],
        ),
        ("Which dish was added?", ["a third dish", "third dish"], []),
        ("Which dish was added?", ["Another new dish"], []),
        ("Which dish was added?", ["third dish, a soup"], ["third dish, a soup"]),
        ("Which barn will be sold?", ["One of three barns"], []),
        ("Which barn will be sold?", ["one of the barns"], []),
        ("Which barn will be sold?", ["one of the barns from 1902"], ["one of the barns from 1902"]),
        ("Which prize did she win?", ["the second prize"], ["the second prize"]),
        ("Which Transit did they see?", ["a white Transit"], ["a white Transit"]),
        ("Who is Kirby?", ["Kirby"], ["Kirby"]),
        ("Who won two prizes?", ["FM: You won", "FM", "You won"], ["You won"]),
        ("Who won two prizes?", ["LEE", "Ann"], ["LEE", "Ann"]),
        ("Was it a white Transit or a red one?", ["a white Transit"], ["a white Transit"]),
        ("How many cities should ban them?", ["who", "cities should ban them"], []),
        ("Who said no?", ["ban them. Kirby", "Kirby"], ["Kirby"]),
        ("What did Kirby say?", ["ban them. Kirby said no"], ["ban them. Kirby said no"]),
    ],
)
def test_words_of_the_question_are_no_answer(question, quotes, kept):
    """The question's words and "anyone" are no answer; one word alone, or one of two choices, may be."""
    assert _kept(question, *quotes) == kept


@pytest.mark.parametrize(
    ("question", "kept"),
    [
        ("Where is the dish?", []),
        ("How many prizes are there?", []),
        ("When did she win?", []),
        ("Why did she win?", ["a pie. She won"]),
        ("What happened?", ["a pie. She won"]),
    ],
)
def test_a_value_is_in_one_sentence(question, kept):
    """A place, a number and a time do not go on behind the end of a sentence; a reason may."""
    assert _kept(question, "a pie. She won") == kept


@pytest.mark.parametrize(
    ("question", "text", "quote"),
    [
        ("Who founded the Ada Lund Trust?", "It was founded by Ada Lund.", "Ada Lund"),
        ("Where is the Orme Vale Clinic?", "The clinic is in Orme Vale.", "Orme Vale"),
        ("Which park is the Orme Museum in?", "The museum stands in Orme Park.", "Orme Park"),
        ("What letter did she write?", "She wrote a letter to her son.", "a letter to her son"),
        ("Who won the most medals?", "ORM: 12 medals\n\nTLM: 9 medals", "ORM"),
    ],
)
def test_what_a_longer_name_begins_with(question, text, quote):
    """It may answer, and so may a thing with what it is about, and initials before a figure."""
    assert spans_left(question, text, quote, rule=without_echoes) == [quote]


@pytest.mark.parametrize(
    ("question", "text", "quote", "stays"),
    [
        ("Who can join the choir?", "Anyone over 14 can join the choir.", "Anyone over 14", True),
        ("Who can use the kiln?", "It is open to anyone who lives in Tolm.", "anyone who lives in Tolm", True),
        ("Who may enter?", "Anyone under 15.", "Anyone under 15", True),
        ("Who should I ask?", "Ask someone in the shop.", "someone in the shop", True),
        ("Who found the ring?", "The ring was found by someone on the pier.", "someone on the pier", True),
        ("Who gets in free?", "Anyone over 70 gets in free.", "Anyone over 70", True),
        ("Who found the ring?", "Roe will reward anyone who found the ring.", "anyone who found the ring", False),
        ("Who found the ring?", "Roe asked anyone on the pier to call.", "anyone on the pier", False),
        ("Who found the ring?", "Somebody found the ring.", "Somebody", False),
        ("Who has a barge?", "Anyone with a barge can help.", "Anyone with a barge", False),
    ],
)
def test_anybody(question, text, quote, stays):
    """Who may do something can be anyone, and who did it someone of whom more is said than the question does."""
    assert spans_left(question, text, quote, rule=without_echoes) == ([quote] if stays else [])


def test_what_a_list_affirms_is_not_what_is_not():
    """A point of "The plan includes:" is no answer to what it does not include."""
    text = "The plan includes:\n\n- a bus\n- a bridge\n"
    article = article_from_text("a.md", text)
    chunk = Chunk(id="a", article_id="a.md", start=0, end=len(text), text=text)
    spans = (Span(text.index("a bus"), text.index("a bus") + 5, 1.0),)
    reading = Reading(passage=Passage(chunk=chunk, score=1.0, rank=1), spans=spans, null_score=0.0)
    for question, kept in (("What does the plan not include?", ()), ("What does the plan include?", spans)):
        (after,) = without_echoes(question, [reading], {"a.md": article})
        assert after.spans == kept


def test_a_question_does_not_answer_itself():
    """A title that is a question decides nothing, but may hold another answer."""
    quotes = ["ban leaf blowers", "cities should ban them"]
    assert _kept("Should cities ban leaf blowers?", *quotes, asks_yes_no=True) == ["cities should ban them"]
    assert _kept("What should cities do?", "ban leaf blowers") == ["ban leaf blowers"]


@pytest.mark.parametrize(
    ("text", "quote", "stays"),
    [
        ("They meet at noon in Rm. 4B of the hall.", "in Rm", False),
        ("They meet at noon in Rm. 4B of the hall.", "in Rm. 4B", True),
        ("They meet near Bldg. 7 of the yard.", "Bldg", False),
        ("They meet at 12 Main St. 40 members came.", "12 Main St", True),
        ("They meet at Lund Ltd. 40 members came.", "Lund Ltd", True),
        ("They meet in Tolm. 40 members came.", "in Tolm", True),
    ],
)
def test_nothing_ends_at_an_abbreviation_that_has_a_number(text, quote, stays):
    """One that ends a name may end a sentence."""
    assert spans_left("Where do they meet?", text, quote, rule=without_echoes) == ([quote] if stays else [])
