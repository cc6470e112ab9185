"""The one door: a folder of articles opened, questions asked of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Self

from index.articles import Refused, read_articles
from index.chunker import chunk_article
from index.dense import DEFAULT_EMBEDDER, SentenceEmbedder
from index.errors import UnknownArticle
from index.retriever import Retriever, build_retriever
from index.types import Article, Embedder, Passage
from qa.answering import Asked, decide
from qa.confidence import Calibrator, advice, load_calibrator
from qa.followups import understand
from qa.readers import DEFAULT_READER, load_reader
from qa.types import Answer, Reader, Versions

INDEX_VERSION = "1"  # of chunks, tokens and fusion: raise it when any of them changes an answer
READ = 10  # passages read for a question: a thousand words

Progress = Callable[[str, int, int], None]


def _silent(stage: str, done: int, total: int) -> None:
    """Report nothing."""


class Assistant:
    """Answers questions about a collection of articles with their exact words."""

    def __init__(
        self,
        articles: Sequence[Article],
        retriever: Retriever,
        embedder: Embedder,
        reader: Reader,
        calibrator: Calibrator,
        *,
        min_confidence: float | None = None,
        refused: Sequence[Refused] = (),
        warnings: Sequence[str] = (),
    ) -> None:
        """Put the parts together; `open` and `from_articles` make them.

        `min_confidence` in [0, 1] replaces the calibrator's threshold. Raises `ValueError` outside of that.
        """
        if min_confidence is not None and not 0.0 <= min_confidence <= 1.0:
            raise ValueError(f"min_confidence is a probability in [0, 1], not {min_confidence}")
        self._articles = {article.id: article for article in articles}
        self._searchable = frozenset(chunk.article_id for chunk in retriever.chunks)
        self._retriever = retriever
        self._embedder = embedder
        self._reader = reader
        self._calibrator = calibrator
        self._threshold = calibrator.threshold if min_confidence is None else min_confidence
        self._versions = Versions(
            index=INDEX_VERSION, embedder=embedder.name, reader=reader.name, calibrator=calibrator.version
        )
        self.refused = tuple(refused)
        self.warnings = tuple(warnings)
        self._answer_text = lru_cache(maxsize=256)(self._text_of)

    @classmethod
    def open(
        cls,
        folder: str | Path,
        *,
        reader: str = DEFAULT_READER,
        embedder: str = DEFAULT_EMBEDDER,
        min_confidence: float | None = None,
        progress: Progress = _silent,
    ) -> Self:
        """Read a folder of articles and make it ready for questions.

        `reader` and `embedder` are the default, a folder, or the name of a model on the hub.
        `progress(stage, done, total)` is told of each stage; `refused` then lists the files not read, and
        `warnings` says in sentences what else to know, such as a reader without a calibrator of its own.
        Raises `ArticlesError`, `EmbedderError` or `ReaderError`, each with what to do.
        """
        read = read_articles(
            Path(folder).expanduser(), progress=lambda done, total: progress("reading articles", done, total)
        )
        return cls.from_articles(
            read.articles,
            reader=reader,
            embedder=embedder,
            min_confidence=min_confidence,
            progress=progress,
            refused=read.refused,
        )

    @classmethod
    def from_articles(
        cls,
        articles: Sequence[Article],
        *,
        reader: str = DEFAULT_READER,
        embedder: str = DEFAULT_EMBEDDER,
        min_confidence: float | None = None,
        progress: Progress = _silent,
        refused: Sequence[Refused] = (),
    ) -> Self:
        """Make articles that are in memory ready for questions."""
        progress("loading models", 0, 2)
        model: Embedder = SentenceEmbedder(embedder)
        progress("loading models", 1, 2)
        span_reader = load_reader(reader)
        calibrator = load_calibrator(span_reader.folder)
        progress("loading models", 2, 2)
        chunks = [chunk for article in articles for chunk in chunk_article(article)]
        retriever = build_retriever(
            articles, chunks, model, progress=lambda done, total: progress("indexing passages", done, total)
        )
        return cls(
            articles,
            retriever,
            model,
            span_reader,
            calibrator,
            min_confidence=min_confidence,
            refused=refused,
            warnings=() if calibrator.fitted else (advice(span_reader.name, span_reader.folder),),
        )

    @property
    def articles(self) -> tuple[Article, ...]:
        """The articles of the collection, in the order of their ids."""
        return tuple(self._articles.values())

    @property
    def reader(self) -> Reader:
        """What reads the passages."""
        return self._reader

    @property
    def threshold(self) -> float:
        """The confidence below which it abstains."""
        return self._threshold

    def article(self, article_id: str) -> Article:
        """Give the article with this id; raises `UnknownArticle` where there is none."""
        if article_id not in self._articles:
            known = ", ".join(list(self._articles)[:5])
            raise UnknownArticle(f"there is no article {article_id!r} in this collection; it holds {known} ...")
        return self._articles[article_id]

    def ask(self, question: str, *, history: Sequence[str] = (), articles: Sequence[str] | None = None) -> Answer:
        """Answer a question, or abstain.

        `history` holds the earlier questions of the conversation, oldest first; a question that stands on its
        own is not changed by it. `articles` (ids) limits where to look; None means everywhere. A blank
        question abstains. Raises `UnknownArticle` for an id that is not in the collection.
        """
        if articles is not None:
            articles = tuple(self.article(a).id for a in dict.fromkeys(articles))
        understood = understand(question, history, lambda earlier: self._answer_text(earlier, articles))
        return self._answer(question, understood, articles)

    def read_context(self, question: str, article: Article) -> Answer:
        """Answer from one whole article, of the collection or not: all of it is read, nothing is searched for."""
        chunks = chunk_article(article)
        passages = build_retriever((article,), chunks, self._embedder).retrieve(question, len(chunks))
        return self._decide(question, question, passages, {article.id: article})

    def _text_of(self, question: str, articles: tuple[str, ...] | None) -> str | None:
        return self._answer(question, question, articles).text

    def _answer(self, question: str, understood: str, articles: tuple[str, ...] | None) -> Answer:
        return self._decide(question, understood, self._retrieve(understood, articles), self._articles)

    def _retrieve(self, question: str, articles: tuple[str, ...] | None) -> tuple[Passage, ...]:
        searched = None if articles is None else [a for a in articles if a in self._searchable]
        return self._retriever.retrieve(question, READ, articles=searched)

    def _decide(
        self, question: str, understood: str, passages: Sequence[Passage], articles: Mapping[str, Article]
    ) -> Answer:
        readings = self._reader.read(understood, passages)
        asked = Asked(question=question, understood_as=understood, threshold=self._threshold, versions=self._versions)
        return decide(asked, readings, articles, self._calibrator)
