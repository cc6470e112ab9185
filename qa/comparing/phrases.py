"""Whether two phrases say the same: only by containment, and not with opposed words or a negation on one side."""

from __future__ import annotations

import re

from qa.comparing.asked_for import AskedFor
from qa.comparing.outcomes import Outcome
from qa.comparing.parts import Parts
from qa.comparing.transatlantic import are_written_alike, one_spelling
from qa.comparing.word_order import is_rearranged
from qa.comparing.wordings import TOKEN
from qa.words.grammar import BE
from qa.words.lemmas import LIGHT, NEGATOR_LEMMAS, lemma, lemma_set, lemmas, negations, owns, unowned
from qa.words.opposites import are_converse, contrasts

TURNS = frozenset(  # before a word, they change its meaning
    lemma(word)
    for word in "former ex vice deputy acting fake false alleged allegedly suspected almost nearly half partly "
    "would-be anti pro near"
    " outside attempted planned possible possibly potential potentially likely unlikely only mock assistant co "
    "sub former"
    " honorary proposed failed rumoured supposed so-called against beyond beside behind opposite off around if "
    "unless until deny"
    " claim allege suspect hope plan try want threaten consider propose expect doubt reject promise offer vow "
    "seek urge call ask"
    " demand intend aim attempt refuse fail stop prevent avoid copy replica quite"
    " toy model dummy imitation but except"
    " forged counterfeit bogus sham hoax stuffed artificial draft tentative provisional preliminary interim cancelled"
    " scrapped whether unclear uncertain unknown unsure aspiring purported would-be trainee apprentice shadow".split()
)
_QUANTIFIERS = lemma_set("all everybody everyone every everything each both always ever any entire whole")
_ALL, _PART = frozenset("all every each both entire whole".split()), frozenset("some few most half part partly".split())
_BY = re.compile(rf"\b(?:{BE}|get|got)\s+(?:\w+\s+)?\w+\s+by\b", re.IGNORECASE)
_NOUN_OF = frozenset(
    "for of to near against from by outside with about behind under over on into towards toward".split()
)
_AT = frozenset("in at".split())  # before a place, what is there may stand for it
_FROM_LAST = lemma_set("last bottom end back")  # "third from last" is not third
_FOLLOWS = LIGHT | frozenset(
    "after before until since during near under against about between through while when where again".split()
)
_REPLIES = {"yes": True, "yeah": True, "yep": True, "no": False, "nope": False}
_NOBODY = re.compile(r"nobody|no[ -]one", re.IGNORECASE)
_HE, _SHE = frozenset("he him his".split()), frozenset("she her hers".split())
_JOINING = re.compile(r"\b(?!re-)([^\W\d_]+)-(?=[^\W\d_])")  # "co-operate", but "re-sign" is not "resign"
_TOWARDS, _AWAY = frozenset({"to", "into", "towards", "toward"}), frozenset({"from", "out"})
_WAY = re.compile(
    r"\b(?:(?P<to>to|into|towards?)|from|out of)\s+(?:(?:the|an?|its|his|her|their)\s+)?(?P<where>[^\W\d_]+)",
    re.IGNORECASE,
)
_SIDE = re.compile(
    r"\b(in|to) the (?:north|south|east|west|north-?east|north-?west|south-?east|south-?west)\b", re.IGNORECASE
)
_PASSIVE = re.compile(rf"\b(?:{BE}|get|got)\s+(?:\w+ly\s+)?(?P<verb>\w+)", re.IGNORECASE)
_MAYBE = re.compile(r"\b(?:may|might|could|would|should|can)\b", re.IGNORECASE)
_COMPOUND = re.compile(r"(?<![^\W_])[^\W_]+(?:-[^\W_]+)+")


