"""A yes/no question as the statement it asks about: its words in order, its tense, and what must be present."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from qa.understanding.mentions import names
from qa.understanding.wrappers import as_question, unwrap, whether
from qa.words.content import content_lemmas, lemmas_of
from qa.words.grammar import STEM, is_preposition
from qa.words.lemmas import NEGATOR_LEMMAS, owns, unowned
from qa.words.word import words_of

Tense = Literal["past", "present", "perfect", "future", "modal", "was", "is"]

_TENSES: dict[str, Tense] = {
    "did": "past",
    "had": "past",
    "do": "present",
    "does": "present",
    "has": "perfect",
    "have": "perfect",
    "will": "future",
    "shall": "future",
    "was": "was",
    "were": "was",
    "is": "is",
    "are": "is",
    "am": "is",
}
_WHOLE = {"ca": "can", "wo": "will", "sha": "shall"}  # what is left of them before "n't"
_OPENING = re.compile(
    rf"(?:(?:and|but|so|or|then|also|ok|well|really)\b[, ]*)*(?P<led>[^,?]{{1,60}},\s+)?(?P<aux>{STEM})"
    rf"(?P<not>n['’]t)?\s+",
    re.IGNORECASE,
)
_TAG = re.compile(rf",\s*(?:(?:{STEM})(?:n['’]t|\s+not)?\s+\w+|right|correct|true|no|yes)\s*\?*$", re.IGNORECASE)
TRUE_THAT = re.compile(
    r"(?:is|was)(?:n['’]t)?\s+it\s+(?:really\s+)?(?:true|the case|correct|a fact)\s+that\s+", re.IGNORECASE
)
_ADJUNCT = re.compile(
    r"\s(?:in|on|at|during|since|last|this|for|by|within|until|near|around|throughout)\s", re.IGNORECASE
)
_TITLE_NAME = re.compile(r"[A-Z][\w-]*(?: (?:of |the )?[A-Z][\w-]*)*")
_CAPITAL = re.compile(r"\b[A-Z]")
_ASKING_NOT = re.compile(r"\bor not\W*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """What a yes/no question asks about.

    `core` are the lemmas of its content words in order, up to the first phrase of time, place or manner; `beside` are
    those of that phrase, each with the preposition before it ("" without one). `surfaces` are its words as written, in
    lower case. `negated` is true if it has a negation ("Did he not come?"); it then gets no verdict. `owners` are the
    lemmas of words with "'s".
    """

    core: tuple[str, ...]
    beside: Mapping[str, str]
    tense: Tense
    words: frozenset[str]
    surfaces: frozenset[str]
    negated: bool
    owners: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A yes/no question taken apart: its auxiliary in lower case, what comes before it, and what follows."""

    led: str
    aux: str
    rest: str


def opened(question: str) -> Opened | None:
    """Return a yes/no question taken apart, without "Do you know whether" and the like; None if it has no auxiliary."""
    asked = _ASKING_NOT.sub("", unwrap(question).rstrip("?!. "))
    stated = whether(asked)
    if stated is not None:
        asked = as_question(stated).rstrip("? ")
    true = TRUE_THAT.match(asked)
    if true is not None:
        asked = as_question(asked[true.end() :]).rstrip("? ")
    tag = _TAG.search(asked)
    if tag is not None:
        asked = as_question(asked[: tag.start()]).rstrip("? ")
    opening = _OPENING.match(asked)
    if opening is None:
        return None
    aux = opening["aux"].casefold()
    aux = f"{_WHOLE.get(aux, aux)}{' not' if opening['not'] else ''}"
    return Opened(led=opening["led"] or "", aux=aux, rest=asked[opening.end() :])


def read_statement(question: str) -> Statement | None:
    """Return a yes/no question's statement; None if it is unclear or has no content word."""
    asked = opened(question)
    return None if asked is None else _statement(asked.rest, asked.led, asked.aux.removesuffix(" not"))


def statements_in(question: str, title: str) -> tuple[Statement, ...]:
    """Return a question's statement, also without a possessor or place that is the only name in an article's title.

    In "Brannock reports its results" the profit is Brannock's: its sentences do not say it. None if there is none.
    """
    bare = _without_subject(question, title)
    read = (read_statement(question), None if bare is None else read_statement(bare))
    return tuple(each for each in read if each is not None)


def _without_subject(question: str, title: str) -> str | None:
    """Return a question without "'s" or "in" and the name that a title begins with, its only one; else None."""
    subject = _TITLE_NAME.match(title)
    if subject is None or _CAPITAL.search(title, subject.end()):
        return None
    for name in names(question):
        plain = unowned(name)
        if not set(plain.split()) <= set(subject.group().split()):
            continue
        owned = re.compile(rf"\b(?:the\s+)?{re.escape(plain)}['’]s?\s+")
        placed = re.compile(rf"\s+(?:in|at|of|on|near)\s+(?:the\s+)?{re.escape(plain)}(?![\w’'-])")
        bare = owned.sub("the ", question) if owned.search(question) else placed.sub("", question)
        return None if bare == question else bare
    return None


def _statement(rest: str, led: str, aux: str) -> Statement | None:
    adjuncts = (match.start() for match in _ADJUNCT.finditer(rest))
    end = next((at for at in adjuncts if len(content_lemmas(rest[:at])) > 1), len(rest))
    core = content_lemmas(rest[:end])
    if not core:
        return None
    words = lemmas_of(f"{led} {rest}")
    return Statement(
        core=core,
        beside=_beside(led) | _beside(rest[end:]),
        tense=tense_of(aux),
        words=frozenset((*words, *lemmas_of(aux))),
        surfaces=frozenset(re.findall(r"\w+", f"{led} {rest}".casefold())),
        negated=bool(NEGATOR_LEMMAS & set(words)),
        owners=frozenset(word.lemma for word in words_of(f"{led} {rest}") if owns(word.surface)),
    )


def tense_of(aux: str) -> Tense:
    """Return the tense of a question by its auxiliary."""
    return _TENSES.get(aux, "modal")


def _beside(text: str) -> dict[str, str]:
    """Return the lemmas of content words, each with the last preposition before it."""
    beside: dict[str, str] = {}
    led = ""
    for match in re.finditer(r"\S+", text):
        led = match.group().casefold() if is_preposition(match.group()) else led
        beside |= dict.fromkeys(content_lemmas(f"- {match.group()}"), led)
    return beside
