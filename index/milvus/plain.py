"""The stored form of an article in an engine: plain JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import fields
from typing import Any

from index.stored import places_from_json, places_to_json, structure_from_json, structure_to_json
from index.types import Article, Chunk, Entry, Lead, chunk_id

_ENTRY = tuple(field.name for field in fields(Entry))


def entry_to_json(entry: Entry, signature: bytes) -> str:
    """Write an article's list entry and the signature by which its copies are found."""
    plain = {name: getattr(entry, name) for name in _ENTRY}
    return json.dumps(plain | {"signature": signature.hex()}, ensure_ascii=False)


def entry_from_json(text: str) -> tuple[Entry, bytes]:
    """Read what `entry_to_json` wrote."""
    plain = json.loads(text)
    signature = bytes.fromhex(plain.pop("signature"))
    return Entry(**{**plain, "notes": tuple(plain["notes"])}), signature


def body_to_json(article: Article, chunks: Sequence[Chunk]) -> str:
    """Write an article's text with its structure, places and chunks."""
    return json.dumps(
        {
            "text": article.text,
            "structure": structure_to_json(article.structure),
            "places": places_to_json(article.places),
            "chunks": [(chunk.start, chunk.end, [lead[:2] for lead in chunk.lead]) for chunk in chunks],
        },
        ensure_ascii=False,
    )


def body_from_json(entry: Entry, text: str) -> tuple[Article, dict[str, Chunk]]:
    """Read what `body_to_json` wrote: the article, and its chunks by id."""
    plain: dict[str, Any] = json.loads(text)
    article = Article(
        **{name: getattr(entry, name) for name in _ENTRY},
        text=plain["text"],
        structure=structure_from_json(plain["structure"]),
        places=places_from_json(plain["places"]),
    )
    chunks = [
        Chunk(
            id=chunk_id(entry.id, start, end),
            article_id=entry.id,
            start=start,
            end=end,
            text=article.text[start:end],
            lead=tuple(Lead(first, last, article.text[first:last]) for first, last in leads),
        )
        for start, end, leads in plain["chunks"]
    ]
    return article, {chunk.id: chunk for chunk in chunks}
