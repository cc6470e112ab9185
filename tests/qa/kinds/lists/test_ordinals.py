"""Things that sentences count off."""

from __future__ import annotations

from index.types import Range
from qa.kinds.lists.ordinals import counted_off
from tests.factories import make_article
from tests.qa.kinds.quoting import quotes


def _found(text, question):
    return quotes(text, counted_off(question, make_article(text), Range(0, len(text))))


def test_what_is_counted_off():
    """The sentences that count off what is asked for are items, without the counting words."""
    text = (
        "River pact signed\n\nThree reasons were given for the delay. First, the text had to be translated. Second, "
        "Brund held an election. Third, nobody could find the stamp. The mayor watched.\n"
    )
    reasons = ["the text had to be translated", "Brund held an election", "nobody could find the stamp"]
    assert _found(text, "Why was the pact delayed?") == reasons
    assert _found(text, "Which reasons were given for the delay?") == reasons
    assert _found(text, "Why did the mayor of Oslo watch the pact?") == []
    assert _found(text, "Which countries were delayed?") == []


def test_what_is_counted_off_as_a_noun():
    """The first is the steamer, and so on, for how one can do something too."""
    text = (
        "The choirs of Morvane\n\nThere are three ways to get there. The first is the steamer from Quill Bay. "
        "The second is the railway. The third, for the hardy, is a footpath. The last train is at nine.\n"
    )
    ways = ["the steamer from Quill Bay", "the railway", "a footpath"]
    assert _found(text, "How can one get to Morvane?") == _found(text, "What ways are there to get to Morvane?") == ways
    assert _found(text, "How can one leave the island?") == []
