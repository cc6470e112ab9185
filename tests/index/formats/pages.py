"""Web pages of our own writing, in the layouts of real sites, with what in them is the article.

In `pages/*.html`, `data-t="a"` marks an element of the article and `data-t="n"` what may be read or not (bylines,
references); everything else is around the article. The marks are taken out before a page is read.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from lxml import html

_FOLDER = Path(__file__).parent / "pages"
_MARK = re.compile(rb' data-t="[an]"', re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page's bytes, the pieces of its article, and those that may be in the text or not."""

    name: str
    data: bytes
    article: tuple[str, ...]
    neutral: tuple[str, ...]


def letters(text: str) -> str:
    """Return a text's letters and digits alone, so that blanks and marks between them do not matter."""
    return "".join(re.findall(r"\w", text.casefold()))


def pages() -> tuple[Page, ...]:
    """Return all pages, by name."""
    return tuple(_page(path) for path in sorted(_FOLDER.glob("*.html")))


def recall(page: Page, text: str) -> float:
    """Return the share of the article's pieces that are in a text."""
    whole = letters(text)
    return sum(letters(piece) in whole for piece in page.article) / len(page.article)


def strangers(page: Page, text: str) -> list[str]:
    """Return the lines of a text that are no part of the article."""
    known = letters("".join(page.article)) + "\n" + letters("".join(page.neutral))
    return [line for line in text.splitlines() if letters(line) and letters(line) not in known]


def _page(path: Path) -> Page:
    marked = path.read_bytes()
    tree = html.document_fromstring(marked.decode("utf-8"))
    for mark in tree.xpath("//a[starts-with(@href, '#') and string-length(normalize-space()) <= 3]"):
        mark.drop_tree()  # "[1]": a footnote's mark is no word of the article
    article, neutral = (
        tuple(str(each.text_content()) for each in tree.xpath(f"//*[@data-t='{mark}']")) for mark in "an"
    )
    data = _MARK.sub(b"", marked)
    if b"iso-8859-1" in data:
        data = data.decode("utf-8").encode("cp1252")
    return Page(name=path.name, data=data, article=article, neutral=neutral)
