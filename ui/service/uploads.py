"""Visitors' additions, kept on disk so that they outlive the server: a folder of files for each visitor."""

from __future__ import annotations

import os
import re
import shutil
import time
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from threading import Lock
from typing import Annotated
from uuid import uuid4

from pydantic import Field, TypeAdapter, ValidationError

from index.articles import articles_of_file
from index.errors import PullquoteError
from index.types import Article, Entry
from ui.service.originals import sent_id

DAYS = 7.0  # after a visitor was last there; then what they added is removed

_LIST = "files.json"  # names what a visitor added; other files are no longer theirs
_MOST = 250_000_000  # bytes of one visitor
_MOST_OF_ALL = 5_000_000_000  # bytes; of absent visitors, those absent longest are forgotten first
_KEY = re.compile(r"[\w-]{16,64}", re.ASCII)
_FOLDER = re.compile(r"[0-9a-f]{32}")
_DIGEST = re.compile(r"^[0-9a-f]{64}$")
_DAY = 86_400  # seconds


@dataclass(frozen=True, slots=True, kw_only=True)
class Upload:
    """A file that a visitor added: its name, the digest of its bytes, the ids of its articles that are left."""

    name: str
    sha256: Annotated[str, Field(pattern=_DIGEST.pattern)]
    articles: tuple[str, ...]


_UPLOADS = TypeAdapter(list[Upload])


