"""Whether a clause affirms or denies a proposition that it puts in other words; unclear in any doubt."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from qa.kinds.yes_no.attached import is_attached, is_beside
from qa.kinds.yes_no.clauses import Clause
from qa.kinds.yes_no.conflicts import conflicting
from qa.kinds.yes_no.covering import ClauseInContext, heads
from qa.kinds.yes_no.exceptions import excepts_any
from qa.kinds.yes_no.extent import covers_more, is_of_less, is_of_one
from qa.kinds.yes_no.negation import negated
from qa.kinds.yes_no.nothing import is_none
from qa.kinds.yes_no.predicates import Related, relations
from qa.kinds.yes_no.propositions import BE, NounPhrase, Proposition, is_participle
from qa.kinds.yes_no.reserve import is_doubted, is_reserved
from qa.kinds.yes_no.subjects import ANYBODY, find_subject, is_doer, is_passive
from qa.kinds.yes_no.tenses import is_of_its_time, is_over, is_state_now
from qa.types import Verdict
from qa.words.grammar import is_preposition
from qa.words.lemmas import LIGHT_LEMMAS, NEGATOR_LEMMAS, lemma, lemma_set
from qa.words.word import Word

OPPOSITE: dict[Verdict, Verdict] = {"yes": "no", "no": "yes", "unclear": "unclear"}
_WELL = frozenset("well easily beautifully nicely perfectly".split())
_DEGREES = frozenset("most least more less too so".split())
_LINKS = BE | frozenset("remains remain stays stay".split())
_THEM = frozenset("it them him her that this either".split())
_SELL, _SURVIVE = lemma("sell"), lemma("survive")
_STAY = lemma_set("stay remain")
_AFTER_OVER = frozenset("and but now at last since after for again".split())
_BANS = lemma_set("ban bar exclude")
_TAKE, _HIRE, _RECRUIT = map(lemma, ("take", "hire", "recruit"))
_ALONG = frozenset("to into onto back home along away over".split())
_LINKED = 5  # words from "is" to what something is


def assert_of(proposition: Proposition, clause: Clause, context: ClauseInContext) -> Verdict:
    """Return a clause's verdict on a proposition, by the first of its words that can be the predicate."""
    words = context.words
    if "?" in clause.text[-2:]:
        return "unclear"
    if is_none(proposition, context) and not is_doubted(proposition, clause, words):
        return "no"
    if _is_middle(proposition, words):
        proposition = replace(proposition, passive=False, tense="present")
    excepted = tuple(phrase for phrase in proposition.rest if excepts_any(words, frozenset({phrase.head.lemma})))
    if any(excepts_any(words, frozenset({phrase.head.lemma})) for phrase in proposition.subject):
        return "unclear"
    if excepted and NEGATOR_LEMMAS & {word.lemma for word in words}:
        return "unclear"
    if excepted:
        others = tuple(phrase for phrase in proposition.rest if phrase not in excepted)
        return OPPOSITE[assert_of(replace(proposition, rest=others), clause, context)]
    given = (_verdict_at(proposition, clause, context, at) for at in range(len(words)))
    return next((verdict for verdict in given if verdict != "unclear"), "unclear")


def _is_middle(proposition: Proposition, words: tuple[Word, ...]) -> bool:
    """Whether a clause says that something lets itself be done: "the cake freezes well"."""
    if not (proposition.passive and proposition.tense == "modal") or NEGATOR_LEMMAS & {word.lemma for word in words}:
        return False
    return any(
        one.lemma == proposition.predicate.lemma and not is_participle(one.surface) and other.surface in _WELL
        for one, other in pairwise(words)
        if other is words[-1] or words[words.index(other) + 1].surface in ",;"
    )


def _verdict_at(proposition: Proposition, clause: Clause, context: ClauseInContext, at: int) -> Verdict:
    """Return a clause's verdict on a proposition by the word at a place, if it can be the predicate."""
    words = context.words
    if not _can_be_predicate(proposition, words, at):
        return "unclear"
    for related in relations(proposition.predicate.lemma, words[at].lemma, is_state=proposition.tense in ("is", "was")):
        is_past = related.lasting and proposition.tense not in ("is", "was", "present")
        if (is_past and not is_state_now(proposition, words, at)) or is_reserved(proposition, clause, words, at):
            continue
        if related.relation != "same" and _is_moved(words, at):
            continue
        if is_over(proposition, words, at) and related.relation in ("same", "synonym"):
            return "no" if _verdict(proposition, context, at, related) == "yes" else "unclear"
        verdict = _verdict(proposition, context, at, related)
        if verdict != "unclear" and is_of_its_time(proposition, words, at, related):
            return verdict
    return "unclear"


