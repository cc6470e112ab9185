"""Things that an article counts off in sentences: "Three reasons were given. First, ... The second is ..."."""

from __future__ import annotations

import re

from index.types import Article, Range
from qa.kinds.asked import asked_lemmas, head_noun
from qa.words.content import content_lemmas
from qa.words.grammar import AND_SO
from qa.words.lemmas import lemma

_COUNTED = re.compile(
    r"(?:(?:and|but)\s+)?(?:(?P<first>first(?:ly)?|for one|one is)|second(?:ly)?|third(?:ly)?|fourth(?:ly)?|"
    r"fifth(?:ly)?|sixth(?:ly)?|next|then|also|finally|last(?:ly)?),\s+",
    re.IGNORECASE,
)
_NUMBERED = re.compile(  # "The third, for the hardy, is"
    r"(?:(?:and|but)\s+)?the\s+(?:(?P<first>first)|second|third|fourth|fifth|sixth|last)(?:\s+(?:one|way|reason|thing|step|option|point))?"
    r"(?:,\s[^,.]{1,60},)?\s+(?:is|was|are|were)\s+",
    re.IGNORECASE,
)
_HOW = re.compile(
    rf"{AND_SO}how (?:can|could|may|do|does|did) (?:one|you|i|we|they|people|visitors|somebody|someone)\b",
    re.IGNORECASE,
)
_WHY = re.compile(rf"{AND_SO}why\b", re.IGNORECASE)
_FEWEST = 2
_COVERED = 0.75  # share of the question's words that the sentence before, and the title, have


def counted_off(question: str, article: Article, within: Range) -> tuple[Range, ...]:
    """Return the sentences, without "First,", that count off what a question asks for; () if none do.

    The sentence before them has the noun asked for ("reasons" for why, "ways" for how one can do something), and with
    the title nearly all words of the question.
    """
    plain = "reasons" if _WHY.match(question) else "ways" if _HOW.match(question) else ""
    noun = lemma(plain) if plain else head_noun(question)
    asked = asked_lemmas(question)
    if not noun or not asked:
        return ()
    title = frozenset(content_lemmas(article.title))
    sentences = [place for place in article.sentences if place.start < within.end and place.end > within.start]
    for at, place in enumerate(sentences):
        opening = _opening(article.text, place)
        if opening is None or opening["first"] is None or at == 0:
            continue
        before = sentences[at - 1]
        lead = frozenset(content_lemmas(article.text_of(before)))
        if noun in lead and len(asked & (lead | title)) >= _COVERED * len(asked):
            items = _run(article.text, sentences[at:])
            if len(items) >= _FEWEST:
                return items
    return ()


def _opening(text: str, place: Range) -> re.Match[str] | None:
    return _COUNTED.match(text, place.start, place.end) or _NUMBERED.match(text, place.start, place.end)


def _run(text: str, sentences: list[Range]) -> tuple[Range, ...]:
    """Return the sentences that continue counting, up to the first that does not."""
    items = []
    for place in sentences:
        opening = _opening(text, place)
        if opening is None:
            break
        end = place.end - 1 if text[place.end - 1] in ".;" else place.end
        items.append(Range(opening.end(), end))
    return tuple(items)
