"""Answering a question for quotations."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from index.collection import Collection
from index.types import Article, Range, Scope
from qa.citing import cite
from qa.speakers.asking import QuoteQuestion, parse_quote_question
from qa.speakers.matching import Placed, Ranked, rank_for_topic, said_by, who_said
from qa.speakers.quoting import quotations
from qa.speakers.types import Quotation, Quoted

_MOST_ARTICLES = 60  # articles read for one question
_MOST = 50  # quotations of an answer
_WORDS = 6  # words of a quotation by which articles are looked up

_WORD = re.compile(r"\w+")


def answer_quotes(question: str, collection: Collection, *, scope: Scope | None = None) -> tuple[Quoted, ...] | None:
    """Return the quotations that a question asks for, best first, ties by article and place, fifty at most.

    None if the question is of another kind; () if nobody of that name is quoted, or not on the topic. Articles that
    hold the name, or the words, are read, and those that the collection retrieves for the question, sixty at most. A
    quotation repeated in copies of one article counts once, and one inside a longer quotation of the same speaker not
    at all.
    """
    asked = parse_quote_question(question)
    if asked is None:
        return None
    articles = _candidates(question, asked, collection, scope)
    placed = [Placed(article, each) for article in articles for each in quotations(article)]
    if asked.words is not None:
        ranked: tuple[Ranked, ...] = who_said(asked.words, placed, exact=asked.exact)
    else:
        spoken = _without_inner(said_by(asked.name or "", placed))
        ranked = rank_for_topic(asked.topic or "", spoken, collection.embedder)
    return tuple(_quoted(one, collection) for one in ranked[:_MOST])


def words_around(article: Article, place: Range) -> str | None:
    """Return what somebody who is named said around a place, of its sentence alone; None if nobody did.

    Of a quotation within another one it is the inner one. A place that is mostly a quotation, such as "“It rained,” Ada
    said", gives that.
    """
    spoken = [each for each in quotations(article) if each.speaker is not None]
    around = [each for each in spoken if each.start <= place.start and place.end <= each.end]
    around = around or [each for each in spoken if _is_most_of(place, each)]
    if not around:
        return None
    inner = min(around, key=lambda each: each.end - each.start)
    sentence = article.sentence_at(place.start, place.end)
    return article.text[max(inner.start, sentence.start) : min(inner.end, sentence.end)].strip()


def _is_most_of(place: Range, quotation: Quotation) -> bool:
    is_inside = place.start <= quotation.start and quotation.end <= place.end
    return is_inside and 2 * (quotation.end - quotation.start) > place.end - place.start


def _candidates(question: str, asked: QuoteQuestion, collection: Collection, scope: Scope | None) -> list[Article]:
    """Return the articles to read, those with the name or the words first, one per group of copies."""
    looked_up = asked.words if asked.name is None else asked.name
    words = _WORD.findall(looked_up or "")
    key = words[-1:] if asked.name is not None else sorted(words, key=lambda word: (-len(word), word))[:_WORDS]
    ids = [found.article_id for found in collection.find(" ".join(key), scope=scope, most=_MOST_ARTICLES)]
    ids += [passage.chunk.article_id for passage in collection.retrieve(question, _MOST_ARTICLES, scope=scope)]
    articles: list[Article] = []
    seen: set[str] = set()
    for article_id in dict.fromkeys(ids):
        if article_id not in seen and len(articles) < _MOST_ARTICLES:
            articles.append(collection.article(article_id))
            seen |= {article_id, *collection.copies.get(article_id, ())}
    return articles


def _without_inner(placed: Sequence[Placed]) -> list[Placed]:
    """Return quotations without those inside another one of the same article; the input is sorted."""
    outer: list[Placed] = []
    for each in placed:
        last = outer[-1] if outer else None
        if last is not None and last.article.id == each.article.id and each.quotation.end <= last.quotation.end:
            continue
        outer.append(each)
    return outer


def _quoted(one: Ranked, collection: Collection) -> Quoted:
    article, quotation = one.placed
    citation = cite(article, quotation.start, quotation.end)
    citation = replace(citation, copies=collection.copies.get(article.id, ()))
    return Quoted(citation=citation, speaker=quotation.speaker, direct=quotation.direct, score=one.score)
