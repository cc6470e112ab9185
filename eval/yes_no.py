"""Yes/no questions about short texts of our own, and how many of them are decided, and rightly."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from eval.command import Half
from eval.rows import KNOWN_FIELDS, read_rows
from index.articles import article_from_text
from index.types import Range
from qa.kinds.yes_no.judgements import UNCLEAR, Judgement
from qa.kinds.yes_no.verdicts import judgements_in
from qa.types import Verdict

OWN = Path(__file__).parent / "gold/verdicts.jsonl"
"""The questions of the project."""


@dataclass(frozen=True, slots=True, kw_only=True)
class YesNoQuestion:
    """A question and what a careful reader would say; `reworded` if it has other words than the text."""

    __pydantic_config__ = KNOWN_FIELDS

    question: str
    verdict: Verdict
    reworded: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class YesNoText:
    """A text with its questions."""

    __pydantic_config__ = KNOWN_FIELDS

    id: str
    half: Literal["tune", "report"]
    text: str
    questions: tuple[YesNoQuestion, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """A question of a text with the judgement that was given."""

    text: YesNoText
    question: YesNoQuestion
    judgement: Judgement

    @property
    def verdicts(self) -> tuple[Verdict, Verdict]:
        """What a careful reader would say, and what was given."""
        return self.question.verdict, self.judgement.verdict

    @property
    def is_given(self) -> bool:
        """Whether the judgement is a "yes" or a "no"."""
        return self.judgement.verdict != "unclear"

    @property
    def is_right(self) -> bool:
        """Whether the judgement is what a careful reader would say."""
        return self.judgement.verdict == self.question.verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Shares:
    """How many questions have a verdict, how many verdicts were given, and how many of those are right."""

    decidable: int
    given: int
    right: int


def load_own(path: Path, half: Half) -> tuple[YesNoText, ...]:
    """Return the texts of a half of a file; raise `GoldError` if a line does not fit."""
    return tuple(text for _, text in read_rows(path, YesNoText) if half in ("all", text.half))


def judgement_of(text: str, question: str) -> Judgement:
    """Return the first judgement of a text on a question; unclear if its sentences disagree."""
    article = article_from_text("text", text)
    judgements = [judgement for judgement, _ in judgements_in(question, article, Range(0, len(article.text)))]
    return judgements[0] if len({judgement.verdict for judgement in judgements}) == 1 else UNCLEAR


def decided(texts: Sequence[YesNoText]) -> Iterator[Decided]:
    """Yield each question of texts with its judgement, in order."""
    for text in texts:
        for question in text.questions:
            yield Decided(text=text, question=question, judgement=judgement_of(text.text, question.question))


def shares(verdicts: Iterable[tuple[Verdict, Verdict]]) -> Shares:
    """Return how many of some questions were decided, and rightly, by what a reader would say and what was given."""
    pairs = tuple(verdicts)
    return Shares(
        decidable=sum(wanted != "unclear" for wanted, _ in pairs),
        given=sum(given != "unclear" for _, given in pairs),
        right=sum(wanted == given != "unclear" for wanted, given in pairs),
    )
