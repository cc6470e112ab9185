"""Gold questions about a folder of articles: JSON lines, each answer a range that is checked against its article."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

from eval.errors import GoldError
from eval.rows import KNOWN_FIELDS, read_rows
from index.types import Article, Range

Source = Literal["one", "both", "differs", "none"]
Want = Literal["one", "all"]

KINDS = (
    "fact",
    "paraphrase",
    "typed",
    "typo",
    "who-said",
    "quotes",
    "date",
    "list",
    "table",
    "yes-no",
    "comparison",
    "compound",
    "corrected",
    "contradiction",
    "follow-up",
    "near-miss",
    "unanswerable",
    "furniture",
    "no-question",
)
"""The kinds of the questions in `eval/gold`, in the order of its README; another file may have kinds of its own."""

_VERDICTS = ("yes", "no")
_SAME = "same"  # the verdict of a comparison that neither side wins


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldAnswer:
    """One acceptable answer: `article` is the article's id, and `text` is its text at `[start, end)`."""

    __pydantic_config__ = KNOWN_FIELDS

    article: str
    start: int
    end: int
    text: str

    @property
    def range(self) -> Range:
        """The range without the article."""
        return Range(self.start, self.end)


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldPart:
    """One of several wanted things; `answers` are indices into the question's answers, of which any one gives it.

    Without answers the articles do not say. `question` is what the part asks by itself, None if it is an item of a list
    or a side of a contradiction.
    """

    __pydantic_config__ = KNOWN_FIELDS

    answers: tuple[int, ...]
    question: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldQuestion:
    """A question and every range that answers it; without answers, the articles do not say.

    `history` holds the earlier questions of the conversation, oldest first, and `standalone` a follow-up in a form that
    needs no history. `source` says whether one article answers, several do, several do but differ, or none.

    `want` is "one" if any one answer will do and "all" if each of `parts` must be given, or each answer if there are no
    parts. `verdict` is "yes" or "no", or for a comparison the words of the question that name the side that wins, or
    "same". `date` is the ISO 8601 date that an answer such as "Monday" means. `leads` is the article whose value comes
    first if articles differ. `wrong` holds ranges that look like an answer and are not, such as a figure that was
    corrected later.
    """

    __pydantic_config__ = KNOWN_FIELDS

    id: str
    kind: str
    question: str
    answers: tuple[GoldAnswer, ...]
    history: tuple[str, ...] = ()
    standalone: str | None = None
    source: Source = "one"
    note: str | None = None
    want: Want = "one"
    parts: tuple[GoldPart, ...] = ()
    verdict: str | None = None
    date: str | None = None
    leads: str | None = None
    wrong: tuple[GoldAnswer, ...] = ()

    @property
    def answerable(self) -> bool:
        """Whether the articles hold an answer."""
        return bool(self.answers)

    @property
    def wanted(self) -> tuple[tuple[GoldAnswer, ...], ...]:
        """The wanted things, each as its alternative answers; in the file's order."""
        if self.want == "one":
            return (self.answers,) if self.answers else ()
        if not self.parts:
            return tuple((answer,) for answer in self.answers)
        return tuple(self.answers_of(part) for part in self.parts if part.answers)

    def answers_of(self, part: GoldPart) -> tuple[GoldAnswer, ...]:
        """Return the alternative answers of a part."""
        return tuple(self.answers[place] for place in part.answers)


def load_gold(path: Path, articles: Iterable[Article] | None = None) -> tuple[GoldQuestion, ...]:
    """Read gold questions in the file's order.

    With `articles`, every answer must be its article's text at its offsets. Raise `GoldError`, with the line and what
    to do, for an invalid line, an unknown field, an id used twice, and a file without questions.
    """
    by_id = None if articles is None else {article.id: article for article in articles}
    seen: dict[str, str] = {}
    questions = []
    for where, question in read_rows(path, GoldQuestion):
        try:
            _check(question, by_id)
        except ValueError as error:
            raise GoldError(f"{where}: {error}") from error
        if question.id in seen:
            raise GoldError(f'{where}: the id "{question.id}" is already at {seen[question.id]}. Choose another.')
        seen[question.id] = where
        questions.append(question)
    if not questions:
        raise GoldError(f"{path}: holds no questions. Write one JSON object per line.")
    return tuple(questions)