class Uploads:
    """The files of all visitors, below `folder`; without a folder, nothing is kept.

    A visitor's folder is named after a digest of their key: no key leads out of `folder`, and the names there reveal no
    key. A file is written as a whole or not at all.
    """

    def __init__(
        self, folder: Path | None = None, *, days: float = DAYS, most: int = _MOST, most_of_all: int = _MOST_OF_ALL
    ) -> None:
        """Keep at most `most` bytes for each visitor, for `days` after their last visit."""
        self.days = days
        self._folder = folder if days > 0 else None
        self._most, self._most_of_all = most, most_of_all
        self._lock = Lock()

    @property
    def keeps(self) -> bool:
        """Whether anything is kept."""
        return self._folder is not None

    def place(self, key: str) -> Path | None:
        """Return the folder of a visitor, which need not exist; None if nothing is kept, or the key is not one."""
        if self._folder is None or not _KEY.fullmatch(key):
            return None
        return self._folder / sha256(key.encode()).hexdigest()[:32]

    def made(self, key: str) -> Path | None:
        """Return the folder of a visitor, creating it if necessary; None if that fails."""
        place = self.place(key)
        try:
            if place is not None:
                place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
                place.mkdir(mode=0o700, exist_ok=True)
        except OSError:
            return None
        return place

    def is_kept(self, key: str) -> bool:
        """Whether something is kept for a visitor, and has not expired."""
        place = self.place(key)
        return place is not None and _last_there(place) > self._over

    def put(self, key: str, data: bytes) -> bool:
        """Keep the bytes of a file, to be named by `add`; return whether there was room."""
        place = self.made(key)
        if place is None:
            return False
        with self._lock:
            if not self._has_room(place, len(data)):
                return False
            try:
                write_whole(place / sha256(data).hexdigest(), data)
            except OSError:  # the disk is full, or not ours any more
                return False
        return True

    def has_room(self, key: str, wanted: int) -> bool:
        """Whether this many more bytes can be kept for a visitor, after forgetting those who have been away longest."""
        place = self.place(key)
        with self._lock:
            return place is not None and self._has_room(place, wanted)

    def _has_room(self, place: Path, wanted: int) -> bool:
        return _size(place) + wanted <= self._most and self._make_room(wanted, place)

    def add(self, key: str, articles: Sequence[Entry]) -> None:
        """Record that a visitor added these articles; those whose files are not kept are left out."""
        place = self.place(key)
        if place is None:
            return
        with self._lock:
            uploads = {upload.sha256: upload for upload in _read(place)}
            for article in articles:
                if (place / article.sha256).exists():
                    before = uploads.get(article.sha256)
                    ids = dict.fromkeys((*(before.articles if before else ()), article.id))
                    uploads[article.sha256] = Upload(name=article.source, sha256=article.sha256, articles=tuple(ids))
            _write(place, [*uploads.values()])

    def holds(self, key: str, articles: Iterable[Entry]) -> bool:
        """Whether a visitor who comes back in time finds all of these articles again."""
        place = self.place(key)
        kept = set() if place is None else {article_id for upload in _read(place) for article_id in upload.articles}
        return all(article.id in kept for article in articles)

    def remove(self, key: str, article: Entry) -> bytes | None:
        """Remove an article, and its file if none of its articles is left; return the file's bytes."""
        place = self.place(key)
        if place is None:
            return None
        with self._lock:
            uploads, data = _read(place), _bytes(place, article.sha256)
            left = [replace(each, articles=tuple(i for i in each.articles if i != article.id)) for each in uploads]
            _write(place, [each for each in left if each.articles])
            if any(not each.articles for each in left if each.sha256 == article.sha256):
                with suppress(OSError):
                    (place / article.sha256).unlink()
            return data

    def files(self, key: str) -> Iterator[tuple[Upload, bytes]]:
        """Yield what a visitor added, with its bytes.

        A file that is not as it was written is left out; one that the list does not name is deleted.
        """
        place = self.place(key)
        if place is None or not self.is_kept(key):
            return
        uploads = _read(place)
        named = {upload.sha256 for upload in uploads}
        with suppress(OSError):
            for file in place.iterdir():
                if file.name not in named and (_DIGEST.fullmatch(file.name) or file.suffix == ".new"):
                    file.unlink()
        for upload in uploads:
            data = _bytes(place, upload.sha256)
            if data is not None:
                yield upload, data

    def articles(self, key: str) -> Iterator[tuple[list[Article], bytes]]:
        """Yield the articles of each file that a visitor added, read again, and the bytes of the file."""
        for upload, data in self.files(key):
            try:
                read = articles_of_file(sent_id(upload.sha256, upload.name), data, source=upload.name)
            except PullquoteError:  # another version of Pullquote read it once
                continue
            left = [article for article in read if article.id in upload.articles]
            if left:
                yield left, data

    def touch(self, key: str) -> None:
        """Record that a visitor is here now."""
        place = self.place(key)
        if place is not None:
            with suppress(OSError):
                os.utime(place)

    def sweep(self, present: Collection[str] = ()) -> None:
        """Remove what is kept for visitors whose time is over; those in `present` are here now."""
        for key in present:
            self.touch(key)
        for folder in self._visitors():
            if _last_there(folder) <= self._over:
                shutil.rmtree(folder, ignore_errors=True)

    @property
    def _over(self) -> float:
        return time.time() - self.days * _DAY

    def _visitors(self) -> list[Path]:
        try:
            return [] if self._folder is None else [f for f in self._folder.iterdir() if _FOLDER.fullmatch(f.name)]
        except OSError:
            return []

    def _make_room(self, wanted: int, own: Path) -> bool:
        """Forget other visitors, those absent longest first, until there is room; return whether there is."""
        sizes = {folder: _size(folder) for folder in self._visitors()}
        for folder in sorted(sizes.keys() - {own}, key=_last_there):
            if sum(sizes.values()) + wanted <= self._most_of_all:
                break
            shutil.rmtree(folder, ignore_errors=True)
            del sizes[folder]
        return sum(sizes.values()) + wanted <= self._most_of_all


def write_whole(path: Path, data: bytes) -> None:
    """Write a file so that readers see either all of it or what was there before, even after a crash."""
    new = path.with_name(f"{path.name}.{uuid4().hex}.new")
    try:
        with new.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.replace(new, path)
    finally:
        new.unlink(missing_ok=True)


def _read(place: Path) -> list[Upload]:
    """Return the list of a visitor's files; one that `_write` did not write names none."""
    try:
        return _UPLOADS.validate_json((place / _LIST).read_bytes())
    except (OSError, ValidationError):
        return []


def _write(place: Path, uploads: Sequence[Upload]) -> None:
    with suppress(OSError):  # the disk is full, or not ours any more: then the list stays as it was
        write_whole(place / _LIST, _UPLOADS.dump_json([*uploads]))


def _bytes(place: Path, digest: str) -> bytes | None:
    try:
        data = (place / digest).read_bytes()
    except OSError:
        return None
    return data if sha256(data).hexdigest() == digest else None


def _last_there(place: Path) -> float:
    try:
        return place.stat().st_mtime
    except OSError:
        return 0.0


def _size(place: Path) -> int:
    try:
        return sum(file.stat().st_size for file in place.rglob("*"))
    except OSError:
        return 0
