"""The one door: a folder of articles opened, questions asked of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from collections.abc import Collection as Ids
from dataclasses import replace
from pathlib import Path
from threading import Event, Thread
from typing import NamedTuple, Self

from index.archive import Archive
from index.articles import nothing_read
from index.collection import Collection
from index.embedder import DEFAULT_EMBEDDER, load_embedder
from index.errors import NoArticles, PullquoteError
from index.finding import Found, Search
from index.folder import Delta, Refused, read_bytes
from index.formats import LIMITS
from index.inputs import Inputs, inputs_of, with_encodings
from index.milvus import LOOK_SECONDS, Address, Published
from index.pages import MarkedPage, has_pages, marked_pages
from index.refresh import refresh
from index.scope import matching
from index.types import Article, Entry, Scope
from index.watching import watch
from qa.beginning import Beginning
from qa.confidence import Calibrator, advice, load_calibrator
from qa.errors import ConfidenceError
from qa.inquiry import READ as READ
from qa.inquiry import Inquiry
from qa.reading.readers import DEFAULT_READER, load_reader
from qa.speakers import Person, Roster, Said
from qa.types import Answer, Citation, Reader, Turn, Versions

INDEX_VERSION = "5"  # of chunks, tokens, fusion, copies and joining: raise it when any of them changes an answer

Progress = Callable[[str, int, int], None]
"""Told of each stage, how much of it is done, and how much there is."""


def _silent(stage: str, done: int, total: int) -> None:
    """Report nothing."""


class Assistant:
    """Answers questions about a collection of articles with their exact words."""

    def __init__(
        self,
        collection: Collection,
        reader: Reader,
        calibrator: Calibrator,
        *,
        archive: Archive | Published | None = None,
        delta: Delta | None = None,
        min_confidence: float | None = None,
        passages: int = READ,
        warnings: Sequence[str] = (),
        roster: Roster | None = None,
    ) -> None:
        """Put the parts together; `open`, `published` and `from_articles` make them.

        `collection` lies over a generation of `archive`, where that is given, and follows it. `min_confidence` in
        [0, 1] replaces the calibrator's threshold; `passages` is how many are read for a question. Raise `ValueError`
        for a `min_confidence` outside of [0, 1].
        """
        _check_confidence(min_confidence)
        self._collection = collection
        self._archive = archive
        self._delta = Delta() if delta is None else delta
        self._reader = reader
        self._calibrator = calibrator
        self._threshold = calibrator.threshold if min_confidence is None else min_confidence
        self._passages = passages
        self._warnings = tuple(warnings)
        self._roster = Roster() if roster is None else roster
        self._trouble: tuple[str, ...] = ()  # the folder's, when it was last looked through

    @classmethod
    def open(
        cls,
        folder: str | Path | Inputs | Sequence[str | Path],
        *,
        index: str | Path | None = None,
        columns: str | None = None,
        encodings: Mapping[str, str] | None = None,
        reader: str = DEFAULT_READER,
        embedder: str = DEFAULT_EMBEDDER,
        min_confidence: float | None = None,
        right_at_least: float | None = None,
        wait: bool = True,
        progress: Progress = _silent,
    ) -> Self:
        """Bring the index of a folder, or of files, folders and patterns, up to date and ready for questions.

        The index is kept in the user's cache directory, or in `index`. `columns` says which column of a table holds
        what, such as "text=body,title=headline"; it is kept with the index, and "" guesses. `encodings` says in which
        encoding files are to be read, as `read_as` takes it.

        `reader` and `embedder` are the default, a folder, or the name of a model on the hub. It abstains below the
        calibrator's threshold, below `min_confidence` where that is given, or below the confidence above which answers
        were right with the share `right_at_least`; all in [0, 1].
        Where `wait` is false, it is ready as soon as a first part of a new folder has been read: the rest is read
        behind, and passages are found by their words alone until they are embedded, behind too.

        `progress(stage, done, total)` is told of each stage; `refused` then lists the files not read, and
        `warnings` says in sentences what else to know, such as a reader without a calibrator of its own. Raise
        `ArticlesError`, `EmbedderError`, `ReaderError` or `ConfidenceError`, each with what to do.
        """
        inputs = inputs_of(folder, columns=columns)
        if encodings:
            inputs = with_encodings(inputs, encodings)
        models = _models(reader, min_confidence, right_at_least, progress)
        archive = Archive(inputs, load_embedder(embedder), index=None if index is None else Path(index))
        assistant = cls(
            archive.collection,
            models.reader,
            models.calibrator,
            archive=archive,
            min_confidence=models.threshold,
            warnings=models.warnings,
        )
        assistant._read(progress, wait=wait)
        return assistant

    def _read(self, progress: Progress, *, wait: bool) -> None:
        """Bring the index up to date; raise `NoArticles` where there is nothing to read."""
        archive = self._archive
        if not isinstance(archive, Archive):
            return
        is_new = not archive.generation.entries
        if wait or not is_new:
            delta = self.refresh(progress=progress)
            if not archive.generation.entries:
                raise NoArticles(nothing_read(archive.inputs, delta.refused, delta.unread))
            if wait:
                archive.embed(progress=progress)
            else:
                self.embed_behind()
            return
        first = Beginning(archive, progress)
        thread = Thread(target=self._read_behind, args=(first,), name="reading", daemon=True)
        thread.start()
        first.wait()
        if first.error is not None:
            raise first.error

    def _read_behind(self, first: Beginning) -> None:
        """Read a new folder, and embed it; what goes wrong before anything is there is told to whoever waits."""
        try:
            delta = self.refresh(progress=first.tell)
            if not first.archive.generation.entries:
                raise NoArticles(nothing_read(first.archive.inputs, delta.refused, delta.unread))
        except PullquoteError as error:
            self._trouble = (f"the folder could not be read to its end: {error}",)
            first.error = error
        finally:
            first.end()
        if first.error is None:
            first.archive.embed()

    @classmethod
    def from_articles(
        cls,
        articles: Sequence[Article],
        *,
        reader: str = DEFAULT_READER,
        embedder: str = DEFAULT_EMBEDDER,
        min_confidence: float | None = None,
        right_at_least: float | None = None,
        passages: int = READ,
        progress: Progress = _silent,
    ) -> Self:
        """Make articles that are in memory ready for questions; nothing is kept. As `open`, else."""
        models = _models(reader, min_confidence, right_at_least, progress)
        collection = Collection.of(
            articles,
            load_embedder(embedder),
            progress=lambda done, total: progress("embedding passages", done, total),
        )
        return cls(
            collection,
            models.reader,
            models.calibrator,
            min_confidence=models.threshold,
            passages=passages,
            warnings=models.warnings,
        )

    @classmethod
    def published(
        cls,
        address: str,
        *,
        reader: str = DEFAULT_READER,
        embedder: str = DEFAULT_EMBEDDER,
        min_confidence: float | None = None,
        right_at_least: float | None = None,
        progress: Progress = _silent,
    ) -> Self:
        """Ask what `pullquote index --index ADDRESS` has published to an engine, and follow it; nothing is kept here.

        `address` is as milvus://host:19530/name. As `open`, else; raise `EngineError` where the engine does not answer.
        """
        models = _models(reader, min_confidence, right_at_least, progress)
        published = Published(Address.parse(address), load_embedder(embedder))
        return cls(
            published.collection,
            models.reader,
            models.calibrator,
            archive=published,
            min_confidence=models.threshold,
            warnings=models.warnings,
        )

    def of(self, collection: Collection) -> Self:
        """Return an assistant that answers from another collection, with the same models and settings."""
        return type(self)(
            collection,
            self._reader,
            self._calibrator,
            archive=self._archive,
            delta=self._delta,
            min_confidence=self._threshold,
            passages=self._passages,
            warnings=self._warnings,
            roster=self._roster,
        )

    def with_articles(self, extra: Sequence[Article], *, progress: Progress = _silent) -> Self:
        """Return an assistant that knows these articles too, after its own; this one stays as it is.

        The two share the models and the index, and only what is new is embedded: `progress` is told of that. Raise
        `ArticlesError` where an id is taken.
        """
        return self.of(
            self.collection.with_articles(
                extra, progress=lambda done, total: progress("embedding passages", done, total)
            )
        )

    def without_articles(self, ids: Ids[str]) -> Self:
        """Return an assistant that does not know these articles; this one stays as it is.

        Raise `UnknownArticle` for an id that is not in the collection.
        """
        return self.of(self.collection.without_articles(ids))

    @property
    def collection(self) -> Collection:
        """What is asked now: the folder's newest generation, with what was added to this assistant."""
        if self._archive is not None:
            self._collection = self._collection.over(self._archive.generation)
        return self._collection

    @property
    def articles(self) -> tuple[Entry, ...]:
        """What is known of each article: of a folder in the order of their ids, those added later behind them."""
        return self.collection.entries

    @property
    def by_id(self) -> Mapping[str, Article]:
        """The articles by id, each with its text, loaded when it is asked for."""
        return self.collection.articles

    @property
    def edition(self) -> int:
        """How often the folder's articles have changed since it was opened."""
        return 0 if self._archive is None else self._archive.edition

    @property
    def pending(self) -> int:
        """How many passages are found by their words alone, for they are not embedded yet."""
        return self.collection.pending

    @property
    def refused(self) -> tuple[Refused, ...]:
        """The files that could not be read when the folder was last looked through, with the reasons."""
        return self._delta.refused

    @property
    def unread(self) -> tuple[str, ...]:
        """The files of formats that are not read, when the folder was last looked through."""
        return self._delta.unread

    @property
    def warnings(self) -> tuple[str, ...]:
        """What else there is to know, in sentences."""
        made_anew = self._archive.notices if isinstance(self._archive, Archive) else ()
        return (*self._warnings, *made_anew, *self._delta.reasons, *self._trouble)

    @property
    def reader(self) -> Reader:
        """What reads the passages."""
        return self._reader

    @property
    def threshold(self) -> float:
        """The confidence below which it abstains."""
        return self._threshold

    def article(self, article_id: str) -> Article:
        """Return the article with this id. Raise `UnknownArticle` where there is none."""
        return self.collection.article(article_id)

    def find(self, words: str, *, scope: Scope | None = None, most: int = 50) -> tuple[Found, ...]:
        """Return the articles that hold all of the words, as `Collection.find` does."""
        return self.collection.find(words, scope=scope, most=most)

    def search(
        self, words: str, *, scope: Scope | None = None, most: int = 20, skip: int = 0, apart: bool = False
    ) -> Search:
        """Return a page of the articles whose texts hold the words, with how many there are in all.

        Words stand side by side, as a name or a phrase, unless they do so nowhere or `apart` is true; words in quotes
        stand there as they are. `found` is at most `most` articles behind the first `skip`, as `Collection.search`.
        """
        return self.collection.search(words, scope=scope, most=most, skip=skip, apart=apart)

    def people(self, *, scope: Scope | None = None, progress: Progress = _silent) -> dict[Person, tuple[Said, ...]]:
        """Return everybody who is quoted, who speaks most first, each with their quotations.

        Articles are read for that once, of which `progress` is told. Raise as `ask` does for a scope.
        """
        collection = self.collection
        ids = None if scope is None else matching(collection.entries, scope)
        entries = [entry for entry in collection.entries if ids is None or entry.id in ids]
        return self._roster.people(
            entries, collection.articles, progress=lambda done, total: progress("reading articles", done, total)
        )

    def refresh(self, *, progress: Progress = _silent) -> Delta:
        """Bring the folder's index up to date; new passages are found by their words until they are embedded.

        Of an assistant without a folder nothing changes, but what has been published since is taken up.
        """
        if isinstance(self._archive, Archive):
            self._delta = refresh(self._archive, progress=progress)
        elif self._archive is not None:
            self._archive.look()
        return self._delta

    def read_as(self, encodings: Mapping[str, str], *, progress: Progress = _silent) -> Delta:
        """Read files again in other encodings, as `Entry.encoding` names them, and keep that with the index.

        A file is named by its path below the folder, several by a pattern such as "*.txt"; "" lets it be guessed again.
        Only those are read; one that is not in the encoding is refused. Raise `FormatError` for an encoding that there
        is not, and `ArticlesError` for a file that is not there. Without a folder nothing changes.
        """
        if isinstance(self._archive, Archive):
            asked = with_encodings(replace(self._archive.inputs, encodings=()), encodings)
            self._archive.read_as(dict(asked.encodings))
        return self.refresh(progress=progress)

    def places(self, citation: Citation) -> tuple[MarkedPage, ...]:
        """Return where a quote stands on the pages of its file, with its rectangles, in the order of the text.

        As `index.pages.marked_pages` does; nothing of a file without pages, of one in a packed file, and of an article
        that is no file of the folder. Raise `ArticlesError` where the file has changed since it was read, and
        `UnknownArticle` where the article is not there.
        """
        article = self.article(citation.article_id)
        if not isinstance(self._archive, Archive) or not has_pages(article):
            return ()
        data = read_bytes(self._archive.folder, article.source, most=LIMITS.file_bytes)
        return marked_pages(article, data, citation.start, citation.end)

    def follow(self, stop: Event) -> Thread:
        """Bring the index up to date whenever the folder changes, in a thread of its own, until `stop` is set."""

        def changed() -> None:
            try:
                self.refresh()
            except PullquoteError as error:
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
            thread = Thread(target=looked, name="following", daemon=True)
        if archive is not None:
            thread.start()
        return thread

    def embed_behind(self) -> Thread:
        """Embed in a thread of its own what is found by its words alone, and return the thread."""
        archive = self._archive
        embed = archive.embed if isinstance(archive, Archive) else (lambda: None)
        thread = Thread(target=embed, name="embedding", daemon=True)
        thread.start()
        return thread

    def ask(
        self,
        question: str,
        *,
        history: Sequence[str | Turn] = (),
        articles: Sequence[str] | None = None,
        scope: Scope | None = None,
        newest: bool = False,
    ) -> Answer:
        """Answer a question, or abstain.

        `history` holds the turns of the conversation, oldest first, or its questions alone; a question that stands on
        its own is not changed by it. `scope` limits where to look, and so do `articles` (ids); None means everywhere.
        `newest` lets the newest of the articles lead that give different values, where the likeliest does else.
        `Answer.kind` says what was asked for. Several questions are answered each, in `parts`, up to eight; the others
        are given in `also_asked`. Text without a word, a greeting or an order abstains. Raise `UnknownArticle` or
        `ScopeError` for a scope that names what is not there.
        """
        *_, answer = self.stream(question, history=history, articles=articles, scope=scope, newest=newest)
        return answer

    def stream(
        self,
        question: str,
        *,
        history: Sequence[str | Turn] = (),
        articles: Sequence[str] | None = None,
        scope: Scope | None = None,
        newest: bool = False,
    ) -> Iterator[Answer]:
        """Yield the answer as soon as it is decided, and last what `ask` returns: one answer or two.

        The first has its words, its citations and its confidence, which stay as they are; what other articles say is
        read for the second. Where it abstains, for questions of other kinds and with `newest`, there is only the last.
        What `ask` raises is raised when the first is asked for.
        """
        collection = self.collection
        inquiry = Inquiry(
            collection=collection,
            where=_scope(scope, articles),
            reader=self._reader,
            calibrator=self._calibrator,
            threshold=self._threshold,
            passages=self._passages,
            newest=newest,
            versions=Versions(
                index=INDEX_VERSION,
                embedder=collection.embedder.name,
                reader=self._reader.name,
                calibrator=self._calibrator.version,
            ),
        )
        yield from inquiry.answers(question, history)


