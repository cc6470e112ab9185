"""When an event began, where a question asks when it ended, or the other way round."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from index.types import Article
from qa.sifting import SpanInSentence, sifted
from qa.types import Reading
from qa.understanding.wanted import wanted
from qa.words.grammar import PREPOSITIONS
from qa.words.lemmas import lemma_set, lemmas

_BEGINNING = lemma_set("begin began begun start started open opened kick commence launch meet met hold held gather")
_ENDING = lemma_set(
    "end ended finish finished close closed conclude concluded adjourn adjourned over until till stop stopped break up "
    "rise rose complete completed last lasted wrap"
)
_LAST = rf"(?:\s+(?:{PREPOSITIONS}|again|today|yesterday|tonight|last|this)\b.*)?\W*$"  # no object behind it
_ENDS = re.compile(rf"\b(?:finish|finished|end|ended|close|closed|conclude|adjourn|over){_LAST}", re.IGNORECASE)
_BEGINS = re.compile(rf"\b(?:begin|start|started|open|kick off|get under way){_LAST}", re.IGNORECASE)
_CLOCK = re.compile(r"\d[.:]\d\d|\d\s?[ap]\.?m\b|o['’]clock|\bnoon\b|\bmidnight\b", re.IGNORECASE)


def without_other_phases(
    question: str, readings: Sequence[Reading], articles: Mapping[str, Article]
) -> tuple[Reading, ...]:
    """Return the readings without times of day when something began, if a question asks when it ended, and the reverse.

    "Held at 6.30 pm in the hall" does not say when the meeting finished, and "closed at 8.52" not when it began.
    """
    ends, begins = _ENDS.search(question) is not None, _BEGINS.search(question) is not None
    if wanted(question) != "time" or ends == begins:
        return tuple(readings)
    own, other = (_ENDING, _BEGINNING) if ends else (_BEGINNING, _ENDING)

    def may_answer(span: SpanInSentence) -> bool:
        said = frozenset(lemmas(span.sentence))
        return bool(said & own) or not said & other or _CLOCK.search(span.quote) is None

    return sifted(readings, articles, may_answer)
