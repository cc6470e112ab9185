"""What is no text: "{{ name }}" or "Mr XXXX XXXX", which a template leaves to be filled in, "(Continued on page 4)"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from index.types import Article
from qa.sifting import SpanInSentence, sifted
from qa.types import Reading

_PLACEHOLDER = re.compile(
    r"\{\{ ?[A-Za-z_][\w. -]*\}\}|\[\[[a-z]+(?:[_.][a-z\d]+)+\]\]|\$\{[A-Za-z_][\w.]*\}|"
    r"%%[A-Z_]+%%|%[A-Z]+(?:_[A-Z]+)+%|<[A-Z]+(?:_[A-Z]+)+>|"
    r"(?<!\d )\bX{4,}(?: X{4,})+\b(?!\W?\d)"  # but not a card's number, of which the last digits stand
)
_FILLER = re.compile(r"\W*lorem ipsum dolor\b", re.IGNORECASE)
_ABOUT_FILLER = re.compile(r"\blorem ipsum\b", re.IGNORECASE)
_CONTINUED = re.compile(r"\W*(?:story )?con(?:tinued|t['’]?d)\.?\s+(?:\w+\s+)?page\b.{0,20}", re.IGNORECASE)
_ABOUT_PAGE = re.compile(r"\bpage\b|\bcontinu", re.IGNORECASE)
_QUOTING = re.compile(r"[\"“”‘«»`]")


def without_placeholders(
    question: str, readings: Sequence[Reading], articles: Mapping[str, Article]
) -> tuple[Reading, ...]:
    """Return the readings without spans that touch a placeholder or are of a filler text or "(Continued on page 4)".

    A sentence that quotes something, such as one of a tutorial, may be about the placeholder itself.
    """

    def may_answer(span: SpanInSentence) -> bool:
        sentence = span.sentence
        if _FILLER.match(sentence):
            return _ABOUT_FILLER.search(question) is not None
        if _CONTINUED.fullmatch(sentence):
            return _ABOUT_PAGE.search(question) is not None
        start, end = span.start - span.sentence_range.start, span.end - span.sentence_range.start
        touches = any(each.start() < end and start < each.end() for each in _PLACEHOLDER.finditer(sentence))
        return not touches or _QUOTING.search(sentence) is not None

    return sifted(readings, articles, may_answer)
