"""What is shown beside an answer: other values, earlier values, and what agrees or is relevant."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from qa.types import Answer, OtherAnswer
from ui.cards.sources import Articles, Numbered, chips, days_meant, said
from ui.escape import html_text
from ui.retelling import retell, sentence_key
from ui.texts import day, say
from ui.wording import count, newest, where_before

FITS = "told.fits"  # the notice that the articles speak of different things, which heads what they say

Others = Sequence[tuple[OtherAnswer, Numbered]]


def said_differently(answer: Answer, own: Numbered, others: Others) -> Iterator[str]:
    """Yield the values that articles state, including this answer's, newest first; nothing if they agree."""
    if not others:
        return
    number = len({citation.article_id for other, _ in others for citation in other.citations})
    dated = [(newest(other.citations), False, other.text, numbered) for other, numbered in others]
    dated.append((newest(answer.citations), True, answer.citations[0].quote, own))
    values = (
        _value(
            "own" if is_own else "theirs",
            text,
            f"<time>{html_text(day(when)) if when else say('undated')}</time>",
            numbered,
            say("above") if is_own else html_text(numbered[0][1].title) + _copies(numbered),
        )
        for when, is_own, text, numbered in sorted(dated, key=lambda value: value[0], reverse=True)
    )
    heading = say("differ.one" if number == 1 else "differ.many", number=number)
    fits = next((notice for notice in answer.notices if sentence_key(notice) == FITS), None)
    if fits is not None:
        heading = html_text(retell(fits))
    yield f'<section class="differs"><h3>{heading}</h3><ul>{"".join(values)}</ul></section>'


def latest_first(others: Sequence[OtherAnswer], articles: Articles) -> list[OtherAnswer]:
    """Return earlier values by day, and by entry within one live page, the latest first."""

    def said_at(other: OtherAnswer) -> tuple[str, int]:
        first = other.citations[0]
        article = articles.get(first.article_id)
        entry = None if article is None else article.structure.entry_at(first.start)
        return first.published or "", -1 if entry is None else entry.order

    return sorted(others, key=said_at, reverse=True)


def said_before(others: Others) -> Iterator[str]:
    """Yield what the answer has replaced, with where that was; nothing if it has replaced nothing."""
    if not others:
        return
    values = []
    for other, numbered in others:
        first = numbered[0][1]
        when = f"<time>{html_text(day(first.published))}</time>" if first.published else ""
        values.append(_value("theirs", other.text, when, numbered, html_text(where_before(first))))
    yield f'<section class="differs before"><h3>{say("before")}</h3><ul>{"".join(values)}</ul></section>'


def also_said(heading: str, numbered: Numbered, articles: Articles) -> Iterator[str]:
    """Yield what other articles say beside the answer, under a heading; nothing if there is none."""
    if numbered:
        rows = "".join(said(each, articles) for each in numbered)
        yield f'<h3>{heading}</h3><ul class="others">{rows}</ul>'


def _value(name: str, text: str, when: str, numbered: Numbered, where: str) -> str:
    meant = "" if name == "own" else days_meant(citation for _, citation in numbered)  # its own are shown below
    return (
        f'<li class="{name}"><strong>{html_text(text)}</strong> {when} {chips(numbered)} '
        f"<small>{where}</small>{meant}</li>"
    )


def _copies(numbered: Numbered) -> str:
    copies = sum(len(citation.copies) for _, citation in numbered)
    return f" · {say('copies', copies=count(copies, 'copy'))}" if copies else ""
