"""The files that articles were read from, to show their pages: of the folder, and those that visitors sent."""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from collections.abc import Iterable
from pathlib import Path
from threading import Lock

from index.errors import ArticlesError
from index.folder import read_bytes
from index.formats import LIMITS
from index.types import Entry

ADDED = "/added/"  # begins the id of an article that was sent; that of a folder's file never begins with a slash

_MOST_BYTES = 200_000_000  # of all files that were sent; the least recently used are forgotten first
_DIGITS = 16  # of a digest in the id of an article that was sent


def sent_id(sha256: str, name: str) -> str:
    """Return the id of an article of a file that was sent: no two files share one."""
    return f"{ADDED}{sha256[:_DIGITS]}/{name}"


class Originals:
    """Returns the bytes of an article's file. The caller has to check that the visitor may see the article."""

    def __init__(self, folder: Path | None = None, *, most: int = _MOST_BYTES) -> None:
        """Look below `folder` for the files of the collection; keep at most `most` bytes of files that were sent."""
        self._folder = folder
        self._most = most
        self._sent: OrderedDict[str, bytes] = OrderedDict()  # by the first digits of the digest
        self._lock = Lock()

    def keep(self, sha256: str, data: bytes) -> None:
        """Keep a file that was sent, as long as there is room."""
        with self._lock:
            self._sent[sha256[:_DIGITS]] = data
            self._sent.move_to_end(sha256[:_DIGITS])
            while sum(map(len, self._sent.values())) > self._most:
                self._sent.popitem(last=False)

    def keep_only(self, article_ids: Iterable[str]) -> None:
        """Forget the files that were sent, except those of these articles."""
        wanted = {article_id.split("/")[2] for article_id in article_ids if article_id.startswith(ADDED)}
        with self._lock:
            for digits in self._sent.keys() - wanted:
                del self._sent[digits]

    def of(self, article: Entry) -> bytes | None:
        """Return the bytes that an article was read from; None if they are gone or have changed."""
        data = self._was_sent(article) if article.id.startswith(ADDED) else self._in_folder(article)
        return data if data is not None and hashlib.sha256(data).hexdigest() == article.sha256 else None

    def _was_sent(self, article: Entry) -> bytes | None:
        with self._lock:
            digits = article.sha256[:_DIGITS]
            if digits in self._sent:
                self._sent.move_to_end(digits)
            return self._sent.get(digits)

    def _in_folder(self, article: Entry) -> bytes | None:
        """Read a file below the folder; a path out of it, which no article has, is not followed."""
        if self._folder is None:
            return None
        try:
            path = (self._folder / article.source).resolve(strict=True).relative_to(self._folder.resolve())
            return read_bytes(self._folder, str(path), most=LIMITS.file_bytes)
        except (OSError, ValueError, ArticlesError):
            return None
