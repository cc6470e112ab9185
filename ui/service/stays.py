"""Which visits are known, and which are forgotten first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from index.types import Article
from ui.errors import VisitOver
from ui.service.visit import Visit

MOST = 1000  # visits; beyond that, one is forgotten for each that comes
_MOST_ADDED = 100_000_000  # characters of what all visitors added for themselves, in about a gigabyte of memory


@dataclass(slots=True, kw_only=True)
class Stay:
    """A visit, and what is known of the visitor; `sessions` are their open pages."""

    visit: Visit
    sessions: set[str] = field(default_factory=set)
    characters: int = 0  # of what they added for themselves
    chosen_at: float = 0.0  # by the clock of the visitor, in milliseconds
    dropped: tuple[Article, bytes | None] | None = None  # that was removed last, and its file if that is kept
    language: str = ""  # that the browser asked for
    seen: float = 0.0  # when the visitor last did something, by the monotonic clock


class Stays:
    """The stays by key. The caller holds a lock around all that changes them."""

    def __init__(self) -> None:
        self._stays: dict[str, Stay] = {}

    def __len__(self) -> int:
        return len(self._stays)

    def __contains__(self, key: str) -> bool:
        return key in self._stays

    def __getitem__(self, key: str) -> Stay:
        """Return a stay. Raise `VisitOver` for an unknown key."""
        if key not in self._stays:
            raise VisitOver("this session has expired: reload the page")
        return self._stays[key]

    def get(self, key: str) -> Stay | None:
        """Return a stay; None for an unknown key."""
        return self._stays.get(key)

    def all(self) -> Sequence[Stay]:
        """Return all stays."""
        return [*self._stays.values()]

    def admit(self, key: str, stay: Stay) -> None:
        """Admit a visitor, and forget another one if there are too many, or if they added too much together."""
        if len(self._stays) >= MOST:
            del self._stays[min(self._stays, key=self._standing)]
        self._stays[key] = stay
        self.make_room(key)

    def make_room(self, own: str) -> None:
        """Forget other visits than this one while all additions together are too large."""
        added = sum(stay.characters for stay in self._stays.values())
        for key in sorted(self._stays.keys() - {own}, key=self._standing):
            if added <= _MOST_ADDED:
                return
            added -= self._stays[key].characters
            if self._stays[key].characters:
                del self._stays[key]

    def leave(self, session: str, now: float) -> None:
        """Note that a page has been closed."""
        for stay in self._stays.values():
            if session in stay.sessions:
                stay.sessions.discard(session)
                stay.seen = now

    def forget_left(self, before: float) -> None:
        """Forget those without an open page who were last seen before then, or then."""
        for key in [key for key, stay in self._stays.items() if not stay.sessions and stay.seen <= before]:
            del self._stays[key]

    def first_left(self) -> float | None:
        """Return when the first of those without an open page was last seen; None if there is no one."""
        return min((stay.seen for stay in self._stays.values() if not stay.sessions), default=None)

    def present(self) -> list[str]:
        """Return the keys of those with an open page."""
        return [key for key, stay in self._stays.items() if stay.sessions]

    def added(self) -> set[str]:
        """Return the ids of the articles that visitors have added, or removed last."""
        stays = self.all()
        ids = {article_id for stay in stays for article_id in stay.visit.added}
        return ids | {stay.dropped[0].id for stay in stays if stay.dropped is not None}

    def _standing(self, key: str) -> tuple[bool, float]:
        """Return a key that sorts visits by what to forget first: no open page, then the least recently used."""
        stay = self._stays[key]
        return bool(stay.sessions), stay.seen
