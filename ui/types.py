"""Whoever answers, and the values of a conversation."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
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
    A page that opens is told the key of its `visit`, the titles of what was `added` to it, and what to `ask` at once.
    """

    after: int
    turns: tuple[Turn, ...]
    refused: bool = False
    unfinished: bool = False
    completes: bool = False
    visit: str | None = None
    added: tuple[str, ...] | None = None
    ask: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Update:
    """What changes on the page; None leaves a part as it is.

    `turns` is the conversation and `seen` what of it is shown anew; `pane` is the source pane, `paper` a page of the
    file beside it, and `shown` the id of the article there. Of the list of articles, `rows` is the JSON, `scope` the
    line that says how many are asked, `outcome` what became of the files that were sent, `missed` which files of the
    folder were not read, and `found` what a search finds; `edition` is what the list shows, as `Shelf.changed` has it,
    and `others` whether to look for changes of it now and then. `notice` says what went wrong; `visit` is a key.
    """

    turns: tuple[Turn, ...] | None = None
    seen: Shown | None = None
    pane: str | None = None
    paper: str | None = None
    shown: str | None = None
    rows: str | None = None
    scope: str | None = None
    outcome: str | None = None
    missed: str | None = None
    found: str | None = None
    edition: tuple[int, ...] | None = None
    others: bool | None = None
    notice: str | None = None
    visit: str | None = None

    def __or__(self, later: Update) -> Update:
        """Return what changes after both, the later one last."""
        new = {field.name: getattr(later, field.name) for field in fields(later)}
        return replace(self, **{name: value for name, value in new.items() if value is not None})
