"""The sentences of an article that decide a yes/no question, each with its judgement."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from index.types import Article, Range
from qa.kinds.tables.deciding import decided_by_cell
from qa.kinds.tables.winners import decided_by_result
from qa.kinds.yes_no.asserting import assert_of
from qa.kinds.yes_no.clauses import Clause, clauses_of
from qa.kinds.yes_no.covering import STRICT, ClauseInContext
from qa.kinds.yes_no.everyday.verdict import everyday, everyday_verdicts
from qa.kinds.yes_no.judgements import UNCLEAR, Judgement
from qa.kinds.yes_no.judging import first_judgement
from qa.kinds.yes_no.narrowing import is_narrower
from qa.kinds.yes_no.obligations import with_must
from qa.kinds.yes_no.parts import denied_in, parts_of
from qa.kinds.yes_no.permissions import permissions, permitted
from qa.kinds.yes_no.predicates import merged
from qa.kinds.yes_no.presence import is_nobody_there, presence_in
from qa.kinds.yes_no.propositions import propositions
from qa.kinds.yes_no.saying import reported_in, said_in
from qa.kinds.yes_no.shortened import is_known, shortened
from qa.kinds.yes_no.sides import asked_with_side
from qa.kinds.yes_no.statement import Statement, opened, statements_in
from qa.types import Verdict
from qa.versions.corrections import note_at
from qa.words.word import words_of

_RELATIVE = re.compile(  # "the medal he was offered"
    r"(?<=\w)\s(?:that\s|which\s)?(?:he|she|it|they)\s(?:was|were|had\sbeen|has\sbeen|have\sbeen)\s"
    r"(?P<verb>offered|given|awarded|promised|sent|asked\sfor)(?=\W*$)"
)
_TITLED = re.compile(r"\b(?P<title>Mr|Mrs|Ms|Miss)\b\.?\s+(?P<name>[A-Z][\w’-]+)")
_BEFORE = 3  # sentences before a clause that may have named what it speaks of
_LEAD = 2  # first sentences of an article, which say what it is about
_LONG_NAMES = re.compile(  # of two words or more in one line, with particles: "Bo of the Hill"
    r"[A-Z][\w’'-]*(?:[ ](?:(?:of|the|de|van|von)[ ])*[A-Z][\w’'-]*)+"
)


def judgements_in(question: str, article: Article, within: Range) -> Iterator[tuple[Judgement, Range]]:
    """Yield the judgements of the clauses in a range that decide a question, in order, each with its sentence.

    A clause with the question's own words is judged by them, any other by what it says about the same subject. What a
    note on a correction calls wrong decides nothing. Results ("Orme 3 Marl 1") and cells of tables come last.
    """
    question = asked_with_side(_without_titles(_without_relative(question, article), article))
    judge = _Judge(question, article)
    for clause in clauses_of(article, within):
        note = note_at(article, clause.sentence.start)
        if note is not None and note.is_wrong(*clause.sentence):
            continue
        judgement = judge.judgement(clause)
        sentence = article.text_of(clause.sentence)
        if judgement.verdict != "unclear" and not is_narrower(question, clause, sentence, judgement.verdict):
            yield judgement, clause.sentence
    for verdict, place in decided_by_result(question, article, within):
        yield Judgement(verdict, "reworded"), place
    if opened(question) is not None:
        for verdict, place in decided_by_cell(question, article, within):
            yield Judgement(verdict, "reworded"), place


class _Judge:
    """What a question asks, read once, and what the clauses of an article say to it."""

    def __init__(self, question: str, article: Article) -> None:
        self._question, self._article = question, article
        opening = opened(question)
        self._statements = statements_in(question, article.title)
        self._shortened = [(short, statements_in(short.question, article.title)) for short in shortened(question)]
        self._reported = reported_in(question)
        self._propositions = () if self._reported is not None else propositions(question)
        self._permissions = () if opening is None else tuple(permissions(opening))
        self._presence = presence_in(question)
        self._context = _context_in(article.text)
        self._everyday = everyday(question, article, self._context.anywhere)

    def judgement(self, clause: Clause) -> Judgement:
        """Return what a clause says in the question's own words, or else in others."""
        judgement = first_judgement(self._statements, clause)
        if judgement.verdict != "unclear":
            return judgement
        if self._presence is not None and is_nobody_there(self._presence, clause, self._article):
            return Judgement("no", "reworded")
        before = _lemmas(self._article.title) | _said_before(self._article, clause.sentence)
        verdicts = set(self._reworded(clause, replace(self._context, before=before))) - {"unclear"}
        if not verdicts:
            return first_judgement(self._known(clause, before), clause)
        return Judgement(verdicts.pop(), "reworded") if len(verdicts) == 1 else UNCLEAR

    def _reworded(self, clause: Clause, around: ClauseInContext) -> Iterator[Verdict]:
        """Yield the verdicts of a clause, and of its parts, by what they say about the same subject."""
        denied = denied_in(clause, self._question)
        parts = (*parts_of(clause), *denied)
        for part in parts:
            words = with_must(merged(part.words))
            yield from (assert_of(each, part, replace(around, words=words)) for each in self._propositions)
        yield from everyday_verdicts(self._everyday, clause, parts, around, self._article)
        for part in denied:
            yield first_judgement([*self._statements, *self._known(part, around.before)], part).verdict
        yield from (permitted(each, clause, around) for each in self._permissions)
        if self._reported is not None:
            yield said_in(self._reported, clause, around)

    def _known(self, clause: Clause, before: frozenset[str]) -> list[Statement]:
        """Return the statements of the question without its last phrases, if a clause's article has said those."""
        return [each for short, read in self._shortened if is_known(short, clause, before) for each in read]


