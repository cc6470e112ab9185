"""The sections of an article that are alike: each is about a thing with a name, such as a product that was tested."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from index.types import Article, Range
from qa.kinds.tables.splitting import LINE
from qa.premises.terms import terms

_LABELLED = re.compile(
    r"(?:[-*+•]\s+)?[*_]{0,2}(?P<label>[^\W\d_][\w’' -]{1,30}):[*_]{0,2}[ \t]+(?P<value>[^\n]+?)[ \t]*"
)
_HEAD = re.compile(
    r"(?:#{1,6}[ ]+)?(?:\d{1,2}[.)][ ]+)?[*_]{0,2}(?:[^\W\d_][\w’' -]{1,30}:[ \t]+)?"
    r"(?P<name>[A-Z][^\n:|]{1,50}?)[*_#]{0,2}[ \t]*"
)
_ENDS = re.compile(r"[.!?,;][*_]*$")
_FEWEST = 2  # sections, and values in a line
_MARKS = " \t*_`|"


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A section with its name, and its values by their label, or by their place in a line ("£89 | 118g").

    `labels` says where each label is; an empty range if the value has none.
    """

    name: Range
    whole: Range
    values: Mapping[str, Range]
    labels: Mapping[str, Range]


def sections_of(article: Article) -> tuple[Section, ...]:
    """Return the sections that begin with a line with a name and a line of values, in order; () unless two are alike.

    If none does, those whose last line is of values count.

    Values are parted by bars, or have a label that other sections have too.
    """
    return _sections(article.text, tuple(row for table in article.structure.tables for row in table.rows))


@lru_cache(maxsize=256)
def _sections(text: str, rows: tuple[Range, ...]) -> tuple[Section, ...]:
    lines = [Range(*match.span()) for match in LINE.finditer(text) if match.group().strip()]
    labelled = (_LABELLED.fullmatch(text, *line) for line in lines)
    labels = Counter(match["label"].casefold() for match in labelled if match is not None)
    values = [_values(text, line, labels, rows) for line in lines]
    named = [at for at, line in enumerate(lines) if not values[at] and _is_head(text, line)]
    heads = [at for at in named if any(values[at + 1 : at + 2])] or _with_last_line(named, values)
    found = []
    for at, end in zip(heads, [*heads[1:], len(lines)], strict=False):
        head = _HEAD.fullmatch(text, *lines[at])
        last = max(each for each in range(at + 1, end) if values[each])
        if head is not None:
            until = lines[end].start if end < len(lines) else _end(text, lines[at], lines[last])
            own = {key: pair for each in values[at + 1 : end] for key, pair in each.items()}
            found.append(
                Section(
                    name=Range(*head.span("name")),
                    whole=Range(lines[at].start, until),
                    values={key: value for key, (_, value) in own.items()},
                    labels={key: label for key, (label, _) in own.items()},
                )
            )
    shared = Counter(key for section in found for key in section.values)
    alike = [section for section in found if any(shared[key] >= _FEWEST for key in section.values)]
    return tuple(alike) if len({text[each.name.start : each.name.end] for each in alike}) >= _FEWEST else ()


def _with_last_line(heads: Sequence[int], values: Sequence[Mapping[str, object]]) -> list[int]:
    """Return the heads before whose next one the last line is of values: "Verdict: 4 out of 5"."""
    last = max((at for at, each in enumerate(values) if each), default=-1)
    ends = [*heads[1:], last + 1]
    return [at for at, end in zip(heads, ends, strict=False) if end - at > 1 and values[end - 1]]


def _end(text: str, head: Range, last: Range) -> int:
    """Return where the last section ends: at the next heading in Markdown, else at the blank line after its values."""
    end = text.find("\n#" if text.startswith("#", head.start) else "\n\n", last.end)
    return len(text) if end < 0 else end


def _is_head(text: str, line: Range) -> bool:
    words = text[line.start : line.end]
    after_blank = line.start == 0 or text[: line.start].endswith("\n\n") or words.startswith("#")
    return after_blank and _HEAD.fullmatch(words) is not None and _ENDS.search(words) is None


def _values(text: str, line: Range, labels: Counter[str], rows: tuple[Range, ...]) -> dict[str, tuple[Range, Range]]:
    """Return the labels and values in a line, by their label or place; {} if it has none."""
    if any(line.overlaps(row) for row in rows):
        return {}
    match = _LABELLED.fullmatch(text, *line)
    if match is not None:
        label = match["label"].casefold()
        return {label: (Range(*match.span("label")), Range(*match.span("value")))} if labels[label] >= _FEWEST else {}
    parts, begin = [], line.start
    for part in text[line.start : line.end].split("|"):
        stripped = part.strip(_MARKS)
        start = begin + part.find(stripped)
        parts.append(Range(start, start + len(stripped)))
        begin += len(part) + 1
    figures = [part for part in parts if any(map(str.isdigit, text[part.start : part.end]))]
    if len(figures) < _FEWEST:
        return {}
    return {str(at): (Range(part.start, part.start), part) for at, part in enumerate(parts)}


def is_in_another(question: str, article: Article, place: Range) -> bool:
    """Whether a place is in the section of another thing than the one that a question names, and lacks its name."""
    sections = sections_of(article)
    here = next((section for section in sections if place.overlaps(section.whole)), None)
    named = [section for section in sections if _is_named(question, article, section, sections)]
    if here is None or len(named) != 1 or here in named:
        return False
    name = article.text_of(named[0].name).split()
    return not any(word in article.text_of(here.whole) for word in name if word[:1].isupper())


def _is_named(question: str, article: Article, section: Section, sections: tuple[Section, ...]) -> bool:
    """Whether a question has a name's word that no other section's name has."""
    asked = {term.text for term in terms(question) if term.kind in ("name", "place")}
    others = {word for each in sections if each != section for word in article.text_of(each.name).split()}
    return bool(asked & set(article.text_of(section.name).split()) - others)
