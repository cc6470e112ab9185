"""The day of a date as files state it."""

from __future__ import annotations

from datetime import date


def day_of(value: str | None) -> str | None:
    """Return the day at the head of an ISO 8601 date or time; None for anything else."""
    try:
        return date.fromisoformat((value or "")[:10]).isoformat()
    except ValueError:
        return None
