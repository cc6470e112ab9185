"""Whether a clause affirms or denies a statement, by its words alone; unclear in any doubt."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

from qa.kinds.lexicon import CONJUNCTIONS, DETERMINERS, MARKS, MODAL_LEMMAS, PARTLY_LEMMAS, RELATIVES, SOME
from qa.kinds.yes_no.circumstances import is_beside
from qa.kinds.yes_no.clauses import Clause
from qa.kinds.yes_no.exceptions import excepts_any
from qa.kinds.yes_no.hedging import SAYING, is_hedged
from qa.kinds.yes_no.statement import Statement, owns
from qa.types import Verdict
from qa.words.grammar import ORDINALS
from qa.words.lemmas import LIGHT_LEMMAS, NEGATOR_LEMMAS, lemma, lemma_set
from qa.words.listing import lines
from qa.words.opposites import excludes
from qa.words.verbs import UNCHANGED
from qa.words.word import Word, is_past

_PREPOSITIONS = frozenset("of by to for from with against about in on at than like near".split())
_GAP = 3  # content words that may be between two words of the statement
_EXTRA = 5  # such words in all
_PLEADING = lemma_set("deny admit plead maintain insist")  # told in the present, though it was said before
_TIMES = lemma_set("today yesterday tomorrow yet so far ever now again anymore here there this last next")
_NO_NOUN = _PREPOSITIONS | CONJUNCTIONS | RELATIVES
_LEARNING = lemma_set("hear learn see know find show report warn inform")
OUTCOMES = lemma_set(
    "win lose beat approve reject accept refuse support oppose praise criticise allow ban permit forbid survive die "
    "convict acquit rise fall increase decrease pass fail agree disagree grow shrink admit deny"
)  # verbs whose opposites cannot both be true of one thing at one time: not "buy" and "sell"
_BEFORE = lemma_set("no nobody none never not nothing")
_JOINS = (CONJUNCTIONS | RELATIVES | {"by", "from", "like", "without", "against", "of"}) - {"if", "and", "but"}
_NUMBERED = frozenset(ORDINALS[1:])  # "the second bridge" is another one than "the bridge"
_OTHER_ONES = _NUMBERED | {"next", "joint"}
_WHOLE = frozenset({"all", "both"})
_POLICIES = frozenset("policy policies rule rules practice position stance".split())
_EXCEPT = frozenset("but except or nor unlike besides".split())
_BEHIND = frozenset("after behind except outside besides bar".split())
_BE_PAST, _BE_NOW = frozenset({"was", "were"}), frozenset({"is", "are", "’s", "'s", "remains", "remain", "am"})
_HAVE = frozenset({"has", "have", "had"})


Way = Literal["said", "synonym", "negated", "opposite", "reworded", "reply", "none"]
"""How a verdict was reached: in the question's words, with a synonym, by a negation or an opposite; by a clause that
puts the question in other words (`qa.kinds.yes_no.asserting`); or by a plain reply."""

CONFIDENCES: dict[Way, float] = {
    "said": 0.98,
    "negated": 0.98,
    "opposite": 0.97,
    "reworded": 0.95,
    "synonym": 0.88,
    "reply": 0.95,
}
"""The share of the verdicts of each way that is right, by `python -m eval.verdicts`, except for "reply", a choice:
docs/decisions/026-kinds-of-questions.md
"""


class Judgement(NamedTuple):
    """A verdict, and the way to it; "unclear" has the way "none"."""

    verdict: Verdict
    way: Way


UNCLEAR = Judgement("unclear", "none")
_NOT_LEADING: dict[Verdict, Judgement] = {"yes": Judgement("no", "opposite"), "no": UNCLEAR, "unclear": UNCLEAR}


class _Placing(NamedTuple):
    """Where the words of a statement are in a clause; `opposed` if one is an opposite, `changed` if a synonym."""

    places: tuple[int, ...]
    opposed: bool
    changed: bool


def judge(statement: Statement, clause: Clause) -> Judgement:
    """Return a clause's verdict on a statement: "yes" or "no" only if all its words are close together and in order.

    It is "unclear" if hedged, claimed, planned, in another tense, or about another subject. The second largest is not
    the largest, and the second is not the first.
    """
    leading = _as_leading(statement, clause.words)
    if leading is not None:
        return _NOT_LEADING[_judged(statement, clause, leading).verdict]
    return _judged(statement, clause, clause.words)


def _as_leading(statement: Statement, words: tuple[Word, ...]) -> tuple[Word, ...] | None:
    """Return a clause about the second largest, or the second, as if it were about the largest, or the first.

    None if it is not, or if the question does not ask for the largest or the first of all.
    """
    at = next((at for at, word in enumerate(words) if word.surface.casefold() in _NUMBERED), None)
    if at is None or statement.surfaces & _NUMBERED:
        return None
    following = words[at + 1].surface.casefold() if at + 1 < len(words) else ""
    if following in statement.surfaces and (following.endswith("est") or following == "most"):
        behind = next((end for end in range(at, len(words)) if words[end].surface in _BEHIND), len(words))
        return (*words[:at], *words[at + 1 : behind])
    if "first" in statement.surfaces:
        return (*words[:at], Word(lemma("first"), "first"), *words[at + 1 :])
    return None


def _judged(statement: Statement, clause: Clause, words: tuple[Word, ...]) -> Judgement:
    if statement.negated or "?" in clause.text[-2:] or not statement.beside.keys() <= {word.lemma for word in words}:
        return UNCLEAR
    fit = _fitted(statement, words)
    if (
        fit is None
        or not is_beside(statement, words, fit.places)
        or is_hedged(statement, clause, _last(statement, words, fit))
        or not _is_close(statement, words, fit)
        or not _has_tense(statement, words, fit)
        or excepts_any(words, statement.words)
    ):
        return UNCLEAR
    negators = [at for at, word in enumerate(words) if word.lemma in NEGATOR_LEMMAS]
    if fit.opposed and words[fit.places[-1]].lemma == statement.core[-1]:
        negators += (
            [fit.places[-1]] if _goes_on(statement, words, fit.places[-1] + 1) else []
        )  # "opposes the tram stop"
    if fit.opposed:
        return UNCLEAR if negators else Judgement("no", "opposite")
    if not negators:
        return Judgement("yes", "synonym" if fit.changed else "said")
    if len(negators) == 1 and _negates(statement, words, fit, negators[0]):
        return Judgement("no", "negated")
    return UNCLEAR


def first_judgement(statements: Sequence[Statement], clause: Clause) -> Judgement:
    """Return the judgement of a clause on the first statement that it decides; `UNCLEAR` if it decides none."""
    judgements = (judge(statement, clause) for statement in statements)
    return next((judgement for judgement in judgements if judgement.verdict != "unclear"), UNCLEAR)


def _negates(statement: Statement, words: tuple[Word, ...], fit: _Placing, at: int) -> bool:
    """Whether the only negation of a clause negates the statement: at its verb, or "no" before its first word."""
    following = words[at + 1].lemma if at + 1 < len(words) else ""
    if following in PARTLY_LEMMAS and following not in statement.core:
        return False
    if words[at].lemma == "no" and following not in statement.words | LIGHT_LEMMAS and at + 2 in fit.places:
        return False  # "no new evidence" is not "no evidence"
    if words[at].lemma == "no" and at + 1 == fit.places[-1] and _goes_on(statement, words, at + 2):
        return False  # "no pool table" is not "no pool"
    first, last = fit.places[0], _last(statement, words, fit)
    return first < at < last or (at == first - 1 and words[at].lemma in _BEFORE)


def _goes_on(statement: Statement, words: tuple[Word, ...], at: int) -> bool:
    """Whether a noun goes on with another that the statement does not have."""
    if at >= len(words) or not words[at].surface.isalpha() or words[at].surface.endswith("ly"):
        return False
    word = words[at]
    return word.lemma not in statement.words | LIGHT_LEMMAS | _TIMES and word.surface.casefold() not in _NO_NOUN


def _last(statement: Statement, words: tuple[Word, ...], fit: _Placing) -> int:
    """Return where the statement ends in a clause, with time and place if they follow closely."""
    last = fit.places[-1]
    for at in range(last + 1, len(words)):
        if words[at].lemma in statement.beside and at - last <= _GAP + 4:
            last = at
    return last


def _fitted(statement: Statement, words: tuple[Word, ...]) -> _Placing | None:
    """Find the statement's words in a clause, in order and as close as possible; one may be a synonym or opposite."""
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
            return _Placing(tuple(places), opposed, changed > 0)
    return None


