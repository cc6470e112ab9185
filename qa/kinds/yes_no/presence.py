"""Whether anybody was there: "Was anybody aboard the Orme?" and "No one was on board"."""

from __future__ import annotations

import re
from typing import NamedTuple

from index.types import Article
from qa.kinds.yes_no.clauses import Clause
from qa.words.content import content_lemmas

_WHERE = r"(?:on\s+board|aboard|inside|in|on|at)"
_PLACE = r"(?:\s+(?P<place>(?!(?:when|as|while|at\s+the\s+time|of\s+(?:it|them|her))\b)[^,;:]+?))?"
_WHEN = r"(?:,?\s+(?:when|as|while)\s+(?P<when>[^,;:]+)|\s+at\s+the\s+time)?"
_ASKED = re.compile(
    rf"(?P<be>was|were|is|are)\s+(?:there\s+)?(?:anyone|anybody|someone|somebody|any\s+people)\s+{_WHERE}{_PLACE}{_WHEN}",
    re.IGNORECASE,
)
_SAID = re.compile(
    rf"(?:(?:and|but)\s+)?(?:(?:no\s+one|nobody)\s+(?P<be>was|is)|there\s+(?P<there>was|is)\s+(?:no\s+one|nobody))\s+"
    rf"{_WHERE}{_PLACE}{_WHEN}",
    re.IGNORECASE,
)
_SUBJECT = 8  # first words of a sentence, which hold what it is about
_PAST = frozenset({"was", "were"})


class Presence(NamedTuple):
    """What is asked or said of: whether it is past, and the lemmas of the place and of what happened then."""

    is_past: bool
    place: frozenset[str]
    when: frozenset[str]


def presence_in(question: str) -> Presence | None:
    """Return where and when a question asks whether anybody was; None if it asks for anything else."""
    asked = _ASKED.fullmatch(question.rstrip("?!. "))
    return None if asked is None else _read(asked, asked["be"])


def is_nobody_there(asked: Presence, clause: Clause, article: Article) -> bool:
    """Whether a clause says that nobody was at the place that is asked about.

    A clause without a place speaks of what the sentence before begins with. What happened then has to be said there, in
    the clause, or of the only mention of the place.
    """
    match = _SAID.fullmatch(clause.plain.rstrip(".! "))
    if match is None:
        return False
    told = _read(match, match["be"] or match["there"])
    if told.is_past != asked.is_past or not told.when <= asked.when:
        return False
    at = article.sentences.index(clause.sentence)
    before = article.text_of(article.sentences[at - 1]) if at else ""
    if told.place:
        if told.place != asked.place:
            return False
    elif not asked.place <= frozenset(content_lemmas(" ".join(before.split()[:_SUBJECT]))):
        return False
    if asked.when <= told.when | frozenset(content_lemmas(before)):
        return True
    return bool(asked.place) and sum(_mentions(article, asked.place)) == 1


def _mentions(article: Article, place: frozenset[str]) -> list[bool]:
    return [place <= frozenset(content_lemmas(article.text_of(sentence))) for sentence in article.sentences]


def _read(match: re.Match[str], be: str) -> Presence:
    return Presence(
        is_past=be.casefold() in _PAST,
        place=frozenset(content_lemmas(match["place"] or "")),
        when=frozenset(content_lemmas(match["when"] or "")),
    )
