"""Whether a clause's predicate is of the time that a question asks about."""

from __future__ import annotations

from index.calendar import WEEKDAYS
from qa.kinds.lexicon import MODAL_LEMMAS
from qa.kinds.yes_no.predicates import Related
from qa.kinds.yes_no.propositions import Proposition, is_participle
from qa.words.lemmas import lemma, lemma_set
from qa.words.word import Word

_GROUP = 5  # words before a verb that may hold its auxiliaries
_PAST = frozenset({"was", "were", "been", "did", "had"})
_NOW = frozenset({"is", "are", "am", "remains", "remain", "stays", "stay", "being"})
_HAVE = frozenset({"has", "have"})
_STAYING = frozenset("stay stays remain remains continue continues".split())
_REPEATED = frozenset("twice times often sometimes repeatedly occasionally briefly".split())
_UNHURT = frozenset("unhurt uninjured unharmed unscathed safe alive".split())
_ENDED = lemma_set("cancel scrap abandon drop") | {"call off"}


def is_over(proposition: Proposition, words: tuple[Word, ...], at: int) -> bool:
    """Whether a clause says that it was so only until some day, if asked about today: "was a nurse until 2015"."""
    before = {word.surface.casefold() for word in words[max(at - _GROUP, 0) : at + 1]}
    behind = {word.surface.casefold() for word in words[at + 1 :]}
    if behind & {"further", "is", "are"}:
        return False  # "until further notice", "until it is mended"
    led = before & (_NOW | _HAVE | {"will", "be", "been"})
    past = bool(before & {"was", "were", "had"}) or (is_participle(words[at].surface) and not led)
    return proposition.tense in ("is", "present") and past and not before & _HAVE and "until" in behind


def is_state_now(proposition: Proposition, words: tuple[Word, ...], at: int) -> bool:
    """Whether a clause says that something is or stays so now, if asked about what has happened: "is at large"."""
    group = [word.surface.casefold() for word in words[max(at - _GROUP, 0) : at + 1]]
    if proposition.tense != "perfect" or {"will", "until", *_PAST, *_HAVE} & set(group):
        return False
    return bool(_NOW & set(group)) or (group[-1].endswith("s") and not is_participle(group[-1]))


def _follows_from_other_time(
    proposition: Proposition, words: tuple[Word, ...], at: int, related: Related, group: frozenset[str]
) -> bool:
    """Whether a clause speaks of another time from which the one that is asked about follows.

    What stays was not ended, what will stay shut is shut, the unhurt were not hurt, what will be was not called off.
    """
    surface = words[at].surface.casefold()
    if is_state_now(proposition, words, at) and (related.lasting or surface in _STAYING):
        return True
    if related.relation == "opposite" and surface in _UNHURT and group & _NOW and proposition.tense in ("was", "past"):
        return True
    if "will" not in group:
        return False
    stays = bool(_STAYING & {words[max(at - 1, 0)].surface.casefold(), surface})
    called_off = related.relation == "opposite" and proposition.predicate.lemma in _ENDED
    return called_off or (stays and proposition.tense in ("is", "present"))


def _is_of_a_day(words: tuple[Word, ...], at: int) -> bool:
    """Whether a clause says only of a day that something was shut or open: "was closed on Monday"."""
    was = {"was", "were"} & {word.surface.casefold() for word in words[max(at - 2, 0) : at]}
    following = [word.surface.casefold() for word in words[at + 1 : at + 3]]
    on_day = following[:1] == ["on"] and bool(set(following) & set(WEEKDAYS))
    return bool(was) and on_day and words[at].surface.casefold() in ("closed", "shut", "open")


def is_of_its_time(proposition: Proposition, words: tuple[Word, ...], at: int, related: Related) -> bool:
    """Whether a clause's predicate, at a place, is said of the time that is asked about.

    What is so since something happened is so now, and what will take place was not called off.
    """
    before = [word.surface.casefold() for word in words[max(at - _GROUP, 0) : at]]
    group = frozenset(before[before.index(",") + 1 :] if "," in before else before)
    if _is_of_what_is_to_be(proposition, before, group):
        return False
    if _follows_from_other_time(proposition, words, at, related, group):
        return True
    return _is_in_tense(proposition, words, at, related, group)


def _is_obliged(group: frozenset[str]) -> bool:
    return bool(group & (_HAVE | {"had"})) and "to" in group


def _is_of_what_is_to_be(proposition: Proposition, before: list[str], group: frozenset[str]) -> bool:
    """Whether a clause says only what has to be done, or an aim: "had to close", "in order to close"."""
    if _is_obliged(group):
        return "to" not in proposition.surfaces
    return before[-1:] == ["to"] and not ("going" in group and proposition.tense in ("future", "is"))


def _is_in_tense(
    proposition: Proposition, words: tuple[Word, ...], at: int, related: Related, group: frozenset[str]
) -> bool:
    """Whether the auxiliaries in a group, and the form of the verb behind it, are of a proposition's tense."""
    surface = words[at].surface.casefold()
    perfect, future = bool(group & _HAVE) and not _is_obliged(group), "will" in group
    past = bool(group & _PAST - ({"been"} if perfect else set())) or (
        is_participle(surface) and not group & (_NOW | _HAVE | {"will", "can", "be"})
    )
    match proposition.tense:
        case "past" | "was":
            return (past or perfect) and not future
        case "perfect":
            return (past or perfect or (bool(group & _NOW) and is_participle(surface))) and not future
        case "is" | "present":
            repeated = perfect and not _REPEATED.isdisjoint(word.surface for word in words)
            is_now = not past and (proposition.passive or not perfect)
            return (is_now or _lasts(words, at, related, group)) and not future and not repeated
        case "future":
            return future or "going" in group or (bool(group & _NOW) and surface.endswith("ing"))
        case _:
            return bool(proposition.lemmas & {lemma(each) for each in group} & MODAL_LEMMAS)


def _lasts(words: tuple[Word, ...], at: int, related: Related, group: frozenset[str]) -> bool:
    """Whether what a clause says has come to stay: "has been shut since May", and not "was closed on Monday"."""
    is_perfect = bool(group & _HAVE) and not _is_obliged(group)
    ever_since = is_perfect and ("never" in group or "since" in {word.surface for word in words[at + 1 :]})
    passed = group & (_PAST - {"been"} if ever_since else _PAST)
    may_last = is_participle(words[at].surface.casefold()) or not passed
    return related.lasting and may_last and not _is_of_a_day(words, at)
