"""A page of a PDF file, or a picture, as it looks, with the quote marked on it, for the pane beside the text."""

from __future__ import annotations

import base64
from collections import OrderedDict
from threading import Lock

from index.errors import FormatError
from index.formats.pdf_page import Mark
from index.pages import PagePicture, has_pages, marks_of, picture_of
from index.types import Article, Entry, Range
from ui.escape import html_text
from ui.icons import NEXT, PREVIOUS, icon_button
from ui.reference import Reference
from ui.texts import say

_WIDTH = 900  # pixels of a picture
_KEPT = 24  # pictures in memory, of one to three hundred kilobytes each
_SEARCHED = 300  # pages up to which the letters of a quote are looked for: a hundred have taken seven seconds


_sheets: OrderedDict[tuple[str, int], PagePicture] = OrderedDict()
_lock = Lock()


def pages_of(article: Article) -> int:
    """Return how many pages of an article's file are known; 0 if its pages cannot be shown."""
    if not has_pages(article):
        return 0
    return max((place.page for place in article.places if place.page is not None), default=0)


def render_paper(
    article: Article, data: bytes | None, reference: Reference | None, page: object = None, *, marked: bool = True
) -> str:
    """Render a page of the article's file, `data`, with the place of `reference` marked.

    Without `marked`, it is not looked for. The page is `page` if the file has it, else the one on which the quote
    begins, else the first.
    """
    if data is None:
        return _said(say("paper.gone"))
    quote = None if reference is None else reference.range
    kind = "src" if reference is None else reference.kind
    try:
        marks = () if quote is None or not marked else _marks(article, data, quote)
        home = marks[0].page if marks else _page_at(article, quote)
        sheet = _sheet(article, data, page if isinstance(page, int) else home)
    except FormatError:
        return _said(say("paper.gone"))
    number = page if isinstance(page, int) else home
    boxes = "".join(_box(mark, sheet) for mark in marks if mark.page == number)
    name = say("paper.page", number=number, pages=sheet.pages)
    alt = say("paper.alt", page=name, file=html_text(article.source))
    back = (
        f'<button type="button" class="quiet paper-step paper-home" data-page="{home}">'
        f"{say('paper.home', number=home)}</button>"
        if quote is not None and home != number
        else ""
    )
    return (
        f'<figure class="paper paper-{kind}" data-article="{html_text(article.id)}"'
        f' data-ref="{reference.link if reference else ""}"><figcaption class="paper-bar">'
        f'{_step(number - 1, sheet.pages, "paper.previous", PREVIOUS)}<span role="status">{name}</span>'
        f"{_step(number + 1, sheet.pages, 'paper.next', NEXT)}{back}</figcaption>"
        f'<div class="paper-view" tabindex="0" role="region" aria-label="{name}">'
        f'<div class="paper-sheet" style="aspect-ratio:{sheet.width:.2f}/{sheet.height:.2f}">'
        f'<img src="data:image/png;base64,{base64.b64encode(sheet.png).decode()}" alt="{alt}">'
        f"{boxes}</div></div></figure>"
    )


def _said(words: str) -> str:
    return f'<figure class="paper"><p class="paper-gone" role="status">{words}</p></figure>'


def _step(page: int, pages: int, key: str, icon: str) -> str:
    return icon_button("paper-step", key, icon, f'data-page="{page}"' if 0 < page <= pages else "disabled")


def _box(mark: Mark, sheet: PagePicture) -> str:
    left, top = 100 * mark.left / sheet.width, 100 * mark.top / sheet.height
    width, height = 100 * (mark.right - mark.left) / sheet.width, 100 * (mark.bottom - mark.top) / sheet.height
    return f'<i style="left:{left:.3f}%;top:{top:.3f}%;width:{width:.3f}%;height:{height:.3f}%"></i>'


def _marks(article: Article, data: bytes, quote: Range) -> tuple[Mark, ...]:
    if pages_of(article) > _SEARCHED:
        return ()
    return marks_of(article, data, quote.start, quote.end)


def _page_at(article: Article, quote: Range | None) -> int:
    start = 0 if quote is None else quote.start
    return next((place.page for place in article.places if place.page is not None and start < place.end), 1)


def _sheet(article: Entry, data: bytes, page: int) -> PagePicture:
    """Return a page; raise `FormatError` if it does not exist."""
    key = article.sha256, page
    with _lock:
        if key in _sheets:
            _sheets.move_to_end(key)
            return _sheets[key]
    sheet = picture_of(article, data, page, _WIDTH)
    with _lock:
        _sheets[key] = sheet
        while len(_sheets) > _KEPT:
            _sheets.popitem(last=False)
    return sheet
