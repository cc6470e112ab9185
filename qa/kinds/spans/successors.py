"""Who is new in a post: of "Ms Roe stood down, and Bo Lund was elected in her place" that is Bo Lund."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from index.types import Article, Range
from qa.comparing.name_words import BEFORE_NAMES
from qa.kinds.lexicon import NO_NAME
from qa.sifting import SpanInSentence, replaced
from qa.types import Reading, Span
from qa.words.grammar import AND_SO, PREPOSITIONS, is_preposition

_WORD = r"[A-Z][\w’'-]{0,30}"
_NAME = rf"(?<![\w’'-]){_WORD}(?:\s+(?:&\s+|of\s+|the\s+)?{_WORD}){{0,4}}"
_CHOSEN = r"(?:elected|appointed|chosen|selected|picked|named)"
_WHO_IS_NEW = re.compile(
    rf"{AND_SO}who(?:['’]s|\s+(?:is|are|becomes|will\s+(?:be|become)))\s+(?:(?:the|its|their)\s+)?(?:\S+['’]s?\s+)?"
    r"(?:new|next|incoming)\b",
    re.IGNORECASE,
)
_WHO_WAS_CHOSEN = re.compile(  # with no word of when
    rf"{AND_SO}who\s+(?:is|was|has\s+been|got)\s+{_CHOSEN}(?:\s+(?!before\b|after\b|first\b)[^\W\d][\w’'-]*){{0,6}}\W*$",
    re.IGNORECASE,
)
_IS_NEW = re.compile(r"\b(?:new|next|incoming|now|becomes?|takes?\s+(?:on|up))\b")
_IN_MATCH = re.compile(r"[^\n.]{0,40}\b(?:minutes?|half[- ]time)\b")
_IS_CHOSEN = re.compile(rf"\b{_CHOSEN}\b")
_APPOSED = r"(?:,[^,.;\n]{1,60},)?"
_HELPING = r"(?:(?:has|had|is|was|been|will|be|then|also|to|\w+ly)\s+){0,3}"
_OF_THEM = r"(?:succe(?:eds?|eded)|replace[sd]?)"
_FOR_THEM = rf"(?:in\s+(?:his|her|their)\s+(?:place|stead)|{_OF_THEM}\s+(?:him|her|them))\b"
_LEFT = re.compile(
    rf"(?P<old>{_NAME}){_APPOSED}\s+{_HELPING}"
    r"(?:st(?:ands?|ood|anding)\s+(?:down|aside)|step(?:s|ped|ping)?\s+(?:down|aside)|resign(?:s|ed)?|retire[sd]?)\b"
    rf"(?P<rest>[^\n]{{0,160}}?{_FOR_THEM})"
)
_IN_THEIR_PLACE = re.compile(rf"(?P<new>{_NAME}){_APPOSED}\s+{_HELPING}(?:{_CHOSEN}\s+)?{_FOR_THEM}$")
_REPLACED = re.compile(
    rf"(?P<old>{_NAME}){_APPOSED}\s+{_HELPING}{_OF_THEM}\s+by\s+(?:(?!(?:{PREPOSITIONS})\b)[a-z][\w’'-]*,?\s+){{0,4}}(?P<new>{_NAME})"
)
_REPLACES = re.compile(
    rf"(?P<new>{_NAME}){_APPOSED}\s+{_HELPING}(?:{_OF_THEM}|t(?:akes?|ook)\s+over\s+from)\s+(?P<old>{_NAME})(?!['’]s)"
)
_LED = re.compile(rf"\b(?:{PREPOSITIONS})\s+(?:the\s+)?$", re.IGNORECASE)
_NEAR = 20  # characters before a name that may lead to it


class _Change(NamedTuple):
    """Somebody who left a post, by the words of their name, and where the one who follows is named; None if unclear."""

    old: tuple[str, ...]
    new: Range | None


def named_successors(
    question: str, readings: Sequence[Reading], articles: Mapping[str, Article]
) -> tuple[Reading, ...]:
    """Return the readings with successors for those whom they followed, if a question asks who is new in a post.

    It asks who the new or next one is, or who was elected or appointed, with no word of when. Those whose successor is
    not clear, or has left as well, are left out. A sentence that says who is new, or was elected, still answers.
    """
    asks_who_is_new = _WHO_IS_NEW.match(question) is not None
    if not asks_who_is_new and _WHO_WAS_CHOSEN.match(question) is None:
        return tuple(readings)

    def instead(article: Article, span: Span) -> Iterable[Span]:
        place = SpanInSentence(article, *span.range)
        change = _change_of(place)
        is_said = _IS_NEW.search(place.sentence) or (not asks_who_is_new and _IS_CHOSEN.search(place.sentence))
        if change is None or (is_said and not _changes(place.sentence)):
            return (span,)
        if change.new is None or _change_of(SpanInSentence(article, *change.new)) is not None:
            return ()
        return (span._replace(start=change.new.start, end=change.new.end),)

    return replaced(readings, articles, instead)


def _change_of(span: SpanInSentence) -> _Change | None:
    """Return the change by which somebody whom a span names left their post; None if there is none."""
    start, end = len(span.before), len(span.before) + len(span.quote)
    names = [match for match in re.finditer(_NAME, span.sentence) if match.start() < end and start < match.end()]
    changes = _changes(span.article.text)
    return next((change for name in names for change in changes if _is_same(_bare(name.group()), change.old)), None)


@lru_cache(maxsize=256)
def _changes(text: str) -> tuple[_Change, ...]:
    """Return the changes that a text tells of; one who follows a namesake is not told from them."""
    found = []
    for match in _LEFT.finditer(text):
        new = _IN_THEIR_PLACE.search(text, match.start("rest"), match.end())
        found.append((match["old"], new, text[slice(*match.span("rest"))]))
    for pattern in (_REPLACED, _REPLACES):
        matches = (match for match in pattern.finditer(text) if _IN_MATCH.match(text, match.end()) is None)
        found += [(match["old"], match, match["new"]) for match in matches]
    changes = []
    for name, new, rest in found:
        old = _bare(name)
        if old and old[-1] not in re.findall(r"[\w’'-]+", rest):
            changes.append(_Change(old, None if new is None or _is_no_name(new, text) else Range(*new.span("new"))))
    return tuple(changes)


def _is_no_name(new: re.Match[str], text: str) -> bool:
    """Whether a match names nobody who follows: it has a pronoun, or the place that somebody is from."""
    led = _LED.search(text, max(new.start() - _NEAR, 0), new.start()) if new.start() == new.start("new") else None
    is_led = led is not None or is_preposition(new["new"].split()[0])  # "In May Jon Frey"
    return is_led or new["new"].casefold() in NO_NAME


def _bare(name: str) -> tuple[str, ...]:
    """Return the words of a name without titles."""
    return tuple(word for word in name.split() if word.casefold().strip(".") not in BEFORE_NAMES)


def _is_same(name: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two names may be one person's: by the last word, and by the first if both have more."""
    return name[-1:] == other[-1:] and (min(len(name), len(other)) == 1 or name[0] == other[0])
