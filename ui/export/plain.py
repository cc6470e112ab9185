"""Quotes as plain text and as Markdown; nothing in the words of the articles is read as Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ui.export.records import ExportSection, Record
from ui.texts import day

_MARKUP = re.compile(r"[\\`*_\[\]<>|~$]|&(?=[#\w])|^ ?[#+=:-]")
_NUMBERED = re.compile(r"^( ?\d{1,9})([.)])")  # begins an ordered list
_BLANKS = re.compile(r"\s+")


def as_text(record: Record, *, whole: bool = False) -> str:
    """Write one quote with its source, to be pasted into a story; `whole` takes its sentence."""
    shown = "".join(record.sentence).strip() if whole else record.quoted
    return "\n".join(filter(None, [shown, f"— {source(record)}", *record.remarks, record.link]))


def as_markdown(record: Record, *, whole: bool = False) -> str:
    """Write one quote, in its sentence or alone, as a quotation with its source."""
    before, quote, after = record.sentence
    inner = quote.strip()
    left, right = quote[: len(quote) - len(quote.lstrip())], quote[len(quote.rstrip()) :]
    marked = f"{_line(left)}**{_line(inner)}**{_line(right)}" if inner else _line(quote)
    shown = f"{_line(before)}{marked}{_line(after)}" if whole else _line(record.quoted)
    title = f"[{_line(record.name)}](<{record.link}>)" if record.link else _line(record.name)
    rest = "".join(f", {_line(part)}" for part in _details(record))
    remarks = "".join(f"\n>\n> {_line(remark)}" for remark in record.remarks)
    return f"> {shown}\n>\n> — {title}{rest}{remarks}"


def to_text(sections: Sequence[ExportSection], about: str) -> str:
    """Write all quotes as plain text."""
    return "\n\n".join(["Pullquote", about, *(part for section in sections for part in _text(section))]) + "\n"


def to_markdown(sections: Sequence[ExportSection], about: str) -> str:
    """Write all quotes as Markdown."""
    parts = [part for section in sections for part in _markdown(section)]
    return "\n\n".join(["# Pullquote", _line(about), *parts]) + "\n"


def source(record: Record) -> str:
    """Return the source of a quote: author, title, site, date, entry or note, place in the file."""
    return ", ".join([record.name, *_details(record)])


def _details(record: Record) -> list[str]:
    when = day(record.published) if record.published else ""
    parts = [record.author, record.site, when, record.part, record.page, record.source if not record.title else ""]
    return [part for part in dict.fromkeys(parts) if part and part != record.name]


def _text(section: ExportSection) -> Iterator[str]:
    if section.heading:
        yield section.heading
    yield from section.remarks
    for record in section.records:
        yield "\n".join(filter(None, [record.label, as_text(record), record.note]))


def _markdown(section: ExportSection) -> Iterator[str]:
    if section.heading:
        yield f"## {_line(section.heading)}"
    yield from map(_line, section.remarks)
    for record in section.records:
        if record.label:
            yield f"**{_line(record.label)}**"
        yield as_markdown(record, whole=True)
        if record.note:
            yield _line(record.note)


def _line(text: str) -> str:
    """Put a text on one line, and escape what would be Markdown."""
    return _NUMBERED.sub(r"\1\\\2", _MARKUP.sub(r"\\\g<0>", _BLANKS.sub(" ", text)))
