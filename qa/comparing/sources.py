"""The articles an answer may cite; copies of one report are one source."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from index.types import Article
from qa.choosing import Choice, same_words
from qa.citing import cite
from qa.types import Citation

_SHARED = 0.7  # share of the words around the quote that a copy's sentence must share


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """Articles by id, with the ids of their copies and of their other versions."""

    articles: Mapping[str, Article]
    copies: Mapping[str, tuple[str, ...]]
    versions: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def source(self, article_id: str) -> frozenset[str]:
        """Return the articles that are one source with this one, including itself."""
        return frozenset((article_id, *self.copies.get(article_id, ())))

    def quote(self, choice: Choice) -> str:
        """Return the text of a span."""
        return self.articles[choice.article_id].text[choice.span.start : choice.span.end]

    def cite(self, choice: Choice) -> Citation:
        """Return the citation of a span, with the copies and versions of its article that say it in the same place.

        A copy counts if one of its sentences holds the quote and most of the cited sentence's words: not if an edited
        copy gives a different value there and holds the words by chance elsewhere.
        """
        return self.copied(cite(self.articles[choice.article_id], choice.span.start, choice.span.end))

    def sentence(self, citation: Citation) -> Citation:
        """Return the citation of a quote's whole sentence."""
        article = self.articles[citation.article_id]
        return self.copied(cite(article, citation.sentence_start, citation.sentence_end))

    def copied(self, citation: Citation) -> Citation:
        """Return a citation with the copies and versions of its article that say it in the same place."""
        ids = (*self.copies.get(citation.article_id, ()), *self.versions.get(citation.article_id, ()))
        others = (self.articles[other] for other in sorted(set(ids)) if other in self.articles)
        return replace(citation, copies=tuple(other.id for other in others if _says_there(other, citation)))


def _says_there(article: Article, citation: Citation) -> bool:
    """Whether a sentence of an article says what is cited: the quote between (nearly) the same words."""
    quote = same_words(citation.quote)
    offset = citation.start - citation.sentence_start
    before = same_words(citation.sentence[:offset]).split()
    after = same_words(citation.sentence[offset + len(citation.quote) :]).split()
    around = Counter((*before, *after))
    for sentence in article.sentences:
        padded = f" {same_words(article.text_of(sentence))} "
        if f" {quote} " not in padded:
            continue
        there = Counter(padded.replace(f" {quote} ", " ", 1).split())
        if (around & there).total() >= _SHARED * max(around.total(), there.total()):
            return True
    return False
