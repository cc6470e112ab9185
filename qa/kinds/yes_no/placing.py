"""Where the words of a statement are in a clause, and whether they are close enough to say it."""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from qa.kinds.lexicon import CONJUNCTIONS, DETERMINERS, MARKS, RELATIVES, SOME
from qa.kinds.yes_no.hedging import SAYING
from qa.kinds.yes_no.outcomes import OUTCOMES
from qa.kinds.yes_no.statement import Statement
from qa.words.grammar import ORDINALS
from qa.words.lemmas import LIGHT_LEMMAS, NEGATOR_LEMMAS, lemma_set, owns
from qa.words.opposites import excludes
from qa.words.synonyms import stands_for
from qa.words.word import Word

LEADING = frozenset("of by to for from with against about in on at than like near".split())
"""Prepositions that lead to a noun which is not a subject."""
NUMBERED = frozenset(ORDINALS[1:])
"""Those of "the second bridge", which is another one than "the bridge"."""
BEHIND = frozenset("after behind except outside besides bar".split())
"""Words before what is larger than "the largest"."""
_GAP = 3  # content words that may be between two words of the statement
_EXTRA = 5  # such words in all
_LEARNING = lemma_set("hear learn see know find show report warn inform")
_JOINS = (CONJUNCTIONS | RELATIVES | {"by", "from", "like", "without", "against", "of"}) - {"if", "and", "but"}
_OTHER_ONES = NUMBERED | {"next", "joint"}
_WHOLE = frozenset({"all", "both"})
_POLICIES = frozenset("policy policies rule rules practice position stance".split())
_EXCEPT = frozenset("but except or nor unlike besides".split())


class Placing(NamedTuple):
    """Where the words of a statement are in a clause; `opposed` if one is an opposite, `changed` if a synonym."""

    places: tuple[int, ...]
    opposed: bool
    changed: bool


def placing_of(statement: Statement, words: tuple[Word, ...]) -> Placing | None:
    """Return where the statement's words are in a clause, in order and as close as possible; None if one is missing.

    One of them may be a synonym, or an opposite.
    """
    for begin in (at for at, word in enumerate(words) if stands_for(statement.core[0], word.lemma)):
        places, opposed, changed = [begin], False, int(words[begin].lemma != statement.core[0])
        for wanted in statement.core[1:]:
            after = range(places[-1] + 1, len(words))
            place = next((at for at in after if words[at].lemma == wanted), None)
            if place is None or place - places[-1] > 2 * _GAP + 4:
                place = next((at for at in after if stands_for(wanted, words[at].lemma)), place)
            if place is None:
                place = next((at for at in after if _is_opposite(statement, wanted, words[at])), None)
                opposed = opposed or place is not None
            if place is None:
                break
            changed += words[place].lemma != wanted
            places.append(place)
        if len(places) == len(statement.core) and changed <= 1:
            return Placing(tuple(places), opposed, changed > 0)
    return None


def end_of(statement: Statement, words: tuple[Word, ...], placing: Placing) -> int:
    """Return where the statement ends in a clause, with time and place if they follow closely."""
    last = placing.places[-1]
    for at in range(last + 1, len(words)):
        if words[at].lemma in statement.beside and at - last <= _GAP + 4:
            last = at
    return last


def _is_opposite(statement: Statement, wanted: str, word: Word) -> bool:
    """Whether a word is the opposite of the wanted one: of a state or an outcome, never of a name."""
    if word.surface[:1].isupper() or not excludes(wanted, word.lemma):
        return False
    predicate = statement.tense in ("is", "was") and wanted == statement.core[-1]
    return predicate or wanted in OUTCOMES


