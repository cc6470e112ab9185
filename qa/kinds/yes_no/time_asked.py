"""Whether a clause with a statement's words speaks of the time that the question asks about."""

from __future__ import annotations

from qa.kinds.lexicon import MODAL_LEMMAS
from qa.kinds.yes_no.placing import Placing, end_of
from qa.kinds.yes_no.statement import Statement
from qa.words.lemmas import lemma_set
from qa.words.verbs import UNCHANGED
from qa.words.word import Word, is_past

_PLEADING = lemma_set("deny admit plead maintain insist")  # told in the present, though it was said before
_BE_PAST, _BE_NOW = frozenset({"was", "were"}), frozenset({"is", "are", "’s", "'s", "remains", "remain", "am"})
_HAVE = frozenset({"has", "have", "had"})


def is_of_time_asked(statement: Statement, words: tuple[Word, ...], placing: Placing) -> bool:
    """Whether a clause speaks of the question's time."""
    places = placing.places
    first, last = places[0], end_of(statement, words, placing)
    if "you" in statement.surfaces:
        first = next((at for at, word in enumerate(words[:first]) if word.surface.casefold() == "you"), first)
    if _is_in_other_form(statement, words, placing, first):
        return False
    inside = {word.surface.casefold() for word in words[first : last + 1]}
    has_past = any(
        is_past(words[at].surface) and words[at].surface.casefold() not in statement.surfaces for at in places
    )
    match statement.tense:
        case "past":
            if has_past or "did" in inside:
                return True
            return any(words[at].lemma in _PLEADING or words[at].surface in UNCHANGED for at in places)
        case "present":
            return not has_past and not inside & (_BE_PAST | {"had", "did"})
        case "perfect":
            return (has_past or bool(inside & (_HAVE | _BE_PAST))) and not inside & _BE_NOW
        case "was":
            return bool(inside & _BE_PAST) or "been" in inside
        case "is":
            return bool(inside & _BE_NOW) and not inside & _BE_PAST
        case "future":
            return "will" in inside
        case _:
            return bool(statement.words & {word.lemma for word in words[first : last + 1]} & MODAL_LEMMAS)


def _is_in_other_form(statement: Statement, words: tuple[Word, ...], placing: Placing, first: int) -> bool:
    """Whether a word of the statement ends in "-ing" or follows "to" in a clause, and does not in the question."""
    forms = {words[at].surface.casefold() for at in placing.places} - statement.surfaces
    if statement.tense != "is" and any(form.endswith("ing") for form in forms):
        return True
    if "to" in statement.surfaces:
        return False
    return any(at > first and words[at - 1].surface.casefold() == "to" for at in placing.places)
