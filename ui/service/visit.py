"""One visitor's view of the collection: its articles, and which of them are asked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from index.errors import ScopeError, UnknownArticle
from index.scope import SCOPE_FIELDS, matching
from index.types import Scope
from ui.types import Answerer

_LONGEST = 500  # characters of a limit


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """One visitor's view of the collection.

    `assistant` knows the collection and what the visitor added: the ids in `added`. `chosen` are the ids of the
    articles that the visitor's questions are asked of, of those in `limits`, a scope without ids; () means all of
    them. A choice of which no article is there any more stays: asking it is an error that says so, and does not ask
    all.
    """

    assistant: Answerer
    added: tuple[str, ...] = ()
    chosen: tuple[str, ...] = ()
    limits: Scope = Scope()

    @property
    def scope(self) -> Scope | None:
        """Which articles to ask, of those that are still there; None for all."""
        return scope_of(self.still_chosen, self.limits)

    @property
    def still_chosen(self) -> tuple[str, ...]:
        """The chosen articles that are still there; if none is, all that were chosen."""
        return tuple(chosen for chosen in self.chosen if chosen in self.assistant.by_id) or self.chosen

    @property
    def asked_ids(self) -> frozenset[str] | None:
        """The ids of the articles that are asked; None for all."""
        scope = self.scope
        try:
            return None if scope is None else frozenset(matching(self.assistant.articles, scope))
        except (ScopeError, UnknownArticle):  # what was chosen, or a limit names, has since gone from the folder
            return frozenset()

    @property
    def asked(self) -> int:
        """How many articles are asked."""
        ids = self.asked_ids
        return len(self.assistant.articles) if ids is None else len(ids)

    def knowing(self, assistant: Answerer) -> Visit:
        """Return the visit with another assistant."""
        return replace(self, assistant=assistant)


def read_key(raw: object) -> str:
    """Return the key of a visit as a browser sends it; "" if it is not text."""
    return raw if isinstance(raw, str) else ""


def read_limits(raw: object) -> Scope:
    """Return the limits that a browser sends: texts by the names of a scope's fields; blank ones set no limit.

    Raise `ScopeError` for anything else.
    """
    fields = raw if isinstance(raw, dict) else {} if raw is None else {"": ""}
    if not all(
        name in SCOPE_FIELDS and isinstance(value, str) and len(value) <= _LONGEST for name, value in fields.items()
    ):
        raise ScopeError(f"a filter is a text for one of {', '.join(SCOPE_FIELDS)}")
    given: dict[str, Any] = {name: value.strip() for name, value in fields.items() if value.strip()}
    return Scope(**given)


def scope_of(ids: Iterable[str], limits: Scope) -> Scope | None:
    """Return which articles to ask: those in `limits` with these ids, or with any if there are none; None for all."""
    scope = replace(limits, articles=frozenset(ids) or None)
    return None if scope == Scope() else scope
