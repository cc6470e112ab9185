"""The lemmas of English words, and the words that carry no meaning or negate."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from index.tokens import tokenize
from qa.words.listing import lines

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_NEGATED = re.compile(r"\b(?:(?P<verb>\w+)n['’]t|(?P<can>can)not)\b", re.IGNORECASE)
_SHORTENED = {"ca": "can", "wo": "will", "sha": "shall"}  # before "n't"
_NO_NEGATION = re.compile(
    r"\b(?:not (?:only|just|least|until|(?:more|less|fewer) than(?= \S*\d| *$))|"
    r"no (?:fewer|less|more than|later|earlier|sooner|doubt|longer than|matter)|"
    r"whether or not)\b",
    re.IGNORECASE,
)
_NEGATING = re.compile(
    r"\b(?:no longer|not any ?more|(?:fail|failed|fails|refuse|refuses|refused|decline|declines|declined|unable|"
    r"ceased|forgot|neglected) to|"
    r"(?<=voted )against|(?<=vote )against|(?<=ruled )against|(?<=decided )against|(?<=argued )against)\b",
    re.IGNORECASE,
)  # words that negate a verb like "not"
_NUMBERED = re.compile(r"\b[Nn]o\b\.? ?(?=\d+\b(?!-))")  # "No 7" is number 7
_NEGATORS = frozenset("not no never none nobody nothing neither nor without cannot hardly".split())
_OWNER = re.compile(r"['’]s?$")
_OWNS = re.compile(r"\w['’]s?$")  # a mark alone owns nothing
LIGHT = frozenset(
    "a an the of in on at to for from by with and or as is are was were be been being has have had do does did will "
    "would can could should may might must shall it its he him his she her they them their this that these those "
    "there which who whose because due over into than then so very also just really again any some we us our you "
    "your i my".split()
)
"""Words of little meaning: two quotes that differ only in them say the same."""


@lru_cache(maxsize=1)
def _irregular() -> dict[str, str]:
    return dict(pair.split("/") for line in lines("irregular.txt") for pair in line.split())


def irregular_base(word: str) -> str | None:
    """Return the base form of an irregular verb form: "won" gives "win"; None for any other word."""
    return _irregular().get(word.casefold())


@lru_cache(maxsize=65_536)
def lemma(word: str) -> str:
    """Return the lemma of a word: "won" and "wins" give "win"."""
    plain = word.casefold()
    stems = tokenize(_irregular().get(plain, plain))
    return stems[0] if stems else plain


def lemma_set(words: str) -> frozenset[str]:
    """Return the lemmas of words that blanks separate, each taken by itself."""
    return frozenset(map(lemma, words.split()))


def lemmas(text: str) -> tuple[str, ...]:
    """Return the lemmas of a text's words in order; "isn't" gives "is" and "not"."""
    split = _NUMBERED.sub("number ", _NEGATING.sub("not", text))
    split = _NEGATED.sub(lambda match: f"{negated_verb(match.group())} not", split)
    return tuple(lemma(unowned(word)) for word in _WORD.findall(split))


def negated_verb(word: str) -> str | None:
    """Return the verb of a word that negates it: "will" of "won't", "can" of "cannot"; None for any other word."""
    match = _NEGATED.fullmatch(word)
    if match is None:
        return None
    verb = match["verb"] or match["can"]
    return _SHORTENED.get(verb.casefold(), verb)


def unowned(word: str) -> str:
    """Return a word or name without the "'s" or the apostrophe of an owner at its end."""
    return _OWNER.sub("", word)


def owns(word: str) -> bool:
    """Whether a word has the "'s" or the apostrophe of an owner at its end."""
    return _OWNS.search(word) is not None


def content(words: Sequence[str]) -> frozenset[str]:
    """Return the words that carry meaning, without negations."""
    return frozenset(words) - LIGHT_LEMMAS - NEGATOR_LEMMAS


def share_content(one: str, other: str) -> bool:
    """Whether two texts have a word in common that carries meaning, in any of its forms."""
    return not content(lemmas(one)).isdisjoint(content(lemmas(other)))


def negations(text: str) -> int:
    """Count the negating words of a text; "not only", "no fewer than" and the like do not negate."""
    return sum(word in NEGATOR_LEMMAS for word in lemmas(_NO_NEGATION.sub(" ", text)))


LIGHT_LEMMAS = frozenset(map(lemma, LIGHT)) | LIGHT
NEGATOR_LEMMAS = frozenset(map(lemma, _NEGATORS)) | _NEGATORS
