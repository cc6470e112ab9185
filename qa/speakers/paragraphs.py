"""The paragraphs of an article as quotations are found in them: marks, tokens, names and sentences."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from index.types import Article, Range
from qa.speakers.full_names import Mention, mention_of
from qa.speakers.leading import leading
from qa.speakers.marks import Marked, marked_in, opens_with_mark
from qa.speakers.names import Name, names_of
from qa.speakers.tokens import Token, TokenSentence, sentences_of, tokens_of

_DATELINE = re.compile(
    r"[A-Z][A-Z.' -]{2,30}(?:, [A-Z][\w. ]{1,20})?(?: ?\([A-Za-z ]{2,20}\))? ?[—–-]+ "
)  # "LIMA, Peru (AP) — "
_SMALL_WORD = re.compile(r"(?<![\w'’-])[^\W\d_A-Z]+(?![\w'’-])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph with its quotations between marks, its tokens, its names and its sentences."""

    range: Range
    quotes: list[Marked]
    tokens: list[Token]
    names: list[Name]
    sentences: list[TokenSentence]


def readable(article: Article) -> list[Range]:
    """Return the paragraphs in which names and quotations are looked for: not tables, captions and the like."""
    structure = article.structure
    passed = {r.start for r in (*structure.boilerplate, *structure.captions, *structure.credits)}
    passed |= {r.start for r in (structure.byline, structure.dateline) if r is not None}
    passed |= {row.start for table in structure.tables for row in table.rows}
    passed |= {table.header.start for table in structure.tables if table.header is not None}
    return [paragraph for paragraph in structure.paragraphs if paragraph.start not in passed]


def unspoken(article: Article) -> frozenset[int]:
    """Return where headings start: they contain names, but no attributed quotations."""
    headline = article.structure.headline
    heads = article.structure.headings + ((headline,) if headline is not None else ())
    return frozenset(heading.start for heading in heads)


def paragraphs_of(text: str, ranges: Sequence[Range]) -> list[Paragraph]:
    """Return the paragraphs of a text at these ranges, in order."""
    small = frozenset(_SMALL_WORD.findall(text))
    paragraphs = []
    for place, (start, end) in enumerate(ranges):
        following = ranges[place + 1] if place + 1 < len(ranges) else None
        quotes = marked_in(text, start, end, continues=following is not None and opens_with_mark(text, *following))
        dateline = _DATELINE.match(text, start, end)
        tokens = tokens_of(text, start if dateline is None else dateline.end(), end, quotes)
        paragraphs.append(
            Paragraph(
                range=Range(start, end),
                quotes=quotes,
                tokens=tokens,
                names=names_of(tokens, small),
                sentences=sentences_of(tokens, quotes, text),
            )
        )
    return paragraphs


def mentions_in(paragraph: Paragraph) -> list[Mention]:
    """Return the names of a paragraph, in order."""
    leads = leading(paragraph.tokens, paragraph.names, paragraph.sentences)
    return [mention_of(name, paragraph.tokens, leads=name.first in leads) for name in paragraph.names if name.words]
