"""Questions about what a visitor added."""

from __future__ import annotations

import gc
from weakref import ref

import ui.service.invitations
from tests.factories import make_article
from tests.ui.fakes import FakeAssistant
from tests.waiting import until
from ui.service.busy import Turnstile, queued
from ui.service.examples import Examples
from ui.service.invitations import Invitations
from ui.service.visit import Visit

TOLD = "Ann Lee revealed the secret of the old palace."
QUESTION = "Who revealed the secret of the old palace?"


def visit_of(*names: str, turnstile: Turnstile | None = None) -> Visit:
    """Make the visit of somebody who added a file of each name."""
    extra = [make_article(f"{name}\n\n{TOLD}", f"/added/{name}") for name in names]
    everyone = queued(FakeAssistant(), turnstile or Turnstile(1, 0))
    return Visit(assistant=everyone.with_articles(extra), added=tuple(article.id for article in extra))


def asked(visit: Visit) -> list[str]:
    """Return what the assistant of a visit was asked."""
    return [question for question, *_ in visit.assistant.asked]


def done(suggestions: Examples | None) -> tuple[str, ...]:
    """Wait for what will be found."""
    assert suggestions is not None
    until(lambda: suggestions.done)
    return tuple(suggestions())


def test_what_a_visitor_added_is_asked_about():
    """As soon as it is there; whoever added nothing has no questions of their own."""
    invitations, visit = Invitations(), visit_of("a.txt")
    assert done(invitations.of("ann", visit)) == (QUESTION,)
    assert invitations.of("ann", visit) is invitations.of("ann", visit)
    assert invitations.of("bob", Visit(assistant=FakeAssistant())) is None


def test_they_are_looked_for_again_when_that_changes():
    """What was taken back is asked about no more."""
    invitations, visit = Invitations(), visit_of("a.txt", "b.txt")
    assert done(invitations.of("ann", visit)) == (QUESTION,)
    silent = make_article("Nothing is told here.", "/added/c.txt")
    changed = Visit(assistant=FakeAssistant().with_articles([silent]), added=(silent.id,))
    assert done(invitations.of("ann", changed)) == ()


def test_nobody_waits_behind_them():
    """One question of all visitors is asked at a time, when nobody else waits, and none where more was added."""
    turnstile, invitations = Turnstile(2, 1), Invitations()
    first, second = visit_of("a.txt", turnstile=turnstile), visit_of("a.txt", "b.txt", turnstile=turnstile)
    with turnstile.turn(), turnstile.turn():
        waiting = [invitations.of(key, first) for key in ("ann", "bob", "eve")]
        later = invitations.of("ann", second)
        until(lambda: waiting[0] is not None and waiting[0].done)
        assert not turnstile._waiting
        assert asked(first) == []
    assert done(later) == (QUESTION,)
    assert [done(each) for each in waiting] == [(), (QUESTION,), (QUESTION,)]


def test_no_more_visitors_are_kept_than_there_is_room_for(monkeypatch):
    """Those who were not there for longest are forgotten."""
    monkeypatch.setattr(ui.service.invitations, "_MOST", 1)
    invitations, visit = Invitations(), visit_of("a.txt")
    first = invitations.of("ann", visit)
    invitations.of("bob", visit)
    assert invitations.of("ann", visit) is not first


def test_nothing_that_a_visitor_added_is_held_by_what_is_suggested():
    """Additions are released once all is found, and once suggestions are no longer wanted."""
    turnstile, invitations = Turnstile(1, 0), Invitations()
    visit = visit_of("a.txt", turnstile=turnstile)
    with turnstile.turn():
        waiting = invitations.of("ann", visit)
        later = visit_of("b.txt", turnstile=turnstile)
        invitations.of("ann", later)
        assert waiting is not None
        until(lambda: waiting.done)
        held = ref(visit.assistant)
        del visit
        gc.collect()
        assert held() is None
    done(invitations.of("ann", later))
    held = ref(later.assistant)
    del later
    gc.collect()
    assert held() is None
