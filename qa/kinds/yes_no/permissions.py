"""Whether one may bring or do something, asked as whether it is allowed: "Can I bring my dog?" asks for dogs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from qa.kinds.yes_no.asserting import assert_of
from qa.kinds.yes_no.clauses import Clause
from qa.kinds.yes_no.covering import ClauseInContext
from qa.kinds.yes_no.obligations import with_must
from qa.kinds.yes_no.predicates import merged
from qa.kinds.yes_no.propositions import NounPhrase, Proposition, phrases
from qa.kinds.yes_no.statement import Opened
from qa.types import Verdict
from qa.words.lemmas import lemma, lemma_set
from qa.words.word import Word, words_of

_BRING = re.compile(
    r"(?:i|we|you|one|visitors|guests|people|members)\s+(?:bring|take|use|have|keep|come\s+with)\s+(?:along\s+)?"
    r"(?:(?:my|our|your|the|an?|any)\s+)?(?P<what>[a-z]+)(?:\s+(?P<where>(?:to|in|into|on|at|onto|inside)\s+.+))?",
    re.IGNORECASE,
)
_DO = re.compile(
    r"(?:i|we|you|one|visitors|guests|people|members)\s+(?P<what>smoke|swim|park|camp|fish|cycle|dive|drink|climb|skate)"
    r"(?:\s+(?P<where>(?:here|there|(?:in|on|at|inside|by)\s+.+)))?",
    re.IGNORECASE,
)
_ALLOWED = lemma_set("allow permit welcome admit")
_MAY = frozenset("can may could might".split())


def permissions(asked: Opened) -> Iterator[Proposition]:
    """Yield what is asked as whether it is allowed, if a question asks whether one may bring or do it."""
    if asked.aux not in _MAY or asked.led:
        return
    brought, done = _BRING.fullmatch(asked.rest), _DO.fullmatch(asked.rest)
    match = brought or done
    if match is None:
        return
    noun = match["what"].casefold()
    what = Word(lemma(noun), f"{noun.removesuffix('e')}ing" if brought is None else noun)
    where = tuple(
        NounPhrase(words=each.words, led=each.led, definite=True) for each in phrases(words_of(match["where"] or ""))
    )
    yield Proposition(
        subject=(NounPhrase(words=(what,), led="", definite=False),),
        predicate=Word(lemma("allow"), "allowed"),
        rest=where,
        tense="is",
        passive=True,
        definite=False,
        every=False,
        lemmas=frozenset(word.lemma for word in words_of(asked.rest)),
        surfaces=frozenset(word.surface.casefold() for word in words_of(asked.rest)),
    )


def permitted(permission: Proposition, clause: Clause, context: ClauseInContext) -> Verdict:
    """Return a clause's verdict on a permission; "unclear" if it is about some of them, or has a condition."""
    words = with_must(merged(clause.words))
    if not words or words[0].lemma != permission.subject[0].head.lemma:
        return "unclear"
    verdict = assert_of(permission, clause, replace(context, words=words))
    is_bare = words[-1].lemma in _ALLOWED
    return verdict if verdict == "no" or is_bare else "unclear"