def _can_be_predicate(proposition: Proposition, words: tuple[Word, ...], at: int) -> bool:
    word = words[at]
    if at and word.surface[:1].isupper() and word.lemma != proposition.predicate.lemma:
        return False
    if at and words[at - 1].surface.casefold() in _DEGREES - proposition.surfaces:
        return False
    if proposition.predicate.lemma == "be" and is_passive(words, _behind(words, at)):
        return False
    if _is_half_said(words, at):
        return False
    return _is_linked(proposition, words, at)


def _is_half_said(words: tuple[Word, ...], at: int) -> bool:
    """Whether an expression is not all: "not guilty on one count and guilty on two", or a strike that is over pay."""
    lemmas, following = words[at].lemma.split(), words[at + 1 : at + 2]
    if NEGATOR_LEMMAS & set(lemmas) and lemmas[-1] in {word.lemma for word in words}:
        return True
    hiring = lemmas[1:] in ([_HIRE], [_RECRUIT]) and bool(following) and following[0].surface.isalpha()
    if hiring and following[0].surface not in _AFTER_OVER and not is_preposition(following[0].surface):
        return True  # "stopped hiring lorries"
    goes_on = bool(following) and following[0].surface.isalnum() and following[0].surface not in _AFTER_OVER
    return words[at].lemma == "be over" and goes_on


def _behind(words: tuple[Word, ...], at: int) -> int:
    """Return the place of the next word that is not a negation or adverb; the last one if there is none."""
    after = range(at + 1, len(words))
    plain = (
        each for each in after if words[each].lemma not in NEGATOR_LEMMAS and not words[each].surface.endswith("ly")
    )
    return next(plain, at)


def _is_linked(proposition: Proposition, words: tuple[Word, ...], at: int) -> bool:
    """Whether "is" or the like leads to a word that is not a verb, if the question asks what something is."""
    asked, said = proposition.predicate.surface, words[at].surface.casefold()
    if proposition.tense not in ("is", "was") or asked.endswith("ing") or is_participle(asked):
        return True
    if is_participle(said) or said in BE or said.endswith(("ing", "s")):
        return True
    return any(word.surface.casefold() in _LINKS for word in words[max(at - _LINKED, 0) : at])


def _verdict(proposition: Proposition, clause: ClauseInContext, at: int, related: Related) -> Verdict:
    subject = find_subject(proposition, clause, at, related)
    if subject is None:
        return "unclear"
    is_negated = negated(proposition, clause.words, at, subject)
    opposed = related.relation == "opposite"
    if is_negated is None or (opposed and _is_at_a_place(clause.words, at)):
        return "unclear"
    if opposed and is_negated and not (related.either and _is_all(proposition, clause.words, at)):
        return "unclear"
    if (related.relation == "implied" and is_negated) or (related.relation == "implies" and not is_negated):
        return "unclear"
    if related.relation == "implies" and _is_of_some(proposition, clause.words, at):
        return "unclear"
    if is_negated and proposition.tense in ("past", "was") and _is_until(clause.words, at):
        return "unclear"  # it was so afterwards
    denied = is_negated != opposed
    if denied and _is_partly(proposition, clause.words, at, related, subject, is_negated):
        return "unclear"
    if _is_rest_said(proposition, clause, at, subject, denied=denied):
        if proposition.every and not denied:
            return "unclear"  # said of all of them by a clause in the question's words only
        return "no" if denied else "yes"
    return "no" if not denied and conflicting(proposition, clause, at) else "unclear"


def _is_partly(
    proposition: Proposition, words: tuple[Word, ...], at: int, related: Related, subject: int, is_negated: bool
) -> bool:
    """Whether a clause denies less than was asked: the opposite of one, or something narrower."""
    if not is_negated:
        return subject == ANYBODY and is_of_one(words)
    return is_of_less(proposition, words, at, same=related.relation == "same")


def _is_at_a_place(words: tuple[Word, ...], at: int) -> bool:
    """Whether the verb only says where a person stayed: "stayed on the island" is not "did not resign"."""
    following = [word.surface.casefold() for word in words[at + 1 : at + 3]]
    if words[at].lemma not in _STAY or len(following) < 2 or following[1] in ("as", ",", "until"):
        return False  # "stayed on as coach"
    return is_preposition(following[0]) and following[0] not in ("as", "until", "for")


