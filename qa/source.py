"""The source of an assistant's articles: a folder or a published index, and how it is followed."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import replace
from threading import Event, Thread

from index.archive import Archive
from index.articles import nothing_read
from index.collection import Collection
from index.errors import NoArticles, PullquoteError
from index.folder import Delta, read_bytes
from index.formats import LIMITS
from index.inputs import with_encodings
from index.milvus import LOOK_SECONDS, PublishedIndex
from index.pages import MarkedPage, has_pages, marked_pages
from index.progress import Progress, silent
from index.refresh import refresh
from index.types import Article
from index.watching import watch
from qa.beginning import Beginning
from qa.types import Citation

_log = logging.getLogger("pullquote")


class Source:
    """Brings a collection up to date with a folder or a published index; without either, nothing ever changes.

    `delta` is what changed, and what was not read, in the last refresh.
    """

    def __init__(self, archive: Archive | PublishedIndex | None = None) -> None:
        self._archive = archive
        self._trouble: tuple[str, ...] = ()  # what went wrong in the last refresh
        self._unembedded: tuple[str, ...] = ()  # why passages were left without vectors
        self.delta = Delta()

    def over(self, collection: Collection) -> Collection:
        """Return the collection based on the newest generation of articles."""
        return collection if self._archive is None else collection.over(self._archive.generation)

    @property
    def edition(self) -> int:
        """How often the articles have changed since it was opened."""
        return 0 if self._archive is None else self._archive.edition

    @property
    def warnings(self) -> tuple[str, ...]:
        """What to know about the folder and its index, in sentences."""
        made_anew = self._archive.notices if isinstance(self._archive, Archive) else ()
        return (*made_anew, *self.delta.reasons, *self._trouble, *self._unembedded)

    def read(self, progress: Progress, *, wait: bool) -> None:
        """Read the folder for the first time, as `Assistant.open` says. Raise `NoArticles` if it has none."""
        archive = self._archive
        if not isinstance(archive, Archive):
            return
        if wait or archive.generation.entries:
            self.refresh(progress)
            self._check_any(archive)
            if wait:
                archive.embed(progress=progress)
            else:
                self.embed_behind()
            return
        first = Beginning(archive, progress)
        Thread(target=self._read_behind, args=(first,), name="reading", daemon=True).start()
        first.wait()
        if first.error is not None:
            raise first.error

    def _read_behind(self, first: Beginning) -> None:
        """Read a new folder and embed it; an error before anything can be asked is passed to those who wait."""
        try:
            self.refresh(first.tell)
            self._check_any(first.archive)
        except Exception as error:
            self._trouble = (f"the folder could not be read to its end: {error}",)
            first.error = error
        finally:
            first.end()
        if first.error is None:
            self._embed()

    def _check_any(self, archive: Archive) -> None:
        if not archive.generation.entries:
            raise NoArticles(nothing_read(archive.inputs, self.delta.refused, self.delta.unread))

    def refresh(self, progress: Progress) -> Delta:
        """Read what has changed and return it; new passages wait to be embedded."""
        if isinstance(self._archive, Archive):
            self.delta = refresh(self._archive, progress=progress)
        elif self._archive is not None:
            self._archive.look()
        return self.delta

    def read_as(self, encodings: Mapping[str, str]) -> None:
        """Read files in other encodings from the next refresh on. Raises as `Assistant.read_as` does."""
        if isinstance(self._archive, Archive):
            asked = with_encodings(replace(self._archive.inputs, encodings=()), encodings)
            self._archive.read_as(dict(asked.encodings))

    def places(self, article: Article, citation: Citation) -> tuple[MarkedPage, ...]:
        """Return where a quote is on the pages of its article's file. Raises as `Assistant.places` does."""
        if not isinstance(self._archive, Archive) or not has_pages(article):
            return ()
        data = read_bytes(self._archive.folder, article.source, most=LIMITS.file_bytes)
        return marked_pages(article, data, citation.start, citation.end)

    def follow(self, stop: Event) -> Thread:
        """Follow every change in a separate thread until `stop` is set, and return the thread."""

        def changed() -> None:
            try:
                self.refresh(silent)
            except Exception as error:
                unforeseen = None if isinstance(error, PullquoteError) else error
                _log.error("the folder could not be read again: %s", error, exc_info=unforeseen)
                self._trouble = (f"the folder could not be read again: {error}",)
            else:
                self._trouble = ()
                self.embed_behind()

        def looked() -> None:
            while not stop.wait(LOOK_SECONDS):
                changed()

        archive = self._archive
        if isinstance(archive, Archive):
            thread = Thread(target=watch, args=(archive.inputs, changed, stop), name="following", daemon=True)
        else:
            thread = Thread(target=stop.wait if archive is None else looked, name="following", daemon=True)
        thread.start()
        return thread

    def embed_behind(self) -> Thread:
        """Embed the passages without vectors in a separate thread, and return the thread."""
        thread = Thread(target=self._embed, name="embedding", daemon=True)
        thread.start()
        return thread

    def _embed(self) -> None:
        """Embed the passages without vectors; an error is kept for `warnings`, as no one waits for the thread."""
        if not isinstance(self._archive, Archive):
            return
        try:
            self._archive.embed()
        except Exception as error:
            unforeseen = None if isinstance(error, PullquoteError) else error
            _log.error("passages could not be embedded: %s", error, exc_info=unforeseen)
            self._unembedded = (f"some passages could not be embedded, and are found by their words alone: {error}",)
        else:
            self._unembedded = ()
