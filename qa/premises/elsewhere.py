"""Articles that have none of the names in a question, which others have: what they say is about something else."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from index.types import Article
from qa.premises.presence import holds, region
from qa.premises.terms import Term, terms
from qa.types import Reading


def lacks_name(question: str, article: Article) -> bool:
    """Whether a name or place of a question is nowhere in an article, its title, author or site."""
    return not all(_held(_names(question), article))


def without_others(
    question: str, readings: Sequence[Reading], read: Iterable[str], articles: Mapping[str, Article]
) -> tuple[Reading, ...]:
    """Return readings without the spans of articles about something else.

    Such an article has none of the names and places of the question, while one of the articles `read` has all of them.
    """
    asked = _names(question)
    if not asked or not any(all(_held(asked, articles[article_id])) for article_id in dict.fromkeys(read)):
        return tuple(readings)
    about = {
        article_id: any(_held(asked, articles[article_id]))
        for article_id in {reading.passage.chunk.article_id for reading in readings}
    }
    return tuple(
        reading if about[reading.passage.chunk.article_id] else replace(reading, spans=()) for reading in readings
    )


def _names(question: str) -> tuple[Term, ...]:
    return tuple(term for term in terms(question) if term.kind in ("name", "place"))


def _held(names: Sequence[Term], article: Article) -> list[bool]:
    about = " ".join(filter(None, (article.title, article.author, article.site)))
    whole = region(f"{about}\n{article.text}")
    return [holds(whole, name) for name in names]
