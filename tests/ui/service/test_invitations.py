"""Questions about what a visitor added."""

from __future__ import annotations

import ui.service.invitations
from tests.factories import make_article
from tests.ui.fakes import FakeAssistant
from tests.waiting import until
from ui.service.examples import Examples
from ui.service.invitations import Invitations
from ui.service.visit import Visit

TOLD = "Ann Lee revealed the secret of the old palace."
QUESTION = "Who revealed the secret of the old palace?"


def visit_of(*names: str) -> Visit:
    """Make the visit of somebody who added a file of each name."""
    extra = [make_article(f"{name}\n\n{TOLD}", f"/added/{name}") for name in names]
    return Visit(assistant=FakeAssistant().with_articles(extra), added=tuple(article.id for article in extra))


def done(suggestions: Examples | None) -> tuple[str, ...]:
    """Wait for what will be found."""
    assert suggestions is not None
    until(lambda: suggestions.done)
    return tuple(suggestions())


def test_what_a_visitor_added_is_asked_about():
    """As soon as it is there; whoever added nothing has no questions of their own."""
    invitations, visit = Invitations(lambda: None), visit_of("a.txt")
    assert done(invitations.of("ann", visit)) == (QUESTION,)
    assert invitations.of("ann", visit) is invitations.of("ann", visit)
    assert invitations.of("bob", Visit(assistant=FakeAssistant())) is None


def test_they_are_looked_for_again_when_that_changes():
    """What was taken back is asked about no more."""
    invitations, visit = Invitations(lambda: None), visit_of("a.txt", "b.txt")
    assert done(invitations.of("ann", visit)) == (QUESTION,)
    silent = make_article("Nothing is told here.", "/added/c.txt")
    changed = Visit(assistant=FakeAssistant().with_articles([silent]), added=(silent.id,))
    assert done(invitations.of("ann", changed)) == ()


def test_nobody_waits_behind_them():
    """Each question waits until nobody else asks, and is not asked where more was added meanwhile."""
    waited: list[Visit] = []
    first, second = visit_of("a.txt"), visit_of("a.txt", "b.txt")

    def wait() -> None:
        waited.append(first)
        if len(waited) == 1:
            invitations.of("ann", second)

    invitations = Invitations(wait)
    assert done(invitations.of("ann", first)) == ()
    assert done(invitations.of("ann", second)) == (QUESTION,)
    assert first.assistant.asked == []


def test_no_more_visitors_are_kept_than_there_is_room_for(monkeypatch):
    """Those who were not there for longest are forgotten."""
    monkeypatch.setattr(ui.service.invitations, "_MOST", 1)
    invitations, visit = Invitations(lambda: None), visit_of("a.txt")
    first = invitations.of("ann", visit)
    invitations.of("bob", visit)
    assert invitations.of("ann", visit) is not first
