"""What an "and" joins: items of their own, or parts of one, such as "raids of homes and compounds"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from index.types import Range
from qa.words.grammar import COUNTS, IN_BRACKETS, PREPOSITIONS
from qa.words.lemmas import irregular_base
from qa.words.letters import UPPER
from qa.words.plurals import is_plural

_INSIDE = re.compile(rf"\S\s+(?:{PREPOSITIONS}|as|without|within|among|around|through)\s")  # not at the beginning
_BOTH = re.compile(r"\S\s+(?:both|either)\s|\bbetween\s", re.IGNORECASE)
_DETERMINED = re.compile(r"(?P<class>the|an?|its|his|her|their|our|my|your)\s", re.IGNORECASE)
_ADJECTIVE = re.compile(  # by its ending; "hospital and two schools" are two, whatever their endings
    r"(?!(?:hospital|animal|metal|festival|capital|canal|medal|arrival|rival|signal|journal|music|clinic|plastic|"
    r"fabric|traffic|topic|executive|detective|native|olive|library|diary|history|factory|story|victory|summary|"
    r"secretary|garlic|salary|mineral|mammal|trial|meal|coal|deal|goal|oil|soil|captain|orphan|pan|van|man|woman)s?\b)"
    r"(?:legal|young|old|big|small|new|high|low|red|blue|green|white|black|(?:\w+(?:al|ic|ive|ous|ary|ory|ior|ern|ful|less|able|"
    r"ible))|(?-i:[A-Z]\w+(?:an|ish|ese)))",
    re.IGNORECASE,
)
_BODY = re.compile(  # whose name may have an "and"
    r"(?:the\s+)?(?:\w+\s+)*(?:Bureau|Department|Ministry|Minister|Secretary|Office|Committee|Commission|Council|Institute|"
    r"Association|Society|Federation|Board|Agency|Faculty|School|College|Academy|Centre|Center)\s+(?:of|for|on)\s+[A-Z]"
)
_SHORT_NAME = re.compile(rf"(?:[{UPPER}][\w’'-]*\s+)?[{UPPER}][\w’'-]*(?:\s+\([A-Z]+\))?")
_ASIDE = re.compile(  # what begins a sentence, and is no item of what follows
    r"(?-i:[A-Z])\w+ly|however|meanwhile|instead|still|later|earlier|today|yesterday|tomorrow|then|also|"
    r"(?:(?:the|last|past|next|this|that|same|each|every)\s+)*(?:year|month|week|day|night|morning|evening|afternoon|time)",
    re.IGNORECASE,
)
_UNFINISHED = re.compile(r"(?:even|also|then|sometimes|often)|(?:.*\s)?(?:he|she|they|it|we|I|there|this|that|who|you)")
_OWNER = re.compile(rf"(?:his|her|their|its|my|our|\d[\d,.]*|{'|'.join(COUNTS)})\s", re.IGNORECASE)
_NOUNS = frozenset(
    ("left", "found", "felt", "ground", "wound", "saw", "bit", "shot", "lay", "rose", "fell", "bore", "dove", "drunk")
)
_BEFORE_NOUN = frozenset("the a an his her their its our my your some any all both other old new".split())
_CAPITAL = re.compile(rf"(?:^|[\s“\"‘(-])[{UPPER}]")


def is_name(item: str) -> bool:
    """Whether an item is a name: its last word, brackets aside, begins with a capital."""
    return any(word[:1].isupper() for word in IN_BRACKETS.sub("", item).split()[-1:])


def is_aside(item: str) -> bool:
    """Whether words before a comma are not an item of an enumeration: "Separately, ...", "Last year, ..."."""
    return _ASIDE.fullmatch(item) is not None


def is_unfinished(item: str) -> bool:
    """Whether words after an "and" begin another clause: "and believe he"."""
    return _UNFINISHED.fullmatch(item) is not None


def without_verb(item: str) -> str:
    """Return an item without the verb after it: "two aides" of "two aides came early"."""
    words = list(re.finditer(r"\S+", item))
    for before, word in pairwise(words):
        said = before.group().casefold()
        if word.group() not in _NOUNS and irregular_base(word.group()) is not None and said not in _BEFORE_NOUN:
            return item[: before.end()]
    return item


def are_one(text: str, items: Sequence[Range]) -> bool:
    """Whether what looks like several items is one: two that share a word, or the name of a body.

    "Legal and illegal settlement" shares its noun, "raids of homes and compounds" what comes before; of "a captain of
    industry and his wife" the second begins on its own.
    """
    quotes = [text[item.start : item.end] for item in items]
    if _BODY.match(quotes[0]) is not None and all(_SHORT_NAME.fullmatch(quote) for quote in quotes[1:]):
        return True
    if len(quotes) != 2:
        return False
    one, other = quotes
    return _BOTH.search(one) is not None or _shares_noun(one, other) or _shares_beginning(one, other)


def _shares_noun(one: str, other: str) -> bool:
    """Whether the first is an adjective of the second's noun: "exterior and interior doors"."""
    words = other.split()
    return len(words) > 1 and _ADJECTIVE.fullmatch(one.split()[-1]) is not None and not _DETERMINED.match(other)


def _shares_beginning(one: str, other: str) -> bool:
    """Whether the second goes on behind a preposition of the first: "the Archbishop of Mainz and Magdeburg"."""
    if _INSIDE.search(one) is None or _INSIDE.search(f"{other} ") is not None:
        return False
    determined = [_DETERMINED.match(quote) for quote in (one, other)]
    if determined[1] is not None:
        return False
    is_named = _CAPITAL.search(one.split()[-1]) is not None and _CAPITAL.search(other.split()[0]) is not None
    return not is_named or len(other.split()) == 1


def alike_items(text: str, items: Sequence[Range], span: Range) -> tuple[Range, ...]:
    """Return the names around a span that is in one of them, without what only describes one; else all items.

    Of "Kitty Kelley, biographer of the rich and famous" only the name is left, of "Ada Brown, her sister and two aides"
    all three.
    """
    at = next((n for n, item in enumerate(items) if span.overlaps(item)), None)
    if at is None or not is_name(text[items[at].start : items[at].end]):
        return tuple(items)
    first = last = at
    while first > 0 and _may_join(text, items[first - 1]):
        first -= 1
    while last + 1 < len(items) and _may_join(text, items[last + 1]):
        last += 1
    return tuple(items[first : last + 1])


def _may_join(text: str, item: Range) -> bool:
    quote = text[item.start : item.end]
    return _CAPITAL.search(quote) is not None or _OWNER.match(quote) is not None or is_plural(quote.split()[-1])
