"""Whoever answers, and the values of a conversation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from qa.types import Answer

if TYPE_CHECKING:
    from qa import Assistant  # which takes seconds to import

Answerer: TypeAlias = "Assistant"

MAX_QUESTION = 500  # characters


class Limits(NamedTuple):
    """How many articles a question was asked of, and of how many."""

    asked: int
    all: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """A question as it was asked, the HTML of its reply, and its answer, None if there was only an error.

    `limits` says how many articles were asked, and of how many; None if all were.
    """

    question: str
    reply: str
    answer: Answer | None = None
    limits: Limits | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What changes in the conversation that is seen: from the turn at `after` on, there are these.

    `refused` says that the question of the last of them was not heard, so that it goes back into the box. `unfinished`
    says that more of the last answer is to come, and `completes` that this is it: what of it is seen already stays.
    """

    after: int
    turns: tuple[Turn, ...]
    refused: bool = False
    unfinished: bool = False
    completes: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Update:
    """What changes on the page; None leaves a part as it is.

    `turns` is the conversation and `seen` what of it is shown anew, `pane` the HTML of the source pane and `shown` the
    id of the article in it.
    """

    turns: tuple[Turn, ...] | None = None
    seen: Shown | None = None
    pane: str | None = None
    shown: str | None = None