def _is_opposite(statement: Statement, wanted: str, word: Word) -> bool:
    """Whether a word is the opposite of the wanted one: of a state or an outcome, never of a name."""
    if word.surface[:1].isupper() or not excludes(wanted, word.lemma):
        return False
    predicate = statement.tense in ("is", "was") and wanted == statement.core[-1]
    return predicate or wanted in OUTCOMES


def _is_close(statement: Statement, words: tuple[Word, ...], fit: _Placing) -> bool:
    """Whether there is no other name and no new clause between the statement's words."""
    known = set(statement.core) | set(statement.beside) | statement.words
    extra = 0
    for one, other in zip(fit.places, fit.places[1:], strict=False):
        between = [word for word in words[one + 1 : other] if word.lemma not in known]
        strange = [
            word for word in between if word.lemma not in LIGHT_LEMMAS | NEGATOR_LEMMAS and word.surface[0].isalnum()
        ]
        if len(strange) > _GAP or any(word.surface[:1].isupper() for word in strange):
            return False
        inside = words[one + 1 : other]
        leading = {b.surface for a, b in zip(inside, inside[1:], strict=False) if a in strange}
        if "of" in leading or "to" in leading - known:
            return False  # "the wife of the mayor", "the plan to scrap the tram"
        if any(word.surface.casefold() in _OTHER_ONES for word in strange):
            return False
        if strange and not statement.surfaces & {"a", "an"} and {word.surface for word in inside} & {"a", "an"}:
            return False  # "the plan" is not "a rival plan"
        if any(word.surface.casefold() in _JOINS or word.surface in MARKS | {","} for word in between):
            return False
        if any(word.lemma in SAYING | _LEARNING for word in between):
            return False  # "The pilots were told the flight spoke"
        extra += len(strange)
    if any(_is_owner(statement, words, at) for at in fit.places):
        return False
    greatest = any(word.endswith("est") or word == "most" for word in statement.surfaces)
    if greatest and any(word.surface.casefold() in _BEHIND for word in words[fit.places[-1] + 1 :]):
        return False
    against = any(word.lemma == "against" for word in words) and "against" not in statement.words
    return extra <= _EXTRA and not against and _begins_clause(words, fit.places[0])


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
    if start < first and start and words[start - 1].surface.casefold() in _PREPOSITIONS:
        return False
    start = first
    while start and words[start - 1].surface.casefold() in DETERMINERS:
        start -= 1
    leading = words[start - 1].surface.casefold() if start else ""
    if start == 2 and leading == "of" and words[0].surface.casefold() in _WHOLE:
        return not _EXCEPT & {word.surface.casefold() for word in words}  # "All of the patients"
    if leading in _PREPOSITIONS | SOME | _EXCEPT:
        return False
    before = words[first - 1] if first else None
    if before is None or not before.surface[0].isalnum():
        return True
    if before.lemma in LIGHT_LEMMAS | NEGATOR_LEMMAS:
        return before.surface.casefold() not in _PREPOSITIONS
    if before.surface.casefold() in _PREPOSITIONS or before.surface[:1].isupper():
        return before.surface.casefold() not in _PREPOSITIONS and first == 1 and words[first].surface[:1].isupper()
    return words[first].surface[:1].isupper()


