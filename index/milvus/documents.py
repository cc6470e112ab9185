"""Texts of any length in an engine that takes 65,535 bytes at once: stored in parts, joined when read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from index.errors import EngineError
from index.milvus.engine import LARGEST, Engine, Field, Record
from index.milvus.rows import digest

_FIELDS = (
    Field("kind", "text", 32),
    Field("edition", "text", 64),
    Field("part", "number"),
    Field("parts", "number"),
    Field("body", "text"),
)
_READ = ("kind", "edition", "part", "parts", "body")


class Documents:
    """A table of documents, each identified by its kind (a plain word) and its edition (letters and digits)."""

    def __init__(self, engine: Engine, table: str) -> None:
        """Open a table that was created before."""
        self._engine = engine
        self._table = table

    def create(self) -> None:
        """Create the table unless it exists."""
        self._engine.create(self._table, _FIELDS)

    def put(self, kind: str, documents: Mapping[str, str]) -> None:
        """Store documents by their editions; existing ones are replaced."""
        records: list[Record] = []
        for edition, text in documents.items():
            pieces = list(_pieces(text))
            records += [
                {
                    "id": _id(kind, edition, part),
                    "kind": kind,
                    "edition": edition,
                    "part": part,
                    "parts": len(pieces),
                    "body": piece,
                }
                for part, piece in enumerate(pieces)
            ]
        self._engine.put(self._table, records)

    def get(self, kind: str, edition: str) -> str | None:
        """Return a document; None if there is none. Raise `EngineError` if a part of it is missing."""
        first = self._engine.get(self._table, "id", [_id(kind, edition, 0)], _READ)
        if not first:
            return None
        others = [_id(kind, edition, part) for part in range(1, int(first[0]["parts"]))]
        return _joined([*first, *self._engine.get(self._table, "id", others, _READ)])

    def each(self, kind: str) -> Iterator[tuple[str, str]]:
        """Yield the edition and the text of every complete document of a kind, in no particular order."""
        waiting: dict[str, list[Record]] = {}
        for record in self._engine.each(self._table, _READ, f'kind == "{kind}"'):
            parts = waiting.setdefault(record["edition"], [])
            parts.append(record)
            if len(parts) == int(record["parts"]):
                yield record["edition"], _joined(waiting.pop(record["edition"]))

    def editions(self, kind: str) -> frozenset[str]:
        """Return the editions that have a document of a kind, or a part of one."""
        where = f'kind == "{kind}"'
        return frozenset(record["edition"] for record in self._engine.each(self._table, ["edition"], where))

    def remove(self, editions: Sequence[str]) -> None:
        """Remove every document of these editions."""
        self._engine.remove(self._table, "edition", editions)


def _id(kind: str, edition: str, part: int) -> str:
    return f"{digest(kind, edition)}x{part}"


def _joined(records: Sequence[Record]) -> str:
    ordered = sorted(records, key=lambda record: int(record["part"]))
    if len(ordered) != int(ordered[0]["parts"]):
        raise EngineError("a text was replaced while it was read: ask again")
    return "".join(str(record["body"]) for record in ordered)


def _pieces(text: str) -> Iterator[str]:
    """Cut a text into pieces that the engine takes, of one character or more; an empty text is one empty piece."""
    data, at = text.encode(), 0
    while True:
        end = min(at + LARGEST, len(data))
        while end < len(data) and data[end] & 0xC0 == 0x80:  # inside a character
            end -= 1
        yield data[at:end].decode()
        at = end
        if at >= len(data):
            return
