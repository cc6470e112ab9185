"""A couple by their names: "a married couple" is not the answer if the article goes on with who they are."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from index.types import Article
from qa.kinds.asked import asks_who
from qa.types import Reading, Span
from qa.words.letters import UPPER

_COUPLE = re.compile(
    r"\b(?:couple|duo|pair|husband and wife|twins|"
    r"two (?:[a-z]+ )?(?:sisters|brothers|friends|siblings|cousins|women|men|teachers|students|farmers|people))\b",
    re.IGNORECASE,
)
_WORD = rf"[{UPPER}][\w’'-]+"
_TWO_NAMED = re.compile(
    rf"(?P<two>{_WORD}(?:\s+{_WORD})?\s+(?:and|AND)\s+{_WORD}(?:\s+{_WORD}){{1,2}}?)(?=,|\s+(?:[a-z]|WHO\b|HAVE\b|WILL\b))"
)
_INSIDE = re.compile(rf"\s{_WORD}")  # behind the first word, which may begin a sentence
_FAR = 3  # sentences after the couple that may name them


def named_couples(question: str, readings: Sequence[Reading], articles: Mapping[str, Article]) -> tuple[Reading, ...]:
    """Return the readings with the names of a couple in place of the words for them, if a question asks who it is.

    The names are the subject of one of the next sentences: "Ada and Bo Lund, who are 52 and 55, ...".
    """
    if not asks_who(question):
        return tuple(readings)
    return tuple(
        replace(reading, spans=tuple(_by_name(span, articles[reading.article_id]) for span in reading.spans))
        for reading in readings
    )


def _by_name(span: Span, article: Article) -> Span:
    quote = article.text_of(span.range)
    if _COUPLE.search(quote) is None or (not quote.isupper() and _INSIDE.search(quote) is not None):
        return span
    begin = next((at for at, each in enumerate(article.sentences) if each.start >= span.end), len(article.sentences))
    for sentence in article.sentences[begin : begin + _FAR]:
        named = _TWO_NAMED.match(article.text, sentence.start, sentence.end)
        if named is not None:
            return Span(*named.span("two"), span.score)
    return span