def _check(question: GoldQuestion, articles: Mapping[str, Article] | None) -> None:
    """Raise `ValueError` if the fields of a question contradict each other, or the articles."""
    _check_source(question)
    _check_parts(question)
    _check_verdict(question)
    for name, answers in (("answers", question.answers), ("wrong", question.wrong)):
        for place, answer in enumerate(answers):
            _check_answer(f"{name}[{place}]", answer, articles)
    _check_places(question)


def _check_source(question: GoldQuestion) -> None:
    if not question.question.strip():
        raise ValueError("question is blank. Write a question.")
    if question.answerable == (question.source == "none"):
        count = len(question.answers)
        raise ValueError(f'source is "{question.source}" with {count} answers. "none" is for no answers.')
    extra = [name for name in ("verdict", "date", "leads", "parts") if getattr(question, name)]
    if extra and not question.answerable:
        raise ValueError(f"{extra[0]} is there without answers. Remove it, or add the answers.")


def _check_parts(question: GoldQuestion) -> None:
    if question.want == "all" and not question.answerable:
        raise ValueError('want is "all" without answers. Remove it, or add the answers.')
    if question.parts and question.want != "all":
        raise ValueError('there are parts, but one answer is wanted. Set want to "all".')
    for place, part in enumerate(question.parts):
        outside = [number for number in part.answers if not 0 <= number < len(question.answers)]
        if outside:
            count = len(question.answers)
            raise ValueError(f"parts[{place}] names answer {outside[0]}, but there are {count}. Count them from 0.")
        if part.question is not None and not part.question.strip():
            raise ValueError(f"parts[{place}].question is blank. Write what the part asks, or leave the field out.")
        if part.question is None and not part.answers:
            raise ValueError(f"parts[{place}] has neither a question nor answers. Write one of them.")
    asked = [part for part in question.parts if part.question is not None]
    if question.kind == "compound" and question.answerable and len(asked) < 2:
        raise ValueError(f"a compound question has {len(asked)} parts that ask. It needs two, each with its question.")
    named = {number for part in question.parts for number in part.answers}
    left = [place for place in range(len(question.answers)) if place not in named]
    if question.parts and left:
        raise ValueError(f"answers[{left[0]}] is in none of the parts. Name it in one.")


def _check_verdict(question: GoldQuestion) -> None:
    verdict = question.verdict
    if question.kind == "yes-no" and question.answerable and verdict not in _VERDICTS:
        raise ValueError(f'verdict is {_shown(verdict)} for a yes-no question. Write "yes" or "no".')
    if verdict is None or verdict in (*_VERDICTS, _SAME):
        return
    if not verdict or verdict not in question.question:
        raise ValueError(f'verdict is {_shown(verdict)}. Write "yes", "no", "same" or words of the question.')


def _check_places(question: GoldQuestion) -> None:
    if question.date is not None and not _is_date(question.date):
        raise ValueError(f'date is "{question.date}", expected a calendar date such as "2025-03-31".')
    cited = sorted({answer.article for answer in question.answers})
    if question.leads is not None and question.leads not in cited:
        raise ValueError(f'leads is "{question.leads}", which holds no answer. Use {" or ".join(cited)}.')
    for place, wrong in enumerate(question.wrong):
        if any(wrong.range.overlaps(right.range) for right in question.answers if right.article == wrong.article):
            raise ValueError(f"wrong[{place}] overlaps an answer: {wrong.text!r} is right or wrong, not both.")


def _is_date(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _shown(value: str | None) -> str:
    return "missing" if value is None else f'"{value}"'


def _check_answer(where: str, answer: GoldAnswer, articles: Mapping[str, Article] | None) -> None:
    if not 0 <= answer.start < answer.end:
        raise ValueError(f"{where}: {answer.start}-{answer.end} is not a range: 0 <= start < end, in code points.")
    if articles is None:
        return
    article = articles.get(answer.article)
    if article is None:
        known = ", ".join(sorted(articles)[:5])
        raise ValueError(f'{where}: there is no article "{answer.article}". Use a file of the folder, such as {known}.')
    stands = article.text[answer.start : answer.end]
    if stands != answer.text:
        at = article.text.find(answer.text)
        hint = f"The text is at {at}." if at >= 0 else "The text is nowhere in the article."
        raise ValueError(
            f"{where}: {answer.start}-{answer.end} of {answer.article} is {stands!r}, not {answer.text!r}. {hint}"
        )
