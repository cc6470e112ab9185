"""Spans that repeat the question."""

from __future__ import annotations

import pytest

from index.articles import article_from_text
from index.types import Chunk, Passage, Range
from qa.kinds.echoes import without_echoes
from qa.kinds.lists.ordinals import counted_off
from qa.types import Reading, Span

_TEXT = """Should cities ban leaf blowers?

Police want to hear from anyone who saw a white Transit. He left some advice for his successors: never sleep.
So yes, cities should ban them. Kirby said no.

FM: You won two prizes.
LEE said: Ann did.
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
        ("Which Transit did they see?", ["a white Transit"], ["a white Transit"]),
        ("Who is Kirby?", ["Kirby"], ["Kirby"]),
        ("Who won two prizes?", ["FM: You won", "FM", "You won"], ["You won"]),
        ("Who won two prizes?", ["LEE", "Ann"], ["LEE", "Ann"]),
        ("Was it a white Transit or a red one?", ["a white Transit"], ["a white Transit"]),
        ("Who said no?", ["ban them. Kirby", "Kirby"], ["Kirby"]),
        ("What did Kirby say?", ["ban them. Kirby said no"], ["ban them. Kirby said no"]),
    ],
)
def test_words_of_the_question_are_no_answer(question, quotes, kept):
    """The question's words and "anyone" are no answer; one word alone, or one of two choices, may be."""
    assert _kept(question, *quotes) == kept


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


def test_what_is_counted_off():
    """The sentences that count off what is asked for are items, without the counting words."""
    text = (
        "River pact signed\n\nThree reasons were given for the delay. First, the text had to be translated. Second, "
        "Brund held an election. Third, nobody could find the stamp. The mayor watched.\n"
    )
    article = article_from_text("pact.txt", text)

    def found(question):
        return [text[place.start : place.end] for place in counted_off(question, article, Range(0, len(text)))]

    reasons = ["the text had to be translated", "Brund held an election", "nobody could find the stamp"]
    assert found("Why was the pact delayed?") == reasons
    assert found("Which reasons were given for the delay?") == reasons
    assert found("Why did the mayor of Oslo watch the pact?") == []
    assert found("Which countries were delayed?") == []


def test_what_is_counted_off_as_a_noun():
    """The first is the steamer, and so on, for how one can do something too."""
    text = (
        "The choirs of Morvane\n\nThere are three ways to get there. The first is the steamer from Quill Bay. "
        "The second is the railway. The third, for the hardy, is a footpath. The last train is at nine.\n"
    )
    article = article_from_text("a.txt", text)

    def found(question):
        return [text[place.start : place.end] for place in counted_off(question, article, Range(0, len(text)))]

    ways = ["the steamer from Quill Bay", "the railway", "a footpath"]
    assert found("How can one get to Morvane?") == found("What ways are there to get to Morvane?") == ways
    assert found("How can one leave the island?") == []
