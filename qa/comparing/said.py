"""A quote in its sentence, as an article's answer to a question."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from qa.types import Citation

_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteInContext:
    """A quote, the sentence it is in at `start`, and the article's date (ISO 8601) if known.

    `quote == sentence[start : start + len(quote)]`. Raise `ValueError` if it is not.
    """

    quote: str
    sentence: str
    start: int
    published: str | None = None

    def __post_init__(self) -> None:
        if self.start < 0 or self.sentence[self.start : self.start + len(self.quote)] != self.quote:
            raise ValueError(f"the quote {self.quote[:60]!r} is not at {self.start} of its sentence")

    @property
    def end(self) -> int:
        """Where the quote ends in its sentence."""
        return self.start + len(self.quote)

    @property
    def around(self) -> tuple[str, str]:
        """The sentence before the quote, and after it."""
        return self.sentence[: self.start], self.sentence[self.end :]

    def part(self, start: int, end: int) -> QuoteInContext:
        """Return a part of the quote as one of its own."""
        return replace(self, quote=self.quote[start:end], start=self.start + start)

    def before(self, words: int) -> str:
        """Return up to `words` words before the quote."""
        return " ".join(self.sentence[: self.start].split()[-words:])

    def after(self, words: int) -> str:
        """Return the text after the quote up to a number of words, with blanks and marks as they are."""
        rest = self.sentence[self.end :]
        ends = [match.end() for _, match in zip(range(words), _WORD.finditer(rest), strict=False)]
        return rest[: ends[-1]] if ends else ""


def said(citation: Citation) -> QuoteInContext:
    """Return the quote of a citation in its sentence."""
    return QuoteInContext(
        quote=citation.quote,
        sentence=citation.sentence,
        start=citation.start - citation.sentence_start,
        published=citation.published,
    )
