"""Whether a clause's predicate is of the time that a question asks about."""

from __future__ import annotations

from qa.kinds.lexicon import MODAL_LEMMAS
from qa.kinds.predicates import Related
from qa.kinds.propositions import Proposition, is_participle
from qa.kinds.words import Word
from qa.words.lemmas import lemma

_GROUP = 5  # words before a verb that may hold its auxiliaries
_PAST = frozenset({"was", "were", "been", "did", "had"})
_NOW = frozenset({"is", "are", "am", "remains", "remain", "stays", "stay", "being"})
_HAVE = frozenset({"has", "have"})
_ENDED = frozenset(map(lemma, "cancel scrap abandon drop".split())) | {"call off"}


def is_over(proposition: Proposition, words: tuple[Word, ...], at: int) -> bool:
    """Whether a clause says that it was so only until some day, if asked about today: "was a nurse until 2015"."""
    before = {word.surface.casefold() for word in words[max(at - _GROUP, 0) : at + 1]}
    behind = {word.surface.casefold() for word in words[at + 1 :]}
    led = before & (_NOW | _HAVE | {"will", "be", "been"})
    past = bool(before & {"was", "were", "had"}) or (is_participle(words[at].surface) and not led)
    return proposition.tense in ("is", "present") and past and not before & _HAVE and "until" in behind


def is_of_its_time(proposition: Proposition, words: tuple[Word, ...], at: int, related: Related) -> bool:
    """Whether a clause's predicate, at a place, is said of the time that is asked about.

    What is so since something happened is so now, and what will take place was not called off.
    """
    before = [word.surface.casefold() for word in words[max(at - _GROUP, 0) : at]]
    group = frozenset(before[before.index(",") + 1 :] if "," in before else before)
    surface = words[at].surface.casefold()
    obliged = bool(group & (_HAVE | {"had"})) and "to" in group
    if obliged and "to" not in proposition.surfaces:
        return False
    if before[-1:] == ["to"] and not obliged and not ("going" in group and proposition.tense in ("future", "is")):
        return False
    perfect, future = bool(group & _HAVE) and not obliged, "will" in group
    past = bool(group & _PAST - ({"been"} if perfect else set())) or (
        is_participle(surface) and not group & (_NOW | _HAVE | {"will", "can", "be"})
    )
    if future and related.relation == "opposite" and proposition.predicate.lemma in _ENDED:
        return True
    match proposition.tense:
        case "past" | "was":
            return (past or perfect) and not future
        case "perfect":
            return (past or perfect or (bool(group & _NOW) and is_participle(surface))) and not future
        case "is" | "present":
            return (
                not future and (related.lasting or not past) and (related.lasting or proposition.passive or not perfect)
            )
        case "future":
            return future or "going" in group or (bool(group & _NOW) and surface.endswith("ing"))
        case _:
            return bool(proposition.lemmas & {lemma(each) for each in group} & MODAL_LEMMAS)
