"""Questions to begin with, for the collection they were written for."""

from __future__ import annotations

from collections.abc import Iterable

from index.types import Article

SEED_EXAMPLES = (
    "What has South Korea's assistance to Ukraine included?",
    "What would sending weapons to Ukraine be, according to Putin?",
    "How many 105mm artillery shells does South Korea have?",
    "Who won the 2026 World Cup?",
)

_SEEDS = frozenset({"000_7c6e6fce870f2b8e.txt", "001_bc7b9d044ce62a41.txt"})


def examples_for(articles: Iterable[Article]) -> tuple[str, ...]:
    """Give the examples of a collection: those of the seeds for the seeds, none for any other."""
    return SEED_EXAMPLES if {article.id for article in articles} == _SEEDS else ()
