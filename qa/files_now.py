"""The files that saved answers cite, as they are now."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain

from index.articles import articles_of_file, is_read, nothing_read
from index.errors import ArticlesError, NoArticles
from index.folder import read_bytes, scan
from index.formats import LIMITS, Hints, hints_of
from index.inputs import Inputs
from index.progress import Progress
from index.types import Article
from qa.saved import SavedCitation


class FilesNow:
    """The files as they are now, each read when needed, and the cited ones once."""

    def __init__(self, inputs: Inputs, citations: Sequence[SavedCitation], progress: Progress) -> None:
        """List the files; `progress` counts those that are read.

        Raise `ArticlesError` if the folder is missing, and `NoArticles` if it has no file to read.
        """
        states, refused = scan(inputs)
        here = frozenset(state.path for state in states)
        self._inputs = inputs
        self._paths = [state.path for state in states if is_read(state.path, here)]
        if not self._paths:
            raise NoArticles(nothing_read(inputs, refused, [state.path for state in states]))
        self._known = frozenset(self._paths)
        self._articles: dict[str, tuple[Article, ...]] = {}
        self._refused = {each.source: each.reason for each in refused}
        self._progress, self._done = progress, 0
        recorded = (hints_of(citation.extractor).columns for citation in citations)
        self._columns = inputs.columns or next(filter(None, recorded), "")

    def cited(self, citation: SavedCitation) -> tuple[Article, ...]:
        """Return the articles of a citation's file; none if it is gone or cannot be read."""
        path = self._path(citation.article_id)
        if path not in self._known:
            return ()
        if path not in self._articles:
            said, given = hints_of(citation.extractor), self._inputs.hints(path)
            hints = Hints(columns=said.columns or given.columns, encoding=said.encoding or given.encoding)
            self._articles[path] = self._read(path, hints)
        return self._articles[path]

    def refused(self, citation: SavedCitation) -> str | None:
        """Return why the file of a citation could not be read; None if it could, or is gone."""
        return self._refused.get(self._path(citation.article_id))

    def others(self) -> Iterator[Article]:
        """Yield the articles of uncited files in order, then those of the cited ones."""
        for path in self._paths:
            if path not in self._articles:
                yield from self._read(path, replace(self._inputs.hints(path), columns=self._columns))
        yield from chain.from_iterable(self._articles.values())

    def _path(self, article_id: str) -> str:
        """Return the path in an article's id: in "a.csv#row 2" it ends before a "#" (a name may have several)."""
        ends = [len(article_id), *(at for at in range(len(article_id) - 1, 0, -1) if article_id[at] == "#")]
        paths = [article_id[:end] for end in ends]
        return next((path for path in paths if path in self._known or path in self._refused), paths[-1])

    def _read(self, path: str, hints: Hints) -> tuple[Article, ...]:
        self._done += 1
        self._progress("reading files", self._done, len(self._paths))
        try:
            data = read_bytes(self._inputs.root, path, most=LIMITS.file_bytes)
            return articles_of_file(path, data, hints=hints)
        except ArticlesError as error:
            self._refused[path] = str(error)
            return ()
