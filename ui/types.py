"""Who answers, and the values of a conversation."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from qa.types import Answer

if TYPE_CHECKING:
    from qa import Assistant  # which takes seconds to import

Answerer: TypeAlias = "Assistant"

MAX_QUESTION = 500  # characters


class AskedArticles(NamedTuple):
    """How many articles a question was asked of, and of how many."""

    asked: int
    all: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownTurn:
    """A question as it was asked, the HTML of its reply, and its answer, None if there was only an error.

    `limits` says how many articles were asked, and of how many; None if all were.
    """

    question: str
    reply: str
    answer: Answer | None = None
    limits: AskedArticles | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What changes in the conversation on the page: from the turn at `after` on, it consists of these."""

    after: int
    turns: tuple[ShownTurn, ...]
    refused: bool = False  # the last question was not asked, so it goes back into the box
    unfinished: bool = False  # more of the last answer is to come
    completes: bool = False  # this is the rest; what is already on the page stays
    visit: str | None = None  # the key, for a page that opens
    added: tuple[str, ...] | None = None  # the titles of what was added to the visit
    ask: str | None = None  # at once
    number: int = 0  # of the question that this answers, as its page counts; 0 for none


@dataclass(frozen=True, slots=True, kw_only=True)
class Update:
    """What changes on the page, most of it HTML; None leaves a part as it is."""

    turns: tuple[ShownTurn, ...] | None = None  # the conversation
    seen: Shown | None = None  # the part of it that is shown again
    pane: str | None = None  # an article
    paper: str | None = None  # a page of its file
    shown: str | None = None  # its id
    rows: str | None = None  # the list of articles, as JSON
    scope: str | None = None  # how many of them are asked
    outcome: str | None = None  # what became of files that were sent
    missed: str | None = None  # which files of the folder were not read
    found: str | None = None  # by a search
    edition: tuple[int, ...] | None = None  # what the list shows, as `Shelf.changed` has it
    others: bool | None = None  # whether to look now and then for what changes in it
    notice: str | None = None  # what went wrong
    visit: str | None = None  # the key

    def __or__(self, later: Update) -> Update:
        """Return what changes after both, the later one last."""
        new = {field.name: getattr(later, field.name) for field in fields(later)}
        return replace(self, **{name: value for name, value in new.items() if value is not None})
