"""The one door: a folder of articles opened, questions asked of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import Self

from index.articles import Refused, read_articles
from index.chunker import chunk_article
from index.embedder import DEFAULT_EMBEDDER, load_embedder
from index.errors import ArticlesError, ConfidenceError, UnknownArticle
from index.retriever import Retriever, build_retriever
from index.types import Article, Chunk, Embedder, Passage
from qa.answering import Asked, decide
from qa.comparing.sources import Sources
from qa.confidence import Calibrator, advice, load_calibrator
from qa.reading.readers import DEFAULT_READER, load_reader
from qa.types import Answer, Reader, Reading, Versions
from qa.understanding.followups import understand
from qa.understanding.questions import Question, encodable, parse_question

INDEX_VERSION = "2"  # of chunks, tokens, fusion and copies: raise it when any of them changes an answer
READ = 10  # passages read for a question: a thousand words
_RANKED = 100  # passages among which others are looked for to set beside an answer
_REMEMBERED = 20  # earlier questions of a conversation that a follow-up may lean on
_READ_MORE = 3  # of those, read where the first ten hold little of the other articles

Progress = Callable[[str, int, int], None]


def _silent(stage: str, done: int, total: int) -> None:
    """Report nothing."""


def _check_confidence(least: float | None) -> None:
    if least is not None and not 0.0 <= least <= 1.0:
        raise ValueError(f"min_confidence is a probability in [0, 1], not {least}")


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
        _check_confidence(min_confidence)
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
        right_at_least: float | None = None,
        progress: Progress = _silent,
    ) -> Self:
        """Read a folder of articles and make it ready for questions.

        `reader` and `embedder` are the default, a folder, or the name of a model on the hub. It abstains below the
        calibrator's threshold, below `min_confidence` where that is given, or below the confidence above which
        answers were right with the share `right_at_least`; all in [0, 1].
        `progress(stage, done, total)` is told of each stage; `refused` then lists the files not read, and
        `warnings` says in sentences what else to know, such as a reader without a calibrator of its own.
        Raises `ArticlesError`, `EmbedderError`, `ReaderError` or `ConfidenceError`, each with what to do.
        """
        read = read_articles(
            Path(folder).expanduser(), progress=lambda done, total: progress("reading articles", done, total)
        )
        return cls.from_articles(
            read.articles,
            reader=reader,
            embedder=embedder,
            min_confidence=min_confidence,
            right_at_least=right_at_least,
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
        right_at_least: float | None = None,
        progress: Progress = _silent,
        refused: Sequence[Refused] = (),
    ) -> Self:
        """Make articles that are in memory ready for questions; as `open`, else."""
        if min_confidence is not None and right_at_least is not None:
            raise ConfidenceError("give min_confidence or right_at_least, not both: each of them sets the bar")
        _check_confidence(min_confidence)
        progress("loading models", 0, 2)
        model: Embedder = load_embedder(embedder)
        progress("loading models", 1, 2)
        span_reader = load_reader(reader)
        calibrator = load_calibrator(span_reader.folder)
        if right_at_least is not None:
            min_confidence = calibrator.bar(right_at_least)
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

    def with_articles(self, extra: Sequence[Article], *, progress: Progress = _silent) -> Self:
        """Give an assistant that knows these articles too, after its own; this one stays as it is.

        The two share the models, and only what is new is embedded: `progress` is told of that. Raises
        `ArticlesError` where an id is taken.
        """
        ids = Counter([*self._articles, *(article.id for article in extra)])
        taken = next((article.id for article in extra if ids[article.id] > 1), None)
        if taken is not None:
            raise ArticlesError(f"there is an article {taken!r} in this collection already; give it another id")
        new = (chunk for article in extra for chunk in chunk_article(article))
        return self._knowing((*self.articles, *extra), (*self._retriever.chunks, *new), progress)

    def without_articles(self, ids: Collection[str]) -> Self:
        """Give an assistant that does not know these articles; this one stays as it is.

        The two share the models, and nothing is embedded. Raises `UnknownArticle` for an id that is not in the
        collection.
        """
        dropped = {self.article(article_id).id for article_id in ids}
        kept = tuple(article for article in self.articles if article.id not in dropped)
        return self._knowing(kept, [c for c in self._retriever.chunks if c.article_id not in dropped], _silent)

    def _knowing(self, articles: Sequence[Article], chunks: Sequence[Chunk], progress: Progress) -> Self:
        retriever = build_retriever(
            articles,
            chunks,
            self._embedder,
            known=self._retriever,
            progress=lambda done, total: progress("indexing passages", done, total),
        )
        return type(self)(
            articles,
            retriever,
            self._embedder,
            self._reader,
            self._calibrator,
            min_confidence=self._threshold,
            refused=self.refused,
            warnings=self.warnings,
        )

    @property
    def articles(self) -> tuple[Article, ...]:
        """The articles of the collection: of a folder in the order of their ids, those added later behind them."""
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
        own is not changed by it. `articles` (ids) limits where to look; None means everywhere. Of several questions
        the first is answered, and the others are given in `also_asked`; text without a word abstains. Raises
        `UnknownArticle` for an id that is not in the collection.
        """
        if articles is not None:
            articles = tuple(self.article(a).id for a in dict.fromkeys(articles))
        asked = parse_question(question)
        before = [earlier.text for earlier in map(parse_question, history[-_REMEMBERED:]) if earlier.text]
        understood = understand(asked.text, before, lambda earlier: self._answer_text(earlier, articles))
        return self._answer(self._asked(question, replace(asked, text=understood)), articles)

    def read_context(self, question: str, article: Article) -> Answer:
        """Answer from one whole article, of the collection or not: all of it is read, nothing is searched for."""
        asked = self._asked(question, parse_question(question))
        chunks = chunk_article(article)
        retriever = build_retriever((article,), chunks, self._embedder)
        passages = retriever.retrieve(asked.understood_as, len(chunks)) if asked.anything else ()
        return self._decide(asked, passages, (), Sources(articles={article.id: article}, copies={}))

    def _text_of(self, question: str, articles: tuple[str, ...] | None) -> str | None:
        return self._answer(self._asked(question, Question(text=question)), articles).text

    def _answer(self, asked: Asked, articles: tuple[str, ...] | None) -> Answer:
        ranking = self._retrieve(asked.understood_as, articles) if asked.anything else ()
        sources = Sources(articles=self._articles, copies=self._retriever.copies)
        return self._decide(asked, ranking[:READ], ranking[READ:], sources)

    def _retrieve(self, question: str, articles: tuple[str, ...] | None) -> tuple[Passage, ...]:
        searched = None if articles is None else [a for a in articles if a in self._searchable]
        return self._retriever.retrieve(question, _RANKED, articles=searched)

    def _decide(self, asked: Asked, passages: Sequence[Passage], more: Sequence[Passage], sources: Sources) -> Answer:
        def read_more(cited: frozenset[str]) -> Sequence[Reading]:
            others = (passage for passage in more if passage.chunk.article_id not in cited)
            return self._reader.read(asked.understood_as, tuple(islice(others, _READ_MORE)))

        readings = self._reader.read(asked.understood_as, passages)
        return decide(asked, readings, sources, self._calibrator, read_more=read_more)

    def _asked(self, typed: str, asked: Question) -> Asked:
        question = encodable(typed)
        return Asked(
            question=question,
            understood_as=asked.text if asked.text else question,
            anything=asked.text != "",
            also_asked=asked.also_asked,
            notices=asked.notices,
            threshold=self._threshold,
            versions=self._versions,
        )
