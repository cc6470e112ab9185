"""Who only asks a question is not its answer."""

from __future__ import annotations

import pytest

from index.types import Passage
from qa.kinds.spans.wondering import without_wondering
from qa.types import Reading, Span
from tests.factories import make_article, make_chunk


def _stays(question, text, quote):
    article, start = make_article(text), text.index(quote)
    passage = Passage(chunk=make_chunk(text), score=1.0, rank=1)
    reading = Reading(passage=passage, spans=(Span(start, start + len(quote), 5.0),), null_score=0.0)
    (after,) = without_wondering(question, [reading], {"a.txt": article})
    return bool(after.spans)


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Alan Pym asked who had cut down the tree.", "Alan Pym"),
        ("Alan Pym asked who had cut down the tree.", "Alan Pym asked who had cut down the tree"),
        ("The clerk, Ivo Lund, wondered aloud who had cut it.", "Ivo Lund"),
        ("Ivo Lund said that he did not know who cut the tree.", "Ivo Lund"),
        ("The police want to find out who cut the tree in May.", "The police"),
        ("It is still unclear to Ivo Lund who had cut the tree.", "Ivo Lund"),
    ],
)
def test_whoever_asks_who_did_it_did_not(text, quote):
    """Nor whoever does not know."""
    assert not _stays("Who cut down the tree?", text, quote)


def test_that_nobody_knows_is_no_answer():
    """The words that say so are left out, too."""
    text = "It is not yet known what caused the leak."
    assert not _stays("What caused the leak?", text, "not yet known what caused the leak")
    assert _stays("What is not known?", text, "what caused the leak")


@pytest.mark.parametrize(
    ("question", "text", "quote"),
    [
        ("Who cut down the tree?", "Asked who had cut the tree, Pym named Ivo Lund.", "Ivo Lund"),
        ("Who cut down the tree?", "Ivo Lund cut it, and nobody asked who had cut it.", "Ivo Lund"),
        ("Who cut down the tree?", "Alan Pym asked when somebody had cut the tree.", "Alan Pym"),
        ("Who asked about the tree?", "Alan Pym asked who had cut down the tree.", "Alan Pym"),
        ("Who planted the tree?", "Alan Pym asked who had cut down the tree.", "Alan Pym"),
        ("Did Pym cut it?", "Alan Pym asked who had cut down the tree.", "Alan Pym"),
    ],
)
def test_others_stay(question, text, quote):
    """What is said after the question or before it, or with another word."""
    assert _stays(question, text, quote)
