"""Citations as HTML: numbered chips, rows that name the article, and the sentence with the quote marked in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from index.types import Article
from qa.types import Answer, Citation, Item, OtherAnswer
from ui.cards.fragment import around
from ui.escape import html_text
from ui.reference import to_quote
from ui.texts import say
from ui.wording import count, day, details, level, newest, place

Numbered = Sequence[tuple[int, Citation]]
Articles = Mapping[str, Article]


def chip(number: int, citation: Citation) -> str:
    """Link to a quote by its number alone; what the reader sees before a click is in its attributes."""
    before, quote, after = map(html_text, around(citation))
    when = html_text(day(citation.published)) if citation.published else ""
    return (
        f'<a class="chip" href="#{to_quote(citation).link}" data-title="{html_text(citation.title)}" data-day="{when}"'
        f' data-before="{before}" data-quote="{quote}" data-after="{after}">'
        f'<span class="sr-only">{say("source")} </span>{number}</a>'
    )


def chips(numbered: Numbered) -> str:
    """Link to each of some quotes, in a run that stays on one line."""
    return f'<span class="chips">{"".join(chip(number, citation) for number, citation in numbered)}</span>'


def rows(numbered: Numbered, articles: Articles) -> str:
    """List the articles of some quotes, each once, with the numbers of the quotes in it."""
    by_article: dict[str, list[tuple[int, Citation]]] = {}
    for number, citation in numbered:
        by_article.setdefault(citation.article_id, []).append((number, citation))
    listed = (
        f'<li>{chips(own)} <span class="from">{_article(own[0][1], articles)}</span></li>'
        for own in by_article.values()
    )
    return f'<ul class="named">{"".join(listed)}</ul>'


def row(mark: str, link: str, citation: Citation, articles: Articles) -> str:
    """Name the article of a place, as a link to it; `mark` is the HTML before it."""
    return f'<ul class="named"><li>{mark} <a class="from" href="#{link}">{_article(citation, articles)}</a></li></ul>'


def in_sentence(citation: Citation) -> str:
    """Give the sentence of a quote, with the quote marked where it is not all of it."""
    before, quote, after = around(citation)
    if not (before + after).strip():
        return html_text(citation.sentence)
    return f"{html_text(before)}<mark>{html_text(quote)}</mark>{html_text(after)}"


def confidence(answer: Answer, differs: bool) -> str:
    """Say what to do with an answer; the class chooses the shape before it, and its colour where nothing differs."""
    word = level(answer.confidence)
    classes = f"conf conf-{word}{' conf-mixed' if differs else ''}"
    if word == "low":
        return f'<a class="{classes}" href="#{to_quote(answer.citations[0]).link}">{say("sure.low")}</a>'
    return f'<span class="{classes}">{say(f"sure.{word}")}</span>'


def also_said(heading: str, numbered: Numbered, articles: Articles) -> Iterator[str]:
    """Show what other articles say beside the answer, under a heading; nothing where there is none."""
    if numbered:
        said = "".join(_said(each, articles) for each in numbered)
        yield f'<h3>{heading}</h3><ul class="others">{said}</ul>'


def together(kind: str, items: Sequence[tuple[Item, Numbered]], articles: Articles) -> Iterator[str]:
    """Show the things that are an answer together; nothing where it is one thing alone."""
    if len(items) < 2:
        return
    known = kind if kind in ("comparison", "yes/no", "quotes") else "list"
    values = "".join(_by_sentence(items, articles) if known == "list" else (_item(*it, articles) for it in items))
    yield f'<section class="items"><h3>{say(f"together.{known}")}</h3>{values}</section>'


def _item(item: Item, numbered: Numbered, articles: Articles) -> str:
    label = say(f"label.{item.label}") if item.label in ("yes", "no") else html_text(item.label)
    is_whole = all(citation.quote == citation.sentence for _, citation in numbered)
    head = "" if is_whole else f"<strong>{html_text(item.text)}</strong> "
    aside = f"<small>{label}</small>" if label else ""
    said = "".join(_said(each, articles) for each in numbered)
    above = f'<p class="other-head">{head}{aside}</p>' if head or aside else ""
    return f'<div class="other">{above}<ul class="others">{said}</ul></div>'


def _by_sentence(items: Sequence[tuple[Item, Numbered]], articles: Articles) -> Iterator[str]:
    """Show the things of a list, those that one sentence names above it, which is shown once."""
    by_sentence: dict[tuple[str, int], list[tuple[Item, Numbered]]] = {}
    for item, numbered in items:
        first = numbered[0][1]
        by_sentence.setdefault((first.article_id, first.sentence_start), []).append((item, numbered))
    for named in by_sentence.values():
        values = "".join(f"<span><strong>{html_text(item.text)}</strong> {chips(own)}</span>" for item, own in named)
        first = named[0][1][0][1]
        spans = sorted(
            {(own[0][1].start - first.sentence_start, own[0][1].end - first.sentence_start) for _, own in named}
        )
        yield (
            f'<div class="other"><p class="other-head">{values}</p><p class="others">{_marked(first.sentence, spans)} '
            f'<span class="from">{_article(first, articles)}</span></p></div>'
        )


def _marked(sentence: str, spans: Sequence[tuple[int, int]]) -> str:
    """Mark several ranges of a sentence, in order; what of one lies in another is marked once."""
    parts, at = [], 0
    for start, end in spans:
        start = max(start, at)
        if start < end:
            parts.append(f"{html_text(sentence[at:start])}<mark>{html_text(sentence[start:end])}</mark>")
            at = end
    return "".join([*parts, html_text(sentence[at:])])


def said_differently(answer: Answer, own: Numbered, others: Sequence[tuple[OtherAnswer, Numbered]]) -> Iterator[str]:
    """Show the values that articles give, this answer's too, the newest first; nothing where they agree."""
    if not others:
        return
    number = len({citation.article_id for other, _ in others for citation in other.citations})
    dated = [(newest(other.citations), False, other.text, numbered) for other, numbered in others]
    dated.append((newest(answer.citations), True, answer.citations[0].quote, own))
    values = "".join(
        f'<li class="{"own" if is_own else "theirs"}"><strong>{html_text(text)}</strong> '
        f"<time>{html_text(day(when)) if when else say('undated')}</time> {chips(numbered)} "
        f"<small>{say('above') if is_own else html_text(numbered[0][1].title)}{_copies(numbered)}</small></li>"
        for when, is_own, text, numbered in sorted(dated, key=lambda value: value[0], reverse=True)
    )
    heading = say("differ.one" if number == 1 else "differ.many", number=number)
    yield f'<section class="differs"><h3>{heading}</h3><ul>{values}</ul></section>'


def _copies(numbered: Numbered) -> str:
    copies = sum(len(citation.copies) for _, citation in numbered)
    return f" · {say('copies', copies=count(copies, 'copy'))}" if copies else ""


def _said(numbered: tuple[int, Citation], articles: Articles) -> str:
    number, citation = numbered
    article = _article(citation, articles)
    return f'<li>{chip(number, citation)} {in_sentence(citation)} <span class="from">{article}</span></li>'


def _article(citation: Citation, articles: Articles) -> str:
    more = details(citation, place(articles.get(citation.article_id), citation.start))
    small = f"<small>{html_text(more)}</small>" if more else ""
    return f'<span class="title">{html_text(citation.title)}</span>{small}'
