"""What the list of articles does: show, choose, add, remove. It knows no Gradio, and trusts nothing from a browser."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from math import ceil
from pathlib import Path

from index.errors import ArticlesError
from index.pages import has_pages
from index.types import Article, Entry
from ui.error_messages import tell
from ui.service.originals import ADDED
from ui.service.visit import Visit
from ui.service.visits import Visits
from ui.texts import say
from ui.types import Update
from ui.widgets.shelf.listing import Catalogue, render_outcome, render_progress, render_scope
from ui.widgets.shelf.missed import render_missed
from ui.widgets.upload.relay import relay
from ui.widgets.upload.upload import Quota, SentFile, check_new, discard, quota_beside, read_upload, sent_files, take
from ui.wording import count

MOST_FILES = 200  # of one batch

_FEW = 20  # files, up to which each is counted on the page

_Read = tuple[str, tuple[Article, ...]]  # a file's name, and the articles in it
_Refused = tuple[str, str]  # a file's name, and why it was not added


class Shelf:
    """The list of articles of every visitor; `folder` is where the server puts files from browsers."""

    def __init__(self, visits: Visits, folder: Path) -> None:
        self._visits = visits
        self._folder = folder
        self._catalogue = Catalogue(_of_folder(visits))
        self._edition = visits.edition

    def show(self, key: str) -> Update:
        """Return the list as it is now."""
        return self._listing(self._visits.of(key))

    def changed(self, key: str, seen: tuple[int, ...]) -> Update:
        """Return what has changed by itself since `seen`, the `edition` of an earlier update.

        It counts the changes of the list, the passages still to be made, and the files that were not read.
        """
        everyone = self._visits.everyone
        now = self._visits.edition, everyone.pending, len(everyone.refused) + len(everyone.unread)
        if now == seen:
            return Update()
        is_list_new = (now[0], now[2]) != (seen[0], seen[2])
        update = self.show(key) if is_list_new else Update(scope=_scope(self._visits.of(key)))
        return replace(update, edition=now)

    def choose(self, key: str, ids: object, filters: object = None, at: object = None) -> Update:
        """Limit questions to these articles, of those that fit the filters. Raise as `Visits.choose` does."""
        visit = self._visits.choose(key, ids, filters, at)
        return Update(scope=_scope(visit))

    def remove(self, key: str, article_id: object) -> Update:
        """Remove an article that the visitor added. Raise `UnknownArticle` or `VisitOver`."""
        visit = self._visits.remove(key, article_id)
        return self._listing(visit, "")

    def restore(self, key: str, article_id: object) -> Update:
        """Add the article that the visitor removed last again. Raise `UnknownArticle` or `VisitOver`."""
        return self._listing(self._visits.restore(key, article_id), "")

    def add(self, key: str, raw: object) -> Iterator[Update]:
        """Read the files that were sent; yield the progress, and at the end the list with the outcome for each file."""
        named = sent_files(raw)
        sent, rest = named[:MOST_FILES], named[MOST_FILES:]
        files: list[_Read] = []
        refused: list[_Refused] = []
        for at, file in enumerate(sent):
            if len(sent) <= _FEW or at % 10 == 0:
                yield Update(outcome=render_progress("reading files", at, len(sent)))
            try:
                files.append((file.name, self._read(key, file, files)))
            except Exception as error:  # of one file: the others are read
                refused.append((file.name, tell(error)))
        articles: list[Article] = []
        turned_away: list[_Refused] = []

        def admit(visit: Visit) -> list[Article]:
            nonlocal articles, turned_away
            articles, turned_away = _fitting(visit, files)
            return articles

        if files:
            try:
                yield from relay(
                    lambda progress: self._visits.admit(key, admit, progress=progress),
                    lambda *step: Update(outcome=render_progress(*step)),
                )
            except Exception as error:
                problem = tell(error)
                articles, turned_away = [], [(name, problem) for name, _ in files]
        refused += turned_away
        for file in rest:
            discard(file, self._folder)
            refused.append((file.name, f"at most {MOST_FILES} files are read at once: add it after these."))
        yield self._listing(self._visits.of(key), render_outcome(articles, refused, self._lasting(key, articles)))

    def _lasting(self, key: str, articles: Sequence[Article]) -> str:
        """Return for whom a visitor's additions are there, and for how long."""
        if self._visits.is_shared:
            return say("lasting.shared")
        if not self._visits.uploads.holds(key, articles):
            return say("lasting.not")
        return say("lasting.days", days=count(ceil(self._visits.uploads.days), "day"))

    def _read(self, key: str, file: SentFile, files: Sequence[_Read]) -> tuple[Article, ...]:
        data, visit = take(file, self._folder), self._visits.known(key)
        batch = [article for _, read in files for article in read]
        read = read_upload(file.name, data, [*visit.assistant.articles, *batch], _quota(visit, batch))
        if has_pages(read[0]):
            self._visits.originals.keep(read[0].sha256, data)
        self._visits.uploads.put(key, data)
        return read

    def _listing(self, visit: Visit, outcome: str | None = None) -> Update:
        articles = visit.assistant.articles
        if self._edition != self._visits.edition:
            self._edition, self._catalogue = self._visits.edition, Catalogue(_of_folder(self._visits))
        return Update(
            rows=self._catalogue.render(articles, added=visit.added, chosen=visit.still_chosen, limits=visit.limits),
            scope=_scope(visit),
            outcome=outcome,
            missed=render_missed(self._visits.everyone.refused, self._visits.everyone.unread),
        )


def _fitting(visit: Visit, files: Sequence[_Read]) -> tuple[list[Article], list[_Refused]]:
    """Return the articles of a batch that are new and fit when its turn comes, and the files that do not fit."""
    articles: list[Article] = []
    refused: list[_Refused] = []
    for name, read in files:
        try:
            check_new(read[0].sha256, [*visit.assistant.articles, *articles])
            _quota(visit, articles).check([article.characters for article in read])
        except ArticlesError as error:
            refused.append((name, str(error)))
        else:
            articles += read
    return articles, refused


def _quota(visit: Visit, batch: Sequence[Article]) -> Quota:
    """Return how much more the visitor may add, given what they have added and the articles of the batch."""
    return quota_beside([*(article for article in visit.assistant.articles if article.id in visit.added), *batch])


def _scope(visit: Visit) -> str:
    total = len(visit.assistant.articles)
    return render_scope(
        None if visit.scope is None else visit.asked, total, limits=visit.limits, pending=visit.assistant.pending
    )


def _of_folder(visits: Visits) -> list[Entry]:
    """Return the articles that nobody added, in their order."""
    return [entry for entry in visits.everyone.articles if not entry.id.startswith(ADDED)]
