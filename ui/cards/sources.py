"""Citations as HTML: numbered chips, rows that name the article, and the sentence with the quote marked in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from index.types import Article
from qa.types import Answer, Citation
from ui.cards.fragment import around
from ui.escape import html_text
from ui.reference import Reference, to_quote
from ui.texts import day, say
from ui.wording import advice, dates_meant, details, level, place, recognised

Numbered = Sequence[tuple[int, Citation]]
Articles = Mapping[str, Article]


class Numbering:
    """Numbers the places of a card in the order in which they are first shown; a place keeps its number."""

    def __init__(self) -> None:
        self._numbers: dict[Reference, int] = {}

    def __call__(self, citations: Iterable[Citation]) -> Numbered:
        """Return citations with their numbers."""
        return [(self._numbers.setdefault(to_quote(each), len(self._numbers) + 1), each) for each in citations]


def chip(number: int, citation: Citation) -> str:
    """Render a link to a quote as its number alone; what the reader sees before a click is in its attributes."""
    before, quote, after = map(html_text, around(citation))
    when = html_text(day(citation.published)) if citation.published else ""
    return (
        f'<a class="chip" href="#{to_quote(citation).link}" data-title="{html_text(citation.title)}" data-day="{when}"'
        f' data-before="{before}" data-quote="{quote}" data-after="{after}">'
        f'<span class="sr-only">{say("source")} </span>{number}</a>'
    )


def chips(numbered: Numbered) -> str:
    """Render links to some quotes, in a run that stays on one line."""
    return f'<span class="chips">{"".join(chip(number, citation) for number, citation in numbered)}</span>'


def rows(numbered: Numbered, articles: Articles) -> str:
    """Render the articles of some quotes, each once, with the numbers of the quotes in it."""
    by_article: dict[str, list[tuple[int, Citation]]] = {}
    for number, citation in numbered:
        by_article.setdefault(citation.article_id, []).append((number, citation))
    listed = (
        f'<li>{chips(own)} <span class="from">{article_of(own[0][1], articles)}</span></li>'
        for own in by_article.values()
    )
    return f'<ul class="named">{"".join(listed)}</ul>'


def row(mark: str, link: str, citation: Citation, articles: Articles) -> str:
    """Render the name of a place's article as a link to the place; `mark` is the HTML before it."""
    return f'<ul class="named"><li>{mark} <a class="from" href="#{link}">{article_of(citation, articles)}</a></li></ul>'


def in_sentence(citation: Citation) -> str:
    """Return the sentence of a quote, with the quote marked if it is not all of it."""
    before, quote, after = around(citation)
    if not (before + after).strip():
        return html_text(quote)
    return f"{html_text(before)}<mark>{html_text(quote)}</mark>{html_text(after)}"


def confidence(answer: Answer) -> str:
    """Render what to do with an answer; the class chooses the shape before it, and its colour."""
    advised, shape = advice(answer), level(answer.confidence)
    if advised == "low":
        return f'<a class="conf conf-low" href="#{to_quote(answer.citations[0]).link}">{say("sure.low")}</a>'
    return (
        f'<span class="conf conf-{shape}{" conf-mixed" if advised == "mixed" else ""}">{say(f"sure.{advised}")}</span>'
    )


def said(numbered: tuple[int, Citation], articles: Articles) -> str:
    """Return a quote in its sentence, as an item of a list, with its number, its article and the days it means."""
    number, citation = numbered
    return f"<li>{chip(number, citation)} {in_sentence(citation)} {from_line(citation, articles)}</li>"


def from_line(citation: Citation, articles: Articles) -> str:
    """Render the article of a quote, to go below it, with the days that its words mean."""
    return f'<span class="from">{article_of(citation, articles)}</span>{days_meant([citation])}'


def days_meant(citations: Iterable[Citation]) -> str:
    """Render which days the words of some quotes mean, each sentence once; "" if they name none."""
    sentences = dict.fromkeys(sentence for citation in citations for sentence in dates_meant(citation))
    return "".join(f'<span class="meant">{html_text(sentence)}</span>' for sentence in sentences)


def article_of(citation: Citation, articles: Articles) -> str:
    """Render the article of a citation, with its day, the place in it, and whether its text was recognised."""
    article = articles.get(citation.article_id)
    more = details(citation, place(article, citation.start))
    small = f"<small>{html_text(more)}</small>" if more else ""
    warned = "".join(f'<small class="warned">{html_text(note)}</small>' for note in recognised(article))
    return f'<span class="title">{html_text(citation.title)}</span>{small}{warned}'
