"""Whether a clause affirms or denies a statement, by its words alone; unclear in any doubt."""

from __future__ import annotations

from collections.abc import Sequence

from qa.kinds.lexicon import CONJUNCTIONS, PARTLY_LEMMAS, RELATIVES
from qa.kinds.yes_no.circumstances import is_beside
from qa.kinds.yes_no.clauses import Clause
from qa.kinds.yes_no.exceptions import excepts_any, is_somebody
from qa.kinds.yes_no.hedging import is_hedged
from qa.kinds.yes_no.judgements import UNCLEAR, Judgement
from qa.kinds.yes_no.placing import BEHIND, LEADING, NUMBERED, Placing, end_of, is_close, placing_of
from qa.kinds.yes_no.statement import Statement
from qa.kinds.yes_no.time_asked import is_of_time_asked
from qa.types import Verdict
from qa.words.lemmas import LIGHT_LEMMAS, NEGATOR_LEMMAS, lemma, lemma_set
from qa.words.word import Word

_TIMES = lemma_set("today yesterday tomorrow yet so far ever now again anymore here there this last next")
_NO_NOUN = LEADING | CONJUNCTIONS | RELATIVES
_BEFORE = lemma_set("no nobody none never not nothing")
_NOT_LEADING: dict[Verdict, Judgement] = {"yes": Judgement("no", "opposite"), "no": UNCLEAR, "unclear": UNCLEAR}


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
    at = next((at for at, word in enumerate(words) if word.surface.casefold() in NUMBERED), None)
    if at is None or statement.surfaces & NUMBERED:
        return None
    following = words[at + 1].surface.casefold() if at + 1 < len(words) else ""
    if following in statement.surfaces and (following.endswith("est") or following == "most"):
        behind = next((end for end in range(at, len(words)) if words[end].surface in BEHIND), len(words))
        return (*words[:at], *words[at + 1 : behind])
    if "first" in statement.surfaces:
        return (*words[:at], Word(lemma("first"), "first"), *words[at + 1 :])
    return None


def _judged(statement: Statement, clause: Clause, words: tuple[Word, ...]) -> Judgement:
    """Return a clause's verdict on a statement, by its words or those of the same clause put otherwise."""
    if statement.negated or "?" in clause.text[-2:] or not statement.beside.keys() <= {word.lemma for word in words}:
        return UNCLEAR
    placing = placing_of(statement, words)
    if placing is None or not _asserts(statement, clause, words, placing):
        return UNCLEAR
    negators = [at for at, word in enumerate(words) if word.lemma in NEGATOR_LEMMAS]
    last = placing.places[-1]
    if placing.opposed:
        is_named_last = words[last].lemma == statement.core[-1]
        is_of_another = is_named_last and _goes_on(statement, words, last + 1)  # "opposes the tram stop"
        return UNCLEAR if negators or is_of_another else Judgement("no", "opposite")
    if not negators:
        return Judgement("yes", "synonym" if placing.changed else "said")
    if len(negators) == 1 and _negates(statement, words, placing, negators[0]):
        return Judgement("no", "negated")
    return UNCLEAR


def _asserts(statement: Statement, clause: Clause, words: tuple[Word, ...], placing: Placing) -> bool:
    """Whether a clause asserts a statement, or its opposite, of the time and place that the question asks about."""
    return (
        is_beside(statement, words, placing.places)
        and not is_hedged(statement, clause, end_of(statement, words, placing))
        and is_close(statement, words, placing)
        and is_of_time_asked(statement, words, placing)
        and not excepts_any(words, statement.words)
    )


def first_judgement(statements: Sequence[Statement], clause: Clause) -> Judgement:
    """Return the judgement of a clause on the first statement that it decides; `UNCLEAR` if it decides none."""
    judgements = (judge(statement, clause) for statement in statements)
    return next((judgement for judgement in judgements if judgement.verdict != "unclear"), UNCLEAR)


def _negates(statement: Statement, words: tuple[Word, ...], placing: Placing, at: int) -> bool:
    """Whether the only negation of a clause negates the statement: at its verb, or "no" before its first word."""
    following = words[at + 1].lemma if at + 1 < len(words) else ""
    if is_somebody(words, at) or (following in PARTLY_LEMMAS and following not in statement.core):
        return False
    if words[at].lemma == "no" and following not in statement.words | LIGHT_LEMMAS and at + 2 in placing.places:
        return False  # "no new evidence" is not "no evidence"
    if words[at].lemma == "no" and at + 1 == placing.places[-1] and _goes_on(statement, words, at + 2):
        return False  # "no pool table" is not "no pool"
    first, last = placing.places[0], end_of(statement, words, placing)
    return first < at < last or (at == first - 1 and words[at].lemma in _BEFORE)


def _goes_on(statement: Statement, words: tuple[Word, ...], at: int) -> bool:
    """Whether a noun goes on with another that the statement does not have."""
    if at >= len(words) or not words[at].surface.isalpha() or words[at].surface.endswith("ly"):
        return False
    word = words[at]
    return word.lemma not in statement.words | LIGHT_LEMMAS | _TIMES and word.surface.casefold() not in _NO_NOUN
