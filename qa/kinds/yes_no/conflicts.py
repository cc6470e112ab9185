"""Times and figures of a question for which a clause about the same single event gives others."""

from __future__ import annotations

from index.calendar import MONTHS, WEEKDAYS, is_year
from qa.kinds.yes_no.covering import ClauseInContext, is_covered, is_number
from qa.kinds.yes_no.propositions import NounPhrase, Proposition
from qa.words.grammar import ORDINALS, is_preposition
from qa.words.lemmas import lemma_set
from qa.words.word import Word

ONCE = lemma_set(  # what happens to one thing once
    "open reopen begin start commence found build construct establish bear born die close shut end finish complete "
    "elect publish print launch hold plan schedule due inaugurate unveil destroy demolish sink crash expire retire "
    "resign happen occur move"
) | {"found", "pull down", "tear down", "knock down", "take place", "take offic"}
_MEASURES = lemma_set("cost last take weigh receive measure employ hold have contain charge pay be drill deep worth")
_RANKED = lemma_set("finish come win take place rank")
_PLACES = (*ORDINALS, "last")


def conflicting(proposition: Proposition, clause: ClauseInContext, at: int) -> bool:
    """Whether a clause, whose predicate is at a place, says the rest as asked but gives another time or figure."""
    everywhere = range(len(clause.words))
    missing = [phrase for phrase in proposition.rest if not is_covered(phrase, clause, everywhere)]
    if len(missing) != 1 or not proposition.subject or not proposition.definite:
        return False
    (phrase,) = missing
    predicate = clause.words[at].lemma
    return (
        (predicate in ONCE and phrase.led in ("in", "on", "at", "for", "by", "") and _other_time(phrase, clause, at))
        or (predicate in _MEASURES and phrase.led in ("", "for") and _other_figure(phrase, clause, at))
        or (predicate in _RANKED and _other_rank(phrase, clause, at))
    )


def _other_time(phrase: NounPhrase, clause: ClauseInContext, at: int) -> bool:
    kinds = [_time(word) for word in phrase.words]
    if len(kinds) != 1 or kinds[0] is None:
        return False
    following = clause.words[at + 1 :]
    for begin, word in enumerate(following):
        if word.surface.casefold() in ("and", "but", "before", "after", "until", "since", ",", ";"):
            return False
        kind = _time(word)
        if kind == kinds[0]:
            before = following[begin - 1].surface.casefold() if begin else ""
            return is_preposition(before) or before.isdigit()
    return False


def _time(word: Word) -> str | None:
    surface = word.surface.casefold()
    if surface in WEEKDAYS:
        return "day"
    if surface in MONTHS and word.surface[:1].isupper():
        return "month"
    return "year" if is_year(surface) else None


def _other_figure(phrase: NounPhrase, clause: ClauseInContext, at: int) -> bool:
    """Whether a figure of the same unit is in the place of the question's."""
    numbers = [number for number, word in enumerate(phrase.words) if is_number(word.surface)]
    if not numbers or numbers[0] != 0 or len(phrase.words) - len(numbers) != 1:
        return False
    unit = phrase.head.lemma
    following = clause.words[at + 1 : at + 6]
    place = next((each for each, word in enumerate(following) if word.lemma == unit), None)
    if place is None or place == 0:
        return False
    figure = following[:place]
    return all(
        is_number(word.surface) or word.surface in ("million", "billion", "thousand", "hundred") for word in figure
    )


def _other_rank(phrase: NounPhrase, clause: ClauseInContext, at: int) -> bool:
    asked = [word for word in phrase.words if word.surface.casefold() in _PLACES]
    near = [word.surface.casefold() for word in clause.words[at + 1 : at + 4]]
    said = [each for each in near if each in _PLACES]
    others = [word for word in phrase.words if word not in asked]
    if len(asked) != 1 or len(said) != 1 or asked[0].surface.casefold() == said[0]:
        return False
    return all(word.lemma in {each.lemma for each in clause.words[at + 1 : at + 5]} for word in others)
