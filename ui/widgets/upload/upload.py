"""A file that a visitor sent, read as articles by the code that reads a folder."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Collection, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from index.articles import article_of
from index.errors import ArticlesError
from index.formats import LIMITS, extract, suffixes
from index.types import Article, Entry
from ui.service.originals import sent_id

MAX_BYTES = LIMITS.file_bytes
MAX_CHARACTERS = 1_000_000  # of an article: two long novels
MOST_ADDED = 200  # articles of one visit
MOST_CHARACTERS = 5_000_000  # of all that one visit adds

_MAX_NAME = 120  # characters of a file's name that are kept
_UNFIT = re.compile(r"[/\\]")


@dataclass(frozen=True, slots=True, kw_only=True)
class SentFile:
    """What the browser says of a file; `path` is where the server put it in its folder, "" if the browser kept it."""

    name: str
    size: int
    path: str


def formats() -> str:
    """Return the suffixes that can be read, in the form for a file dialog."""
    return ",".join(suffixes())


def sent_files(raw: object) -> tuple[SentFile, ...]:
    """Read what the browser sent with a batch of files; whatever is not a file is left out."""
    items = raw if isinstance(raw, list) else []
    fields = [(item.get("name"), item.get("size"), item.get("place")) for item in items if isinstance(item, dict)]
    return tuple(
        SentFile(name=shown_name(name), size=size, path=place)
        for name, size, place in fields
        if isinstance(name, str) and isinstance(size, int) and isinstance(place, str)
    )


def shown_name(name: str) -> str:
    """Return a file's name fit to be shown: its last part, on one line, shortened, with its suffix."""
    last = _UNFIT.split(name.encode("utf-8", "replace").decode("utf-8"))[-1]
    plain = "".join(c for c in unicodedata.normalize("NFC", last) if unicodedata.category(c) not in ("Cc", "Cf"))
    path = PurePosixPath(plain.strip() or "unnamed")
    return path.name if len(path.name) <= _MAX_NAME else f"{path.stem[: _MAX_NAME - 12]}…{path.suffix[:11]}"


def take(sent: SentFile, folder: Path, kinds: Sequence[str] | None = None, *, most: int = MAX_BYTES) -> bytes:
    """Read a file that the server put into `folder`, and delete it there.

    Raise `ArticlesError` with a reason if it is empty, larger than `most`, or its name ends in none of `kinds`: by
    default, those of articles.
    """
    kinds = suffixes() if kinds is None else kinds
    path = _arrived(sent, folder)
    try:
        size = sent.size if path is None else path.stat().st_size
        if not sent.name.lower().endswith(tuple(kinds)):
            raise ArticlesError(f"it is of another format: expected {', '.join(kinds)}.")
        if size > most:
            raise ArticlesError(f"it is larger than {most // 1_000_000} MB.")
        if size <= 0:
            raise ArticlesError("it is empty.")
        if path is None:
            raise ArticlesError("it did not arrive: add it again.")
        return path.read_bytes()
    except OSError as error:
        raise ArticlesError(f"it cannot be opened: {error.strerror}.") from error
    finally:
        if path is not None:
            _delete(path)


@dataclass(frozen=True, slots=True, kw_only=True)
class Quota:
    """How many articles a visitor may still add, and how many characters."""

    articles: int
    characters: int

    def check(self, lengths: Collection[int]) -> None:
        """Raise `ArticlesError` if articles of these numbers of characters have no room."""
        if len(lengths) > self.articles or sum(lengths) > self.characters:
            raise ArticlesError(
                f"you have added as much as one visitor can: {MOST_ADDED} articles,"
                f" or {MOST_CHARACTERS:,} characters. Remove some."
            )


def quota_beside(added: Collection[Entry]) -> Quota:
    """Return how much a visitor may still add who added these articles."""
    characters = sum(article.characters for article in added)
    return Quota(articles=MOST_ADDED - len(added), characters=MOST_CHARACTERS - characters)


def read_upload(name: str, data: bytes, entries: Iterable[Entry], quota: Quota) -> tuple[Article, ...]:
    """Read a file that was sent.

    Its id holds the digest of its bytes, so that no two files share one. Raise `ArticlesError` with a reason if
    it cannot be decoded, is too long, has no room, or is the same as an article of `entries`; a refused file is not
    read any further.
    """
    digest = hashlib.sha256(data).hexdigest()
    check_new(digest, entries)
    article_id = sent_id(digest, name)
    extracted = extract(article_id, data)
    lengths = [len(each.text) for each in extracted]
    if max(lengths) > MAX_CHARACTERS:
        raise ArticlesError(f"it has {max(lengths):,} characters: at most {MAX_CHARACTERS:,} are read. Split it.")
    quota.check(lengths)
    return tuple(article_of(each, article_id, digest, source=name) for each in extracted)


def check_new(digest: str, entries: Iterable[Entry]) -> None:
    """Raise `ArticlesError` if one of the articles was read from the same bytes."""
    same = next((article for article in entries if article.sha256 == digest), None)
    if same is not None:
        raise ArticlesError(f"it is here already, as “{same.title}” ({same.source}).")


def discard(sent: SentFile, folder: Path) -> None:
    """Delete a file that the server put into `folder`, unread."""
    path = _arrived(sent, folder)
    if path is not None:
        _delete(path)


def _delete(path: Path) -> None:
    """Delete a file, and the folder that the server made for it."""
    with suppress(OSError):  # it is gone already, or its folder holds another file
        path.unlink()
        path.parent.rmdir()


def _arrived(sent: SentFile, folder: Path) -> Path | None:
    """Return the file's path if it is a file in `folder` and not a link out of it."""
    try:
        path = (folder / sent.path).resolve(strict=True) if sent.path else None
        inside = path is not None and path.is_relative_to(folder.resolve()) and path.is_file()
    except (OSError, ValueError):
        return None
    return path if inside else None
