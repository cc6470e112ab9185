"""Sentences that say no more than yes or no."""

from __future__ import annotations

import pytest

from qa.kinds.yes_no.bare import bare_verdict
from tests.factories import make_article

_DOUBLED = "Lund said that burglary in Oro had doubled under the mayor."
_WILLOW = "A willow fell across the bird hide."
_RANSOM = "I have been asked if the museum would pay a ransom."


def _verdict(text, question):
    article = make_article(text)
    return bare_verdict(question, article, article.sentences[-1])


@pytest.mark.parametrize(
    ("text", "question", "verdict"),
    [
        (f"{_DOUBLED} It has not.", "Has burglary doubled in Oro?", "no"),
        (f"{_DOUBLED} It hasn’t, police say.", "Has burglary doubled in Oro?", "unclear"),
        (f"{_DOUBLED} It has.", "Has burglary doubled in Oro?", "yes"),
        (f"{_RANSOM} We will not, and nobody has asked for one.", "Will the museum pay a ransom?", "no"),
        (f"{_RANSOM} We won’t.", "Will the museum pay a ransom?", "no"),
        (f"{_WILLOW} Nobody was inside.", "Was anybody in the bird hide?", "no"),
        ("The buses ran on Monday. They did not, though, stop in Oro.", "Did the buses run on Monday?", "unclear"),
    ],
)
def test_a_bare_yes_or_no(text, question, verdict):
    """A pronoun or "nobody" with the question's auxiliary, after what is asked about."""
    assert _verdict(text, question) == verdict


@pytest.mark.parametrize(
    ("text", "question"),
    [
        (f"{_DOUBLED} It has not.", "Will burglary double in Oro?"),
        (f"{_DOUBLED} It has not.", "Hasn’t burglary doubled in Oro?"),
        (f"{_DOUBLED} It has not.", "Has the ferry to Marl sunk?"),
        (f"{_DOUBLED} It has not fallen.", "Has burglary doubled in Oro?"),
        ("Ann Lund hoped to beat Bo Roe. She did not.", "Did Bo Roe beat Ann Lund?"),
        (f"{_WILLOW} Nobody was inside.", "Was the warden in the bird hide?"),
        (f"{_WILLOW} Nobody was inside the shop at the time.", "Was anybody in the bird hide?"),
    ],
)
def test_a_sentence_that_says_more_or_something_else(text, question):
    """Another auxiliary, subject or person, or further words give no verdict."""
    assert _verdict(text, question) == "unclear"
