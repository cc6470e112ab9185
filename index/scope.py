"""The articles that a scope selects."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date

from index.errors import ScopeError, UnknownArticle
from index.types import Entry, Scope

DAYS = ("since", "until")
SCOPE_FIELDS = (*DAYS, "folder", "site", "author", "language")
"""The fields of a scope that are given as texts, in the order in which the page offers them."""

_NAMED = 5  # known values named in an error


def matching(entries: Sequence[Entry], scope: Scope) -> frozenset[str]:
    """Return the ids of the articles in a scope; every given field must match.

    Raise `UnknownArticle` for a missing article, and `ScopeError` for a folder, an author, a site or a
    language that no article has, an invalid day, or days in the wrong order: a misspelled value never silently means
    "nothing".
    """
    if scope.articles is not None:
        there = {entry.id for entry in entries}
        unknown = sorted(scope.articles - there)
        if unknown:
            raise no_article(unknown[0], (entry.id for entry in entries))
    tests = [
        *_only(
            "folder", scope.folder, entries, lambda entry, folder: f"{entry.id}/".startswith(f"{folder.strip('/')}/")
        ),
        *_only("author", scope.author, entries, lambda entry, name: _same(entry.author, name)),
        *_only("site", scope.site, entries, lambda entry, name: _same(entry.site, name)),
        *_only("language", scope.language, entries, lambda entry, code: _same(entry.language, code)),
    ]
    since, until = _day("since", scope.since), _day("until", scope.until)
    if since is not None and until is not None and since > until:
        raise ScopeError(
            f"since {since} is later than until {until}: no day is between them; swap them or leave one out"
        )
    return frozenset(
        entry.id
        for entry in entries
        if (scope.articles is None or entry.id in scope.articles)
        and all(test(entry) for test in tests)
        and (since is None or (entry.published is not None and entry.published[:10] >= since))
        and (until is None or (entry.published is not None and entry.published[:10] <= until))
    )


def _only(
    name: str, value: str | None, entries: Sequence[Entry], fits: Callable[[Entry, str], bool]
) -> list[Callable[[Entry], bool]]:
    """Return the test of one field, [] if it is not given; raise `ScopeError` if no article passes it."""
    if value is None:
        return []
    if not any(fits(entry, value) for entry in entries):
        known = (
            {entry.id.rpartition("/")[0] for entry in entries if "/" in entry.id}
            if name == "folder"
            else {getattr(entry, name) for entry in entries if getattr(entry, name)}
        )
        others = _some(sorted(known)) if known else "none"
        raise ScopeError(f"no article has the {name} {value!r}; the index has {others}")
    return [lambda entry: fits(entry, value)]


def _same(one: str | None, other: str) -> bool:
    return one is not None and one.casefold() == other.casefold().strip()


def _day(name: str, value: str | None) -> str | None:
    if value is None:
        return None
    try:
        return date.fromisoformat(value).isoformat()
    except ValueError:
        raise ScopeError(f"{name} is {value!r}: write a day such as 2024-06-01") from None


def no_article(article_id: str, known: Iterable[str]) -> UnknownArticle:
    """Build the error for an article that is not there; it names some that are."""
    return UnknownArticle(f"there is no article {article_id!r} in this collection; it holds {_some(known)}")


def _some(names: Iterable[str]) -> str:
    listed = list(names)
    return ", ".join(listed[:_NAMED]) + (" ..." if len(listed) > _NAMED else "")
