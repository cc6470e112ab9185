"""The day of a date as files state it."""

from __future__ import annotations

from index.calendar import iso_day


def day_of(value: str | None) -> str | None:
    """Return the day at the head of an ISO 8601 date or time; None for anything else."""
    day = iso_day(value)
    return None if day is None else day.isoformat()
