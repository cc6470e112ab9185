"""How much of a file is read at most, checked before a parser sees the bytes or while it works."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from index.errors import FormatError

_MIB = 2**20
_LINE_ENDS = "\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"  # those of `str.splitlines`


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What one file may hold; a file that exceeds a limit is refused with its figure.

    `characters` and `lines` are of one article, `all_characters` and `all_lines` of all articles of one file,
    `articles` and `rows` of one file, `pages` of a paged file. `nesting` is how deep files may be nested in files (a
    zip in a zip, a mail in a mail), `depth` the same for elements. `unpacked_bytes` is the total size of an unpacked
    file, and `ratio` that size divided by the packed size. `seconds` and `memory_bytes` limit a separate process, see
    `index.formats.apart`.
    """

    file_bytes: int = 100 * _MIB
    characters: int = 5_000_000
    lines: int = 300_000
    all_characters: int = 60_000_000  # ten thousand long reports
    all_lines: int = 2_000_000  # structure takes some 70 microseconds a line
    articles: int = 10_000
    pages: int = 3_000
    rows: int = 200_000
    nesting: int = 2
    depth: int = 256
    unpacked_bytes: int = 500 * _MIB
    ratio: int = 200
    seconds: float = 60.0
    memory_bytes: int = 2048 * _MIB

    def check_bytes(self, count: int) -> None:
        """Raise FormatError if a file is larger than `file_bytes`."""
        _check(count, self.file_bytes, "bytes", "split it")

    def check_characters(self, count: int) -> None:
        """Raise FormatError if an article is longer than `characters`."""
        _check(count, self.characters, "characters in one article", "split it")

    def check_text(self, text: str) -> None:
        """Raise FormatError if an article has more than `characters` or `lines`: each line may be a paragraph."""
        self.check_characters(len(text))
        _check(_lines(text), self.lines, "lines in one article", "split it")

    def check_texts(self, texts: Sequence[str]) -> None:
        """Raise FormatError if the articles of a file have more than `all_characters` or `all_lines` together."""
        _check(sum(map(len, texts)), self.all_characters, "characters in all its articles", "split it")
        _check(sum(map(_lines, texts)), self.all_lines, "lines in all its articles", "split it")

    def check_articles(self, count: int) -> None:
        """Raise FormatError if a file holds more than `articles`."""
        _check(count, self.articles, "articles", "split it")

    def check_pages(self, count: int) -> None:
        """Raise FormatError if a file has more than `pages`."""
        _check(count, self.pages, "pages", "split it")

    def check_rows(self, count: int) -> None:
        """Raise FormatError if a file has more than `rows`."""
        _check(count, self.rows, "rows", "split it")

    def check_unpacked(self, unpacked: int, packed: int) -> None:
        """Raise FormatError if a file unpacks to more than `unpacked_bytes`, or to `ratio` times its own."""
        _check(unpacked, self.unpacked_bytes, "bytes when it is unpacked", "split it")
        _check(unpacked // max(packed, 1), self.ratio, "times its own size when it is unpacked", "pack it again")

    def inside(self) -> Limits:
        """Return the limits for the files in this file; raise FormatError if they are nested too deeply."""
        if self.nesting < 1:
            raise FormatError("it holds files inside files inside files: unpack it first.")
        return replace(self, nesting=self.nesting - 1)


LIMITS = Limits()


def _lines(text: str) -> int:
    return sum(map(text.count, _LINE_ENDS)) - text.count("\r\n") + 1


def _check(count: int, limit: int, noun: str, remedy: str) -> None:
    if count > limit:
        raise FormatError(f"it has {count:,} {noun}, and at most {limit:,} are read: {remedy}.")
