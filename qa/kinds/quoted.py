"""A question about what a person said is answered with whole quotations; one about who said it, with the speaker."""

from __future__ import annotations

from collections.abc import Sequence

from index.collection import Collection
from index.types import Scope
from qa.answering import PreparedQuestion, answer_by_rule
from qa.citing import cite
from qa.speakers import Quoted, answer_quotes
from qa.speakers.asking import parse_quote_question
from qa.types import Answer, Citation, Item

# The share of attributed quotations that had the right speaker in the half that is reported: decision record 024.
_CONFIDENCE = 0.94


def answer_quoted(asked: PreparedQuestion, collection: Collection, where: Scope | None) -> Answer | None:
    """Answer with the quotations of a speaker, those on the topic first, or with the speaker of a quotation.

    Return None if something else is asked, or no one of that name is quoted on the topic. Every quotation is an item
    labelled with the speaker; `text` is the first of them, or the speaker's name if that is asked for.
    """
    question = parse_quote_question(asked.understood_as)
    quoted = answer_quotes(asked.understood_as, collection, scope=where) if question is not None else None
    if question is None or not quoted or asked.threshold > _CONFIDENCE:
        return None
    items = tuple(_item(each) for each in quoted)
    citations = (items[0].citations[0],) if question.words is None else _speakers(quoted, collection)
    if not citations:
        return None
    return answer_by_rule(asked, citations, confidence=_CONFIDENCE, kind="quotes", items=items)


def _item(quoted: Quoted) -> Item:
    return Item(
        text=quoted.citation.quote,
        confidence=_CONFIDENCE,
        citations=(quoted.citation,),
        label="" if quoted.speaker is None else quoted.speaker.name,
    )


def _speakers(quoted: Sequence[Quoted], collection: Collection) -> tuple[Citation, ...]:
    """Cite where the speaker of the first quotation is named; () if no one is."""
    first = quoted[0]
    if first.speaker is None:
        return ()
    return (cite(collection.article(first.citation.article_id), first.speaker.start, first.speaker.end),)
