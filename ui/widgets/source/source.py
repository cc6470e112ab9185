"""An article as HTML: its head, its text with marks, and a rail of its marked places."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from index.types import Article
from qa.addresses import quote_address, web_address
from ui.copied_link import copied_link
from ui.escape import html_text
from ui.icons import BACK, CLOSE, DOWN, FIND, LINK, NEXT, PAGE, PREVIOUS, UP, icon_button
from ui.layers import TextLayer
from ui.notice import render_remark
from ui.reference import Reference
from ui.texts import day, say
from ui.widgets.paper.paper import pages_of
from ui.widgets.source.blocks import render_text
from ui.wording import count, language, place, reading_notes

_LONG = 4000  # characters from which an article has a rail: more than fits on two screens
_TITLE = 80  # characters of a quote in a tick's title
_MARKS = {"src": "ans", "near": "near", "read": "read"}
_ENCODINGS = (
    *("UTF-8", "Windows-1252", "Windows-1250", "Windows-1251", "Windows-1253", "Windows-1254", "ISO-8859-2"),
    *("KOI8-R", "Macintosh", "Shift_JIS", "EUC-JP", "EUC-KR", "GB18030", "Big5"),
)


def _choose(title: str) -> str:
    """Render the article's name, as the button that opens the list of all."""
    return (
        '<h2 id="src-title" tabindex="-1"><button type="button" class="shelf-toggle" aria-expanded="false"'
        f' aria-controls="shelf" title="{say("articles.choose")}"><span dir="auto">{html_text(title)}</span>{DOWN}'
        "</button></h2>"
    )


def render_nothing() -> str:
    """Render that there is no article to show, with an offer to add some."""
    return (
        f'<div class="src"><header class="src-head"><div class="src-what">{_choose(say("articles.all"))}</div></header>'
        f'<p class="src-empty">{say("articles.none.shown")} <button type="button" class="quiet filled shelf-add">'
        f"{say('articles.add')}</button></p></div>"
    )


def render_article(
    article: Article,
    reference: Reference | None = None,
    *,
    number: int | None = None,
    turn: int = 0,
    cited: Sequence[Reference] = (),
    problem: str = "",
) -> str:
    """Render an article, and mark the range that `reference` points at.

    `number` is that of the citation in its answer. `turn` distinguishes renderings of the same place, so
    that the page scrolls to it again. `cited` are the places that the conversation cites, in any article:
    those in this one are links. `problem` says what is wrong with the place that was asked for, "" for nothing.
    """
    others = [other for other in cited if other.article_id == article.id and other != reference]
    label, status = _labels(article, reference, number)
    pages = pages_of(article)
    return (
        f'<section class="src" data-article="{html_text(article.id)}" data-turn="{turn}" data-pages="{pages}"'
        f' data-ref="{reference.link if reference else ""}" data-link="{html_text(copied_link(article, reference))}">'
        '<header class="src-head"><div class="src-what">'
        f'{_choose(article.title)}<div class="meta">{_meta(article, reference, label)}</div></div>'
        f"{_tools(pages=pages > 0)}</header>{render_remark(problem)}{_find_bar()}"
        '<div class="src-view"><div class="src-body" tabindex="0" role="region" aria-labelledby="src-title">'
        f"{render_text(article, [*_layers(article, reference, others)])}</div>{_rail(article, reference, others)}</div>"
        f'<div class="sr-only" role="status">{html_text(status)}</div></section>'
    )


def _labels(article: Article, reference: Reference | None, number: int | None) -> tuple[str, str]:
    """Return what is marked, for the head and for screen readers; "" if nothing is."""
    if reference is None:
        return "", ""
    if reference.kind == "src":
        name = say("place.quoted") if number is None else say("place.source", number=number)
    else:
        name = say("closest" if reference.kind == "near" else "place.considered")
    return name, say("place.shown", name=name, title=article.title)


