"""Citations as they are saved with an answer."""

from __future__ import annotations

from index.types import Article
from qa.citing import cite
from qa.saved import SavedCitation

TEXT = "Seoul holds shells.\n\nThe two mayors met in Oslo, a report said. Kyiv holds guns. Kyiv holds guns."


def saved(article: Article, quote: str, occurrence: int = 0) -> SavedCitation:
    """Return a citation of the nth occurrence of a quote as it is saved."""
    start = -1
    for _ in range(occurrence + 1):
        start = article.text.index(quote, start + 1)
    citation = cite(article, start, start + len(quote))
    names = (
        "article_id",
        "source",
        "start",
        "end",
        "quote",
        "sentence_start",
        "sentence",
        "title",
        "extractor",
        "place",
    )
    return SavedCitation(question="Who?", **{name: getattr(citation, name) for name in names})
