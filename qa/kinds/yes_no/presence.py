"""Whether anybody was there: "Was anybody aboard the Orme?" and "No one was on board"."""

from __future__ import annotations

import re
from typing import NamedTuple

from index.types import Article
from qa.kinds.yes_no.clauses import Clause
from qa.kinds.yes_no.predicates import merged, relations
from qa.words.content import content_lemmas
from qa.words.grammar import is_preposition
from qa.words.lemmas import LIGHT_LEMMAS
from qa.words.word import words_of

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
_TIME = re.compile(
    r"\b(?:by|until|after|before|during|since|now|then|yet|today|tonight|yesterday|except|but|besides|apart)\b|\d|day\b|\bat\s",
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
    """Whether a clause says that no one was at the place that is asked about.

    A clause without a place speaks of what the sentence before begins with. What happened then has to be said there or
    in the clause.
    """
    match = _SAID.fullmatch(clause.plain.rstrip(".! "))
    if match is None or _TIME.search(match["place"] or ""):
        return False
    stated = _read(match, match["be"] or match["there"])
    if stated.is_past != asked.is_past or not stated.when <= asked.when:
        return False
    at = article.sentences.index(clause.sentence)
    before = article.text_of(article.sentences[at - 1]) if at else ""
    if stated.place:
        if stated.place != asked.place:
            return False
    elif not asked.place <= frozenset(content_lemmas(_begin(before))):
        return False
    happened = stated.when | _lemmas(before) | frozenset(content_lemmas(before))
    return all(
        any(one.relation in ("same", "synonym") for said in happened for one in relations(each, said, is_state=False))
        for each in asked.when
    )


def _begin(sentence: str) -> str:
    """Return the first words of a sentence, up to a preposition."""
    words = sentence.split()[:_SUBJECT]
    return " ".join(words[: next((at for at, word in enumerate(words) if at and is_preposition(word)), len(words))])


def _lemmas(text: str) -> frozenset[str]:
    """Return the lemmas of a text's words, with each listed expression as one, and without those of little meaning."""
    words = (word.lemma for word in merged(words_of(text)) if word.surface[0].isalnum())
    return frozenset(words) - LIGHT_LEMMAS


def _read(match: re.Match[str], be: str) -> Presence:
    return Presence(
        is_past=be.casefold() in _PAST,
        place=frozenset(content_lemmas(match["place"] or "")),
        when=_lemmas(match["when"] or ""),
    )
