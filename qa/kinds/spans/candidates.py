"""Who does not have a post, or run something, yet: a candidate, or one who "was going to open a café"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from index.types import Article
from qa.kinds.spans.supposed import asks_about_plans
from qa.sifting import SpanInSentence, sifted
from qa.types import Reading
from qa.words.grammar import AND_SO

_POST = re.compile(
    rf"{AND_SO}who (?:will (?:succeed|replace|follow|become|be)|is the (?:new|next)|(?:has )?(?:succeeded|replaced))\b",
    re.IGNORECASE,
)
_CANDIDATE = re.compile(
    r"\b(?:candidates?|contenders?|favourites?|favorites?|front-?runners?|shortlist(?:ed)?|tipped)\b"
)
_CHOSEN = re.compile(r"\b(?:chosen|chose|appointed|appoints?|named|picked|selected|elected|beat|won|got)\b")
_WHO_DOES = re.compile(rf"{AND_SO}who (?:runs?|ran|owns?|owned|manages?|managed|heads?|led|leads?)\b", re.IGNORECASE)
_GOING_TO = re.compile(r"\W*(?:(?:was|were) going to|had (?:planned|hoped|meant|wanted) to|might|may|could)\b")


def without_candidates(
    question: str, readings: Sequence[Reading], articles: Mapping[str, Article]
) -> tuple[Reading, ...]:
    """Return the readings without candidates for a post that a question asks about, and those who only meant to run it.

    A sentence that says who was chosen keeps its spans.
    """
    asks_for_post = _POST.match(question) is not None and _CANDIDATE.search(question) is None
    asks_who_does = _WHO_DOES.match(question) is not None and not asks_about_plans(question)

    def may_answer(span: SpanInSentence) -> bool:
        is_candidate = asks_for_post and _is_candidate(span.sentence)
        return not (is_candidate or (asks_who_does and _GOING_TO.match(span.behind) is not None))

    return sifted(readings, articles, may_answer) if asks_for_post or asks_who_does else tuple(readings)


def _is_candidate(sentence: str) -> bool:
    return _CANDIDATE.search(sentence) is not None and _CHOSEN.search(sentence) is None