def _is_all(proposition: Proposition, words: tuple[Word, ...], at: int) -> bool:
    """Whether nothing follows a predicate but what was asked with: not to survive the first round is not to die."""
    following = (word.lemma for word in words[at + 1 :] if word.surface[0].isalnum())
    return all(each in proposition.lemmas | LIGHT_LEMMAS for each in following)


def _is_of_some(proposition: Proposition, words: tuple[Word, ...], at: int) -> bool:
    """Whether a denial is narrower than the question: "never married in church", "not affected by the delay"."""
    bare = bool(proposition.subject) and not proposition.rest
    by = "by" in {word.surface.casefold() for word in words[at + 1 :]}
    return (bare or by) and not _is_all(proposition, words, at)


def _is_moved(words: tuple[Word, ...], at: int) -> bool:
    """Whether "take" means moving something somewhere: taking a car to work is neither accepting nor stealing it."""
    return words[at].lemma == _TAKE and any(word.surface.casefold() in _ALONG for word in words[at + 1 :])


def _is_until(words: tuple[Word, ...], at: int) -> bool:
    """Whether a clause says how long something was not so."""
    return not {"until", "since"}.isdisjoint(word.surface.casefold() for word in words[at + 1 :])


def _is_rest_said(proposition: Proposition, clause: ClauseInContext, at: int, subject: int, *, denied: bool) -> bool:
    """Whether the clause says the rest too: the object by the verb, times and places in it or before it."""
    if not proposition.rest or (denied and covers_more(proposition, clause, at)):
        return True
    words = clause.words
    first, *others = proposition.rest
    if denied:
        others = [each for each in others if not _is_idle(each, clause, proposition)]
    around = clause
    if not proposition.subject:
        around = replace(clause, anywhere=clause.before)  # where nobody was has to be said nearby
    if not all(is_beside(each, around, at, denied=denied) for each in others):
        return False
    following = heads(first, clause, range(at + 1, len(words)))
    if any(is_attached(first, clause, at, each, proposition) for each in following):
        return True
    if (denied and _is_role(first, clause)) or _is_of_other_form(first, clause, at, proposition):
        return True
    if first.led == "by" and proposition.passive and not is_passive(words, at):
        return is_doer(first, proposition, clause, at)
    direct = first.led == ""
    if direct and is_passive(words, at):
        return any(each < at for each in heads(first, clause, range(at)))
    surfaces = [word.surface.casefold() for word in words[at + 1 : at + 3]]
    stand_in = surfaces[:1] if direct else surfaces[1:] if surfaces[:1] == [first.led] else []
    if subject != at + 1 and _THEM.intersection(stand_in) and all(word.lemma in clause.before for word in first.words):
        return True
    may_be_known = denied or proposition.predicate.lemma != "be"  # where a person is has to be said in the clause
    return may_be_known and not direct and is_beside(first, around, at, denied=denied)


def _is_idle(phrase: NounPhrase, clause: ClauseInContext, proposition: Proposition) -> bool:
    """Whether a denial does not need a phrase: a role, or to whom: what was given to one was sold to no one."""
    return _is_role(phrase, clause) or (proposition.predicate.lemma == _SELL and phrase.led == "to")


def _is_role(phrase: NounPhrase, clause: ClauseInContext) -> bool:
    """Whether a phrase says as what a person does something, and the text said that they are: "as coach"."""
    return phrase.led == "as" and all(word.lemma in clause.before for word in phrase.words)


def _is_of_other_form(phrase: NounPhrase, clause: ClauseInContext, at: int, proposition: Proposition) -> bool:
    """Whether a verb has the phrase with the preposition that it takes: one survives a fire, but dies in it.

    What is not allowed on a bridge is banned from it.
    """
    pair = {proposition.predicate.lemma, clause.words[at].lemma}
    if _SURVIVE in pair and len(pair) > 1:
        leds: tuple[str, ...] = ("", "in", "from", "of") if phrase.led in ("", "in") else ()
    else:
        leds = ("from",) if pair & _BANS and phrase.led in ("in", "on", "at", "to") else ()
    following = range(at + 1, len(clause.words))
    return any(
        is_attached(replace(phrase, led=led), clause, at, each, proposition)
        for led in leds
        for each in heads(phrase, clause, following)
    )
