"""Spans that cannot answer: their sentence only asks the same, or says that no one knows."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from index.types import Article
from qa.sifting import SpanInSentence, sifted
from qa.types import Reading
from qa.words.content import content_lemmas
from qa.words.grammar import AND_SO, WH

_ASKED = re.compile(rf"{AND_SO}(?P<wh>{WH})\b", re.IGNORECASE)
_WONDERING = re.compile(  # "asked who had cut it down", "did not know when it would end"
    r"\b(?:ask(?:s|ed|ing)?|wonder(?:s|ed|ing)?|(?:want|wants|wanted|like|try|tries|tried|trying|hope|hopes|hoped)\s+to\s+"
    r"(?:know|learn|establish|find\s+out)|(?:not|never|nobody|no\s+one|n['’]t|cannot)\s+(?:yet\s+)?(?:know[ns]?|knew|say|"
    r"says|said|sure|certain|clear|recall|remember|established|determined)|unclear|unknown|mystery)\b(?:\s+[\w’'-]+){0,4}?\s+"
    rf"(?P<wh>{WH})\b(?P<rest>[^.;:?!]*)",
    re.IGNORECASE,
)


def without_wondering(
    question: str, readings: Sequence[Reading], articles: Mapping[str, Article]
) -> tuple[Reading, ...]:
    """Return readings without the spans of those who only ask the question.

    "Lund asked who had cut down the tree" does not say that Lund did. If the sentence says before that who did it, its
    spans stay, and so do those after the question in it.
    """
    asked = _ASKED.match(question)
    core = content_lemmas(question[asked.end() :]) if asked is not None else ()
    if asked is None or not core:
        return tuple(readings)
    wanted = asked["wh"].casefold()

    def may_answer(span: SpanInSentence) -> bool:
        return not _only_asks(wanted, core[0], span)

    return sifted(readings, articles, may_answer)


def _only_asks(wanted: str, predicate: str, span: SpanInSentence) -> bool:
    """Whether a span begins with or before what asks `wanted` with the `predicate` (a lemma), in its sentence."""
    text, start = span.sentence, len(span.before)
    end = start + len(span.quote)
    for match in _WONDERING.finditer(text):
        is_before = start <= match.start() or end <= match.start("wh")
        if match["wh"].casefold() != wanted or not is_before or predicate not in content_lemmas(match["rest"]):
            continue
        if predicate not in content_lemmas(text[: match.start("wh")]):
            return True
    return False
