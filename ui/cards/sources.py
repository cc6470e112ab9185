"""Citations as HTML: numbered chips, rows that name the article, and the sentence with the quote marked in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from qa.types import Citation, OtherAnswer
from ui.escape import markdown_text
from ui.reference import to_quote
from ui.wording import cut, details, level, percent

Numbered = Sequence[tuple[int, Citation]]


def chip(number: int, citation: Citation) -> str:
    """Link to a quote by its number alone."""
    return (
        f'<a class="chip" href="#{to_quote(citation).link}" title="{markdown_text(citation.title)}">'
        f'<span class="sr-only">Source </span>{number}</a>'
    )


def chips(numbered: Numbered) -> str:
    """Link to each of some quotes, in a run that stays on one line."""
    return f'<span class="chips">{"".join(chip(number, citation) for number, citation in numbered)}</span>'


def rows(numbered: Numbered) -> str:
    """List the articles of some quotes, each once, with the numbers of the quotes in it."""
    by_article: dict[str, list[tuple[int, Citation]]] = {}
    for number, citation in numbered:
        by_article.setdefault(citation.article_id, []).append((number, citation))
    listed = (row(chips(own), to_quote(own[0][1]).link, own[0][1]) for own in by_article.values())
    return f'<ul class="named">{"".join(listed)}</ul>'


def row(mark: str, link: str, citation: Citation) -> str:
    """Name the article of a place, as a link to it; `mark` is the HTML before it."""
    return f'<li>{mark} <a class="from" href="#{link}">{_article(citation)}</a></li>'


def in_sentence(citation: Citation) -> str:
    """Give the sentence of a quote, with the quote marked."""
    before, quote, after = cut(citation)
    return f"{markdown_text(before)}<mark>{markdown_text(quote)}</mark>{markdown_text(after)}"


def confidence(probability: float) -> str:
    """Give a confidence in words and per cent; the class of its word chooses the shape before it."""
    word = level(probability)
    return f'<span class="conf conf-{word}">{word.capitalize()} confidence · {percent(probability)}</span>'


def also_said(numbered: Numbered) -> Iterator[str]:
    """Show what says the same in other words; nothing where there is none."""
    if numbered:
        yield f'<h3>Also said in</h3><ul class="others">{"".join(map(_said, numbered))}</ul>'


def said_differently(others: Sequence[OtherAnswer], numbered: Numbered) -> Iterator[str]:
    """Show what other articles answer, value by value; nothing where they agree.

    `numbered` are the citations of all of them, in their order.
    """
    if others:
        yield f"<h3>{'Another article says' if len(numbered) == 1 else 'Other articles say'}</h3>"
    rest = iter(numbered)
    for other in others:
        said = "".join(map(_said, islice(rest, len(other.citations))))
        yield (
            f'<div class="other"><p class="other-head"><strong>{markdown_text(other.text)}</strong> '
            f'{confidence(other.confidence)}</p><ul class="others">{said}</ul></div>'
        )


def _said(numbered: tuple[int, Citation]) -> str:
    number, citation = numbered
    return f'<li>{chip(number, citation)} {in_sentence(citation)} <span class="from">{_article(citation)}</span></li>'


def _article(citation: Citation) -> str:
    more = details(citation)
    small = f"<small>{markdown_text(more)}</small>" if more else ""
    return f'<span class="title">{markdown_text(citation.title)}</span>{small}'
