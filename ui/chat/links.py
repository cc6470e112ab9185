"""Links to the page: one opens an article at a place, one asks a question."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import parse_qs

_MAX_SEARCH = 20_000  # characters of an address that are read


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """What the address of the page asks for, as it stands there: no part of it has been checked."""

    article: str | None = None
    start: str | None = None
    end: str | None = None
    question: str | None = None

    def range(self) -> tuple[int, int] | None:
        """Return start and end as numbers; None if they are not both."""
        digits = [number for number in (self.start, self.end) if number and number.isdecimal() and len(number) < 10]
        return (int(digits[0]), int(digits[1])) if len(digits) == 2 else None


def read_link(search: object) -> Link:
    """Read the part of an address from its question mark on; of what is given twice, the first."""
    text = search[:_MAX_SEARCH].removeprefix("?") if isinstance(search, str) else ""
    try:
        fields = {name: values[0] for name, values in parse_qs(text, keep_blank_values=True, max_num_fields=50).items()}
    except ValueError:
        fields = {}
    return Link(
        article=fields.get("article"), start=fields.get("start"), end=fields.get("end"), question=fields.get("q")
    )
