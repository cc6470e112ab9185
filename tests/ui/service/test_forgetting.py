"""When a visit is forgotten, and what ends with it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

import ui.service.stays
import ui.service.visits
from index.articles import articles_of_file
from tests.factories import make_article
from tests.ui.fakes import FakeAssistant
from ui.errors import VisitOver
from ui.service.originals import sent_id
from ui.service.stays import Stays
from ui.service.uploads import Uploads
from ui.service.visits import Visits

SECRET = make_article("The secret is plum.", "/added/1/a.txt")


def ids(visits: Visits, key: object) -> list[str]:
    return [article.id for article in visits.of(key).assistant.articles]


class Clock:
    """A clock that a test moves on, and the timers that go off by it."""

    def __init__(self) -> None:
        self.now = 0.0
        self._timers: list[tuple[float, Callable[[], None]]] = []

    def monotonic(self) -> float:
        return self.now

    def timer(self, seconds: float, do: Callable[[], None]) -> SimpleNamespace:
        return SimpleNamespace(daemon=False, start=lambda: self._timers.append((self.now + seconds, do)))

    def pass_by(self, seconds: float) -> None:
        end = self.now + seconds
        while due := [timer for timer in self._timers if timer[0] <= end]:
            first = min(due, key=lambda timer: timer[0])
            self._timers.remove(first)
            self.now = first[0]
            first[1]()
        self.now = end


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(ui.service.visits, "time", clock)
    monkeypatch.setattr(ui.service.visits, "Timer", clock.timer)
    return clock


def test_a_reload_goes_on_with_the_visit(clock: Clock):
    """Where it comes in time, as the page is left and opened again."""
    visits = Visits(FakeAssistant(), grace=600.0)
    key = visits.arrive("", "1")
    visits.add(key, [SECRET])
    visits.leave("1")
    clock.pass_by(599.0)
    assert visits.arrive(key, "2") == key
    clock.pass_by(3600.0)
    assert SECRET.id in ids(visits, key)


def test_a_visit_that_is_left_is_forgotten(clock: Clock):
    """With all that was added; other visits stay."""
    visits = Visits(FakeAssistant(), grace=600.0)
    key, other = visits.arrive("", "1"), visits.arrive("", "2")
    visits.add(key, [SECRET])
    visits.leave("1")
    visits.leave("nobody")
    clock.pass_by(601.0)
    assert SECRET.id not in ids(visits, key)
    with pytest.raises(VisitOver, match="reload"):
        visits.known(key)
    assert visits.arrive(key, "3") != key
    assert visits.arrive(other, "4") == other


def test_a_visit_that_is_used_is_not_forgotten(clock: Clock):
    """A connection that was lost for a moment says that its page was left; whoever goes on is there all the same."""
    visits = Visits(FakeAssistant(), grace=600.0)
    key = visits.arrive("", "1")
    visits.add(key, [SECRET])
    visits.leave("1")
    for _ in range(4):
        clock.pass_by(599.0)
        assert SECRET.id in ids(visits, key)
    clock.pass_by(601.0)
    assert SECRET.id not in ids(visits, key)


def test_what_a_forgotten_visitor_adds_is_for_nobody():
    """A visitor who is forgotten while it is indexed is told so, and nobody else gets it."""

    class Slow(FakeAssistant):
        def with_articles(self, extra, *, progress=None):
            visits._stays = Stays()
            return super().with_articles(extra)

    visits = Visits(Slow(), shared=True)
    key = visits.arrive("", "1")
    with pytest.raises(VisitOver):
        visits.add(key, [SECRET])
    assert (SECRET.id in [article.id for article in visits.everyone.articles], visits.edition) == (False, 0)


def test_visits_have_an_end(monkeypatch: pytest.MonkeyPatch):
    """Those who left go first, then those who have done nothing for longest."""
    monkeypatch.setattr(ui.service.stays, "MOST", 2)
    visits = Visits(FakeAssistant())
    keys = [visits.arrive("", str(n)) for n in range(3)]
    assert visits.arrive(keys[0], "x") != keys[0]
    assert visits.arrive(keys[2], "y") == keys[2]
    visits.leave("2")
    visits.leave("y")
    newest = visits.arrive("", "z")
    with pytest.raises(VisitOver):
        visits.known(keys[2])
    assert visits.known(newest).added == ()


def test_what_all_have_added_has_an_end(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    """Whoever left, else whoever did nothing for longest, is forgotten in memory, and is read again from the disk."""
    visits = Visits(FakeAssistant(), uploads=Uploads(tmp_path))
    data = b"The secret is plum. " * 10
    monkeypatch.setattr(ui.service.stays, "_MOST_ADDED", 2 * len(data))
    ann, bob, eve, sue = (visits.arrive("", name) for name in ("1", "2", "3", "4"))
    for key in (ann, bob, eve):
        digest = hashlib.sha256(data).hexdigest()
        visits.uploads.put(key, data)
        visits.add(key, articles_of_file(sent_id(digest, "a.txt"), data, source="a.txt"))
    assert [visits.of(key).added != () for key in (ann, bob, eve)] == [False, True, True]
    with pytest.raises(VisitOver):
        visits.known(ann)
    assert visits.known(sue).added == ()
    visits.leave("3")
    assert visits.arrive(ann, "5") == ann
    assert [visits.of(key).added != () for key in (ann, bob, eve)] == [True, True, False]
