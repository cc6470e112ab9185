"""Which question of each page is awaited."""

from __future__ import annotations

import pytest

import ui.service.pending
from ui.service.pending import Pending


def test_one_question_of_a_page_is_awaited():
    """Until it is answered; other pages have their own."""
    pending = Pending()
    first = pending.begin("1")
    assert first is not None
    assert pending.begin("1") is None
    assert pending.begin("2") is not None
    pending.end("1", first)
    assert not first.has_left
    assert pending.begin("1") is not None


def test_what_was_forgotten_ends_nothing():
    """A late answer to the question before does not let a third one in."""
    pending = Pending()
    first = pending.begin("1")
    pending.stop("1")
    second = pending.begin("1")
    assert first is not None
    assert second is not None
    assert first.has_left
    pending.end("1", first)
    assert not second.has_left
    assert pending.begin("1") is None


def test_a_question_that_was_stopped_before_it_began_never_begins():
    """The stop overtakes it in the queue; the next question begins, as do those of other pages and without numbers."""
    pending = Pending()
    pending.stop("1", 2)
    pending.stop("1", 1)
    assert pending.begin("1", 1) is None
    assert pending.begin("1", 2) is None
    assert pending.begin("2", 1) is not None
    third = pending.begin("1", 3)
    assert third is not None
    pending.end("1", third)
    assert pending.begin("1") is not None
    pending.leave("1")
    assert pending.begin("1", 1) is not None


def test_a_late_stop_leaves_the_next_question_alone():
    """Where it comes after that one has begun."""
    pending = Pending()
    second = pending.begin("1", 2)
    assert second is not None
    pending.stop("1", 1)
    assert not second.has_left
    pending.stop("1", 2)
    assert second.has_left


def test_stops_of_pages_that_never_close_have_an_end(monkeypatch: pytest.MonkeyPatch):
    """Whoever makes pages up fills no memory."""
    monkeypatch.setattr(ui.service.pending, "_MOST", 2)
    pending = Pending()
    for session in "abca":
        pending.stop(session, 1 if session != "a" else 2)
    assert len(pending._stopped) == 2
    assert pending.begin("a", 2) is None
    assert pending.begin("c", 1) is None
