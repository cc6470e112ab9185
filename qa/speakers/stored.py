"""The stored form of quotations: plain JSON, ranges as numbers."""

from __future__ import annotations

import json
from collections.abc import Sequence

from index.types import Range
from qa.speakers.types import Quotation, Speaker


def quotations_to_json(quotations: Sequence[Quotation]) -> str:
    """Write quotations, in their order."""
    rows = [
        (
            q.start,
            q.end,
            int(q.direct),
            q.sentence,
            None if (s := q.speaker) is None else (s.name, s.start, s.end, s.role),
        )
        for q in quotations
    ]
    return json.dumps(rows, separators=(",", ":"), ensure_ascii=False)


def quotations_from_json(text: str) -> tuple[Quotation, ...]:
    """Read what `quotations_to_json` wrote."""
    return tuple(
        Quotation(start=start, end=end, direct=bool(direct), speaker=_speaker(speaker), sentence=Range(*sentence))
        for start, end, direct, sentence, speaker in json.loads(text)
    )


def _speaker(row: Sequence[str | int] | None) -> Speaker | None:
    if row is None:
        return None
    name, start, end, role = row
    return Speaker(name=str(name), start=int(start), end=int(end), role=None if role is None else str(role))
