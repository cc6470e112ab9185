"""What another person said, where a question asks what one person said."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from index.tokens import unaccented
from index.types import Article, Range
from qa.sifting import SpanInSentence, sifted
from qa.speakers import Placed, Quotation, quotations, said_by
from qa.speakers.asking import parse_quote_question
from qa.speakers.matching import plain_name
from qa.types import Reading


def without_others_words(
    question: str, readings: Sequence[Reading], articles: Mapping[str, Article]
) -> tuple[Reading, ...]:
    """Return the readings without the words that an article gives to another than the one whom a question names.

    A role, such as "the mother" or "the owner of the inn", is not a name. Words stay if no one is named as their
    speaker, or if their sentence has the last word of the asked name: "a spokesman for Orme Rail" speaks for Orme Rail.
    """
    asked = parse_quote_question(question)
    if asked is None or asked.name is None or any(word.islower() for word in asked.name.split()):
        return tuple(readings)
    name = plain_name(asked.name)
    ids = {reading.article_id for reading in readings}
    said = {article_id: _said_by_others(articles[article_id], name) for article_id in ids}

    def may_answer(span: SpanInSentence) -> bool:
        return not any(_is_mostly_in(span.range, place) for place in said[span.article.id])

    return sifted(readings, articles, may_answer)


def _is_mostly_in(span: Range, place: Range) -> bool:
    return 2 * (min(span.end, place.end) - max(span.start, place.start)) > span.end - span.start


def _said_by_others(article: Article, name: str) -> tuple[Range, ...]:
    quoted = quotations(article)
    own = {placed.quotation for placed in said_by(name, (Placed(article, each) for each in quoted))}
    last = name.split()[-1]
    return tuple(
        Range(each.start, each.end)
        for each in quoted
        if each.speaker is not None and each not in own and last not in _around(article, each)
    )


def _around(article: Article, quotation: Quotation) -> str:
    return unaccented(article.text_of(quotation.sentence)).casefold()
