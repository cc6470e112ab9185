"""The sources of quotes as references: in the styles of APA, Chicago and MLA, and as BibTeX, RIS and CSL-JSON.

The rules are those for an article on a website or in a newspaper of APA's 7th edition, Chicago's 17th (bibliography)
and MLA's 9th; italics are left out, because the text is plain. Each article is one reference.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Sequence
from datetime import date
from typing import Any

from index.calendar import MONTHS
from ui.export.people import Author, people
from ui.export.records import Record

STYLES = {
    "apa": ("txt", "text/plain"),
    "chicago": ("txt", "text/plain"),
    "mla": ("txt", "text/plain"),
    "bibtex": ("bib", "application/x-bibtex"),
    "ris": ("ris", "application/x-research-info-systems"),
    "csl": ("json", "application/vnd.citationstyles.csl+json"),
}

_MONTHS = [month.capitalize() for month in MONTHS]
_MLA_MONTHS = ["Sept." if name[0] == "S" else name if len(name) < 5 else f"{name[:3]}." for name in _MONTHS]
_ISO = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")
_TEX = {ord(mark): f"\\{mark}" for mark in "{}$&#%_"}
_TEX |= {ord("\\"): r"\textbackslash{}", ord("~"): r"\textasciitilde{}", ord("^"): r"\textasciicircum{}"}
_MOST_APA = 20  # authors that APA names
_MOST_CHICAGO = 10


def to_references(style: str, records: Sequence[Record], today: date) -> str:
    """Write a reference for each quoted article; `today` is the date of access if it has no date."""
    articles: dict[str, list[Record]] = {}
    for record in records:
        articles.setdefault(record.place[0], []).append(record)
    if style == "csl":
        return json.dumps([_csl(quoted) for quoted in articles.values()], ensure_ascii=False, indent=1) + "\n"
    if style == "ris":
        return "\r\n".join(line for quoted in articles.values() for line in _ris(quoted)) + "\r\n"
    if style == "bibtex":
        keys: set[str] = set()
        return "\n\n".join(_bibtex(quoted, keys) for quoted in articles.values()) + "\n"
    write = {"apa": _apa, "chicago": _chicago, "mla": _mla}[style]
    return "\n\n".join(sorted((write(quoted[0], today) for quoted in articles.values()), key=_alphabetical)) + "\n"


def _alphabetical(reference: str) -> str:
    letters = unicodedata.normalize("NFKD", reference.lstrip("“‘\"'"))
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter)).casefold()
    return re.sub(r"^(?:the|an?) ", "", plain)


def _day(record: Record) -> tuple[int, ...]:
    """Return year, month and day, as many as are known."""
    match = _ISO.match(record.published)
    return tuple(int(part) for part in match.groups() if part) if match else ()


def _stop(text: str) -> str:
    """End a part with a full stop, unless it ends with a mark of its own."""
    return text if text[-1:] in "?!." else f"{text}."


def _quoted(title: str) -> str:
    """Put a title in quotation marks, with its stop inside and its own quotation marks single."""
    inner = title.replace("“", "‘").replace("”", "’")
    return f"“{_stop(inner)}”"


def _apa(record: Record, today: date) -> str:
    authors = [person.initials for person in people(record.author)]
    if len(authors) > _MOST_APA:
        named = ", ".join(authors[: _MOST_APA - 1]) + f", . . . {authors[-1]}"
    else:
        named = authors[0] if len(authors) == 1 else ", ".join(authors[:-1]) + f", & {authors[-1]}" if authors else ""
    year, *rest = (*_day(record),) or ("n.d.",)
    when = f"({year}, {_MONTHS[rest[0] - 1]}{f' {rest[1]}' if rest[1:] else ''})." if rest else f"({year})."
    title = _stop(record.name)
    parts = [_stop(named), when, title] if named else [title, when]
    parts += [_stop(record.site)] if record.site and record.site != named else []
    return " ".join([*parts, *([record.url] if record.url else [])])


def _chicago(record: Record, today: date) -> str:
    authors = people(record.author)
    named = _inverted_list(authors, most=_MOST_CHICAGO, shown=7)
    day = _day(record)
    when = ""
    if day:
        month = f"{_MONTHS[day[1] - 1]} " if day[1:] else ""
        when = f"{month}{day[2]}, {day[0]}" if day[2:] else f"{month}{day[0]}"
    elif record.url:
        when = f"accessed {_MONTHS[today.month - 1]} {today.day}, {today.year}"
        when = when if record.site else when.capitalize()
    where = ", ".join(part for part in (record.site, when) if part)
    parts = [_stop(named) if named else "", _quoted(record.name), _stop(where) if where else ""]
    return " ".join([*filter(None, parts), *([_stop(record.url)] if record.url else [])])


def _mla(record: Record, today: date) -> str:
    authors = people(record.author)
    named = _inverted_list(authors, most=2, shown=1)
    day = _day(record)
    month = f"{_MLA_MONTHS[day[1] - 1]} " if day[1:] else ""
    when = f"{f'{day[2]} ' if day[2:] else ''}{month}{day[0]}" if day else ""
    where = ", ".join(filter(None, [record.site, when, re.sub(r"^https?://", "", record.url)]))
    accessed = f"Accessed {today.day} {_MLA_MONTHS[today.month - 1]} {today.year}." if record.url and not day else ""
    parts = [_stop(named) if named else "", _quoted(record.name), _stop(where) if where else "", accessed]
    return " ".join(filter(None, parts))


def _inverted_list(authors: Sequence[Author], *, most: int, shown: int) -> str:
    """Write authors, the first by the family name; of more than `most` only `shown`, with "et al."."""
    if not authors:
        return ""
    names = [authors[0].inverted, *(person.straight for person in authors[1:])]
    if len(names) > most:
        return f"{', '.join(names[:shown])}, et al."
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])}, and {names[-1]}"


def _bibtex(quoted: Sequence[Record], keys: set[str]) -> str:
    record, day = quoted[0], _day(quoted[0])
    authors = people(record.author)
    names = (person.inverted if person.given else f"{{{_tex(person.family)}}}" for person in authors)
    fields = {
        "author": " and ".join(name if name.startswith("{") else _tex(name) for name in names),
        "title": f"{{{_tex(record.name)}}}",
        "howpublished": _tex(record.site),
        "year": str(day[0]) if day else "",
        "month": _MONTHS[day[1] - 1][:3].lower() if day[1:] else "",
        "url": record.url,
        "note": _tex(" / ".join(_noted(one) for one in quoted)),
    }
    key = _key(record, authors, day, keys)
    lines = [f"  {name} = {text if name == 'month' else f'{{{text}}}'}" for name, text in fields.items() if text]
    return f"@misc{{{key},\n" + ",\n".join(lines) + "\n}"


def _key(record: Record, authors: Sequence[Author], day: tuple[int, ...], keys: set[str]) -> str:
    """Return a key that no other reference has: family name, year, first word of the title."""
    words = [authors[0].family if authors else "", str(day[0]) if day else "", *record.name.split()[:1]]
    plain = unicodedata.normalize("NFKD", "".join(words)).encode("ascii", "ignore").decode()
    base = re.sub(r"\W", "", plain).lower() or "article"
    key = next(key for key in (base, *(f"{base}-{at}" for at in range(2, len(keys) + 3))) if key not in keys)
    keys.add(key)
    return key


def _tex(text: str) -> str:
    return text.translate(_TEX)


def _noted(record: Record) -> str:
    return " ".join(filter(None, [record.quoted, f"({record.page})" if record.page else "", record.note])).strip()


def _ris(quoted: Sequence[Record]) -> list[str]:
    record, day = quoted[0], _day(quoted[0])
    fields = [("TY", "NEWS" if day else "ELEC")]
    fields += [("AU", person.inverted) for person in people(record.author)]
    fields += [("TI", record.name), ("T2", record.site), ("PY", str(day[0]) if day else "")]
    fields.append(("DA", "/".join([f"{day[0]:04}", *(f"{part:02}" for part in day[1:])]) if day else ""))
    fields.append(("UR", record.url))
    fields += [("N1", _noted(one)) for one in quoted]
    lines = [f"{tag}  - {' '.join(text.split())}" for tag, text in fields if text]
    return [*lines, "ER  - "]


def _csl(quoted: Sequence[Record]) -> dict[str, Any]:
    record, day = quoted[0], _day(quoted[0])
    fields: dict[str, Any] = {
        "id": record.place[0],
        "type": "article-newspaper" if day else "webpage",
        "title": record.name,
        "author": [
            {"family": person.family, "given": person.given} if person.given else {"literal": person.family}
            for person in people(record.author)
        ],
        "container-title": record.site,
        "issued": {"date-parts": [list(day)]} if day else None,
        "URL": record.url,
        "note": "\n".join(_noted(one) for one in quoted),
    }
    return {name: value for name, value in fields.items() if value}
