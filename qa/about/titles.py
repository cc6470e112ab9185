"""Where an article has its title and the name of the paper or site that it is from."""

from __future__ import annotations

import re

from index.types import Article, Range
from qa.about.fields import field_places

_HEAD = 3000  # code points in which a title or a paper's name stands
_MARKS = re.compile(r"[#>*_\s]*")
_TRAILING = re.compile(r"[\s#*_=]*$")


def title_place(article: Article) -> Range | None:
    """Return where an article has its title, without marks around it; None if only its file has it."""
    fields = field_places(article)
    field = next((fields[name] for name in ("title", "headline", "subject") if name in fields), None)
    words = re.findall(r"\S+", article.title)
    named = re.compile(r"\s+".join(map(re.escape, words))).search(article.text, 0, _HEAD) if words else None
    if named is not None or field is not None:
        return field if named is None else Range(*named.span())
    headline = article.structure.headline
    if headline is None:
        return None
    line = article.text_of(headline)
    opening = _MARKS.match(line)
    start = 0 if opening is None else opening.end()
    trailing = _TRAILING.search(line)
    end = len(line) if trailing is None else trailing.start()
    return Range(headline.start + start, headline.start + end) if start < end else None


def site_place(article: Article) -> Range | None:
    """Return where an article's text first has the name of its paper or site; None if nowhere."""
    if article.site is None:
        return None
    named = re.compile(rf"\b{re.escape(article.site)}\b", re.IGNORECASE).search(article.text)
    return None if named is None else Range(*named.span())
