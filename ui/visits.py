"""Who is here: what each visitor added, and which articles he asks."""

from __future__ import annotations

import secrets
import time
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from threading import Lock, Timer

from index.errors import UnknownArticle, VisitOver
from index.types import Article
from ui.types import Answerer, Progress, silent

_GRACE = 600.0  # seconds between leaving the page and being forgotten: enough for a reload, or a lost connection
_MOST = 1000  # visits; beyond that, the oldest is forgotten


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """One visitor's view of the collection.

    `assistant` knows the collection and what the visitor added: the ids in `added`. `chosen` are the ids of the
    articles that his questions are asked of; () means all. `conversations` counts those he began anew.
    """

    assistant: Answerer
    added: tuple[str, ...] = ()
    chosen: tuple[str, ...] = ()
    conversations: int = 0

    @property
    def asked(self) -> tuple[str, ...] | None:
        """The articles to ask; None for all."""
        return self.chosen or None


@dataclass(slots=True, kw_only=True)
class _Stay:
    visit: Visit
    sessions: set[str] = field(default_factory=set)
    left: float = 0.0  # when the last page was left, by the monotonic clock


class Visits:
    """All visits, by a key that only the server and the one browser know.

    What is added is for the visitor alone, or, where `shared`, for everybody. A visit without an open page is
    forgotten after `grace` seconds, with all that was added to it alone.
    """

    def __init__(self, assistant: Answerer, *, shared: bool = False, grace: float = _GRACE) -> None:
        self._everyone = assistant
        self._shared = shared
        self._grace = grace
        self._stays: dict[str, _Stay] = {}
        self._lock = Lock()
        self._sweeper: Timer | None = None
        self._changing = Lock()  # adding takes seconds of both cores, so it is done one at a time

    @property
    def everyone(self) -> Answerer:
        """What is there for all, programs too."""
        return self._everyone

    def arrive(self, key: object, session: str) -> str:
        """Give the key of the visit that a page belongs to: `key` where it is one, else a new one."""
        with self._lock:
            if not isinstance(key, str) or key not in self._stays:
                key = secrets.token_urlsafe(16)
                self._stays[key] = _Stay(visit=Visit(assistant=self._everyone))
                if len(self._stays) > _MOST:
                    del self._stays[next(iter(self._stays))]
            self._stays[key].sessions.add(session)
            return key

    def leave(self, session: str) -> None:
        """Forget the visit that this page belonged to, unless it is opened again in time."""
        with self._lock:
            for stay in self._stays.values():
                if session in stay.sessions:
                    stay.sessions.discard(session)
                    stay.left = time.monotonic()
            self._sweep_later()

    def of(self, key: object) -> Visit:
        """Give a visit; for a key that is none, one that sees what is there for all."""
        with self._lock:
            stay = self._stays.get(key) if isinstance(key, str) else None
            visit = Visit(assistant=self._everyone) if stay is None else stay.visit
        return replace(visit, assistant=self._everyone) if self._shared else visit

    def add(self, key: object, articles: Sequence[Article], *, progress: Progress = silent) -> Visit:
        """Add articles to a visit; raises `VisitOver` where it is none, and `ArticlesError` where an id is taken."""
        with self._changing:
            visit = self._known(key)
            assistant = visit.assistant.with_articles(articles, progress=progress)
            return self._keep(key, assistant, (*visit.added, *(article.id for article in articles)))

    def remove(self, key: object, article_id: object) -> Visit:
        """Take back what was added; raises `UnknownArticle` for all that this visitor did not add."""
        with self._changing:
            visit = self._known(key)
            if not isinstance(article_id, str) or article_id not in visit.added:
                raise UnknownArticle(f"{article_id!r} is no article that you added")
            assistant = visit.assistant.without_articles([article_id])
            return self._keep(key, assistant, tuple(added for added in visit.added if added != article_id))

    def choose(self, key: object, ids: object) -> Visit:
        """Ask these articles only; an empty list asks all. Raises `UnknownArticle` for anything else."""
        visit = self._known(key)
        known = {article.id for article in visit.assistant.articles}
        if not isinstance(ids, list):
            raise UnknownArticle("a choice of articles is a list of their ids")
        unknown = [i for i in ids if not isinstance(i, str) or i not in known]
        if unknown:
            raise UnknownArticle(f"there is no article {unknown[0]!r} to ask; the list may have changed: choose again")
        with self._lock:
            stay = self._stays[str(key)]
            stay.visit = replace(stay.visit, chosen=tuple(dict.fromkeys(ids)))
        return self.of(key)

    def begin_anew(self, key: object) -> None:
        """Count a new conversation, so that an answer to a question of the old one is known as late."""
        with self._lock:
            if isinstance(key, str) and key in self._stays:
                stay = self._stays[key]
                stay.visit = replace(stay.visit, conversations=stay.visit.conversations + 1)

    def _known(self, key: object) -> Visit:
        with self._lock:
            if not isinstance(key, str) or key not in self._stays:
                raise VisitOver("this page was away for too long and is forgotten: reload it")
        return self.of(key)

    def _keep(self, key: object, assistant: Answerer, added: tuple[str, ...]) -> Visit:
        there = {article.id for article in assistant.articles}
        with self._lock:
            if self._shared:
                self._everyone = assistant
            stay = self._stays.get(str(key))
            if stay is None:
                raise VisitOver("this page was away for too long and is forgotten: reload it")
            chosen = tuple(article_id for article_id in stay.visit.chosen if article_id in there)
            stay.visit = replace(stay.visit, assistant=assistant, added=added, chosen=chosen)
        return self.of(key)

    def _sweep_later(self) -> None:
        """Forget whoever left, when the first of them has been away for long enough; the lock is held."""
        left = [stay.left for stay in self._stays.values() if not stay.sessions]
        if left and self._sweeper is None:
            self._sweeper = Timer(max(min(left) + self._grace - time.monotonic(), 0.0), self._sweep)
            self._sweeper.daemon = True
            self._sweeper.start()

    def _sweep(self) -> None:
        with self._lock:
            over = time.monotonic() - self._grace
            for key in [key for key, stay in self._stays.items() if not stay.sessions and stay.left <= over]:
                del self._stays[key]
            self._sweeper = None
            self._sweep_later()
