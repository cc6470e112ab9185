"""The verdicts of a clause on a question that is put, or decided, in an everyday form."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from index.types import Article
from qa.kinds.yes_no.asserting import OPPOSITE, assert_of
from qa.kinds.yes_no.clauses import Clause
from qa.kinds.yes_no.covering import ClauseInContext
from qa.kinds.yes_no.everyday.admissions import Admission, admission_in, admitted
from qa.kinds.yes_no.everyday.asking import Asked, asked_otherwise
from qa.kinds.yes_no.everyday.called_off import CalledOff, called_off, event_in
from qa.kinds.yes_no.everyday.charges import Charge, charge_in, charged
from qa.kinds.yes_no.everyday.described import described, placed
from qa.kinds.yes_no.everyday.orders import Order, order_in, ordered
from qa.kinds.yes_no.everyday.spokesmen import voiced
from qa.kinds.yes_no.everyday.telling import in_other_words
from qa.kinds.yes_no.judging import first_judgement
from qa.kinds.yes_no.obligations import with_must
from qa.kinds.yes_no.predicates import merged
from qa.kinds.yes_no.propositions import Proposition, propositions
from qa.kinds.yes_no.statement import Statement, read_statement
from qa.types import Verdict
from qa.words.word import words_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Everyday:
    """A question in other words, each with its propositions, and what it is if it has an everyday form."""

    question: str
    propositions: tuple[Proposition, ...]
    otherwise: tuple[tuple[Asked, tuple[Proposition, ...]], ...]
    statements: tuple[Statement, ...]
    order: Order | None
    charge: Charge | None
    event: CalledOff | None
    admission: Admission | None


def everyday(question: str, article: Article, known: frozenset[str]) -> Everyday:
    """Return a question as it is asked of an article, whose lemmas are `known`."""
    asked = list(asked_otherwise(question, article.title, known))
    asked += [Asked(other) for other in described(question, article.text)]
    return Everyday(
        question=question,
        propositions=propositions(question),
        otherwise=tuple((each, propositions(each.question)) for each in asked),
        statements=tuple(
            read for read in (read_statement(each.question) for each in asked if each.is_plain) if read is not None
        ),
        order=order_in(question),
        charge=charge_in(question),
        event=event_in(question),
        admission=admission_in(question),
    )


def everyday_verdicts(
    asked: Everyday, clause: Clause, parts: Sequence[Clause], context: ClauseInContext, article: Article
) -> frozenset[Verdict]:
    """Return the verdicts of a clause, whose parts are given; none if it decides nothing."""
    verdicts: set[Verdict] = set()
    reworded = tuple(other for part in parts for other in _otherwise(part, asked.question, article))
    for part in reworded:
        verdicts |= {_asserted(each, part, context) for each in asked.propositions}
        verdicts |= {first_judgement(asked.statements, part).verdict}
    for each, read in asked.otherwise:
        for part in (*parts, *reworded):
            if not each.may_be_decided_by(part.plain):
                continue
            given = {_asserted(one, part, context) for one in read}
            given = {OPPOSITE[verdict] for verdict in given} if each.reversed else given
            verdicts |= given & {"yes", "no"} if each.only is None else given & {each.only}
    for part in parts:
        verdicts |= set() if asked.charge is None else {charged(asked.charge, part, article)}
        verdicts |= set() if asked.event is None else {called_off(asked.event, part, context)}
    verdicts |= set() if asked.order is None else {ordered(asked.order, clause, context)}
    verdicts |= set() if asked.admission is None else {admitted(asked.admission, clause, context)}
    return frozenset(verdicts - {"unclear"})


def _asserted(proposition: Proposition, part: Clause, context: ClauseInContext) -> Verdict:
    return assert_of(proposition, part, replace(context, words=with_must(merged(part.words))))


def _otherwise(part: Clause, question: str, article: Article) -> Iterator[Clause]:
    """Yield a part of a clause in other words."""
    for text in (*in_other_words(part.plain, article), voiced(part.text), placed(part.plain, question, article.title)):
        if text:
            yield replace(part, words=words_of(text), plain=text)
