"""Where the words of a citation, or of a link, are in their article now, which may have changed since."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple

from index.types import Article
from qa.saved import SavedCitation
from qa.types import Answer, Citation
from qa.verify import check_citation
from ui.copied_link import LinkedWords
from ui.reference import Reference


class Standing(NamedTuple):
    """The place of cited words now, None if they are gone; `changed` if their sentence is not what it was."""

    reference: Reference | None
    changed: bool


def standing(
    reference: Reference, article: Article, answers: Iterable[Answer], citation: SavedCitation | None = None
) -> Standing:
    """Return where the words are now that some answers, or a saved `citation`, cite at a place of an article.

    A place that none of them cites stands where it is, if the article is long enough.
    """
    if citation is not None:
        return _checked(reference, citation, article)
    cited = next((c for answer in answers for c in answer.shown if _is_at(reference, c)), None)
    words = None if cited is None else (cited.sentence if reference.kind == "near" else cited.quote)
    there = article.text[reference.start : reference.end]
    if cited is None or there == words:
        return Standing(reference if reference.end <= len(article.text) else None, changed=False)
    return _checked(reference, _saved(cited), article)


def linked(reference: Reference, words: LinkedWords, article: Article) -> Standing:
    """Return where the words are now that stood at a place of an article when a link to it was copied."""
    if not words.digest:
        return _checked(reference, words.citation, article)
    now = words.whole(reference, article)
    if now is None:
        return Standing(None, changed=True)
    return Standing(replace(reference, start=now.start, end=now.end), changed=False)


def _checked(reference: Reference, citation: SavedCitation, article: Article) -> Standing:
    check = check_citation(citation, article)
    if check.start is None or check.end is None:
        return Standing(None, changed=True)
    return Standing(replace(reference, start=check.start, end=check.end), changed=check.verdict not in ("ok", "moved"))


def _is_at(reference: Reference, citation: Citation) -> bool:
    place = (citation.start, citation.end)
    if reference.kind == "near":
        place = (citation.sentence_start, citation.sentence_end)
    return citation.article_id == reference.article_id and place == reference.range


def _saved(citation: Citation) -> SavedCitation:
    return SavedCitation(
        question="",
        article_id=citation.article_id,
        source=citation.source,
        start=citation.start,
        end=citation.end,
        quote=citation.quote,
        sentence_start=citation.sentence_start,
        sentence=citation.sentence,
        title=citation.title,
        extractor=citation.extractor,
        place=citation.place,
    )
