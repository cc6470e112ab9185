"""The articles an answer may cite, copies of one report being one source."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from index.types import Article
from qa.choosing import Choice, same_words
from qa.types import Citation, cite


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """Articles by id, and for each that has copies the ids of the others of its group."""

    articles: Mapping[str, Article]
    copies: Mapping[str, tuple[str, ...]]

    def source(self, article_id: str) -> frozenset[str]:
        """Give the articles that are one source with this one, itself too."""
        return frozenset((article_id, *self.copies.get(article_id, ())))

    def quote(self, choice: Choice) -> str:
        """Give the words of a span."""
        return self.articles[choice.article_id].text[choice.span.start : choice.span.end]

    def cite(self, choice: Choice) -> Citation:
        """Cite a span, with the copies of its article that hold the quote too."""
        citation = cite(self.articles[choice.article_id], choice.span.start, choice.span.end)
        words = f" {same_words(citation.quote)} "
        others = (self.articles[other] for other in self.copies.get(choice.article_id, ()) if other in self.articles)
        return replace(citation, copies=tuple(o.id for o in others if words in f" {same_words(o.text)} "))
