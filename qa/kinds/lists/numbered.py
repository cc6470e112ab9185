"""Numbered lists as wholes: what goes on below the points of a point."""

from __future__ import annotations

import re
from dataclasses import replace

from index.types import Article, Listing, Range

_NUMBERED = re.compile(r"\s*(?P<number>\d{1,3})[.)]\s")


def whole_lists(article: Article) -> list[Listing]:
    """Return the lists of an article; "3." goes on with the list that ends at "2.", below points of that one, "(a)"."""
    lists: list[Listing] = []
    run = end = 0  # where the lists begin that have no text between them
    for listing in article.structure.lists:
        if article.text[end : listing.items[0].start].strip():
            run = len(lists)
        above = _above(article, lists, run, listing.items[0]) if listing.lead is None else None
        if above is None:
            lists.append(listing)
        else:
            lists[above] = replace(lists[above], items=(*lists[above].items, *listing.items))
        end = listing.items[-1].end
    return lists


def _above(article: Article, lists: list[Listing], run: int, item: Range) -> int | None:
    """Return the place, from `run` on, of the last list that ends at the number before an item's; None without."""
    number = _number_of(article, item)
    if number is None:
        return None
    places = range(len(lists) - 1, run - 1, -1)
    return next((at for at in places if _number_of(article, lists[at].items[-1]) == number - 1), None)


def _number_of(article: Article, item: Range) -> int | None:
    match = _NUMBERED.match(article.text, item.start, item.end)
    return None if match is None else int(match["number"])
