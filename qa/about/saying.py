"""Who wrote that something is so: the author of the article with the sentence that says it."""

from __future__ import annotations

import re

from index.collection import Collection
from index.types import Article, Range, Scope
from qa.speakers import quotations
from qa.words.content import content_lemmas

_RANKED = 20  # passages in which the sentence is looked for
_SHARE = 0.75  # of the question's words that the sentence must have
_QUOTED = re.compile(r"^\s*>|^On .{5,80} wrote:\s*$|^-+ ?(?:Original|Forwarded) [Mm]essage", re.MULTILINE)


def writer_of(sentence: str, collection: Collection, where: Scope | None) -> Article | None:
    """Return the article in which its author writes what a question says; None if none does, or someone is quoted."""
    asked = frozenset(content_lemmas(sentence))
    best: tuple[float, Article] | None = None
    for passage in collection.retrieve(sentence, _RANKED, scope=where):
        article = collection.article(passage.chunk.article_id)
        for place in article.sentences:
            if place.start < passage.chunk.start or place.end > passage.chunk.end:
                continue
            share = len(asked & frozenset(content_lemmas(article.text_of(place)))) / max(len(asked), 1)
            if share >= _SHARE and (best is None or share > best[0]) and not _is_of_another(article, place):
                best = share, article
    return None if best is None else best[1]


def _is_of_another(article: Article, place: Range) -> bool:
    """Whether a sentence is not the author's own: quoted from another mail, or said by someone."""
    quoted = _QUOTED.search(article.text)
    if quoted is not None and quoted.start() <= place.start:
        return True
    return any(place.overlaps(Range(each.start, each.end)) for each in quotations(article))
