"""The names that do what a question asks about."""

from __future__ import annotations

from index.types import Range
from qa.kinds.lists.agents import agents
from tests.factories import make_article
from tests.qa.kinds.quoting import quotes

_PACT = """Nine countries signed the pact. Delegates from Ardan and Belmora signed first. Dunveil and Esk followed.
Galdor, whose minister was late, signed at six, and Hethe signed by post. Jorland refused to sign. Kessel would have
signed. Lorn has not signed. The Mell Institute praised the pact."""


def _agents(question, text=_PACT):
    return quotes(text, agents(question, make_article(text, "a.md"), Range(0, len(text))))


def test_the_names_that_do_what_is_asked_about():
    """Subjects of the verb count in each sentence, "followed" too; not who refused, would or has not."""
    assert _agents("Which countries signed the pact?") == ["Ardan", "Belmora", "Dunveil", "Esk", "Galdor", "Hethe"]
    assert _agents("Which countries signed the pact by post?") == ["Hethe"]
    assert _agents("Who praised the pact?") == ["The Mell Institute"]
    assert _agents("Which countries signed the treaty of Oslo in 1920?") == []
    assert _agents("Which countries did Ardan visit?") == []
