"""Gold questions about a folder of articles: JSON lines, each answer a range that is checked against its article."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from eval.rows import Row, lines, read_text
from index.types import Article

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

SOURCES = ("one", "both", "differs", "none")
WANTS = ("one", "all")
_ISO = re.compile(r"\d{4}-\d\d-\d\d")
_VERDICTS = ("yes", "no")
_SAME = "same"  # the verdict of a comparison that neither side wins
_FIELDS = (
    *("id", "kind", "question", "history", "standalone", "answers", "source", "note"),
    *("want", "parts", "verdict", "date", "leads", "wrong"),
)
_ANSWER_FIELDS = ("article", "start", "end", "text")
_PART_FIELDS = ("question", "answers")


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldAnswer:
    """One acceptable answer: `article` is the article's id, and `text` is its text at `[start, end)`."""

    article: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldPart:
    """One of several wanted things: any one of `answers` gives it; none means that the articles do not say.

    `question` is what the part asks by itself, None if it is an item of a list or a side of a contradiction.
    """

    answers: tuple[GoldAnswer, ...]
    question: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldQuestion:
    """A question and every range that answers it; without answers, the articles do not say.

    `history` holds the earlier questions of the conversation, oldest first, and `standalone` what a follow-up means
    by itself. `source` says whether one article answers, several do, several do but differ, or none.

    `want` is "one" if any one answer will do and "all" if each of `parts` must be given, or each answer if there are no
    parts. `verdict` is "yes" or "no", or for a comparison the words of the question that name the side that wins, or
    "same". `date` is the ISO 8601 date that an answer such as "Monday" means. `leads` is the article whose value comes
    first if articles differ. `wrong` holds ranges that look like an answer and are not, such as a figure that was
    corrected later.
    """

    id: str
    kind: str
    question: str
    answers: tuple[GoldAnswer, ...]
    history: tuple[str, ...] = ()
    standalone: str | None = None
    source: str = "one"
    note: str | None = None
    want: str = "one"
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
        return tuple(part.answers for part in self.parts if part.answers)


def load_gold(path: Path, articles: Iterable[Article] | None = None) -> tuple[GoldQuestion, ...]:
    """Read gold questions in the file's order.

    With `articles`, every answer must be its article's text at its offsets. Raise `GoldError`, with the line and what
    to do, for an invalid line, an unknown field, an id used twice, and a file without questions.
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
    row.only(_FIELDS)
    answers = tuple(_answer(answer, articles) for answer in row.rows("answers"))
    question = GoldQuestion(
        id=row.text("id"),
        kind=row.text("kind"),
        question=row.text("question"),
        answers=answers,
        history=row.texts("history"),
        standalone=row.optional_text("standalone"),
        source=row.text("source"),
        note=row.optional_text("note"),
        want=row.text("want") if row.has("want") else "one",
        parts=tuple(_part(part, answers) for part in row.rows("parts")) if row.has("parts") else (),
        verdict=row.optional_text("verdict"),
        date=row.optional_text("date"),
        leads=row.optional_text("leads"),
        wrong=tuple(_answer(wrong, articles) for wrong in row.rows("wrong")) if row.has("wrong") else (),
    )
    _check_source(row, question)
    _check_parts(row, question)
    _check_verdict(row, question)
    _check_places(row, question)
    return question


def _check_source(row: Row, question: GoldQuestion) -> None:
    if not question.question.strip():
        raise row.fail('"question" is blank. Write a question.')
    if question.source not in SOURCES:
        raise row.fail(f'"source" is "{question.source}", expected one of {", ".join(SOURCES)}.')
    if question.answerable == (question.source == "none"):
        raise row.fail(
            f'"source" is "{question.source}" with {len(question.answers)} answers. "none" is for no answers.'
        )
    given = [name for name in ("verdict", "date", "leads", "parts") if row.has(name)]
    if given and not question.answerable:
        raise row.fail(f'"{given[0]}" is given without answers. Remove it, or give the answers.')


def _check_parts(row: Row, question: GoldQuestion) -> None:
    if question.want not in WANTS:
        raise row.fail(f'"want" is "{question.want}", expected one of {", ".join(WANTS)}.')
    if question.want == "all" and not question.answerable:
        raise row.fail('"want" is "all" without answers. Remove it, or give the answers.')
    if question.parts and question.want != "all":
        raise row.fail('"parts" are given, but one answer is wanted. Set "want" to "all".')
    asked = [part.question for part in question.parts if part.question is not None]
    if question.kind == "compound" and question.answerable and len(asked) < 2:
        raise row.fail(
            f'a compound question has {len(asked)} parts that ask. Give two "parts" or more, each with its "question".'
        )
    in_parts = {answer for part in question.parts for answer in part.answers}
    left = next((place for place, answer in enumerate(question.answers) if answer not in in_parts), None)
    if question.parts and left is not None:
        raise row.fail(f"answers[{left}] is in none of the parts. Name it in one.")


def _check_verdict(row: Row, question: GoldQuestion) -> None:
    verdict = question.verdict
    if question.kind == "yes-no" and question.answerable and verdict not in _VERDICTS:
        raise row.fail(f'"verdict" is {_shown(verdict)} for a yes-no question. Write "yes" or "no".')
    if verdict is None or verdict in (*_VERDICTS, _SAME):
        return
    if not verdict or verdict not in question.question:
        raise row.fail(f'"verdict" is {_shown(verdict)}. Write "yes", "no", "same" or words of the question.')


def _check_places(row: Row, question: GoldQuestion) -> None:
    if question.date is not None and not _is_date(question.date):
        raise row.fail(f'"date" is "{question.date}", expected a calendar date such as "2025-03-31".')
    cited = sorted({answer.article for answer in question.answers})
    if question.leads is not None and question.leads not in cited:
        raise row.fail(f'"leads" is "{question.leads}", which holds no answer. Use {" or ".join(cited)}.')
    for place, wrong in enumerate(question.wrong):
        if any(
            wrong.article == right.article and wrong.start < right.end and right.start < wrong.end
            for right in question.answers
        ):
            raise row.fail(f"wrong[{place}] overlaps an answer: {wrong.text!r} is right or wrong, not both.")


def _is_date(text: str) -> bool:
    if _ISO.fullmatch(text) is None:
        return False
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _shown(value: str | None) -> str:
    return "missing" if value is None else f'"{value}"'


def _part(row: Row, answers: tuple[GoldAnswer, ...]) -> GoldPart:
    row.only(_PART_FIELDS)
    question = row.optional_text("question")
    places = row.numbers("answers")
    outside = next((place for place in places if not 0 <= place < len(answers)), None)
    if outside is not None:
        raise row.fail(f'"answers" names {outside}, but there are {len(answers)} answers. Count them from 0.')
    if question is not None and not question.strip():
        raise row.fail('"question" is blank. Write what the part asks, or leave the field out.')
    if question is None and not places:
        raise row.fail("it has neither a question nor answers. Give it one of them.")
    return GoldPart(question=question, answers=tuple(answers[place] for place in places))


def _answer(row: Row, articles: Mapping[str, Article] | None) -> GoldAnswer:
    row.only(_ANSWER_FIELDS)
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
        place = article.text.find(answer.text)
        hint = f"The text stands at {place}." if place >= 0 else "The text is nowhere in the article."
        raise row.fail(f"{answer.start}-{answer.end} of {answer.article} is {stands!r}, not {answer.text!r}. {hint}")
    return answer
