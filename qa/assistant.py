"""The facade: open a folder of articles and ask questions about it."""

from __future__ import annotations

from collections.abc import Collection as Ids
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path, PurePath
from threading import Event, Thread
from typing import Self

from index.archive import Archive
from index.collection import Collection
from index.embedder import DEFAULT_EMBEDDER
from index.finding import FoundArticle, Search
from index.folder import Delta, Refused
from index.inputs import Inputs, inputs_of, with_encodings
from index.milvus import Address, PublishedIndex
from index.pages import MarkedPage
from index.progress import Progress, silent
from index.scope import matching
from index.types import Article, Entry, Scope
from qa.confidence import Calibrator
from qa.models import check_confidence, load_models
from qa.ranking import READ as READ
from qa.reading.readers import DEFAULT_READER
from qa.source import Source
from qa.speakers import Person, Roster, Said
from qa.types import Answer, Citation, Reader, Turn, Versions

INDEX_VERSION = "5"  # of chunks, tokens, fusion, copies and joining: raise it if one of them changes answers


class Assistant:
    """Answers questions about a collection of articles with their exact words."""

    def __init__(
        self,
        collection: Collection,
        reader: Reader,
        calibrator: Calibrator,
        *,
        source: Source | None = None,
        min_confidence: float | None = None,
        passages: int = READ,
        warnings: Sequence[str] = (),
        roster: Roster | None = None,
    ) -> None:
        """Put the parts together; `open`, `published` and `from_articles` make them.

        `collection` is based on a generation of the articles of `source`, if given, and follows it. `min_confidence` in
        [0, 1] replaces the calibrator's threshold; `passages` is how many are read for a question. Raise `ValueError`
        for a `min_confidence` outside [0, 1].
        """
        check_confidence(min_confidence)
        self._collection = collection
        self._source = Source() if source is None else source
        self._reader = reader
        self._calibrator = calibrator
        self._threshold = calibrator.threshold if min_confidence is None else min_confidence
        self._passages = passages
        self._warnings = tuple(warnings)
        self._roster = Roster() if roster is None else roster

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
        progress: Progress = silent,
    ) -> Self:
        """Bring the index of a folder, or of files, folders and patterns, up to date and ready for questions.

        The index is kept in the user's cache directory, or in `index`. `columns` says which column of a table holds
        what, such as "text=body,title=headline"; it is kept with the index, and "" guesses. `encodings` says in which
        encoding files are to be read, as `read_as` takes it.

        `reader` and `embedder` are "default", a folder, or the name of a model on the hub. The assistant abstains below
        the calibrator's threshold, or below `min_confidence`, or below the threshold above which the share
        `right_at_least` of the answers was right; all in [0, 1]. If `wait` is false, it is ready as soon as a first
        part of a new folder has been read. The rest is read and embedded in the background, and passages are found by
        their words alone until they are embedded.

        `progress(stage, done, total)` is called for each stage. Afterwards `refused` lists the files that could not be
        read, and `warnings` says in sentences what else to know, such as a reader without its own calibrator. Raise
        `ArticlesError`, `EmbedderError`, `ReaderError` or `ConfidenceError`, each with what to do.
        """
        inputs = inputs_of(folder, columns=columns)
        if encodings:
            inputs = with_encodings(inputs, encodings)
        models = load_models(reader, embedder, min_confidence, right_at_least, progress)
        archive = Archive(inputs, models.embedder, index=None if index is None else Path(index))
        assistant = cls(
            archive.collection,
            models.reader,
            models.calibrator,
            source=Source(archive),
            min_confidence=models.threshold,
            warnings=models.warnings,
        )
        assistant._source.read(progress, wait=wait)
        return assistant

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
        progress: Progress = silent,
    ) -> Self:
        """Like `open`, for articles already in memory; nothing is stored."""
        models = load_models(reader, embedder, min_confidence, right_at_least, progress)
        collection = Collection.of(articles, models.embedder, progress=progress)
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
        progress: Progress = silent,
    ) -> Self:
        """Use what `pullquote index --index ADDRESS` has published to an engine, and follow it; nothing is stored here.

        `address` looks like milvus://host:19530/name. Otherwise like `open`; raise `EngineError` if the engine does not
        answer.
        """
        models = load_models(reader, embedder, min_confidence, right_at_least, progress)
        published = PublishedIndex(Address.parse(address), models.embedder)
        return cls(
            published.collection,
            models.reader,
            models.calibrator,
            source=Source(published),
            min_confidence=models.threshold,
            warnings=models.warnings,
        )

    def of(self, collection: Collection) -> Self:
        """Return an assistant that answers from another collection, with the same models and settings."""
        return type(self)(
            collection,
            self._reader,
            self._calibrator,
            source=self._source,
            min_confidence=self._threshold,
            passages=self._passages,
            warnings=self._warnings,
            roster=self._roster,
        )

    def with_articles(self, extra: Sequence[Article], *, progress: Progress = silent) -> Self:
        """Return an assistant that knows these articles too, after its own; this one stays as it is.

        The two share models and index; only new text is embedded, which `progress` reports. Raise `ArticlesError` if an
        id is taken.
        """
        return self.of(self.collection.with_articles(extra, progress=progress))

    def without_articles(self, ids: Ids[str]) -> Self:
        """Return an assistant that does not know these articles; this one stays as it is.

        Raise `UnknownArticle` for an id that is not in the collection.
        """
        return self.of(self.collection.without_articles(ids))

    @property
    def collection(self) -> Collection:
        """The collection that is searched: the folder's newest generation and what was added to this assistant."""
        self._collection = self._source.over(self._collection)
        return self._collection

    @property
    def articles(self) -> tuple[Entry, ...]:
        """The entry of each article: those of the folder by id, then those added later."""
        return self.collection.entries

    @property
    def by_id(self) -> Mapping[str, Article]:
        """The articles by id, each with its text, loaded when it is asked for."""
        return self.collection.articles

    @property
    def edition(self) -> int:
        """How often the folder's articles have changed since it was opened."""
        return self._source.edition

    @property
    def pending(self) -> int:
        """How many passages are found by their words alone, since they are not embedded yet."""
        return self.collection.pending

    @property
    def refused(self) -> tuple[Refused, ...]:
        """The files that could not be read in the last refresh, with the reasons."""
        return self._source.delta.refused

    @property
    def unread(self) -> tuple[str, ...]:
        """The files in formats that cannot be read, as of the last refresh."""
        return self._source.delta.unread

    @property
    def warnings(self) -> tuple[str, ...]:
        """What else there is to know, in sentences."""
        return (*self._warnings, *self._source.warnings)

    @property
    def reader(self) -> Reader:
        """The reader of the passages."""
        return self._reader

    @property
    def threshold(self) -> float:
        """The confidence below which it abstains."""
        return self._threshold

    def article(self, article_id: str) -> Article:
        """Return the article with this id, of the folder or added later. Raise `UnknownArticle` if there is none."""
        return self.collection.article(article_id)

    def find(self, words: str, *, scope: Scope | None = None, most: int = 50) -> tuple[FoundArticle, ...]:
        """Return at most `most` articles that hold all of the words, best first, with every place in each.

        Phrases are in quotes; case, accents and word endings don't matter. No word gives (). Raise `UnknownArticle` or
        `ScopeError` if the scope names what does not exist.
        """
        return self.collection.find(words, scope=scope, most=most)

    def search(
        self, words: str, *, scope: Scope | None = None, most: int = 20, skip: int = 0, apart: bool = False
    ) -> Search:
        """Return a page of the articles whose texts hold the words, and how many there are in all.

        Words have to be side by side, as in a name or phrase, unless they never are or `apart` is true; words
        in quotes have to be there exactly. At most `most` articles after the first `skip` are returned, as by
        `Collection.search`.
        """
        return self.collection.search(words, scope=scope, most=most, skip=skip, apart=apart)

    def people(self, *, scope: Scope | None = None, progress: Progress = silent) -> dict[Person, tuple[Said, ...]]:
        """Return everybody who is quoted, with their quotations, most quoted first.

        Articles are read for this once, which `progress` reports. Raises for a scope as `ask` does.
        """
        collection = self.collection
        ids = None if scope is None else matching(collection.entries, scope)
        entries = [entry for entry in collection.entries if ids is None or entry.id in ids]
        return self._roster.people(entries, collection.articles, progress=progress)

    def refresh(self, *, progress: Progress = silent) -> Delta:
        """Bring the folder's index up to date; new passages are found by their words until they are embedded.

        Without a folder nothing changes; of a published index the newest publication is taken.
        """
        return self._source.refresh(progress)

    def read_as(self, encodings: Mapping[str, str], *, progress: Progress = silent) -> Delta:
        """Read files again in other encodings, named as in `Entry.encoding`, and store that with the index.

        A file is named by its path below the folder, several by a pattern such as "*.txt"; the encoding "" has it
        guessed again. Only those are read; a file that does not fit the encoding is refused. Raise `FormatError` for an
        unknown encoding and `ArticlesError` for a missing file. Without a folder nothing changes.
        """
        self._source.read_as(encodings)
        return self.refresh(progress=progress)

    def places(self, citation: Citation) -> tuple[MarkedPage, ...]:
        """Return where a quote is on the pages of its file, with its rectangles, in the order of the text.

        The form is that of `index.pages.marked_pages`. Return nothing for a file without pages, a file in a packed
        file, or an article that is not a file of the folder. Raise `ArticlesError` if the file has changed since it was
        read, and `UnknownArticle` if there is no such article.
        """
        return self._source.places(self.article(citation.article_id), citation)

    def follow(self, stop: Event) -> Thread:
        """Bring the index up to date whenever the folder changes, until `stop` is set, in a thread that is returned.

        `warnings` names an error of reading or embedding; the next change of the folder is another try.
        """
        return self._source.follow(stop)

    def embed_behind(self) -> Thread:
        """Embed the passages without vectors in a separate thread, and return the thread.

        An error ends the thread; `warnings` names it.
        """
        return self._source.embed_behind()

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

        `history` holds the turns of the conversation, oldest first, or only its questions; it does not change a
        question that stands alone. `scope` and `articles` (ids) limit where to look; None means everywhere. With
        `newest`, the newest of different values leads instead of the likeliest. `Answer.kind` says what was asked for.
        Up to eight questions in one are each answered in `parts`; the others are listed in `also_asked`. Text without a
        word, a greeting or an order gets an abstention. If what other articles say cannot be read, the answer has a
        notice that it was not compared with them, and the log of "pullquote" says why. Raise `UnknownArticle` or
        `ScopeError` if a scope names what does not exist, and `TypeError` for a question that is not a text, or for one
        text instead of several.
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

        The first has the words, citations and confidence, which do not change; what other articles say is read for the
        second. For an abstention, questions of other kinds, and with `newest`, there is only the last. Errors of `ask`
        are raised when the first answer is requested; if the other articles cannot be read, the second says so.
        """
        from qa.inquiry import Inquiry  # `load_models` imports it while it waits

        _check_types(question, history=history, articles=articles)
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
                embedder=_without_folders(collection.embedder.name),
                reader=_without_folders(self._reader.name),
                calibrator=self._calibrator.version,
            ),
        )
        yield from inquiry.answers(question, history)


def _check_types(question: object, **several: object) -> None:
    """Raise `TypeError` for a question that is not a text, and for one text where several are expected."""
    if not isinstance(question, str):
        raise TypeError(f"the question is {question!r}: expected a text")
    for name, value in several.items():
        if isinstance(value, str):
            raise TypeError(f"{name} is {value!r}: expected a list, such as [{value!r}]")


def _without_folders(name: str) -> str:
    """Return the name of a model; of a folder its last part, since answers go to whoever asks."""
    path = PurePath(name)
    is_folder = path.is_absolute() or name.startswith((".", "~")) or len(path.parts) > 2  # the hub's are owner/name
    return path.name if is_folder else name


def _scope(scope: Scope | None, articles: Sequence[str] | None) -> Scope | None:
    """Return the scope of both; None if neither limits anything."""
    if articles is None:
        return scope
    ids = frozenset(articles)
    if scope is None:
        return Scope(articles=ids)
    return replace(scope, articles=ids if scope.articles is None else ids & scope.articles)
