"""Questions with their readings, to which a confidence is fitted and on which it is measured; kept for further fits."""

from __future__ import annotations

import hashlib
import pickle
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from rich.console import Console
from rich.progress import track

from eval.gold import load_gold
from eval.news import NEWS, NewsQuestion, load_news, load_news_texts
from eval.squad import SquadQuestion, contexts_as_articles, load_squad, sample
from index.articles import article_from_text, read_articles
from index.collection import Collection
from index.embedder import load_embedder
from index.types import Article, Scope
from qa.ranking import READ
from qa.reading.joining import joined
from qa.respelled import respelled
from qa.types import Reader, Reading

_Question = TypeVar("_Question")
_NEWS = 2.0  # times another batch: most of what people read is news
_ELSEWHERE = 0.2  # times its batch: other articles are about other things, which is easily declined
_CONTEXTS = 13  # of an article, in a file that does not say which contexts are of one


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadQuestion:
    """One question with its readings and gold answers; none if what was searched does not answer it.

    `article` is the id of the article for which it was written, `kind` the kind that its file states.
    """

    question: str
    golds: tuple[str, ...]
    readings: tuple[Reading, ...] = ()
    article: str = ""
    kind: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """Questions of one kind and the articles of which they were asked, by id; nothing is fitted to those `held_out`.

    `share` is their weight together in a fit.
    """

    name: str
    asked: tuple[ReadQuestion, ...]
    articles: dict[str, Article]
    held_out: bool = False
    share: float = 1.0


def in_articles(path: Path, reader: Reader, *, limit: int) -> tuple[Batch]:
    """Ask every question of the whole article that its context is from.

    Contexts with one title are of one article, below that title; without titles, so are neighbours in the file. A name
    that only the article's other paragraphs mention is thus none that the article lacks.
    """
    questions = _for_spans(path)
    return (_asked(path, sample(questions, limit), _whole_articles(questions), reader),)


def by_themselves(path: Path, reader: Reader, *, limit: int) -> tuple[Batch]:
    """Ask every question of its own context alone: a whole article, or a paragraph."""
    drawn = sample(_for_spans(path), limit)
    return (_asked(path, drawn, contexts_as_articles(drawn), reader),)


def of_answerable(path: Path, reader: Reader, *, limit: int, search: bool) -> Batch:
    """Ask the questions that have an answer, each of its own context or, with `search`, of all contexts of the file."""
    questions = [question for question in _for_spans(path) if question.answers]
    drawn = sample(questions, limit)
    if not search:
        return _asked(path, drawn, contexts_as_articles(drawn), reader)
    batch = _asked(path, drawn, contexts_as_articles(questions), reader, search=True)
    return replace(batch, name=f"{batch.name} open")


def of_news(path: Path, reader: Reader) -> tuple[Batch, Batch]:
    """Ask each question about a news page of all pages of its half: those to fit to, and those held out."""
    questions = load_news(NEWS)
    texts = load_news_texts(questions, path, NEWS)
    articles = {page: article_from_text(page, text) for page, text in texts.items()}
    fitted = _news("news", [each for each in questions if each.half == "fit"], articles, reader)
    reported = _news("news, held out", [each for each in questions if each.half == "report"], articles, reader)
    return replace(fitted, share=_NEWS), replace(reported, held_out=True)


def of_gold(path: Path, folder: Path, reader: Reader, *, limit: int) -> tuple[Batch]:
    """Ask gold questions of all articles of their folder, a follow-up in its standalone form.

    One without an answer was written for no article; its id takes the article's place. Raise `GoldError` or
    `ArticlesError`.
    """
    articles = {article.id: article for article in read_articles(folder).articles}
    collection = _collection(articles.values())
    asked = []
    for question in _shown(sample(load_gold(path, articles.values()), limit), path.name):
        written = ReadQuestion(
            question=question.standalone or question.question,
            golds=tuple(answer.text for answer in question.answers),
            article=question.answers[0].article if question.answers else question.id,
            kind=question.kind,
        )
        asked.append(_read(written, collection, reader))
    return (Batch(name=_name(path), asked=tuple(asked), articles=articles),)


