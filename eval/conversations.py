"""Conversations with a human's rewrite of every question: CANARD (Elgohary et al. 2019), one question per line.

A line holds `History` (the page's title, the section's, then questions and answers in turn), `Question`, `Rewrite`,
`QuAC_dialog_id` and `Question_no` (from 1).
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from eval.errors import GoldError
from eval.rows import read_rows

_NO_ANSWER = "I don't know."


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    """A question as the file has it."""

    QuAC_dialog_id: str
    Question_no: int
    History: tuple[str, ...]
    Question: str
    Rewrite: str


class CanardExchange(NamedTuple):
    """A question as it was asked, and its answer; None if the page gave none."""

    question: str
    answer: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CanardTurn:
    """A question of a conversation, the exchanges before it, and a person's rewrite that stands alone.

    `opening` is the rewrite of the conversation's first question. `answer` is None if it is not known.
    """

    conversation: str
    title: str
    opening: str
    before: tuple[CanardExchange, ...]
    question: str
    rewrite: str
    answer: str | None

    @property
    def history(self) -> tuple[str, ...]:
        """The earlier questions, the first in its standalone form: it depends on the page's title."""
        return (self.opening, *(exchange.question for exchange in self.before[1:]))

    def answer_to(self, question: str) -> str | None:
        """Return the answer to an earlier question, None if there is none."""
        answers = dict(zip(self.history, (exchange.answer for exchange in self.before), strict=True))
        return answers.get(question)


def load_turns(path: Path) -> tuple[CanardTurn, ...]:
    """Read every question but the first of each conversation, in the file's order.

    An answer is known from the next question's history. Raise `GoldError` for a line not in CANARD's form.
    """
    rows = {(row.QuAC_dialog_id, row.Question_no): (where, row) for where, row in read_rows(path, _Line)}
    turns = []
    for (conversation, number), (where, row) in rows.items():
        if number == 1:
            continue
        first, after = rows.get((conversation, 1)), rows.get((conversation, number + 1))
        if first is None or len(row.History) != 2 * number:
            raise GoldError(f"{where}: the history does not reach back to the conversation's first question.")
        pairs = zip(row.History[2::2], row.History[3::2], strict=True)
        turns.append(
            CanardTurn(
                conversation=conversation,
                title=row.History[0],
                opening=first[1].Rewrite,
                before=tuple(CanardExchange(question, _answer(answer)) for question, answer in pairs),
                question=row.Question,
                rewrite=row.Rewrite,
                answer=None if after is None else _answer(after[1].History[-1]),
            )
        )
    if not turns:
        raise GoldError(f"{path}: holds no follow-up questions. Expected CANARD's file.")
    return tuple(turns)


def _answer(answer: str) -> str | None:
    return None if answer == _NO_ANSWER else answer
