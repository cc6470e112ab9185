"""Who is here: what each visitor added, and which articles they ask."""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from threading import Lock, Timer

from index.errors import UnknownArticle
from index.pages import has_pages
from index.progress import Progress, silent
from index.scope import matching
from index.types import Article
from ui.errors import VisitOver
from ui.service.originals import Originals
from ui.service.stays import Stay, Stays
from ui.service.uploads import Uploads
from ui.service.visit import Visit, read_limits
from ui.types import Answerer

_GRACE = 600.0  # seconds from the last use to being forgotten: enough for a reload, or a lost connection
_SWEEP = 3600.0  # seconds between two checks for what has been kept for long enough


class Visits:
    """All visits, by a key that only the server and the one browser know.

    `everyone` is what all visitors share. Additions are for the visitor alone or, if `shared`, for everybody. A visit
    without an open page is forgotten `grace` seconds after it was last used; what was added to it alone is read again
    from `uploads` when the visitor comes back, if it is still kept there.
    """

    def __init__(
        self,
        assistant: Answerer,
        *,
        shared: bool = False,
        grace: float = _GRACE,
        originals: Originals | None = None,
        uploads: Uploads | None = None,
    ) -> None:
        self.originals = Originals() if originals is None else originals
        self.uploads = Uploads() if uploads is None or shared else uploads
        self.everyone = assistant
        self.is_shared = shared
        self._edition = 0
        self._grace = grace
        self._stays = Stays()
        self._lock = Lock()
        self._sweeper: Timer | None = None
        self._swept = -_SWEEP
        self._changing = Lock()  # adding takes seconds of both cores, so one at a time

    @property
    def edition(self) -> int:
        """How often the shared articles have changed."""
        return self._edition + self.everyone.edition

    @property
    def count(self) -> int:
        """How many visits there are now."""
        return len(self._stays)

    def arrive(
        self, key: str, session: str, language: str = "", *, before: str = "", progress: Progress = silent
    ) -> str:
        """Return the key of the visit that a page belongs to: `key` if it is one, else a new one.

        `before` is the key of an earlier visit of the same browser, which a page without a key continues unless
        another page does. `progress` is told how much of the earlier additions has been read again.
        """
        mine = self._returning(key, progress) or (None if key else self._returning(before, progress, alone=True))
        with self._lock:
            if mine is None or mine not in self._stays:
                mine = self._admit(secrets.token_urlsafe(16), Visit(assistant=self.everyone))
            self._stays[mine].sessions.add(session)
            self._stays[mine].seen = time.monotonic()
            self._stays[mine].chosen_at = 0.0  # the visitor's clock may have gone back since
            self._stays[mine].language = language
        self.uploads.touch(mine)
        self._sweep_uploads()
        return mine

    def _returning(self, key: str, progress: Progress, *, alone: bool = False) -> str | None:
        """Return the key if its visitor is known, or was; with `alone`, only if they have no page open. Else None."""
        if key not in self._stays and not self.uploads.is_kept(key):
            return None
        if key not in self._stays:
            with self._changing:
                if key not in self._stays:  # another page of theirs may have been quicker
                    visit = self._read_again(key, progress)
                    with self._lock:
                        self._admit(key, visit)
        stay = self._stays.get(key)
        return None if stay is None or (alone and stay.sessions) else key

    def _read_again(self, key: str, progress: Progress) -> Visit:
        """Return the visit of a returning visitor, with their additions read again from their files."""
        articles: list[Article] = []
        for read, data in self.uploads.articles(key):
            articles += read
            if has_pages(read[0]):
                self.originals.keep(read[0].sha256, data)
        assistant = self.everyone.with_articles(articles, progress=progress) if articles else self.everyone
        return Visit(assistant=assistant, added=tuple(article.id for article in articles))

    def _admit(self, key: str, visit: Visit) -> str:
        """Admit a visitor. The caller holds the lock."""
        self._stays.admit(key, Stay(visit=visit, characters=0 if self.is_shared else _characters(visit)))
        return key

    def language(self, key: str) -> str:
        """Return the language that a visitor's browser asked for; "" for an unknown key."""
        stay = self._stays.get(key)
        return "" if stay is None else stay.language

    def leave(self, session: str) -> None:
        """Forget the visit that this page belonged to, unless it is opened again or used in time."""
        with self._lock:
            self._stays.leave(session, time.monotonic())
            self._sweep_later()

    def of(self, key: str) -> Visit:
        """Return a visit; for an unknown key, one that sees only the shared articles."""
        try:
            return self.known(key)
        except VisitOver:
            return Visit(assistant=self.everyone)

    def known(self, key: str) -> Visit:
        """Return a visit. Raise `VisitOver` for an unknown key."""
        with self._lock:
            return self._use(key)

    def add(self, key: str, articles: Sequence[Article]) -> Visit:
        """Add articles to a visit. Raise as `admit` does."""
        return self.admit(key, lambda visit: articles)

    def admit(self, key: str, choose: Callable[[Visit], Sequence[Article]], *, progress: Progress = silent) -> Visit:
        """Add what `choose` returns for a visit to it, while nothing else is being added.

        Raise `VisitOver` for an unknown key, and `ArticlesError` if an id is taken.
        """
        with self._changing:
            visit = self.known(key)
            articles = choose(visit)
            if not articles:
                return visit
            assistant = visit.assistant.with_articles(articles, progress=progress)
            visit = self._keep(key, assistant, (*visit.added, *(article.id for article in articles)))
            self.uploads.add(key, articles)
            return visit

    def remove(self, key: str, article_id: object) -> Visit:
        """Remove an article from a visit. Raise `UnknownArticle` if this visitor did not add it."""
        with self._changing:
            visit = self.known(key)
            if not isinstance(article_id, str) or article_id not in visit.added:
                raise UnknownArticle(f"{article_id!r} is not an article that you added")
            article = visit.assistant.by_id[article_id]
            assistant = visit.assistant.without_articles([article_id])
            visit = self._keep(key, assistant, tuple(added for added in visit.added if added != article_id))
            data = self.uploads.remove(key, article)
            with self._lock:
                self._stays[key].dropped = article, data
            self._forget_originals()
            return visit

    def restore(self, key: str, article_id: object) -> Visit:
        """Add the article that was removed last again. Raise `UnknownArticle` for any other one."""
        with self._lock:
            stay = self._stays[key]
            if stay.dropped is None or stay.dropped[0].id != article_id:
                raise UnknownArticle(f"{article_id!r} is not the article that you removed last")
            dropped = article, data = stay.dropped
        if data is not None:
            self.uploads.put(key, data)
        visit = self.add(key, [article])
        with self._lock:
            if stay.dropped is dropped:
                stay.dropped = None
        return visit

    def choose(self, key: str, ids: object, filters: object = None, at: object = None) -> Visit:
        """Limit questions to these articles, of those that fit the filters; an empty list means all that fit.

        `filters` holds values by the names of the fields of `Scope`. `at` is when the visitor chose, in milliseconds by
        their clock; a choice that arrives after a newer one is ignored. What was chosen and is gone may stay chosen.
        Raise `UnknownArticle` or `ScopeError` for anything else.
        """
        limits = read_limits(filters)
        with self._lock:
            visit = self._use(key)
            known = {*visit.chosen, *(article.id for article in visit.assistant.articles)}
            if not isinstance(ids, list):
                raise UnknownArticle("a choice of articles is a list of their ids")
            unknown = [i for i in ids if not isinstance(i, str) or i not in known]
            if unknown:
                raise UnknownArticle(
                    f"there is no article {unknown[0]!r} to ask; the list may have changed: choose again"
                )
            for end in (replace(limits, until=None), replace(limits, since=None)):  # a range is chosen end by end
                matching(visit.assistant.articles, end)
            stay = self._stays[key]
            if isinstance(at, int | float):
                if at < stay.chosen_at:
                    return visit
                stay.chosen_at = at
            stay.visit = replace(visit, chosen=tuple(dict.fromkeys(ids)), limits=limits)
            return stay.visit

    def _use(self, key: str) -> Visit:
        """Return a visit, noting that it is in use. The caller holds the lock."""
        stay, now = self._stays[key], time.monotonic()
        if now > stay.seen + _SWEEP:
            self.uploads.touch(key)
        stay.seen = now
        return stay.visit

    def _keep(self, key: str, assistant: Answerer, added: tuple[str, ...]) -> Visit:
        with self._lock:
            stay = self._stays[key]
            changed = [stay]
            if self.is_shared:
                self.everyone = assistant
                self._edition += 1
                changed = list(self._stays.all())
            for each in changed:
                each.visit = each.visit.knowing(assistant)
            removed = {*stay.visit.added} - {*added}
            chosen = tuple(each for each in stay.visit.chosen if each not in removed)
            stay.visit = replace(stay.visit, added=added, chosen=chosen)
            if not self.is_shared:
                stay.characters = _characters(stay.visit)
                self._stays.make_room(key)
            return stay.visit

    def _forget_originals(self) -> None:
        """Forget the files that no visitor has an article of any more."""
        if not self.is_shared:
            self.originals.keep_only(self._stays.added())

    def _sweep_later(self) -> None:
        """Schedule forgetting those who left, for when the first of them has been away for long enough.

        The caller holds the lock.
        """
        left = self._stays.first_left()
        if left is not None and self._sweeper is None:
            self._sweeper = Timer(max(left + self._grace - time.monotonic(), 0.0), self._sweep)
            self._sweeper.daemon = True
            self._sweeper.start()

    def _sweep_uploads(self) -> None:
        """Remove what is kept of visitors who have been away for too long, at most once an hour."""
        with self._lock:
            now = time.monotonic()
            if now < self._swept + _SWEEP:
                return
            self._swept, present = now, self._stays.present()
        self.uploads.sweep(present)

    def _sweep(self) -> None:
        with self._lock:
            self._stays.forget_left(time.monotonic() - self._grace)
            self._forget_originals()
            self._sweeper = None
            self._sweep_later()


def _characters(visit: Visit) -> int:
    ids = set(visit.added)
    return sum(entry.characters for entry in visit.assistant.articles if entry.id in ids)
