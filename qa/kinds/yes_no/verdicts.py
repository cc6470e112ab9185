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
from qa.kinds.yes_no.clauses import clauses_of
from qa.kinds.yes_no.covering import STRICT, ClauseInContext
from qa.kinds.yes_no.everyday.verdict import everyday, everyday_verdicts
from qa.kinds.yes_no.judgements import Judgement
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
from qa.kinds.yes_no.statement import opened, statements_in
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
    where = presence_in(question)
    reported, opening = reported_in(question), opened(question)
    statements = statements_in(question, article.title)
    asked = () if reported is not None else propositions(question)
    allowed = () if opening is None else tuple(permissions(opening))
    shorter = [(short, statements_in(short.question, article.title)) for short in shortened(question)]
    context = _context_in(article.text)
    plainly = everyday(question, article, context.anywhere)
    for clause in clauses_of(article, within):
        note = note_at(article, clause.sentence.start)
        if note is not None and note.is_wrong(*clause.sentence):
            continue
        judgement = first_judgement(statements, clause)
        if judgement.verdict == "unclear":
            around = replace(context, before=_lemmas(article.title) | _said_before(article, clause.sentence))
            denied = denied_in(clause, question)
            parts = (*parts_of(clause), *denied)
            verdicts = {
                assert_of(each, part, replace(around, words=with_must(merged(part.words))))
                for part in parts
                for each in asked
            }
            verdicts |= everyday_verdicts(plainly, clause, parts, around, article)
            for part in denied:
                known = [each for short, read in shorter if is_known(short, part, around.before) for each in read]
                verdicts |= {first_judgement([*statements, *known], part).verdict}
            verdicts |= {permitted(each, clause, around) for each in allowed}
            verdicts |= {"unclear" if reported is None else said_in(reported, clause, around)}
            verdicts -= {"unclear"}
            known = [each for short, read in shorter if is_known(short, clause, around.before) for each in read]
            judgement = first_judgement(known, clause) if not verdicts else judgement
            judgement = Judgement(verdicts.pop(), "reworded") if len(verdicts) == 1 else judgement
            if where is not None and is_nobody_there(where, clause, article):
                judgement = Judgement("no", "reworded")
        if judgement.verdict != "unclear" and not is_narrower(question, clause.text, article.text_of(clause.sentence)):
            yield judgement, clause.sentence
    for verdict, place in decided_by_result(question, article, within):
        yield Judgement(verdict, "reworded"), place
    if opening is not None:
        for verdict, place in decided_by_cell(question, article, within):
            yield Judgement(verdict, "reworded"), place


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
