"""Files in SQuAD's form, as plain questions and as gold questions about their own contexts."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import NamedTuple, TypeVar

from eval.errors import GoldError
from eval.gold import GoldAnswer, GoldQuestion
from eval.rows import parse, read_text, rows_of
from index.articles import article_from_text
from index.types import Article
from qa.types import Verdict

_Item = TypeVar("_Item")


class SquadAnswer(NamedTuple):
    """An annotated answer: `text == context[start : start + len(text)]`, in code points."""

    text: str
    start: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SquadQuestion:
    """A question about one context; `impossible` if the context does not answer it, and then without answers.

    `verdict` is that of a yes/no question, whose answer is the text that decides it.
    """

    id: str
    title: str
    context: str
    question: str
    answers: tuple[SquadAnswer, ...]
    impossible: bool = False
    verdict: Verdict | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Answer:
    text: str
    start: int | None = None
    answer_start: int | None = None  # the official form


@dataclass(frozen=True, slots=True, kw_only=True)
class _Question:
    id: str
    question: str
    answers: tuple[_Answer, ...]
    is_impossible: bool = False
    verdict: Verdict | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line(_Question):
    context: str
    title: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Paragraph:
    context: str
    qas: tuple[_Question, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Article:
    paragraphs: tuple[_Paragraph, ...]
    title: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Document:
    data: tuple[_Article, ...]


def load_squad(path: Path) -> tuple[SquadQuestion, ...]:
    """Read the official SQuAD 1.1 or 2.0 JSON, or one question per line (both plain or gzip), in the file's order.

    A line is `{"id","title","context","question","answers":[{"text","start"}],"is_impossible"}`, of a yes/no question
    with a "verdict" too. The same answer by several annotators is kept once. Raise `GoldError` for an id used twice, an
    answer that is not in its context at its offset, an impossible question with answers or another without, and a file
    without questions.
    """
    text = read_text(path)
    questions: dict[str, SquadQuestion] = {}
    for where, title, context, row in _document_rows(text, path) if _is_document(text) else _line_rows(text, path):
        if row.id in questions:
            raise GoldError(f'{where}: the id "{row.id}" is used twice. Each question needs its own.')
        try:
            questions[row.id] = _question(row, title or "", context)
        except ValueError as error:
            raise GoldError(f"{where}: {error}") from error
    if not questions:
        raise GoldError(f"{path}: holds no questions. Expected a SQuAD file, or one question a line.")
    return tuple(questions.values())


def contexts_as_articles(questions: Sequence[SquadQuestion]) -> dict[str, Article]:
    """Make one article of each distinct context, in order of appearance: context to article."""
    contexts = dict.fromkeys(question.context for question in questions)
    return {text: article_from_text(f"context-{n:05d}", text) for n, text in enumerate(contexts, start=1)}


def as_gold(questions: Sequence[SquadQuestion], articles: dict[str, Article]) -> tuple[GoldQuestion, ...]:
    """Write the questions as gold questions about `contexts_as_articles`."""
    return tuple(
        GoldQuestion(
            id=question.id,
            kind="squad" if question.verdict is None else "yes-no",
            question=question.question,
            answers=tuple(
                GoldAnswer(article=articles[question.context].id, start=start, end=start + len(text), text=text)
                for text, start in question.answers
            ),
            source="none" if question.impossible else "one",
            verdict=None if question.verdict == "unclear" else question.verdict,
        )
        for question in questions
    )


def sample(items: Sequence[_Item], limit: int | None, *, seed: int = 0) -> tuple[_Item, ...]:
    """Return `limit` items evenly spaced over the whole, in order; the seed says where the first step begins.

    Return everything if the limit is None or not below the number of items, and nothing for a limit of 0 or less.
    """
    if limit is None or limit >= len(items):
        return tuple(items)
    shift = Random(seed).random()
    step = len(items) / max(limit, 1)
    return tuple(items[min(int((place + shift) * step), len(items) - 1)] for place in range(limit))


def _is_document(text: str) -> bool:
    try:
        whole = json.loads(text)
    except json.JSONDecodeError:
        return False
    return isinstance(whole, dict) and "data" in whole


_Place = tuple[str, str | None, str, _Question]  # where, title, context, question


def _document_rows(text: str, path: Path) -> Iterator[_Place]:
    for article in parse(text, str(path), _Document).data:
        for paragraph in article.paragraphs:
            for row in paragraph.qas:
                yield f'{path}, "{row.id}"', article.title, paragraph.context, row


def _line_rows(text: str, path: Path) -> Iterator[_Place]:
    for where, row in rows_of(text, path, _Line):
        yield where, row.title, row.context, row


def _question(row: _Question, title: str, context: str) -> SquadQuestion:
    answers = tuple(dict.fromkeys(_answer(answer, context) for answer in row.answers))
    if row.is_impossible == bool(answers):
        is_impossible = str(row.is_impossible).lower()
        raise ValueError(f"is_impossible is {is_impossible} with {len(answers)} answers. Make the two agree.")
    return SquadQuestion(
        id=row.id,
        title=title,
        context=context,
        question=row.question,
        answers=answers,
        impossible=row.is_impossible,
        verdict=row.verdict,
    )


def _answer(answer: _Answer, context: str) -> SquadAnswer:
    start = answer.answer_start if answer.start is None else answer.start
    if start is None:
        raise ValueError(f"the answer {answer.text!r} has no start. Add it, in code points of the context.")
    stands = context[max(start, 0) : max(start, 0) + len(answer.text)]
    if start < 0 or not answer.text or stands != answer.text:
        raise ValueError(f"at {start} the context reads {stands!r}, not {answer.text!r}. Count offsets in code points.")
    return SquadAnswer(answer.text, start)