def _has_tense(statement: Statement, words: tuple[Word, ...], fit: _Placing) -> bool:
    """Whether a clause speaks of the question's time."""
    first, last = fit.places[0], _last(statement, words, fit)
    if "you" in statement.surfaces:
        first = next((at for at, word in enumerate(words[:first]) if word.surface.casefold() == "you"), first)
    inside = {word.surface.casefold() for word in words[first : last + 1]}
    past = [
        words[at]
        for at in fit.places
        if is_past(words[at].surface) and words[at].surface.casefold() not in statement.surfaces
    ]
    forms = {words[at].surface.casefold() for at in fit.places} - statement.surfaces
    if any(form.endswith("ing") for form in forms) and statement.tense != "is":
        return False
    if any(
        words[at - 1].surface.casefold() == "to" and at > first and "to" not in statement.surfaces for at in fit.places
    ):
        return False
    match statement.tense:
        case "past":
            is_told = bool(past) or "did" in inside or any(words[at].lemma in _PLEADING for at in fit.places)
            return is_told or any(words[at].surface in UNCHANGED for at in fit.places)
        case "present":
            return not past and not inside & (_BE_PAST | {"had", "did"})
        case "perfect":
            return (bool(past) or bool(inside & (_HAVE | _BE_PAST))) and not inside & _BE_NOW
        case "was":
            return bool(inside & _BE_PAST) or "been" in inside
        case "is":
            return bool(inside & _BE_NOW) and not inside & _BE_PAST
        case "future":
            return "will" in inside
        case _:
            return bool(statement.words & {word.lemma for word in words[first : last + 1]} & MODAL_LEMMAS)


def stands_for(wanted: str, word: str) -> bool:
    """Whether a lemma is another one, or a synonym of it."""
    return wanted == word or word in _synonyms().get(wanted, frozenset())


@lru_cache(maxsize=1)
def _synonyms() -> dict[str, frozenset[str]]:
    """Read the sets: the lemmas that may replace each lemma."""
    found: dict[str, frozenset[str]] = {}
    for line in lines("synonyms.txt", beside=__file__):
        words = lemma_set(line)
        for word in words:
            found[word] = found.get(word, frozenset()) | words
    return found
