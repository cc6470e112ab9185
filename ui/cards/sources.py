"""Citations as HTML: numbered chips, rows that name the article, and the sentence with the quote marked in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from index.types import Article
from qa.types import Citation, Item, OtherAnswer
from ui.escape import markdown_text
from ui.reference import to_quote
from ui.wording import count, cut, day, details, level, newest, percent, place

Numbered = Sequence[tuple[int, Citation]]
Articles = Mapping[str, Article]

_TOGETHER = {"comparison": "Side by side", "yes/no": "For and against", "quotes": "What was said"}
_LABELS = {"yes": "For", "no": "Against"}


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


def together(kind: str, items: Sequence[tuple[Item, Numbered]], articles: Articles) -> Iterator[str]:
    """Show the things that are an answer together; nothing where it is one thing alone."""
    if len(items) > 1:
        values = "".join(_value(item.text, _LABELS.get(item.label, item.label), said, articles) for item, said in items)
        yield f'<section class="items"><h3>{_TOGETHER.get(kind, "All that was found")}</h3>{values}</section>'


def said_differently(others: Sequence[tuple[OtherAnswer, Numbered]], articles: Articles) -> Iterator[str]:
    """Show what other articles answer instead, in one block, value by value, in order; nothing where they agree."""
    if not others:
        return
    values = "".join(_value(other.text, _newest(other), said, articles) for other, said in others)
    differing = len({citation.article_id for other, _ in others for citation in other.citations})
    heading = "1 article says otherwise" if differing == 1 else f"{count(differing, 'article')} say otherwise"
    yield f'<section class="differs"><h3>{heading}</h3>{values}</section>'


def _newest(other: OtherAnswer) -> str:
    return day(newest(other)) if newest(other) else ""


def _value(words: str, aside: str, numbered: Numbered, articles: Articles) -> str:
    said = "".join(_said(each, articles) for each in numbered)
    beside = f"<small>{markdown_text(aside)}</small>" if aside else ""
    return (
        f'<div class="other"><p class="other-head"><strong>{markdown_text(words)}</strong> {beside}</p>'
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
