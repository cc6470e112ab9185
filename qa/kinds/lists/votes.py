"""Who voted for or against something, in minutes: the names behind "For:" or "Noes:" under what was voted on."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from index.types import Article, Range
from qa.kinds.asked import asked_lemmas
from qa.words.content import content_lemmas
from qa.words.grammar import AND_SO, NAME_PARTICLES
from qa.words.lemmas import lemma_set
from qa.words.titles import SHORT_TITLES

_LABELS = {
    "for": "for|in favou?r|ayes?|yes|yeas?",
    "against": "against|noes|nays?|no|opposed",
    "neither": "abstained|abstaining|abstentions?|not voting|did not vote",
}
_SIDE = "|".join(f"(?P<{side}>{labels})" for side, labels in _LABELS.items())
_BEGINS = re.compile(
    rf"(?:^[ \t]*(?:[-*+•][ ]+)?|(?<=[.;][ ]))[*_]{{0,2}}(?:votes? )?(?:{_SIDE})(?: \(\d+\))?"
    r"[*_]{0,2}:[*_]{0,2}[ \t]+",
    re.IGNORECASE | re.MULTILINE,
)
_TITLE = "|".join(map(str.capitalize, sorted(SHORT_TITLES)))
_WORD = rf"(?:[A-Z]\.|(?:{_TITLE})\.|[A-Z][\w’'-]+)"
_SMALL = "|".join(sorted(NAME_PARTICLES))
_NAME = rf"(?:(?:{_SMALL}) )?{_WORD}(?: (?:(?:{_SMALL}|of|the) )?{_WORD}){{0,4}}"
_NAMES = re.compile(rf"{_NAME}(?:(?:, and |, | and | & ){_NAME})*")
_ONE = re.compile(_NAME)
_NOBODY = re.compile(r"(?:none|nil|nobody|no one)\b", re.IGNORECASE)
_ASKED = re.compile(
    rf"{AND_SO}(?:who |(?:which|what) (?:[\w’'-]+ ){{1,3}}?)(?:all )?\b(?:"
    r"(?P<for>(?:voted|was|were) (?:for|in favou?r)|supported|backed|voted yes)|"
    r"(?P<against>(?:voted|was|were) against|opposed|voted no)|"
    r"(?P<neither>abstained|did not vote|didn['’]t vote))\b",
    re.IGNORECASE,
)
_VOTING = lemma_set(
    "vote voted against favour favor support supported back backed oppose opposed abstain abstained motion proposal "
    "amendment resolution council councillor councillors member members vote votes people"
)
_HALF = 0.5  # share of the question's other words that what was voted on has


class _Vote(NamedTuple):
    """The names of one side of a vote, and the words above it, from its heading on."""

    names: tuple[Range, ...]
    about: frozenset[str]


def voters(question: str, article: Article, within: Range) -> tuple[Range, ...]:
    """Return who voted as a question asks, in a range of an article; () if it asks something else, or of which vote.

    At least half of the question's other words stand above the votes, below the heading, or in the title. Of several
    votes it is the one above which most of them stand.
    """
    asked = _ASKED.match(question)
    if asked is None:
        return ()
    topic = asked_lemmas(question) - _VOTING
    votes = list(_votes(article, asked.lastgroup or ""))
    counts = [len(topic & vote.about) for vote in votes]
    most = max(counts, default=0)
    best = [vote for vote, count in zip(votes, counts, strict=True) if count == most]
    if len(best) != 1 or most < _HALF * len(topic):
        return ()
    return best[0].names if all(within.overlaps(name) for name in best[0].names) else ()


def _votes(article: Article, side: str) -> Iterator[_Vote]:
    headings = article.structure.headings
    for label in _BEGINS.finditer(article.text):
        if label[side] is None or _NOBODY.match(article.text, label.end()):
            continue
        names = _NAMES.match(article.text, label.end())
        if names is not None:
            last = bisect_right(headings, label.start(), key=lambda heading: heading.start) - 1
            start = headings[last].start if last >= 0 else 0
            about = f"{article.title} {article.text[start : label.start()]}"
            each = _ONE.finditer(article.text, *names.span())
            yield _Vote(tuple(Range(*name.span()) for name in each), frozenset(content_lemmas(about)))