def opposed(one: Parts, other: Parts, asked: AskedFor) -> Outcome | None:
    """Return "other" if one word is opposed or one side is negated while the rest agrees.

    Two such differences, differing rests, and a negation that is in the question, are "unclear"; None if nothing is
    opposed.
    """
    replies = [_REPLIES.get(parts.rest.casefold().strip(" .,;!“”\"'")) for parts in (one, other)]
    if None not in replies and replies[0] != replies[1]:
        return "other"
    if asked.kind == "person" and _is_nobody(one) != _is_nobody(other):
        return "other"
    left, right = frozenset(one.words) - _QUANTIFIERS, frozenset(other.words) - _QUANTIFIERS
    pairs = list(contrasts(left, right))
    if any(_from_two_sides(one, other, pair) for pair in pairs):
        return "unclear"
    if one.ordinals and other.ordinals and one.ordinals.isdisjoint(other.ordinals):
        pairs.append(("", ""))
        left, right = left - one.ordinals, right - other.ordinals
    differences = len(pairs) + (one.negated != other.negated)
    if differences == 0:
        return _opposite_ways(one, other, asked)
    shared = left & right
    apart = left - shared - {a for a, _ in pairs}, right - shared - {b for _, b in pairs}
    if differences > 1:
        return "unclear"
    if not pairs:
        negated = one if one.negated else other
        alike = not all(apart) and (shared or not any(apart)) and not negations(asked.text)
        return "other" if alike and _negates(negated, shared) else "unclear"
    return "other" if not all(apart) or len(shared) >= min(map(len, apart)) else "unclear"


def _from_two_sides(one: Parts, other: Parts, pair: tuple[str, str]) -> bool:
    """Whether one event may be told from its two sides: "was sold to Roe" and "was bought by Roe"."""
    if not are_converse(*pair):
        return False
    subjects = [parts.words[: parts.words.index(verb)] for parts, verb in zip((one, other), pair, strict=True)]
    passives = [match["verb"] for parts in (one, other) for match in _PASSIVE.finditer(parts.rest)]
    return subjects[0] != subjects[1] or not set(pair).isdisjoint(map(lemma, passives))


def _opposite_ways(one: Parts, other: Parts, asked: AskedFor) -> Outcome | None:
    """Compare where phrases lead: "to Lund" and "from Lund", "in" and "to the north of it", "paid", "was paid by"."""
    ways = [{lemma(way["where"]): bool(way["to"]) for way in _WAY.finditer(parts.rest)} for parts in (one, other)]
    common = set(ways[0]) & set(ways[1])
    turned = {where for where in common if ways[0][where] != ways[1][where]}
    if turned:
        alike = turned == common and sorted(one.words) == sorted(other.words)
        return "other" if alike and asked.kind in ("other", "which") and one.values == other.values else "unclear"
    sides = [frozenset(side.casefold() for side in _SIDE.findall(parts.rest)) for parts in (one, other)]
    if all(sides) and sides[0] != sides[1]:
        return "unclear"
    done_to = one.values and other.values and asked.kind not in ("amount", "time") and _is_done(one) != _is_done(other)
    return "unclear" if done_to else None


def _negates(parts: Parts, shared: frozenset[str]) -> bool:
    """Whether a phrase's negation applies to common words (the next content word), not to words only one phrase has."""
    words = lemmas(parts.rest)
    at = next((n for n, word in enumerate(words) if word in NEGATOR_LEMMAS), len(words))
    negated = [word for word in words[at:] if word in parts.words]
    return not negated or negated[0] in shared


