"""Gold questions about a folder of articles: JSON lines, each answer a range that is checked against its article."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from eval.rows import Row, lines, read_text
from index.types import Article

SOURCES = ("one", "both", "differs", "none")


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldAnswer:
    """One acceptable answer: `article` is the article's id, and `text` is its text at `[start, end)`."""

    article: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldQuestion:
    """A question and every range that answers it; no answers means that the articles do not say.

    `history` holds the earlier questions of the conversation, oldest first, and `standalone` what a follow-up means
    by itself. `source` says whether one article answers, both do, both do but differ, or none.
    """

    id: str
    kind: str
    question: str
    answers: tuple[GoldAnswer, ...]
    history: tuple[str, ...] = ()
    standalone: str | None = None
    source: str = "one"
    note: str | None = None

    @property
    def answerable(self) -> bool:
        """Say whether the articles hold an answer."""
        return bool(self.answers)


def load_gold(path: Path, articles: Iterable[Article] | None = None) -> tuple[GoldQuestion, ...]:
    """Read gold questions in the file's order.

    With `articles`, every answer must be its article's text at its offsets. Raises `GoldError`, with the line and
    what to do, for a line that is no such question, for an id used twice, and for a file without questions.
    """
    by_id = None if articles is None else {article.id: article for article in articles}
    seen: dict[str, str] = {}
    questions = []
    for row in lines(read_text(path), path):
        question = _question(row, by_id)
        if question.id in seen:
            raise row.fail(f'the id "{question.id}" stands already at {seen[question.id]}. Give each its own.')
        seen[question.id] = row.where
        questions.append(question)
    if not questions:
        raise Row({}, str(path)).fail("holds no questions. Write one JSON object a line.")
    return tuple(questions)


def _question(row: Row, articles: Mapping[str, Article] | None) -> GoldQuestion:
    question = GoldQuestion(
        id=row.text("id"),
        kind=row.text("kind"),
        question=row.text("question"),
        answers=tuple(_answer(answer, articles) for answer in row.rows("answers")),
        history=row.texts("history"),
        standalone=row.optional_text("standalone"),
        source=row.text("source"),
        note=row.optional_text("note"),
    )
    if not question.question.strip():
        raise row.fail('"question" is blank. Write a question.')
    if question.source not in SOURCES:
        raise row.fail(f'"source" is "{question.source}", expected one of {", ".join(SOURCES)}.')
    if question.answerable == (question.source == "none"):
        raise row.fail(
            f'"source" is "{question.source}" with {len(question.answers)} answers. "none" is for no answers.'
        )
    return question


def _answer(row: Row, articles: Mapping[str, Article] | None) -> GoldAnswer:
    answer = GoldAnswer(
        article=row.text("article"), start=row.number("start"), end=row.number("end"), text=row.text("text")
    )
    if not 0 <= answer.start < answer.end:
        raise row.fail(f"{answer.start}-{answer.end} is no range. Give 0 <= start < end, in code points.")
    if articles is None:
        return answer
    article = articles.get(answer.article)
    if article is None:
        known = ", ".join(sorted(articles)[:5])
        raise row.fail(f'there is no article "{answer.article}". Use a file of the folder, such as {known}.')
    stands = article.text[answer.start : answer.end]
    if stands != answer.text:
        found = article.text.find(answer.text)
        hint = f"The text stands at {found}." if found >= 0 else "The text is nowhere in the article."
        raise row.fail(f"{answer.start}-{answer.end} of {answer.article} is {stands!r}, not {answer.text!r}. {hint}")
    return answer
