"""What holds only under a condition that a question does not name: "if you have no quinces, cut the sugar to 300g"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from index.types import Article
from qa.sifting import SpanInSentence, sifted
from qa.types import Reading
from qa.understanding.wanted import fits, wanted
from qa.words.content import content_lemmas

_IF = re.compile(r"\W*(?:If|Unless|Should you|In case)\b(?P<condition>[^,;:.]*),")
_LIKELY = 1.0  # logits over the null score of a span that answers in any case
_WANTED = ("amount", "duration", "frequency", "time", "age")


def without_conditional(
    question: str, readings: Sequence[Reading], articles: Mapping[str, Article]
) -> tuple[Reading, ...]:
    """Return the readings without values under a condition that a question does not name, if it has another value.

    The condition is at the head of a sentence, and the other value is a likely one without any.
    """
    if wanted(question) not in _WANTED:
        return tuple(readings)
    asked = frozenset(content_lemmas(question))

    def is_conditional(span: SpanInSentence) -> bool:
        condition = _IF.match(span.sentence)
        return condition is not None and asked.isdisjoint(content_lemmas(condition["condition"]))

    spans = (
        SpanInSentence(articles[reading.article_id], *span.range)
        for reading in readings
        for span in reading.spans
        if span.score - reading.null_score > _LIKELY
    )
    if not any(fits(question, span.quote) and not is_conditional(span) for span in spans):
        return tuple(readings)
    return sifted(readings, articles, lambda span: not is_conditional(span))
