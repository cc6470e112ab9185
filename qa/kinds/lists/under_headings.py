"""Things with a heading or column each, as many as the title counts, or named below the heading that asks for them."""

from __future__ import annotations

import re
from bisect import bisect_right

from index.types import Article, Range
from qa.kinds.asked import asked_lemmas
from qa.kinds.tables.grids import Grid, grids_of
from qa.kinds.tables.turned import turned
from qa.words.content import content_lemmas
from qa.words.grammar import AUX
from qa.words.lemmas import lemma_set
from qa.words.numerals import in_digits

_NAME = re.compile(r"[A-Z][\w’'&.-]*(?: (?:(?:of|the|de|la|and|&) )*(?:[A-Z][\w’'&.-]*|\d[\w-]*)){0,4}")
_LEADS = re.compile(  # the name of two words or more that is the subject of a sentence
    r"(?P<name>[A-Z][\w’'&.-]*(?: (?:(?:of|the|de|la) )*[A-Z][\w’'&.-]*){1,4})(?:, [^,.;]{1,60},)?"
    rf" (?:{AUX}|[a-z]+s)\b"
)
_MARKS = "#*_ \t"
_FEWEST = 2
_SAID = lemma_set("named name mentioned mention listed recommended suggested described place places thing things")
"""What a question says of things that an article names, whatever they are."""


def under_headings(question: str, noun: str, article: Article, within: Range) -> tuple[Range, ...]:
    """Return the things that a question asks for, by headings; () if an article has none such in a range.

    Either each has a heading, or a column, with its name, the title counts as many ("Tested: three bikes"), and has all
    that the question is about; or their names begin sentences below a heading that has it ("Where to stay"). `noun` is
    what the question asks for.
    """
    asked = asked_lemmas(question)
    if not noun:
        return ()
    names = _counted(noun, asked, article) or _below(asked - _SAID, article)
    return tuple(names) if len(names) >= _FEWEST and any(name.overlaps(within) for name in names) else ()


def _counted(noun: str, asked: frozenset[str], article: Article) -> list[Range]:
    title = frozenset(content_lemmas(article.title))
    if noun not in title or not asked <= title:
        return []
    counts = {int(figure) for figure in re.findall(r"\b\d{1,2}\b", in_digits(article.title))}
    across = [[cell for cell in grid.header if cell.start < cell.end] for grid in _turned(article)]
    for things in (_bare_headings(article), *across):
        names = [name for name in things if _NAME.fullmatch(article.text, *name)]
        if len(names) in counts:
            return names
    return []


def _turned(article: Article) -> list[Grid]:
    """Return the tables whose columns are things."""
    grids = grids_of(article, Range(0, len(article.text)))
    return [grid for grid in grids if grid.header and turned(grid, article) is not None]


def _below(about: frozenset[str], article: Article) -> list[Range]:
    headings = article.structure.headings
    for at, heading in enumerate(headings):
        if about and about == asked_lemmas(article.text_of(heading)):
            end = headings[at + 1].start if at + 1 < len(headings) else len(article.text)
            first = bisect_right(article.sentences, heading.end, key=lambda sentence: sentence.start)
            below = [sentence for sentence in article.sentences[first:] if sentence.end <= end]
            leads = (_LEADS.match(article.text, *sentence) for sentence in below)
            return [Range(*lead.span("name")) for lead in leads if lead is not None]
    return []


def _bare_headings(article: Article) -> list[Range]:
    """Return the headings without their marks, apart from the title."""
    bare = []
    for heading in article.structure.headings:
        words = article.text_of(heading).strip(_MARKS)
        start = article.text.index(words, heading.start)
        bare += [Range(start, start + len(words))] if words != article.title else []
    return bare
