"""A scoring task: the questions, the articles that may be cited, and how to open the answerer."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from eval.gold import GoldQuestion, load_gold
from eval.run import Ask, asking
from eval.squad import as_gold, contexts_as_articles, load_squad, sample
from index.articles import read_articles
from index.types import Article

if TYPE_CHECKING:
    from qa import Assistant

_WHOLE = 200  # passages: all that the search proposes of one article


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """The questions and their articles; only `open(reader)` loads the models."""

    name: str
    gold: tuple[GoldQuestion, ...]
    articles: Mapping[str, Article]
    retrieval: bool
    inputs: dict[str, Any]
    open: Callable[[str], Ask]


def gold_task(gold: Path, folder: Path, *, limit: int | None, seed: int) -> Task:
    """Prepare the gold questions about a folder of articles."""
    articles = read_articles(folder).articles
    questions = load_gold(gold, articles)
    return Task(
        name=gold.stem,
        gold=sample(questions, limit, seed=seed),
        articles={article.id: article for article in articles},
        retrieval=True,
        inputs={
            **_inputs(gold, limit, seed, len(questions)),
            "articles": str(folder),
            "articles_sha256": _digest(f"{article.id} {article.sha256}\n" for article in articles),
        },
        open=lambda reader: asking(open_articles(articles, reader)),
    )


def squad_task(path: Path, *, search: bool, limit: int | None, seed: int, yes_no: bool = False) -> Task:
    """Prepare a SQuAD file: each question on its own context, or with `search` on all contexts of the file.

    Its yes/no questions are left out, or with `yes_no` all others.
    """
    questions = [question for question in load_squad(path) if (question.verdict is not None) == yes_no]
    asked = sample(questions, limit, seed=seed)
    articles = contexts_as_articles(questions if search else asked)

    def open_contexts(reader: str) -> Ask:
        if search:
            return asking(open_articles(tuple(articles.values()), reader))
        of_question = {question.id: articles[question.context] for question in asked}
        assistant = open_articles(tuple(articles.values()), reader, passages=_WHOLE)
        return lambda question: assistant.ask(question.question, articles=[of_question[question.id].id])

    return Task(
        name=f"{path.name.split('.')[0]}{'-open' if search else ''}",
        gold=as_gold(asked, articles),
        articles={article.id: article for article in articles.values()},
        retrieval=search,
        inputs={**_inputs(path, limit, seed, len(questions)), "open": search},
        open=open_contexts,
    )


def open_articles(articles: Sequence[Article], reader: str, *, passages: int | None = None) -> Assistant:
    """Open an assistant on articles that reads `passages` for a question; this loads the models."""
    from qa import Assistant
    from qa.assistant import READ

    return Assistant.from_articles(articles, reader=reader, passages=READ if passages is None else passages)


def file_digest(path: Path) -> str:
    """Return the sha256 of a file's bytes."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _inputs(path: Path, limit: int | None, seed: int, questions: int) -> dict[str, Any]:
    return {"gold": path.name, "gold_sha256": file_digest(path), "questions": questions, "limit": limit, "seed": seed}


def _digest(parts: Iterable[str]) -> str:
    return hashlib.sha256("".join(sorted(parts)).encode()).hexdigest()
