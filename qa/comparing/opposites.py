"""Words that exclude each other: opposites, and the members of sets such as colours, kin and directions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import combinations
from pathlib import Path

from index.tokens import tokenize

_FOLDER = Path(__file__).parent / "words"
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_NEGATED = re.compile(r"\b(\w+)n['’]t\b", re.IGNORECASE)
_NO_NEGATION = re.compile(
    r"\b(?:not (?:only|just|least|until)|no (?:fewer|less|more|later|earlier|sooner|doubt|longer than|matter)|"
    r"whether or not)\b",
    re.IGNORECASE,
)
_NEGATING = re.compile(
    r"\b(?:no longer|not any ?more|(?:fail|failed|fails|refuse|refuses|refused|decline|declines|declined|unable|"
    r"ceased|forgot|neglected) to|"
    r"(?<=voted )against|(?<=vote )against|(?<=ruled )against|(?<=decided )against|(?<=argued )against)\b",
    re.IGNORECASE,
)  # words that negate a verb like "not"
_PREFIXES = ("un", "in", "im", "il", "ir", "non", "dis")
_NEGATORS = frozenset("not no never none nobody nothing neither nor without cannot hardly".split())
LIGHT = frozenset(
    "a an the of in on at to for from by with and or as is are was were be been being has have had do does did "
    "will would can"
    " could should may might must shall it its he him his she her they them their this that these those there "
    "which who whose"
    " because due over into than then so very also just really again any some we us our you your i my".split()
)
"""Words of little meaning: two quotes that differ only in them say the same."""


@lru_cache(maxsize=1)
def _opposed() -> dict[str, frozenset[str]]:
    """Read the lists: for each word the excluded words, as lemmas."""
    opposed: dict[str, set[str]] = {}
    for classes in (*_sets("contrasts.txt"), *_pairs("antonyms.txt")):
        for one, other in combinations(classes, 2):
            for left in one - other:
                opposed.setdefault(left, set()).update(other - one)
            for right in other - one:
                opposed.setdefault(right, set()).update(one - other)
    return {word: frozenset(others) for word, others in opposed.items()}


def _lines(name: str) -> list[str]:
    return [line for line in (_FOLDER / name).read_text("utf-8").splitlines() if line and not line.startswith("#")]


def _sets(name: str) -> Iterable[list[frozenset[str]]]:
    for line in _lines(name):
        yield [frozenset(map(lemma, part.split())) for part in line.split("/")]


def _pairs(name: str) -> Iterable[list[frozenset[str]]]:
    for line in _lines(name):
        for pair in line.split():
            yield [frozenset({lemma(word)}) for word in pair.split("/")]


@lru_cache(maxsize=1)
def _irregular() -> dict[str, str]:
    return dict(pair.split("/") for line in _lines("irregular.txt") for pair in line.split())


def irregular_base(word: str) -> str | None:
    """Return the base form of an irregular verb form: "won" gives "win"; None for any other word."""
    return _irregular().get(word.casefold())


@lru_cache(maxsize=65_536)
def lemma(word: str) -> str:
    """Return the lemma of a word: "won" and "wins" give "win"."""
    plain = word.casefold()
    stems = tokenize(_irregular().get(plain, plain))
    return stems[0] if stems else plain


def lemmas(text: str) -> tuple[str, ...]:
    """Return the lemmas of a text's words in order; "isn't" gives "is" and "not"."""
    split = _NEGATING.sub("not", text)
    split = _NEGATED.sub(lambda m: f"{'ca' if m[1].casefold() == 'ca' else m[1]} not", split)
    return tuple(lemma(re.sub(r"['’]s$|['’]$", "", word)) for word in _WORD.findall(split))


def content(words: Sequence[str]) -> frozenset[str]:
    """Return the words that carry meaning, without negations."""
    return frozenset(words) - LIGHT_LEMMAS - NEGATOR_LEMMAS


def negations(text: str) -> int:
    """Count the negating words of a text; "not only", "no fewer than" and the like do not negate."""
    return sum(word in NEGATOR_LEMMAS for word in lemmas(_NO_NEGATION.sub(" ", text)))


def opposites(word: str) -> frozenset[str]:
    """Return the lemmas that the lists oppose to a word."""
    return _opposed().get(lemma(word), frozenset())


def excludes(one: str, other: str) -> bool:
    """Whether two lemmas cannot both apply to one thing: "win" and "lose", "red" and "blue", "legal" and "illegal"."""
    return other in _opposed().get(one, ()) or _is_prefixed(one, other) or _is_prefixed(other, one)


def _is_prefixed(short: str, long: str) -> bool:
    return len(short) >= 4 and any(long == prefix + short for prefix in _PREFIXES)


def contrasts(one: frozenset[str], other: frozenset[str]) -> tuple[tuple[str, str], ...]:
    """Return the pairs of words, one of each side and not of both, that exclude each other, in order."""
    left, right = sorted(one - other), sorted(other - one)
    found = []
    for word in left:
        opposite = next((each for each in right if excludes(word, each)), None)
        if opposite is not None:
            right.remove(opposite)
            found.append((word, opposite))
    return tuple(found)


LIGHT_LEMMAS = frozenset(map(lemma, LIGHT)) | LIGHT
NEGATOR_LEMMAS = frozenset(map(lemma, _NEGATORS)) | _NEGATORS
