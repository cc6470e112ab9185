"""What a text tells its readers to do: "Do not stop taking them" for "Should I stop taking my medicines?"."""

from __future__ import annotations

import re
from typing import NamedTuple

from qa.kinds.lexicon import DETERMINERS
from qa.kinds.yes_no.clauses import Clause
from qa.kinds.yes_no.covering import ClauseInContext
from qa.kinds.yes_no.hedging import DOUBTS
from qa.types import Verdict
from qa.words.content import content_lemmas
from qa.words.grammar import is_preposition
from qa.words.lemmas import NEGATOR_LEMMAS, lemma_set
from qa.words.word import Word, is_past, words_of

_ASKED = re.compile(
    r"(?:(?:should|can|may|must|could|do)\s+(?:i|we|you|one|people)\s+(?:have\s+to\s+|need\s+to\s+)?(?:ever\s+)?"
    r"|is\s+it\s+(?:ok|okay|all\s+right|alright|safe|allowed|permitted|a\s+good\s+idea|advisable)\s+(?:for\s+\w+\s+)?to\s+)"
    r"(?P<do>[a-z]\w*(?:\s+.+)?)",
    re.IGNORECASE,
)
_DUTY = re.compile(r"(?:must\s|do\s|\w+\s+\w+\s+(?:have|need)\s+to\s)", re.IGNORECASE)
_ORDER = re.compile(
    r"(?:[-*•]\s*)?(?:(?:please|but|and|so),?\s+)?(?P<not>do\s+not|don['’]t|never|avoid)?\s*(?P<do>[A-Za-z]\w*(?:\s+[^;:]+)?)[.!]?",
    re.IGNORECASE,
)
_AND_DO_NOT = re.compile(r",?\s+(?:but|and)\s+(?=(?:do\s+not|don['’]t|never)\b)", re.IGNORECASE)
_BAN = re.compile(  # "The pan must not be washed"
    r"^(?P<what>(?:[Tt]he|[Yy]our|[Tt]hese|[Tt]his)\s+\w+(?:\s\w+)?)\s+(?:must|should|may|can|cannot|can['’]t)(?:n['’]t)?(?:\s+not)?(?<=t)\s+be\s+(?P<do>\w+)"
)
_SAID_BEFORE = re.compile(r"\b(?:said|says|wrote|context)\b.*:\s*$")
_ALWAYS = re.compile(r"always\s+", re.IGNORECASE)
_PLURALS = frozenset({"them", "these", "those"})
_IT = frozenset({"it", "this", "that"})
_AFTER_VERB = (
    DETERMINERS | _IT | _PLURALS | frozenset("my your any all both each it in on at with for before after".split())
)
_HOW = lemma_set("well first always ever carefully thoroughly please too")
_LIMITS = DOUBTS | lemma_set("only just without except unless alone forget fail")


class Order(NamedTuple):
    """What is asked about: the words of its verb and object, and of what narrows it; whether it is asked as a duty."""

    core: tuple[str, ...]
    narrowing: frozenset[str]
    is_duty: bool


def order_in(question: str) -> Order | None:
    """Return what a question asks whether one should or may do; None if it asks something else."""
    asked = _ASKED.fullmatch(question.strip().rstrip("?!. "))
    if asked is None or NEGATOR_LEMMAS & {word.lemma for word in words_of(asked["do"])}:
        return None
    words = asked["do"].split()
    end = next((at for at, word in enumerate(words) if at > 1 and is_preposition(word)), len(words))
    core = content_lemmas(" ".join(words[:end]))
    if not core:
        return None
    narrowing = frozenset(content_lemmas(" ".join(words[end:])))
    return Order(core=core, narrowing=narrowing, is_duty=_DUTY.match(question) is not None)


def ordered(order: Order, clause: Clause, context: ClauseInContext) -> Verdict:
    """Return "no" if a clause tells its reader not to do what is asked about, "yes" if it tells them to.

    A denial has to be of all of it: "Do not wash it in hot water" is none of washing it. What has to be done is not
    what a text advises.
    """
    if _SAID_BEFORE.search(clause.text.partition(clause.plain)[0]):
        return "unclear"  # "Her mother said: do not wash the rice"
    verdicts = {_ordered(order, clause, text, context) for text in _orders_in(clause.plain)} - {"unclear"}
    return verdicts.pop() if len(verdicts) == 1 else "unclear"


def _orders_in(text: str) -> list[str]:
    """Return what a clause orders: "Rinse the beans but do not soak them" is two orders, and a ban is one."""
    return [_BAN.sub(r"Do not \g<do> \g<what>", each) for each in _AND_DO_NOT.split(text.strip())]


def _ordered(order: Order, clause: Clause, text: str, context: ClauseInContext) -> Verdict:
    match = _ORDER.fullmatch(text)
    if match is None:
        return "unclear"
    do = _ALWAYS.sub("", match["do"])
    words, said = words_of(do), content_lemmas(do)
    if not said or said[0] != order.core[0] or not _is_order(words, denied=match["not"] is not None):
        return "unclear"
    if {word.lemma for word in words} & (_LIMITS | NEGATOR_LEMMAS) - set(order.core):
        return "unclear"
    missing = [word for word in order.core if word not in said]
    if missing and not (_stands_in(do) and all(word in context.before for word in missing)):
        return "unclear"
    if not order.narrowing <= context.anywhere | frozenset(said):
        return "unclear"
    if match["not"]:
        is_whole = set(said) <= {*order.core, *order.narrowing} | _HOW
        return "no" if is_whole else "unclear"
    is_said = order.narrowing <= frozenset(said) | (context.before if not _is_led(do) else frozenset())
    return "yes" if is_said and not order.is_duty and not _has_subject(clause) else "unclear"


def _is_order(words: tuple[Word, ...], *, denied: bool) -> bool:
    """Whether words begin with a verb in the form of an order: not "Smoking is expensive", nor "Park rangers left"."""
    first = words[0].surface.casefold()
    if (is_past(first) and not denied) or (first.endswith("ing") and not denied):
        return False
    return denied or len(words) == 1 or words[1].surface.casefold() in _AFTER_VERB


def _is_led(do: str) -> bool:
    """Whether an order says where, when or with what."""
    return any(is_preposition(word) for word in do.split()[1:])


def _stands_in(do: str) -> bool:
    return bool((_PLURALS | _IT) & {word.casefold().strip(".,!") for word in do.split()[1:]})


def _has_subject(clause: Clause) -> bool:
    """Whether a clause does not begin its sentence, so that its first word may be a noun."""
    return not clause.text.lstrip("-*• ").startswith(clause.plain[:10])
