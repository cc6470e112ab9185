"""Where an article names its author: its byline, a mail's head, a field above it, or a signature."""

from __future__ import annotations

import re

from index.front_matter import AUTHORS
from index.structure.head import byline_names
from index.types import Article, Range
from qa.about.fields import field_places

_HEAD = 1500  # code points in which a mail or a column says whom it is from
_FOOT = 400  # code points in which an author signs
_NAME = r"(?P<name>[^\W\d_a-z][\w.’'-]*(?: (?:(?:de|van|von|der|den|la|le|al|bin|of)\b ?)*[^\W\d_a-z][\w.’'-]*){0,3})"
_AND = re.compile(r"\s(?:and|with|&)\s")
_FROM = re.compile(rf"^From:[ \t]+[\"“]?{_NAME}", re.MULTILINE)
_COLUMN = re.compile(
    rf"^(?i:from|in) {_NAME}['’]s? (?i:(?:[\w-]+ ){{0,2}}(?:column|diary|blog|letter|notebook|newsletter)\b)",
    re.MULTILINE,
)
_MADE = re.compile(
    rf"^(?i:text|words|story|reported|reviewed|compiled|recipe|filed)(?: by|:) {_NAME}(?=\s*(?:$|[,|]))", re.MULTILINE
)
_WRITES = re.compile(
    rf"^[*_]*{_NAME} (?:is|writes|reports|was) (?:[\w’'-]+ ){{0,6}}?(?:writer|columnist|correspondent|reporter|editor|"
    r"critic|journalist|contributor|for (?:the|this|us))\b",
    re.MULTILINE,
)


def author_place(article: Article) -> Range | None:
    """Return where an article has its author's name; None if only its file has it, or nothing.

    That is in the byline, or else anywhere in the text. If no author is known, it is the sender in a mail's head, or
    the one whom a line such as "from Ann Lund's column" names.
    """
    byline, author = article.structure.byline, article.author
    if author is None:
        return byline or _unmarked(article)
    begin, end = (0, len(article.text)) if byline is None else byline
    fields = field_places(article)
    field = next((fields[name] for name in ("from", *AUTHORS) if name in fields), None)
    if byline is None and field is not None:
        begin, end = field
    named = re.compile(rf"(?:\b|(?<=\bBy)){re.escape(author)}\b", re.IGNORECASE).search(article.text, begin, end)
    if named is not None:
        return _with_others(article, Range(*named.span()), byline)
    if field is not None:
        return field
    return _signed(article, author) if byline is None else _names_in(article, byline)


def _with_others(article: Article, named: Range, byline: Range | None) -> Range:
    """Return an author's place in a byline with those who are named beside them; the place alone if no one is."""
    names = named if byline is None else _names_in(article, byline)
    others = article.text[names.start : named.start] + article.text[named.end : names.end]
    is_inside = names.start <= named.start and named.end <= names.end and names != byline
    return names if is_inside and _AND.search(others) else named


def _names_in(article: Article, byline: Range) -> Range:
    """Return the names in a byline, without "By" before them and what follows; the byline if they are not found."""
    line = article.text_of(byline)
    names = byline_names(" ".join(line.split()))
    at = -1 if names is None else line.find(names)
    return byline if names is None or at < 0 else Range(byline.start + at, byline.start + at + len(names))


def _unmarked(article: Article) -> Range | None:
    """Return the name in a mail's "From:", in a line such as "from Ann Lund's column", or in a note at the end."""
    end = len(article.text)
    for form, begin, stop in ((_FROM, 0, _HEAD), (_COLUMN, 0, _HEAD), (_MADE, 0, end), (_WRITES, end - _FOOT, end)):
        match = form.search(article.text, max(begin, 0), stop)
        if match is not None:
            return Range(*match.span("name"))
    return None


def _signed(article: Article, author: str) -> Range | None:
    """Return where an author signs with a part of their name, on a line of its own."""
    names = re.findall(r"[^\W\d_][\w’'-]*", author)
    if not names:
        return None
    line = re.compile(rf"^[–—-]?[ \t]*(?P<name>{'|'.join(map(re.escape, names))})[ \t]*$", re.MULTILINE)
    matches = list(line.finditer(article.text))
    return None if not matches else Range(*matches[0].span("name"))