def _without_relative(question: str, article: Article) -> str:
    """Return a question without "he was offered" at its end, if the article says that something was offered."""
    relative = _RELATIVE.search(question)
    if relative is None or not _lemmas(relative["verb"]) <= _lemmas(article.text):
        return question
    return question[: relative.start()] + question[relative.end() :]


def _without_titles(question: str, article: Article) -> str:
    """Return a question without "Mr" and the like before names that an article gives no other title."""
    return _TITLED.sub(lambda match: match["name"] if _is_one(match["name"], article) else match.group(), question)


def _is_one(name: str, article: Article) -> bool:
    """Whether an article gives a name at most one of the titles that men or women have."""
    titles = {match["title"].casefold() for match in _TITLED.finditer(article.text) if match["name"] == name}
    return len(titles) <= 1 and name in article.text


def _said_before(article: Article, sentence: Range) -> frozenset[str]:
    """Return the lemmas of a sentence, of those just before it, and of the article's first."""
    at = bisect_left(article.sentences, sentence)
    near = (*article.sentences[max(at - _BEFORE, 0) : at + 1], *article.sentences[:_LEAD])
    return frozenset[str]().union(*(_lemmas(article.text_of(each)) for each in near))


@lru_cache(maxsize=4096)
def _lemmas(text: str) -> frozenset[str]:
    return frozenset(word.lemma for word in words_of(text))


@lru_cache(maxsize=32)
def _context_in(text: str) -> ClauseInContext:
    """Return what an article says anywhere: the words of its names in pairs, nouns that are narrowed, lemmas."""
    pairs: set[tuple[str, str]] = set()
    for match in _LONG_NAMES.finditer(text):
        lemmas = [word.lemma for word in words_of(match.group()) if word.surface[:1].isupper()]
        pairs |= {(one, other) for at, one in enumerate(lemmas) for other in lemmas[at + 1 :]}
    words = words_of(text)
    narrowed = frozenset(
        (one.lemma, other.lemma)
        for at, one in enumerate(words)
        if one.surface.casefold() in STRICT
        for other in words[at + 1 : at + 3]
    )
    return ClauseInContext(
        words=(),
        before=frozenset(),
        names=frozenset(pairs),
        narrowed=narrowed,
        anywhere=frozenset(word.lemma for word in words),
    )