def is_close(statement: Statement, words: tuple[Word, ...], placing: Placing) -> bool:
    """Whether no other name or clause is between the statement's words, and the first of them is a subject."""
    known = statement.words.union(statement.core, statement.beside)
    gaps = [words[left + 1 : right] for left, right in pairwise(placing.places)]
    if any(_parts_words(statement, gap, known) for gap in gaps):
        return False
    if sum(len(_strange(gap, known)) for gap in gaps) > _EXTRA:
        return False
    if any(_is_owner(statement, words, at) for at in placing.places) or _is_behind_largest(statement, words, placing):
        return False
    if "against" not in statement.words and any(word.lemma == "against" for word in words):
        return False
    return _begins_clause(words, placing.places[0])


def _strange(gap: tuple[Word, ...], known: frozenset[str]) -> list[Word]:
    """Return the words between two of the statement's that mean something and are not in the question."""
    light = LIGHT_LEMMAS | NEGATOR_LEMMAS | known
    return [word for word in gap if word.lemma not in light and word.surface[0].isalnum()]


def _parts_words(statement: Statement, gap: tuple[Word, ...], known: frozenset[str]) -> bool:
    """Whether the words between two of the statement's part them: another name, a clause, or another thing."""
    strange = _strange(gap, known)
    if len(strange) > _GAP or any(word.surface[:1].isupper() for word in strange):
        return True
    leading = {following.surface for word, following in pairwise(gap) if word in strange}
    if "of" in leading or "to" in leading - known:
        return True  # "the wife of the mayor", "the plan to scrap the tram"
    if any(word.surface.casefold() in _OTHER_ONES for word in strange):
        return True
    if strange and not statement.surfaces & {"a", "an"} and {word.surface for word in gap} & {"a", "an"}:
        return True  # "the plan" is not "a rival plan"
    others = [word for word in gap if word.lemma not in known]
    if any(word.surface.casefold() in _JOINS or word.surface in MARKS | {","} for word in others):
        return True
    return any(word.lemma in SAYING | _LEARNING for word in others)  # "The pilots were told the flight spoke"


def _is_behind_largest(statement: Statement, words: tuple[Word, ...], placing: Placing) -> bool:
    """Whether a clause goes on with what is larger, if the largest is asked for: "the largest after Oro"."""
    if not any(word.endswith("est") or word == "most" for word in statement.surfaces):
        return False
    return any(word.surface.casefold() in BEHIND for word in words[placing.places[-1] + 1 :])


def _is_owner(statement: Statement, words: tuple[Word, ...], at: int) -> bool:
    """Whether a word is only the owner of what a clause is about: "Lund's sister", but not "Oro's policy"."""
    if not owns(words[at].surface) or words[at].lemma in statement.owners:
        return False
    return at + 1 == len(words) or words[at + 1].surface.casefold() not in _POLICIES


def _begins_clause(words: tuple[Word, ...], first: int) -> bool:
    """Whether the statement's first word is the subject: neither after a preposition nor narrowed by a word before it.

    A title before a name narrows nothing.
    """
    start = first  # of a run of names and figures: "on 11 November"
    while start and (words[start - 1].surface[:1].isupper() or words[start - 1].surface[0].isdigit()):
        start -= 1
    if start < first and start and words[start - 1].surface.casefold() in LEADING:
        return False
    start = first
    while start and words[start - 1].surface.casefold() in DETERMINERS:
        start -= 1
    leading = words[start - 1].surface.casefold() if start else ""
    if start == 2 and leading == "of" and words[0].surface.casefold() in _WHOLE:
        return not _EXCEPT & {word.surface.casefold() for word in words}  # "All of the patients"
    if leading in LEADING | SOME | _EXCEPT:
        return False
    before = words[first - 1] if first else None
    if before is None or not before.surface[0].isalnum():
        return True
    if before.lemma in LIGHT_LEMMAS | NEGATOR_LEMMAS:
        return before.surface.casefold() not in LEADING
    if before.surface.casefold() in LEADING or before.surface[:1].isupper():
        return before.surface.casefold() not in LEADING and first == 1 and words[first].surface[:1].isupper()
    return words[first].surface[:1].isupper()
