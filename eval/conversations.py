"""Conversations with a human's rewrite of every question: CANARD (Elgohary et al. 2019), one question per line.

A line holds `History` (the page's title, the section's, then questions and answers in turn), `Question`, `Rewrite`,
`QuAC_dialog_id` and `Question_no` (from 1).
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from eval.rows import Row, lines, read_text

_NO_ANSWER = "I don't know."


class Exchange(NamedTuple):
    """A question as it was asked, and its answer; None if the page gave none."""

    question: str
    answer: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """A question of a conversation, the exchanges before it, and a person's rewrite that stands alone.

    `opening` is the rewrite of the conversation's first question. `answer` is None if it is not known.
    """

    conversation: str
    title: str
    opening: str
    before: tuple[Exchange, ...]
    question: str
    rewrite: str
    answer: str | None

    @property
    def history(self) -> tuple[str, ...]:
        """The earlier questions, the first as it stands alone: it leans on the page's title, which nobody asks of."""
        return (self.opening, *(exchange.question for exchange in self.before[1:]))

    def answer_to(self, question: str) -> str | None:
        """Return the answer to an earlier question, None if there is none."""
        answers = dict(zip(self.history, (exchange.answer for exchange in self.before), strict=True))
        return answers.get(question)


def load_turns(path: Path) -> tuple[Turn, ...]:
    """Read every question but the first of each conversation, in the file's order.

    An answer is known from the next question's history. Raise `GoldError` for a line not in CANARD's form.
    """
    rows = list(lines(read_text(path), path))
    by_place = {(row.text("QuAC_dialog_id"), row.number("Question_no")): row for row in rows}
    turns = []
    for (conversation, number), row in by_place.items():
        if number == 1:
            continue
        first, after = by_place.get((conversation, 1)), by_place.get((conversation, number + 1))
        history = row.texts("History")
        if first is None or len(history) != 2 * number:
            raise row.fail("the history does not reach back to the conversation's first question. Give whole ones.")
        turns.append(
            Turn(
                conversation=conversation,
                title=history[0],
                opening=first.text("Rewrite"),
                before=tuple(Exchange(q, _said(a)) for q, a in zip(history[2::2], history[3::2], strict=True)),
                question=row.text("Question"),
                rewrite=row.text("Rewrite"),
                answer=None if after is None else _said(_last(after)),
            )
        )
    if not turns:
        raise Row({}, str(path)).fail("holds no follow-up questions. Give CANARD's file.")
    return tuple(turns)


def _last(row: Row) -> str:
    return row.texts("History")[-1]


def _said(answer: str) -> str | None:
    return None if answer == _NO_ANSWER else answer
