"""The day of an article as it states it."""

from __future__ import annotations

from datetime import date


def day_of(stated: str | None) -> date | None:
    """Return the day of a date or time (ISO 8601); None without one, or if only its month or year is stated."""
    try:
        return None if stated is None else date.fromisoformat(stated[:10])
    except ValueError:
        return None