def elsewhere(batch: Batch) -> Batch:
    """Return the questions with the readings they would have if their own article were missing: nothing answers them.

    Those for which nothing else was read are left out.
    """
    asked = []
    for each in batch.asked:
        readings = tuple(r for r in each.readings if r.passage.chunk.article_id != each.article)
        if readings:
            asked.append(replace(each, readings=readings, golds=()))
    return replace(batch, name=f"{batch.name}, elsewhere", asked=tuple(asked), share=batch.share * _ELSEWHERE)


def kept(
    folder: Path | None, path: Path, reader: Reader, how: str, read: Callable[[], tuple[Batch, ...]]
) -> tuple[Batch, ...]:
    """Return what the same reader has read of a file before, from a folder; otherwise read it, and keep it there.

    `how` says what else it depends on. None keeps nothing. The files are this program's own, and trusted as such.
    """
    if folder is None:
        return read()
    digest = hashlib.sha256(path.read_bytes() + NEWS.read_bytes()).hexdigest()
    key = hashlib.sha256(f"{digest} {reader.name} {how}".encode()).hexdigest()[:12]
    file = folder / f"{path.name.split('.')[0]}-{key}.pickle"
    if not file.is_file():
        folder.mkdir(parents=True, exist_ok=True)
        file.write_bytes(pickle.dumps(read()))
    batches: tuple[Batch, ...] = pickle.loads(file.read_bytes())
    return batches


def _news(name: str, questions: Sequence[NewsQuestion], articles: dict[str, Article], reader: Reader) -> Batch:
    pages = {question.page: articles[question.page] for question in questions}
    collection = _collection(pages.values())
    asked = []
    for each in _shown(questions, name):
        text = articles[each.page].text
        golds = tuple(text[start:end] for start, end in each.answers)
        written = ReadQuestion(question=each.question, golds=golds, article=each.page, kind=each.kind)
        asked.append(_read(written, collection, reader))
    return Batch(name=name, asked=tuple(asked), articles=pages)


def _asked(
    path: Path,
    questions: Sequence[SquadQuestion],
    articles: Mapping[str, Article],
    reader: Reader,
    *,
    search: bool = False,
) -> Batch:
    """Ask each question of its context's article or, with `search`, of all articles."""
    known = {each.id: each for each in articles.values()}
    collection = _collection(known.values())
    asked = []
    for question in _shown(questions, path.name):
        golds = tuple(answer.text for answer in question.answers)
        written = ReadQuestion(question=question.question, golds=golds, article=articles[question.context].id)
        asked.append(_read(written, collection, reader, everywhere=search))
    return Batch(name=_name(path), asked=tuple(asked), articles=known)


def _for_spans(path: Path) -> tuple[SquadQuestion, ...]:
    """Return a file's questions but those that want a yes or a no."""
    return tuple(question for question in load_squad(path) if question.verdict is None)


def _whole_articles(questions: Sequence[SquadQuestion]) -> dict[str, Article]:
    """Return for each context the article that it is from, put together again."""
    titles = {question.context: question.title for question in questions}
    parts: dict[str, list[str]] = {}
    for number, (context, title) in enumerate(titles.items()):
        parts.setdefault(title or f"contexts {number // _CONTEXTS}", []).append(context)
    articles: dict[str, Article] = {}
    for key, contexts in parts.items():
        heading = [key] if titles[contexts[0]] else []
        article = article_from_text(key, "\n\n".join([*heading, *contexts]))
        articles |= dict.fromkeys(contexts, article)
    return articles


def _read(written: ReadQuestion, collection: Collection, reader: Reader, *, everywhere: bool = True) -> ReadQuestion:
    """Return a question as an inquiry understands it, with what is read for it in all articles or in its own."""
    scope = None if everywhere else Scope(articles=frozenset({written.article}))
    question, _ = respelled(written.question, collection, scope)
    passages = collection.retrieve(question, READ, scope=scope)
    readings = reader.read(question, joined(passages, collection.articles, words=reader.words))
    return replace(written, question=question, readings=readings)


def _collection(articles: Iterable[Article]) -> Collection:
    return Collection.of(tuple(articles), load_embedder())


def _name(path: Path) -> str:
    return path.name.split(".")[0]


def _shown(questions: Sequence[_Question], name: str) -> Iterable[_Question]:
    """Show on the terminal how far the reading of some questions has come."""
    return track(questions, description=f"reading {name}", console=Console(stderr=True))
