"""Packed folders (.zip): every readable file in them, under its path in the folder."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePosixPath

from index.errors import FormatError
from index.formats.limits import Limits
from index.formats.packed import open_zip, read_member
from index.formats.refused import with_refused
from index.formats.saved_pages import is_part_of_saved_page
from index.types import Extracted

SUFFIXES: tuple[str, ...] = (".zip",)

_UTF8 = 0x800  # a member's flag: its name is UTF-8
_ENCRYPTED = 0x1  # a member's flag


def extract(data: bytes, name: str, limits: Limits) -> tuple[Extracted, ...]:
    """Return the articles of all files of a zip, ordered by path; `part` is the path, "#" and the part within the file.

    Hidden files, those of no known format and those that a browser saved with a page are skipped. A file that cannot be
    read is named in a note of the first article. Paths are labels only: nothing is ever written, so one with ".." or an
    absolute path is harmless.

    Raises:
        FormatError: it is damaged, nested too deep, unpacks to too much, or holds nothing that can be read.

    """
    from index.formats import extract as extract_any

    inside = limits.inside()
    articles: list[Extracted] = []
    refused: list[str] = []
    with open_zip(data, limits) as archive:
        unpacked = 0
        for label, member in _members(archive):
            content = _content(archive, member, limits, label, refused)
            if content is None:
                continue
            unpacked += len(content)
            limits.check_unpacked(unpacked, unpacked)
            room = replace(inside, unpacked_bytes=limits.unpacked_bytes - unpacked)
            try:
                inner = extract_any(label, content, limits=room)
            except FormatError as error:
                refused.append(f"{label}: {error}")
                continue
            unpacked += sum(len(article.text) for article in inner)
            limits.check_articles(len(articles) + len(inner))
            articles.extend(_labelled(article, label) for article in inner)
    return with_refused(articles, refused)


def _labelled(article: Extracted, label: str) -> Extracted:
    return replace(article, part=label if article.part is None else f"{label}#{article.part}")


def _members(archive: zipfile.ZipFile) -> Iterator[tuple[str, zipfile.ZipInfo]]:
    """Yield the files that some format reads, ordered by their labels, each label once."""
    from index.formats import format_of

    labelled: dict[str, zipfile.ZipInfo] = {}
    there = {_label(member) for member in archive.infolist() if not member.is_dir()}
    for member in archive.infolist():
        label = _label(member)
        parts = PurePosixPath(label).parts
        is_hidden = any(part.startswith(".") or part == "__MACOSX" for part in parts)
        is_read = format_of(label) is not None and not is_part_of_saved_page(label, there)
        if not member.is_dir() and parts and not is_hidden and is_read:
            labelled.setdefault(label, member)
    yield from sorted(labelled.items())


def _label(member: zipfile.ZipInfo) -> str:
    """Return a member's path without root, drive and "..", correctly decoded."""
    name = member.filename
    if not member.flag_bits & _UTF8:
        try:  # Python decodes such names as code page 437; most programs today write UTF-8
            name = name.encode("cp437").decode("utf-8")
        except UnicodeError:
            pass
    parts = [part.strip() for part in name.replace("\\", "/").split("/")]
    return "/".join(part for part in parts if part not in ("", ".", "..") and not part.endswith(":"))


def _content(
    archive: zipfile.ZipFile, member: zipfile.ZipInfo, limits: Limits, label: str, refused: list[str]
) -> bytes | None:
    if member.flag_bits & _ENCRYPTED:
        refused.append(f"{label}: it needs a password: save it without one.")
        return None
    try:
        return read_member(archive, member.filename, limits)
    except FormatError as error:
        refused.append(f"{label}: {error}")
    except ValueError as error:  # zipfile raises it if a header points before the start of the file
        refused.append(f"{label}: it is damaged ({error}): pack it again.")
    return None
