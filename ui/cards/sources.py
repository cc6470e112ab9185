"""Citations as HTML: numbered chips, rows that name the article, and the sentence with the quote marked in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from index.types import Article
from qa.types import Citation, OtherAnswer
from ui.escape import markdown_text
from ui.reference import to_quote
from ui.wording import count, cut, day, details, level, newest, percent, place

Numbered = Sequence[tuple[int, Citation]]
Articles = Mapping[str, Article]


def chip(number: int, citation: Citation) -> str:
    """Link to a quote by its number alone."""
    return (
        f'<a class="chip" href="#{to_quote(citation).link}" title="{markdown_text(citation.title)}">'
        f'<span class="sr-only">Source </span>{number}</a>'
    )


def chips(numbered: Numbered) -> str:
    """Link to each of some quotes, in a run that stays on one line."""
    return f'<span class="chips">{"".join(chip(number, citation) for number, citation in numbered)}</span>'


def rows(numbered: Numbered, articles: Articles) -> str:
    """List the articles of some quotes, each once, with the numbers of the quotes in it."""
    by_article: dict[str, list[tuple[int, Citation]]] = {}
    for number, citation in numbered:
        by_article.setdefault(citation.article_id, []).append((number, citation))
    listed = (row(chips(own), to_quote(own[0][1]).link, own[0][1], articles) for own in by_article.values())
    return f'<ul class="named">{"".join(listed)}</ul>'


def row(mark: str, link: str, citation: Citation, articles: Articles) -> str:
    """Name the article of a place, as a link to it; `mark` is the HTML before it."""
    return f'<li>{mark} <a class="from" href="#{link}">{_article(citation, articles)}</a></li>'


def in_sentence(citation: Citation) -> str:
    """Give the sentence of a quote, with the quote marked."""
    before, quote, after = cut(citation)
    return f"{markdown_text(before)}<mark>{markdown_text(quote)}</mark>{markdown_text(after)}"


def confidence(probability: float) -> str:
    """Give a confidence in words and per cent; the class of its word chooses the shape before it."""
    word = level(probability)
    return f'<span class="conf conf-{word}">{word.capitalize()} confidence · {percent(probability)}</span>'


def also_said(heading: str, numbered: Numbered, articles: Articles) -> Iterator[str]:
    """Show what other articles say beside the answer, under a heading; nothing where there is none."""
    if numbered:
        said = "".join(_said(each, articles) for each in numbered)
        yield f'<h3>{heading}</h3><ul class="others">{said}</ul>'


def said_differently(others: Sequence[OtherAnswer], first: int, articles: Articles) -> Iterator[str]:
    """Show what other articles answer instead, in one block, value by value; nothing where they agree.

    The values come in the order of `others`; `first` is the number of the first citation.
    """
    if not others:
        return
    numbered = iter(enumerate((citation for other in others for citation in other.citations), first))
    values = "".join(_value(other, list(islice(numbered, len(other.citations))), articles) for other in others)
    differing = len({citation.article_id for other in others for citation in other.citations})
    heading = "1 article says otherwise" if differing == 1 else f"{count(differing, 'article')} say otherwise"
    yield f'<section class="differs"><h3>{heading}</h3>{values}</section>'


def _value(other: OtherAnswer, numbered: Numbered, articles: Articles) -> str:
    said = "".join(_said(each, articles) for each in numbered)
    published = newest(other)
    when = f'<time datetime="{markdown_text(published)}">{markdown_text(day(published))}</time>' if published else ""
    return (
        f'<div class="other"><p class="other-head"><strong>{markdown_text(other.text)}</strong> {when}</p>'
        f'<ul class="others">{said}</ul></div>'
    )


def _said(numbered: tuple[int, Citation], articles: Articles) -> str:
    number, citation = numbered
    article = _article(citation, articles)
    return f'<li>{chip(number, citation)} {in_sentence(citation)} <span class="from">{article}</span></li>'


def _article(citation: Citation, articles: Articles) -> str:
    more = details(citation, place(articles.get(citation.article_id), citation.start))
    small = f"<small>{markdown_text(more)}</small>" if more else ""
    return f'<span class="title">{markdown_text(citation.title)}</span>{small}'
