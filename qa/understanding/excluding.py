"""The earlier answers that a question excludes, as "Who else?" does."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from qa.types import Turn
from qa.understanding.other_times import names_time
from qa.words.grammar import AND_SO

AnswerOf = Callable[[str], str | None]
_BEFORE_THAT = re.compile(
    rf"{AND_SO}(?:what (?:was|is|were|did|about|happened)\b[^?]{{0,20}})?\b(?:before|after|"
    r"since|prior to) "
    r"(?:that|then|this)\W*$",
    re.IGNORECASE,
)
_FURTHER = re.compile(
    r"\b(?:else|another|any others?|anyone other|what other|which other|besides|apart from)\b", re.IGNORECASE
)


def left_out(question: str, history: Sequence[str | Turn], answer: AnswerOf = lambda earlier: None) -> tuple[str, ...]:
    """Return the earlier answers that a question excludes: after "Who signed?", "Who else?" does not ask for them.

    These are the answers of the preceding turns of this form, and of the question they go back to; "And before that?"
    excludes the last, if that names no time. `answer` answers an earlier question if the turn lacks its answer.
    """
    answers: list[str] = []
    if _BEFORE_THAT.match(question):
        if any(names_time(turn.question if isinstance(turn, Turn) else turn) for turn in history[-1:]):
            return ()  # asks about another time
        said = [turn.answer if isinstance(turn, Turn) else answer(turn) for turn in history[-1:]]
        return tuple(each for each in said if each)
    if not _FURTHER.search(question):
        return ()
    for earlier in reversed(history):
        if isinstance(earlier, str):
            if _FURTHER.search(earlier):
                continue  # what it was answered with is not known
            looked_up = answer(earlier)
            answers += [] if looked_up is None else [looked_up]
            break
        if earlier.answer:
            answers.append(earlier.answer)
        if not _FURTHER.search(earlier.question):
            break
    return tuple(reversed(answers))
