"""Bylines and credits answer only who made an article."""

from __future__ import annotations

import pytest

from index.types import Passage
from qa.kinds.spans.makers import without_makers
from qa.types import Reading, Span
from tests.factories import make_article, make_chunk

_ARTICLE = make_article(
    "Footbridge opens at Orme\n\nBy Sam Oyelaran\n\nThe footbridge over the Lune was opened on Monday by Ida Frost.\n"
)


def _left(question):
    text = _ARTICLE.text
    spans = tuple(Span(text.index(name), text.index(name) + len(name), 5.0) for name in ("Sam Oyelaran", "Ida Frost"))
    passage = Passage(chunk=make_chunk(text), score=1.0, rank=1)
    (reading,) = without_makers(question, [Reading(passage=passage, spans=spans, null_score=0.0)], {"a.txt": _ARTICLE})
    return [text[span.start : span.end] for span in reading.spans]


def test_the_article_has_a_byline():
    """The byline is recognised, or the other tests would show nothing."""
    assert _ARTICLE.structure.byline is not None


@pytest.mark.parametrize("question", ["Who designed the footbridge?", "Who opened the footbridge at Orme?"])
def test_who_wrote_an_article_did_nothing_in_it(question):
    """The writer is no answer to a question about the events."""
    assert _left(question) == ["Ida Frost"]


@pytest.mark.parametrize(
    "question", ["Who wrote the story about the footbridge?", "Who reported on it?", "Who is Sam Oyelaran?"]
)
def test_who_wrote_it_is_in_the_byline(question):
    """A question about the writing, or about the writer, is answered from the byline."""
    assert "Sam Oyelaran" in _left(question)


_MAIL = make_article(
    "From: Dora Lund <d@inn.example>\nTo: Bo Roe <b@roe.example>\nSubject: The wedding\n\nDear Bo,\n\nThe room is free."
    " The pianist is Leo Brandt.\n\nYours,\nDora Lund\n"
)


@pytest.mark.parametrize(
    ("question", "left"),
    [
        ("What is the bride's name?", ["Leo Brandt"]),
        ("Who plays the piano?", ["Leo Brandt"]),
        ("Who sent the mail?", ["Dora Lund", "Bo Roe", "Leo Brandt"]),
        ("Who wrote it?", ["Dora Lund", "Bo Roe", "Leo Brandt"]),
        ("Who reviewed the inn?", ["Dora Lund", "Bo Roe", "Leo Brandt"]),
    ],
)
def test_who_wrote_a_mail_did_nothing_in_it(question, left):
    """The lines that say who wrote a mail to whom answer only who did."""
    text = _MAIL.text
    spans = tuple(Span(text.index(name), text.index(name) + len(name), 5.0) for name in ("Dora Lund", "Bo Roe"))
    at = text.index("Leo Brandt")
    passage = Passage(chunk=make_chunk(text), score=1.0, rank=1)
    reading = Reading(passage=passage, spans=(*spans, Span(at, at + 10, 5.0)), null_score=0.0)
    (after,) = without_makers(question, [reading], {"a.txt": _MAIL})
    assert [text[span.start : span.end] for span in after.spans] == left


@pytest.mark.parametrize(("question", "stays"), [("Who is the club's treasurer?", True), ("Who owes fees?", False)])
def test_a_role_below_a_signature(question, stays):
    """A signature with a role below it says who has the role."""
    text = "From: a@b.example\nSubject: Fees\n\nDear Bo,\n\nFees are due.\n\nYours,\nAnn Lund\nTreasurer, Orme Club\n"
    span = Span(text.index("Ann Lund"), text.index("Ann Lund") + 8, 5.0)
    reading = Reading(passage=Passage(chunk=make_chunk(text), score=1.0, rank=1), spans=(span,), null_score=0.0)
    (after,) = without_makers(question, [reading], {"a.txt": make_article(text)})
    assert bool(after.spans) is stays


@pytest.mark.parametrize(
    ("question", "quote", "stays"),
    [
        ("Who put the gnome there?", "Dora", False),
        ("Who put the gnome there?", "Bo Lund", True),
        ("Who sent it?", "Dora", True),
        ("Who found the hat?", "Dora's aunt", True),
    ],
)
def test_a_mail_signed_with_a_first_name(question, quote, stays):
    """The sender's first name alone on a line is a signature, without any greeting before it."""
    text = (
        "From: Dora Lund <d@inn.example>\nSubject: Gnome\n\nDear Bo,\n\nIt was funny. Bo Lund did it. Dora's aunt found"
        " the hat.\n\nDora (number 14)\n"
    )
    at = text.index("Dora (") if quote == "Dora" else text.index(quote)
    span = Span(at, at + len(quote), 5.0)
    reading = Reading(passage=Passage(chunk=make_chunk(text), score=1.0, rank=1), spans=(span,), null_score=0.0)
    (after,) = without_makers(question, [reading], {"a.txt": make_article(text)})
    assert bool(after.spans) is stays


@pytest.mark.parametrize(
    ("question", "left"), [("Who tuned the harp?", ["Ida Frost"]), ("Who wrote about it?", ["Bo Lund", "Ida Frost"])]
)
def test_who_wrote_what_a_mail_quotes_did_nothing_in_it(question, left):
    """The line above a quoted mail answers only who wrote it."""
    text = "The harp was tuned by Ida Frost.\n\nOn Monday, Bo Lund wrote:\nHas anybody had the harp tuned?\n"
    spans = tuple(Span(text.index(name), text.index(name) + len(name), 5.0) for name in ("Bo Lund", "Ida Frost"))
    reading = Reading(passage=Passage(chunk=make_chunk(text), score=1.0, rank=1), spans=spans, null_score=0.0)
    (after,) = without_makers(question, [reading], {"a.txt": make_article(text)})
    assert [text[span.start : span.end] for span in after.spans] == left
