"""What the fields of a file say of its article, below the text: it is not read, and can be cited."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from index.types import Block, Extracted, Place


class StatedField(NamedTuple):
    """A field such as "author" with its words on one line, and where it is in the file, None if unknown."""

    name: str
    words: str
    label: str | None = None


def with_fields(article: Extracted, fields: Sequence[StatedField]) -> Extracted:
    """Return an article with these fields below its text, one per line; a text without words stays as it is.

    They are boilerplate: nothing is found or read in them. Only a question about the article itself is answered from
    them, and then its answer can be cited like any other.
    """
    if not article.text.strip() or not fields:
        return article
    text, blocks, places = article.text.rstrip("\n"), [*article.blocks], [*article.places]
    gap = "\n\n"
    for field in fields:
        text += gap
        start = len(text)
        text += f"{field.name}: {field.words}"
        blocks.append(Block("boilerplate", start, len(text)))
        if field.label is not None:
            places.append(Place(start, len(text), field.label))
        gap = "\n"
    return replace(article, text=text, blocks=tuple(blocks), places=tuple(places))
