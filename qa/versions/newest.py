"""Answers in the order of their dates: the newest first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from qa.types import Answer, Citation, OtherAnswer


def by_date(others: Sequence[OtherAnswer]) -> tuple[OtherAnswer, ...]:
    """Return other answers with the newest first; those without a date come last, and ties keep their order."""
    return tuple(sorted(others, key=_newest, reverse=True))


def newest_first(answer: Answer) -> Answer:
    """Return the answer led by the newest article, if a newer one gives another value.

    The former answer then joins the `disagreements`, with what agrees with it. Citations and what agrees are sorted
    newest first. An abstention, and an answer with parts or items, is returned unchanged.
    """
    if answer.text is None or answer.kind != "span":
        return answer
    own = sorted(answer.citations, key=_published, reverse=True)
    answer = replace(
        answer,
        text=own[0].quote,
        citations=tuple(own),
        also_said=tuple(sorted(answer.also_said, key=_published, reverse=True)),
    )
    newest = next(iter(answer.disagreements), None)
    agreeing = max(map(_published, (*answer.citations, *answer.also_said)))
    if newest is None or _newest(newest) <= agreeing:
        return answer
    before = OtherAnswer(
        text=own[0].quote, confidence=answer.confidence, citations=(*answer.citations, *answer.also_said)
    )
    leading = sorted(newest.citations, key=_published, reverse=True)
    return replace(
        answer,
        text=leading[0].quote,
        confidence=newest.confidence,
        citations=tuple(leading),
        also_said=(),
        disagreements=by_date((before, *answer.disagreements[1:])),
        survives=len(leading) > 1,
        without_source=None if len(leading) > 1 else before,
        earlier=(),
    )


def _published(citation: Citation) -> str:
    return citation.published or ""


def _newest(other: OtherAnswer) -> str:
    return max(map(_published, other.citations))
