"""Whether two phrases say the same: only by containment, and not with opposed words or a negation on one side."""

from __future__ import annotations

import re

from qa.comparing.asked_for import AskedFor
from qa.comparing.outcomes import Outcome
from qa.comparing.parts import Parts
from qa.comparing.transatlantic import one_spelling
from qa.words.lemmas import LIGHT, NEGATOR_LEMMAS, lemma, lemma_set, lemmas, negations
from qa.words.opposites import contrasts

_TURNS = frozenset(  # before a word, they change its meaning
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
    " toy model dummy imitation but except".split()
)
_QUANTIFIERS = lemma_set("all everybody everyone every everything each both always ever any entire whole")
_ALL, _PART = frozenset("all every each both entire whole".split()), frozenset("some few most half part partly".split())
_BY = re.compile(r"\b(?:is|are|was|were|be|been|being|get|got)\s+(?:\w+\s+)?\w+\s+by\b", re.IGNORECASE)
_NOUN_OF = frozenset("for of to near against from by outside with about behind under over".split())
_FOLLOWS = LIGHT | frozenset(
    "after before until since during near under against about between through while when where again".split()
)
_REPLIES = {"yes": True, "yeah": True, "yep": True, "no": False, "nope": False}
_NOBODY = re.compile(r"nobody|no[ -]one", re.IGNORECASE)
_HE, _SHE = frozenset("he him his".split()), frozenset("she her hers".split())
_JOINING = re.compile(r"\b(?!re-)([^\W\d_]+)-(?=[^\W\d_])")  # "co-operate", but "re-sign" is not "resign"
_TOWARDS, _AWAY = frozenset({"to", "into", "towards", "toward"}), frozenset({"from", "out"})
_MAYBE = re.compile(r"\b(?:may|might|could|would|should|can)\b", re.IGNORECASE)
_COMPOUND = re.compile(r"(?<![^\W_])[^\W_]+(?:-[^\W_]+)+")
_TOKEN = re.compile(r"[^\W_]+(?:['’][^\W_]+)*|[,;:()]")


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
    if one.ordinals and other.ordinals and one.ordinals.isdisjoint(other.ordinals):
        pairs.append(("", ""))
        left, right = left - one.ordinals, right - other.ordinals
    differences = len(pairs) + (one.negated != other.negated)
    if differences == 0:
        return None
    shared = left & right
    apart = left - shared - {a for a, _ in pairs}, right - shared - {b for _, b in pairs}
    if differences > 1:
        return "unclear"
    if not pairs:
        negated = one if one.negated else other
        alike = not all(apart) and (shared or not any(apart)) and not negations(asked.text)
        return "other" if alike and _negates(negated, shared) else "unclear"
    return "other" if not all(apart) or len(shared) >= min(map(len, apart)) else "unclear"


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
    if _joined(one) == _joined(other):
        return "same"
    if bool(_MAYBE.search(one.rest)) != bool(_MAYBE.search(other.rest)) or _compounds(one) != _compounds(other):
        return "unclear"
    if _some(one) != _some(other) or _is_done(one) != _is_done(other):
        return "unclear"
    if one.words == other.words:
        return "same"
    short, long = sorted((one, other), key=lambda parts: len(parts.words))
    extra = frozenset(long.words) - frozenset(short.words)
    if not _is_within(short.words, long.words) or extra & _TURNS or (long.ordinals - short.ordinals):
        return "unclear"
    return "same" if extra <= frozenset(lemmas(asked.text)) or _stands_for(short, long) else "unclear"


def _joined(parts: Parts) -> str:
    """Return a phrase in one spelling, with the parts of its hyphenated words joined: "e-mail" is "email"."""
    return _JOINING.sub(r"\1", " ".join(map(one_spelling, parts.rest.casefold().split())))


def _is_nobody(parts: Parts) -> bool:
    return _NOBODY.fullmatch(parts.rest.strip(" .,;!“”\"'")) is not None


def _of_two_sexes(one: Parts, other: Parts) -> bool:
    """Whether one phrase has a "his" where the other has a "her"."""
    sexes = []
    for parts in (one, other):
        words = set(_TOKEN.findall(parts.rest.casefold()))
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


def _stands_for(short: Parts, long: Parts) -> bool:
    """Whether the longer phrase's additions fit the shorter one: no other head, possession or further item."""
    tokens = _TOKEN.findall(long.rest)
    plain = [lemma(re.sub(r"['’]s$", "", token)) for token in tokens]
    first = next((at for at, word in enumerate(plain) if word == short.words[0]), None)
    last = next((at for at in range(len(plain) - 1, -1, -1) if plain[at] == short.words[-1]), None)
    if first is None or last is None:
        return False
    before = [token.casefold() for token in tokens[:first]]
    while before and before[0] in LIGHT:
        before.pop(0)
    if any(word in _NOUN_OF for word in before):
        return False
    if re.search(r"['’]s?$", tokens[last]):
        return False
    following = tokens[last + 1].casefold() if last + 1 < len(tokens) else ""
    return following == "" or (following in _FOLLOWS and following not in ("and", "or")) or following.endswith("ly")
