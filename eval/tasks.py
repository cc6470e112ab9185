"""What is to be scored: the questions, the assistant that is asked, and the articles it may cite."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from eval.gold import GoldQuestion, load_gold
from eval.run import Ask
from eval.squad import as_gold, contexts_as_articles, load_squad, sample
from index.articles import read_articles
from index.types import Article
from qa.types import Answer


class Asked(Protocol):
    """What is scored: `qa.Assistant`, as far as scoring needs it."""

    def ask(self, question: str, *, history: Sequence[str] = ()) -> Answer:
        """Answer from the collection."""
        ...

    def read_context(self, question: str, article: Article) -> Answer:
        """Answer from one whole article, without retrieval."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """What to ask, and of what: everything that `run` needs."""

    name: str
    ask: Ask
    gold: tuple[GoldQuestion, ...]
    articles: Mapping[str, Article]
    retrieval: bool
    inputs: dict[str, Any]


def gold_task(gold: Path, folder: Path, *, reader: str, limit: int | None, seed: int) -> Task:
    """Prepare the gold questions about a folder of articles."""
    articles = read_articles(folder).articles
    questions = load_gold(gold, articles)  # a bad line is said before a model is loaded
    assistant = open_articles(articles, reader)
    return Task(
        name=gold.stem,
        ask=lambda question: assistant.ask(question.question, history=question.history),
        gold=sample(questions, limit, seed=seed),
        articles={article.id: article for article in articles},
        retrieval=True,
        inputs={**_input(gold, reader, limit, seed, len(questions)), "articles": str(folder)},
    )


def squad_task(path: Path, *, reader: str, search: bool, limit: int | None, seed: int) -> Task:
    """Prepare a SQuAD file: each question on its own context, or with `search` on all contexts of the file."""
    questions = load_squad(path)
    kept = sample(questions, limit, seed=seed)
    articles = contexts_as_articles(questions if search else kept)
    of_question = {question.id: articles[question.context] for question in kept}
    assistant = open_articles(tuple(articles.values()) if search else tuple(articles.values())[:1], reader)

    def ask(question: GoldQuestion) -> Answer:
        if search:
            return assistant.ask(question.question)
        return assistant.read_context(question.question, of_question[question.id])

    return Task(
        name=f"{path.name.split('.')[0]}{'-open' if search else ''}",
        ask=ask,
        gold=as_gold(kept, articles),
        articles={article.id: article for article in articles.values()},
        retrieval=search,
        inputs={**_input(path, reader, limit, seed, len(questions)), "open": search},
    )


def open_articles(articles: Sequence[Article], reader: str) -> Asked:
    """Open an assistant on articles; the models load here and not before."""
    from qa import Assistant

    return Assistant.from_articles(articles, reader=reader)


def _input(path: Path, reader: str, limit: int | None, seed: int, questions: int) -> dict[str, Any]:
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    return {
        "gold": path.name,
        "gold_sha256": digest,
        "questions": questions,
        "limit": limit,
        "seed": seed,
        "reader": reader,
    }
