"""Who made an article: its byline and credits answer only questions about that, or about those named there."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from index.types import Article
from qa.kinds.statement import content_lemmas
from qa.types import Reading
from qa.words.lemmas import lemma

_MAKING = frozenset(
    map(
        lemma,
        "write wrote written author byline report reported reporter reporting journalist correspondent columnist edit "
        "editor photo photograph photographer picture image shot took credit illustrate illustrator contribute "
        "contributor compile translate translator article story piece source agency published by".split(),
    )
)


def without_makers(question: str, readings: Sequence[Reading], articles: Mapping[str, Article]) -> tuple[Reading, ...]:
    """Return readings without the spans in a byline or credit that a question does not ask about.

    It asks about them with a word such as "wrote" or "photo", or with a word that is there: "Who is Ann Lund?".
    """
    asked = frozenset(content_lemmas(question)) | frozenset(map(lemma, re.findall(r"\w+", question.casefold())))
    if asked & _MAKING:
        return tuple(readings)
    kept = []
    for reading in readings:
        article = articles[reading.passage.chunk.article_id]
        structure = article.structure
        places = (*structure.credits, *(() if structure.byline is None else (structure.byline,)))
        others = [place for place in places if not asked & frozenset(content_lemmas(article.text_of(place)))]
        spans = tuple(span for span in reading.spans if not any(span.range.overlaps(place) for place in others))
        kept.append(replace(reading, spans=spans))
    return tuple(kept)
