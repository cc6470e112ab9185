"""The sentences of an article that decide a yes/no question, each with its judgement."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator

from index.types import Article, Range
from qa.kinds.asserting import assert_of
from qa.kinds.clauses import clauses_of, parts_of
from qa.kinds.covering import STRICT, Told
from qa.kinds.judging import Judgement, first_judgement
from qa.kinds.predicates import merged
from qa.kinds.propositions import propositions
from qa.kinds.statement import statements_in
from qa.kinds.words import words_of

_BEFORE = 3  # sentences before a clause that may have named what it speaks of
_NAMES = re.compile(r"[A-Z][\w’'-]*(?:[ ](?:(?:of|the|de|van|von)[ ])*[A-Z][\w’'-]*)+")


def judgements_in(question: str, article: Article, within: Range) -> Iterator[tuple[Judgement, Range]]:
    """Yield the judgements of the clauses in a range that decide a question, in order, each with its sentence.

    A clause with the question's own words is judged by them, any other by what it says of the same subject.
    """
    statements, asked = statements_in(question, article.title), propositions(question)
    names, narrowed = _names(article.text), _narrowed(article.text)
    title = frozenset(word.lemma for word in words_of(article.title))
    before: deque[frozenset[str]] = deque(maxlen=_BEFORE)
    last: Range | None = None
    spoken: frozenset[str] = frozenset()
    for clause in clauses_of(article, within):
        if last is not None and clause.sentence != last:
            before.append(spoken)
            spoken = frozenset()
        last = clause.sentence
        known = title.union(spoken, (word.lemma for word in words_of(clause.text)), *before)
        judgement = first_judgement(statements, clause)
        if judgement.verdict == "unclear":
            verdicts = {
                assert_of(each, part, Told(words=merged(part.words), before=known, names=names, narrowed=narrowed))
                for part in parts_of(clause)
                for each in asked
            } - {"unclear"}
            judgement = Judgement(verdicts.pop(), "reworded") if len(verdicts) == 1 else judgement
        spoken |= {word.lemma for word in clause.words}
        if judgement.verdict != "unclear":
            yield judgement, clause.sentence


def _names(text: str) -> frozenset[tuple[str, str]]:
    """Return the pairs of words that stand together in a name of the text."""
    pairs: set[tuple[str, str]] = set()
    for match in _NAMES.finditer(text):
        lemmas = [word.lemma for word in words_of(match.group()) if word.surface[:1].isupper()]
        pairs |= {(one, other) for at, one in enumerate(lemmas) for other in lemmas[at + 1 :]}
    return frozenset(pairs)


def _narrowed(text: str) -> frozenset[tuple[str, str]]:
    """Return the nouns of the text, each with a word before it that narrows it."""
    words = words_of(text)
    return frozenset(
        (one.lemma, other.lemma)
        for at, one in enumerate(words)
        if one.surface.casefold() in STRICT
        for other in words[at + 1 : at + 3]
    )