def _meta(article: Article, reference: Reference | None, label: str) -> str:
    parts = [f'<b class="kick">{label}<span class="src-of"></span></b>'] if label else []
    parts.append(f'<span dir="auto">{html_text(article.source)}</span>')
    parts += [html_text(place(article, reference.start))] if reference else []
    if article.published:
        parts.append(f'<time datetime="{html_text(article.published)}">{html_text(day(article.published))}</time>')
    parts += [html_text(part) for part in (article.author, article.site) if part]
    if article.language and article.language != "en":
        parts.append(html_text(language(article.language)))
    parts.append(count(article.words or len(article.text.split()), "word"))
    parts += [f'<span class="src-note">{html_text(note)}</span>' for note in reading_notes(article)]
    is_noted = any(note.startswith("read as") for note in article.notes) and not article.id.startswith("/")
    parts += [_encoding(article.encoding)] if is_noted and article.encoding else []
    url = quote_address(article, reference.start, reference.end) if reference else web_address(article.url)
    if url is not None:
        parts.append(f'<a href="{html_text(url)}" target="_blank" rel="noopener noreferrer">{say("original")}</a>')
    return " · ".join(filter(None, parts))


def _encoding(name: str) -> str:
    """Render a choice of another encoding, for readers who see that the letters are wrong."""
    names = dict.fromkeys((name, *_ENCODINGS))
    options = "".join(f"<option{' selected' if each == name else ''}>{html_text(each)}</option>" for each in names)
    return f'<label class="src-note">{say("letters.wrong")} <select class="src-encoding">{options}</select></label>'


def _tools(*, pages: bool) -> str:
    """Render the buttons: other sources, finding words, leaving the article; with `pages`, those of its file."""
    paper = icon_button("src-paper", "paper.show", PAGE) if pages else ""
    return (
        '<div class="src-tools">'
        f"{icon_button('src-step src-previous', 'source.previous', PREVIOUS)}"
        f"{icon_button('src-step src-next', 'source.next', NEXT)}{paper}"
        f"{icon_button('src-find', 'find.in', FIND)}"
        f"{icon_button('shelf-link', 'place.link', LINK)}"
        f"{icon_button('src-close', 'article.close', CLOSE)}</div>"
    )


def _find_bar() -> str:
    """Render the bar that finds words in the article; the page's script counts the matches and opens and closes it."""
    return (
        f'<div class="find" role="search">{icon_button("find-back", "find.back", BACK)}'
        f'<input class="framed find-box" type="search" aria-label="{say("find.in")}"'
        f' placeholder="{say("find.in")}" autocomplete="off" spellcheck="false" maxlength="200">'
        '<span class="find-count" role="status"></span>'
        f"{icon_button('find-previous', 'find.previous', UP)}{icon_button('find-next', 'find.next', DOWN)}"
        f"{icon_button('find-close', 'find.close', CLOSE)}</div>"
    )


def _layers(article: Article, reference: Reference | None, others: Sequence[Reference]) -> Iterator[TextLayer]:
    """Return the marks, strongest first."""
    if reference is not None:
        yield TextLayer(reference.range, _MARKS[reference.kind])
        yield TextLayer(article.sentence_at(reference.start, reference.end), "sent")
    for other in others:
        yield TextLayer(other.range, "said", other.link)


def _rail(article: Article, reference: Reference | None, others: Sequence[Reference]) -> str:
    """Render where the marked places of a long article are, as a share of its characters; empty for a short one.

    It is a shortcut for the mouse: the places themselves can be reached by the keyboard.
    """
    if len(article.text) < _LONG:
        return ""
    ticks = [_tick(article.text, other, "tick") for other in others]
    ticks += [] if reference is None else [_tick(article.text, reference, "tick now")]
    return f'<div class="rail" aria-hidden="true">{"".join(ticks)}</div>'


def _tick(text: str, reference: Reference, name: str) -> str:
    top = 100 * reference.start / len(text)
    title = html_text(" ".join(text[reference.start : reference.end][:_TITLE].split()))
    return f'<a class="{name}" tabindex="-1" href="#{reference.link}" style="top:{top:.2f}%" title="{title}"></a>'