def same_phrase(one: Parts, other: Parts, asked: AskedFor) -> Outcome:
    """Return "same" if the content words are equal in order, or one phrase contains the other without changing it."""
    if _is_nobody(one) and _is_nobody(other):
        return "same"
    if not one.words or not other.words or _of_two_sexes(one, other):
        return "unclear"
    if _joined(one) == _joined(other) or are_written_alike(one.rest, other.rest):
        return "same"
    if is_rearranged(one, other):
        return "same"
    if bool(_MAYBE.search(one.rest)) != bool(_MAYBE.search(other.rest)) or _compounds(one) != _compounds(other):
        return "unclear"
    if _some(one) != _some(other) or _is_done(one) != _is_done(other):
        return "unclear"
    if one.words == other.words:
        return "same"
    short, long = sorted((one, other), key=lambda parts: len(parts.words))
    extra = frozenset(long.words) - frozenset(short.words)
    if not _is_within(short.words, long.words) or extra & TURNS or (long.ordinals - short.ordinals):
        return "unclear"
    if long.ordinals and extra & _FROM_LAST:
        return "unclear"
    return "same" if extra <= frozenset(lemmas(asked.text)) or _stands_for(short, long, asked) else "unclear"


def _joined(parts: Parts) -> str:
    """Return a phrase in one spelling, with the parts of its hyphenated words joined: "e-mail" is "email"."""
    return _JOINING.sub(r"\1", " ".join(map(one_spelling, parts.rest.casefold().split())))


def _is_nobody(parts: Parts) -> bool:
    return _NOBODY.fullmatch(parts.rest.strip(" .,;!“”\"'")) is not None


def _of_two_sexes(one: Parts, other: Parts) -> bool:
    """Whether one phrase has a "his" where the other has a "her"."""
    sexes = []
    for parts in (one, other):
        words = set(TOKEN.findall(parts.rest.casefold()))
        sexes.append((bool(words & _HE), bool(words & _SHE)))
    return sorted(sexes) == [(False, True), (True, False)]


def _some(parts: Parts) -> frozenset[str]:
    """Return which of all, most and some a phrase speaks of; nothing if it does not say."""
    words = frozenset(re.findall(r"\w+", parts.rest.casefold()))
    return frozenset(name for name, said in (("part", words & _PART), ("all", words & _ALL)) if said)


def _is_done(parts: Parts) -> bool:
    """Whether somebody does what a phrase says to its subject: "beaten by Hull"."""
    return _BY.search(parts.rest) is not None


def _compounds(parts: Parts) -> set[str]:
    """Return the hyphenated words: a "mother-in-law" is not a mother, and an "ex-wife" is not a wife."""
    return set(_COMPOUND.findall(parts.rest.casefold()))


def other_ways(one: Parts, other: Parts) -> bool:
    """Whether one quote begins with "to" and the other with "from"."""
    first = {(parts.rest.split() or [""])[0].casefold() for parts in (one, other)}
    return bool(first & _TOWARDS) and bool(first & _AWAY)


def _is_within(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether the words of one occur in the other in the same order."""
    rest = iter(long)
    return all(word in rest for word in short)


def _stands_for(short: Parts, long: Parts, asked: AskedFor) -> bool:
    """Whether the longer phrase's additions fit the shorter one: no other head, possession or further item."""
    tokens = TOKEN.findall(long.rest)
    plain = [lemma(unowned(token)) for token in tokens]
    first = next((at for at, word in enumerate(plain) if word == short.words[0]), None)
    last = next((at for at in range(len(plain) - 1, -1, -1) if plain[at] == short.words[-1]), None)
    if first is None or last is None:
        return False
    before = [token.casefold() for token in tokens[:first]]
    while before and before[0] in LIGHT:
        before.pop(0)
    start = [token.casefold() for token in TOKEN.findall(short.rest)]
    start = start[: next((at for at, word in enumerate(start) if lemma(word) == short.words[0]), 0)]
    if start and before[-len(start) :] == start and all(word.endswith("ly") for word in before[: -len(start)]):
        before = []  # "peacefully at home", and the shorter one is "at home"
    leading = _NOUN_OF if asked.kind in ("place", "time") else _NOUN_OF | _AT
    if any(word in leading for word in before):
        return False
    if owns(tokens[last]):
        return False
    following = tokens[last + 1].casefold() if last + 1 < len(tokens) else ""
    return following == "" or (following in _FOLLOWS and following not in ("and", "or")) or following.endswith("ly")
