"""Who did it, by name: a role is not the answer if a name in the same article does the same."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from index.types import Article
from qa.kinds.lexicon import WORD
from qa.sifting import SpanInSentence, sifted
from qa.types import Reading
from qa.understanding.wanted import fits
from qa.words.grammar import AND_SO, AUX, COUNTS, PREPOSITIONS
from qa.words.lemmas import lemma
from qa.words.plurals import is_plural

_BEHIND = 3.0  # logits that the name may score below the role
_WHO_DID = re.compile(rf"{AND_SO}who\s+(?:(?:has|have|had)\s+)?(?!(?:{AUX})\b|else\b)(?P<verb>[\w-]+)", re.IGNORECASE)
_NEAR = 6  # words between a name and its verb
_HEAD_ENDS = re.compile(rf"\s(?:{PREPOSITIONS}|who|which|that)\s|,")
_BY = re.compile(r"\bby (?:(?:the|an?) )?(?:[a-z][\w’'-]* ){0,3}$")
_COUNTING = frozenset("a an the some several many".split()).union(COUNTS)


def prefer_names(question: str, readings: Sequence[Reading], articles: Mapping[str, Article]) -> tuple[Reading, ...]:
    """Return the readings without roles ("Archaeologists"), where a name in the article does what is asked about.

    Only if the question asks who did something, and the name's span is nearly as likely as the role's.
    """
    asked = _WHO_DID.match(question)
    if asked is None:
        return tuple(readings)
    verb = lemma(asked["verb"])
    best: dict[str, float] = {}
    names: dict[str, float] = {}
    for reading in readings:
        article = articles[reading.article_id]
        for scored in reading.spans:
            span, margin = SpanInSentence(article, *scored.range), scored.score - reading.null_score
            if not fits(question, span.quote):
                continue
            best[article.id] = max(best.get(article.id, margin), margin)
            if not _is_role(span) and _does(verb, span):
                names[article.id] = max(names.get(article.id, margin), margin)
    named = {article_id for article_id, margin in names.items() if margin >= best[article_id] - _BEHIND}

    def may_answer(span: SpanInSentence) -> bool:
        return span.article.id not in named or not _is_role(span)

    return sifted(readings, articles, may_answer)


def _is_role(span: SpanInSentence) -> bool:
    """Whether nothing in a span's head is a name: "the police", "Archaeologists in Tolchester"."""
    head = _HEAD_ENDS.split(f"{span.quote} ", maxsplit=1)[0]
    words = WORD.findall(head)
    if span.start == span.sentence_range.start and words:
        first = words[0].casefold()
        if first not in _COUNTING and not (is_plural(first) and len(words) == 1):
            return False
        words = words[1:]
    return not any(part[:1].isupper() for word in words for part in word.split("-"))  # "al-Lund" is a name


def _does(verb: str, span: SpanInSentence) -> bool:
    """Whether a span is the subject of a verb in its sentence, or the one by whom it is done."""
    if _BY.search(span.before) and verb in [lemma(word) for word in WORD.findall(span.before)[-_NEAR:]]:
        return True
    words = WORD.findall(span.behind)[:_NEAR]
    at = next((at for at, word in enumerate(words) if lemma(word) == verb), None)
    return at is not None and not any(word[0].isupper() for word in words[:at])
