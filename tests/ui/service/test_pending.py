"""Which question of each page is awaited."""

from __future__ import annotations

from ui.service.pending import Pending


def test_one_question_of_a_page_is_awaited():
    """Until it is answered; other pages have their own."""
    pending = Pending()
    first = pending.begin("1")
    assert first is not None
    assert pending.begin("1") is None
    assert pending.begin("2") is not None
    assert pending.is_awaited("1", first)
    pending.end("1", first)
    assert not pending.is_awaited("1", first)
    assert pending.begin("1") is not None


def test_what_was_forgotten_ends_nothing():
    """A late answer to the question before does not let a third one in."""
    pending = Pending()
    first = pending.begin("1")
    pending.forget("1")
    second = pending.begin("1")
    assert not pending.is_awaited("1", first)
    pending.end("1", first)
    assert pending.is_awaited("1", second)
    assert pending.begin("1") is None
