"""The stored form of structure and places: plain JSON, ranges as pairs of numbers."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import fields
from typing import Any

from index.types import Listing, LiveEntry, Place, Range, Structure, Table


def structure_to_json(structure: Structure) -> str:
    """Write a structure; fields that are empty are left out."""
    plain: dict[str, Any] = {field.name: getattr(structure, field.name) for field in fields(structure)}
    plain["tables"] = [(table.header, table.rows) for table in structure.tables]
    plain["lists"] = [(listing.lead, listing.items) for listing in structure.lists]
    plain["entries"] = [(e.start, e.end, e.stamp, e.minutes, e.order, e.day) for e in structure.entries]
    return json.dumps({name: value for name, value in plain.items() if value}, separators=(",", ":"))


def structure_from_json(text: str) -> Structure:
    """Read what `structure_to_json` wrote."""
    plain = json.loads(text)
    return Structure(
        paragraphs=_ranges(plain.get("paragraphs", ())),
        sentences=_ranges(plain.get("sentences", ())),
        headline=_range(plain.get("headline")),
        byline=_range(plain.get("byline")),
        dateline=_range(plain.get("dateline")),
        captions=_ranges(plain.get("captions", ())),
        credits=_ranges(plain.get("credits", ())),
        boilerplate=_ranges(plain.get("boilerplate", ())),
        headings=_ranges(plain.get("headings", ())),
        tables=tuple(Table(header=_range(head), rows=_ranges(rows)) for head, rows in plain.get("tables", ())),
        lists=tuple(Listing(lead=_range(lead), items=_ranges(items)) for lead, items in plain.get("lists", ())),
        corrections=_ranges(plain.get("corrections", ())),
        entries=tuple(
            LiveEntry(start=start, end=end, stamp=Range(*stamp), minutes=minutes, order=order, day=day)
            for start, end, stamp, minutes, order, day in plain.get("entries", ())
        ),
    )


def places_to_json(places: Sequence[Place]) -> str:
    """Write places."""
    plain = [place if place.box is not None else place[:4] for place in places]
    return json.dumps(plain, separators=(",", ":"), ensure_ascii=False)


def places_from_json(text: str) -> tuple[Place, ...]:
    """Read what `places_to_json` wrote."""
    return tuple(place_from_json(values) for values in json.loads(text))


def place_from_json(values: Sequence[Any]) -> Place:
    """Build a place from its JSON values."""
    start, end, label, page, box = (*values, None, None)[:5]
    return Place(start, end, label, page, None if box is None else (box[0], box[1], box[2], box[3]))


def _range(pair: Sequence[int] | None) -> Range | None:
    return None if pair is None else Range(*pair)


def _ranges(pairs: Sequence[Sequence[int]]) -> tuple[Range, ...]:
    return tuple(Range(start, end) for start, end in pairs)
