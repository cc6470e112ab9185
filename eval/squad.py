"""Files in SQuAD's form, as plain questions and as gold questions about their own contexts."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import NamedTuple, TypeVar

from eval.gold import GoldAnswer, GoldQuestion
from eval.rows import Row, lines, parse, read_text
from index.articles import article_from_text
from index.types import Article

_Item = TypeVar("_Item")


class SquadAnswer(NamedTuple):
    """An annotated answer: `text == context[start : start + len(text)]`, in code points."""

    text: str
    start: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SquadQuestion:
    """A question about one context; `impossible` if the context does not answer it, and then without answers."""

    id: str
    title: str
    context: str
    question: str
    answers: tuple[SquadAnswer, ...]
    impossible: bool = False


def load_squad(path: Path) -> tuple[SquadQuestion, ...]:
    """Read the official SQuAD 1.1 or 2.0 JSON, or one question per line (both plain or gzip), in the file's order.

    A line is `{"id","title","context","question","answers":[{"text","start"}],"is_impossible"}`. The same answer
    given by several annotators is kept once. Raise `GoldError` for an id used twice, an answer that is not in its
    context at its offset, an impossible question with answers or another without, and a file without questions.
    """
    text = read_text(path)
    rows = _paragraph_rows(parse(text, str(path))) if _is_document(text) else _line_rows(text, path)
    seen: set[str] = set()
    questions = []
    for row, title, context in rows:
        question = _question(row, title, context)
        if question.id in seen:
            raise row.fail(f'the id "{question.id}" is used twice. Give each question its own.')
        seen.add(question.id)
        questions.append(question)
    if not questions:
        raise Row({}, str(path)).fail("holds no questions. Give a SQuAD file, or one question a line.")
    return tuple(questions)


def contexts_as_articles(questions: Sequence[SquadQuestion]) -> dict[str, Article]:
    """Make one article of each distinct context, in order of appearance: context to article."""
    contexts = dict.fromkeys(question.context for question in questions)
    return {text: article_from_text(f"context-{n:05d}", text) for n, text in enumerate(contexts, start=1)}


def as_gold(questions: Sequence[SquadQuestion], articles: dict[str, Article]) -> tuple[GoldQuestion, ...]:
    """Write the questions as gold questions about `contexts_as_articles`."""
    return tuple(
        GoldQuestion(
            id=question.id,
            kind="squad",
            question=question.question,
            answers=tuple(
                GoldAnswer(article=articles[question.context].id, start=start, end=start + len(text), text=text)
                for text, start in question.answers
            ),
            source="none" if question.impossible else "one",
        )
        for question in questions
    )


def sample(items: Sequence[_Item], limit: int | None, *, seed: int = 0) -> tuple[_Item, ...]:
    """Take `limit` items evenly spaced over the whole, in order; the seed says where the first step begins.

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


def _paragraph_rows(document: Row) -> Iterator[tuple[Row, str, str]]:
    for article in document.rows("data"):
        for paragraph in article.rows("paragraphs"):
            for row in paragraph.rows("qas"):
                yield row, article.text("title") if article.has("title") else "", paragraph.text("context")


def _line_rows(text: str, path: Path) -> Iterator[tuple[Row, str, str]]:
    for row in lines(text, path):
        yield row, row.text("title") if row.has("title") else "", row.text("context")


def _question(row: Row, title: str, context: str) -> SquadQuestion:
    answers = tuple(dict.fromkeys(_answer(answer, context) for answer in row.rows("answers")))
    impossible = row.flag("is_impossible")
    if impossible == bool(answers):
        raise row.fail(f'"is_impossible" is {str(impossible).lower()} with {len(answers)} answers. Make the two agree.')
    return SquadQuestion(
        id=row.text("id"),
        title=title,
        context=context,
        question=row.text("question"),
        answers=answers,
        impossible=impossible,
    )


def _answer(row: Row, context: str) -> SquadAnswer:
    start = row.number("start" if row.has("start") else "answer_start")
    text = row.text("text")
    stands = context[max(start, 0) : max(start, 0) + len(text)]
    if start < 0 or not text or stands != text:
        raise row.fail(f"at {start} the context reads {stands!r}, not {text!r}. Count offsets in code points.")
    return SquadAnswer(text, start)
