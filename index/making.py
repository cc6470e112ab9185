"""Turning a file into its index content, in two steps: reading needs only the file, making also the repeated lines.

Neither step touches the index, so both can run in another process (`index.workers`).
"""

from __future__ import annotations

import time
from collections.abc import Collection
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from index.articles import article_of
from index.chunker import chunk_article, rows_of
from index.errors import ArticlesError
from index.folder import FileState, read_bytes
from index.formats import LIMITS, Hints, extract
from index.formats.libraries import reason_of
from index.signature import Signature, sign
from index.structure import body_digest, line_digests
from index.tokens import tokenize
from index.types import Article, Chunk, Extracted, Row


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtractedArticle:
    """One article extracted from a file, with the digests of its short lines and of its body."""

    extracted: Extracted
    lines: frozenset[int]
    body: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadFile:
    """A file as it was read; `refused` says why it could not be, and `sha256` is "" if it could not be opened."""

    state: FileState
    sha256: str
    read_ns: int
    pieces: tuple[ExtractedArticle, ...] = ()
    refused: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """An article of a file with its stored values, and the search rows and tokens of its chunks.

    `repeated` are those of its lines that many articles share.
    """

    path: str
    article: Article
    chunks: tuple[Chunk, ...]
    rows: tuple[Row, ...]
    tokens: tuple[list[str], ...]
    signature: Signature
    body: int
    lines: frozenset[int]
    repeated: frozenset[int]


def read_file(folder: Path, state: FileState, hints: Hints) -> ReadFile:
    """Read a file of a folder as it is now; `state` is its state when the folder was scanned.

    `hints` is how a person says it must be read.
    """
    now, digest = time.time_ns(), ""
    try:
        data = read_bytes(folder, state.path, most=LIMITS.file_bytes)
        digest = sha256(data).hexdigest()
        pieces = tuple(map(_piece, extract(state.path, data, hints=hints)))
        return ReadFile(state=state, sha256=digest, read_ns=now, pieces=pieces)
    except ArticlesError as error:
        return ReadFile(state=state, sha256=digest, read_ns=now, refused=str(error))
    except Exception as error:  # a fault of a format must not stop the other files
        return ReadFile(state=state, sha256=digest, read_ns=now, refused=at_fault(error))


def at_fault(error: Exception) -> str:
    """Return why a file is refused that our own code fails on."""
    return f"what reads it is at fault: {reason_of(error)}."


def _piece(extracted: Extracted) -> ExtractedArticle:
    return ExtractedArticle(extracted=extracted, lines=line_digests(extracted.text), body=body_digest(extracted.text))


def make(file: ReadFile, repeated: Collection[int]) -> tuple[Made, ...]:
    """Make the articles of a file; `repeated` holds the digests of lines that many articles have."""
    return tuple(_made(file, piece, piece.lines.intersection(repeated)) for piece in file.pieces)


def _made(file: ReadFile, piece: ExtractedArticle, repeated: frozenset[int]) -> Made:
    article = article_of(piece.extracted, file.state.path, file.sha256, repeated=repeated)
    chunks = chunk_article(article)
    rows = rows_of(article, chunks)
    return Made(
        path=file.state.path,
        article=article,
        chunks=chunks,
        rows=rows,
        tokens=tuple(tokenize(row.text) for row in rows),
        signature=sign(article),
        body=piece.body,
        lines=piece.lines,
        repeated=repeated,
    )
