"""Rich Text files, by striprtf, with the title, author and day that their head states."""

from __future__ import annotations

import re
from datetime import date

from index.errors import FormatError
from index.formats.apart import run_apart
from index.formats.building import TextBuilder
from index.formats.libraries import extractor_name
from index.formats.limits import Limits
from index.formats.raised import raised
from index.types import Extracted

SUFFIXES: tuple[str, ...] = (".rtf",)

_VERSION = 2
_HEAD = 20_000  # bytes in which a file states its facts
_DAY = re.compile(r"\{\\creatim\\yr(\d{4})\\mo(\d{1,2})\\dy(\d{1,2})")
_CODE_PAGE = re.compile(rb"\\ansicpg(\d{3,5})")
_SUPERSCRIPT = re.compile(r"(\\super(?:\\[a-z]+-?\d*)* ?)(\[?\d{1,3}\]?)(?=[}\\])")
_ROW = re.compile(r"\|\s*$")  # how striprtf ends a table's row


def extract(data: bytes, name: str, limits: Limits) -> tuple[Extracted, ...]:
    """Return the one article of a Rich Text file.

    Raises:
        FormatError: it is not Rich Text, or damaged.

    """
    if not data.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"{\\rtf"):
        raise FormatError("it is not a Rich Text file: save it again as .rtf.")
    return run_apart(read, data, name, limits)


def read(data: bytes, name: str, limits: Limits) -> tuple[Extracted, ...]:
    """Do the same as `extract`, in this process."""
    from striprtf.striprtf import rtf_to_text

    source = data.decode("latin-1")  # Rich Text is ASCII; a stray byte stays the number that it is
    page = _CODE_PAGE.search(data[:_HEAD])
    source = _SUPERSCRIPT.sub(_raised, source)
    text = rtf_to_text(source, encoding=f"cp{page[1].decode()}" if page is not None else "cp1252", errors="strict")
    text = text.encode("utf-16", "surrogatepass").decode("utf-16", "surrogatepass")  # 🎭 is written as two
    builder = TextBuilder()
    was_row = False
    for line in text.split("\n"):
        is_row = _ROW.search(line) is not None and line.count("|") > 1
        if is_row:
            cells = line.rstrip().removesuffix("|").split("|")
            builder.row(cells, gap="\n" if was_row else "\n\n")
        else:
            builder.add(line)
        was_row = is_row
    return (
        Extracted(
            text=builder.text,
            extractor=extractor_name("rtf", _VERSION, "striprtf"),
            title=_fact(source, "title"),
            author=_fact(source, "author"),
            created=_day(source),
            blocks=builder.blocks,
        ),
    )


def _raised(match: re.Match[str]) -> str:
    """Return a superscript number with its digits as raised characters."""
    return match[1] + "".join(f"\\u{ord(char)}?" for char in raised(match[2]))


def _fact(source: str, name: str) -> str | None:
    match = re.search(rf"\{{\\{name} ((?:[^{{}}\\]|\\'[0-9a-f]{{2}}|\\u-?\d+ ?\??)*)\}}", source[:_HEAD])
    if match is None:
        return None
    from striprtf.striprtf import rtf_to_text

    return " ".join(rtf_to_text("{\\rtf1 " + match[1] + "}").split()) or None


def _day(source: str) -> str | None:
    match = _DAY.search(source[:_HEAD])
    try:
        return date(*map(int, match.groups())).isoformat() if match is not None else None
    except ValueError:
        return None
