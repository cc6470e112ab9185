"""Building the citation of a range of an article."""

from __future__ import annotations

from bisect import bisect_right

from index.types import Article, Place, Range
from qa.addresses import quote_address
from qa.dating.meant import dates_meant
from qa.errors import VerbatimError
from qa.types import Citation


def cite(article: Article, start: int, end: int) -> Citation:
    """Build the citation of `article.text[start:end]`; the only way the project makes one.

    Raise `VerbatimError` if the range is empty or leaves the article.
    """
    if not 0 <= start < end <= len(article.text):
        raise VerbatimError(f"{start}-{end} is not a range of {article.id} ({len(article.text)} characters)")
    sentence = article.sentence_at(start, end)
    place = _place(article, start, end)
    entry = article.structure.entry_at(start)
    return Citation(
        article_id=article.id,
        source=article.source,
        title=article.title,
        start=start,
        end=end,
        quote=article.text[start:end],
        sentence_start=sentence.start,
        sentence_end=sentence.end,
        sentence=article.text_of(sentence),
        published=article.published,
        extractor=article.extractor,
        place=None if place is None else place.label,
        page=None if place is None else place.page,
        author=article.author,
        site=article.site,
        part="correction" if article.structure.correction_at(start) is not None else "",
        stamp=None if entry is None else article.text_of(entry.stamp),
        dates=dates_meant(article, Range(start, end)),
        url=quote_address(article, start, end),
    )


def _place(article: Article, start: int, end: int) -> Place | None:
    """Return the first place of the file that `[start, end)` touches."""
    at = bisect_right(article.places, start, key=lambda place: place.end)
    touched = at < len(article.places) and article.places[at].start < end
    return article.places[at] if touched else None
