"""Whether two different answers can both be right, by the kind of value that a question asks for anywhere in it.

Whether one quote can be an answer at all is decided by `qa.understanding.wanted`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

AskedKind = Literal["amount", "time", "person", "place", "which", "other"]

_AMOUNT = re.compile(
    r"\bhow (?:many|much|long|far|old|tall|high|deep|wide|big|large|heavy|fast|hot|cold|often|thick|small|strong)\b|"
    r"\b(?:what|which) (?:(?:was|is|were|are) (?:the )?)?(?:\w+ )?(?:share|percentage|proportion|number|amount|"
    r"price|cost|"
    r"turnout|fine|score|population|height|length|weight|distance|size|speed|temperature|age)\b",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"\bwhen\b|\b(?:what|which) (?:time|year|date|day|month|decade|century|season|weekday)\b|"
    r"\bwhat (?:was|is) the date\b|\bhow soon\b",
    re.IGNORECASE,
)
_PERSON = re.compile(r"\b(?:who|whom|whose)\b", re.IGNORECASE)
_PLACE = re.compile(
    r"\bwhere\b|\b(?:what|which) (?:city|town|village|country|state|county|region|province|place|continent|street)\b",
    re.IGNORECASE,
)
_WHICH = re.compile(
    r"\b(?:which|what) (?!is\b|was\b|are\b|were\b|do\b|does\b|did\b|will\b|has\b|have\b|had\b)\w+", re.IGNORECASE
)
_OF_NOUN = r"(?:the|an?|his|her|its|their|this|that|these|those|some|no)\b"
_WHAT_DID = re.compile(  # "what caused it", "what hit the mast", and no "what speed was it"
    r"\bwhat (?:[^\W\d_]{2,}(?<!e)ed(?<!\bshed)|happens?|hit|cut|put|led|made|began|broke|brought|drew|drove|fell|gave|"
    r"got|kept|lost|sank|sent|struck|stood|taught|threw|took|went|woke|won)\b"
    rf"(?!(?: (?!{_OF_NOUN})\w+)? (?:is|was|are|were|do|does|did|will|would|has|have|had|can|could|should)\b)"
    rf"(?! (?!{_OF_NOUN})\w+ \w+(?:s|ed) (?:{_OF_NOUN}|it|them)\b)",  # "what retired general leads it"
    re.IGNORECASE,
)
_NAME = re.compile(r"\bwhat(?: is| was|['’]s) (?:the|\w+['’]s|its|his|her|their) (?:\w+ )?name\b", re.IGNORECASE)
_CLOCK = re.compile(r"\b(?:what|which) time\b|\bwhat hour\b|\bwhen\b", re.IGNORECASE)
_LENGTH = re.compile(
    r"\bhow (?:long|far|tall|high|deep|wide|big|large|thick)\b|\b(?:height|length|distance|depth)\b", re.IGNORECASE
)
_SEVERAL = re.compile(
    r"\bwho (?:are|were|have)\b|\b(?:which|what) (?:\w+ )?"
    r"(?!(?:was|has|does|is|class|business|press|boss|gas|bus|status)\b)"
    r"(?:\w+[^su\W]s|people|men|women|countries|children)\b(?!['’])|\bname (?:two|three|some|all)\b|\bsome of\b|"
    r"\bone of\b|\b(?:who|which \w+|what \w+) (?:might|may|could)\b",
    re.IGNORECASE,
)
_KINDS: tuple[tuple[AskedKind, re.Pattern[str]], ...] = (
    ("amount", _AMOUNT),
    ("time", _TIME),
    ("place", _PLACE),
    ("person", _PERSON),
    ("other", _WHAT_DID),
    ("which", _WHICH),
    ("which", _NAME),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedFor:
    """The kind of a question's answer.

    `several` is true if more than one answer may be right, `clock` if a bare number can be a time of day, `length` if
    "m" is metres, and `replacing` if one of the answers was said in place of the other.
    """

    text: str
    kind: AskedKind
    several: bool = False
    clock: bool = False
    length: bool = False
    replacing: bool = False

    @property
    def names(self) -> bool:
        """Whether two different names cannot both be the answer."""
        return self.kind in ("person", "place", "which") and not self.several


def read_asked(question: str) -> AskedFor:
    """Return the kind of value asked for: the one whose words come first; "other" if there are none."""
    found = [
        (match.start(), rank, kind) for rank, (kind, words) in enumerate(_KINDS) if (match := words.search(question))
    ]
    kind: AskedKind = min(found)[2] if found else "other"
    return AskedFor(
        text=question,
        kind=kind,
        several=_SEVERAL.search(question) is not None,
        clock=kind == "time" and _CLOCK.search(question) is not None,
        length=_LENGTH.search(question) is not None,
    )