class _Models(NamedTuple):
    reader: Reader
    calibrator: Calibrator
    threshold: float | None
    warnings: tuple[str, ...]


def _models(reader: str, min_confidence: float | None, right_at_least: float | None, progress: Progress) -> _Models:
    """Load the reader and its calibrator; `threshold` is the one that was asked for, if any was."""
    if min_confidence is not None and right_at_least is not None:
        raise ConfidenceError("give min_confidence or right_at_least, not both: each of them sets the threshold")
    _check_confidence(min_confidence)
    progress("loading models", 0, 1)
    loaded = load_reader(reader)
    calibrator = load_calibrator(loaded.folder)
    progress("loading models", 1, 1)
    return _Models(
        reader=loaded,
        calibrator=calibrator,
        threshold=min_confidence if right_at_least is None else calibrator.bar(right_at_least),
        warnings=() if calibrator.fitted else (advice(loaded.name, loaded.folder),),
    )


def _check_confidence(least: float | None) -> None:
    if least is not None and not 0.0 <= least <= 1.0:
        raise ValueError(f"min_confidence is a probability in [0, 1], not {least}")


def _scope(scope: Scope | None, articles: Sequence[str] | None) -> Scope | None:
    """Return the scope of both; None where neither limits anything."""
    if articles is None:
        return scope
    ids = frozenset(articles)
    if scope is None:
        return Scope(articles=ids)
    return replace(scope, articles=ids if scope.articles is None else ids & scope.articles)
