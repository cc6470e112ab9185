"""The words of a name in plain letters, without titles, with what they tell about its bearer."""

from __future__ import annotations

import re
from dataclasses import dataclass

from index.tokens import unaccented
from qa.comparing.places import whole_state
from qa.comparing.transatlantic import one_spelling

_NAME_WORDS = 8  # a longer capitalised quote is a phrase about somebody
_MEN = frozenset("mr sir lord king prince duke father brother baron count emperor".split())
_WOMEN = frozenset("mrs ms miss lady dame queen princess duchess mother sister baroness countess empress".split())
BEFORE_NAMES = _MEN | _WOMEN | frozenset(
    "dr prof professor president vice deputy former acting prime minister premier chancellor general gen colonel "
    "col captain capt major lieutenant"
    " lt sergeant sgt admiral senator sen representative rep governor gov mayor judge justice pope bishop "
    "archbishop cardinal rev reverend"
    " rabbi imam sheikh ayatollah secretary ambassador chairman chief councillor cllr detective inspector officer "
    "coach striker"
    " goalkeeper director mp hon mx russian british american french german italian spanish chinese japanese"
    " north south korean israeli indian".split()
)  # fmt: skip
"""Titles, offices and nationalities, which are before a name and no part of it."""
FORMS = frozenset(  # of firms and clubs
    "inc ltd limited plc llc corp corporation co company group holdings gmbh ag sa spa nv fc afc cf".split()
)
_SHORT = {
    **{"saint": "st", "street": "st", "mt": "mount", "ft": "fort", "rd": "road", "ave": "avenue", "blvd": "boulevard"},
    **{"dept": "department", "univ": "university", "govt": "government", "natl": "national", "intl": "international"},
    **{"assn": "association", "bros": "brothers", "hosp": "hospital", "utd": "united"},
}
_ARTICLE = re.compile(r"\b(?:al|el)-(?=\w)", re.IGNORECASE)  # "al-Assad"
_SUFFIX = re.compile(r"^(?:jr|sr|junior|senior|esq|phd|md|[ivx]{2,5}|v|x|\d+|\d+(?:st|nd|rd|th))$", re.IGNORECASE)
SMALL = frozenset(
    "the a an of in on at upon under am im en sur sous le la de du da di van von der den bin al el s s’".split()
)
_PLACE_OF = re.compile(
    r"^(?:the )?(?:city|town|village|republic|state|kingdom|county|port|island|province|commonwealth) of ",
    re.IGNORECASE,
)
_EXCEPT = re.compile(r"\b(?:all|any|every\w*|no|nobody|none) (?:but|except|save|besides|other than)\b", re.IGNORECASE)
_LEADING = re.compile(r"^(?:in|at|to|from|on|by|the|a|an|both|for)\s+", re.IGNORECASE)
DIRECTIONS = frozenset(
    "north south east west new northern southern eastern western great upper lower old little san saint st los".split()
)
_INITIALS = re.compile(r"\b((?!(?:U\.[SKN]|E\.U)\.)(?:[A-Z]\.){2,})(?= ?[A-Z][a-z])")
WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*\.?")
_RELATING = frozenset(  # words of a relative, not of a description
    "of for to near outside against from by with off around beyond behind beside between above below towards across "
    "along past opposite".split()
)
_INSIDE = frozenset(("in", "at"))
_PART = re.compile(r"(?:north|south|east|west|-)+(?:ern)?|central|inner|outer|mid|upper|lower|downtown|uptown")
_ARTICLES = frozenset(("the", "a", "an"))


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedName:
    """A name's words in plain letters, with facts about its bearer.

    `words` are without titles; `suffixes` are "jr" or "viii"; `men` is None if no title tells. `within` are the words
    after a comma: the state of a town, which `place` names last; `spot` are words for what is in the
    place, or for a part of it.
    """

    words: tuple[str, ...]
    suffixes: frozenset[str]
    men: bool | None
    within: frozenset[str]
    place: str
    spot: tuple[str, ...]
    text: str

    @property
    def is_inside(self) -> bool:
        """Whether something in a place is named, and not the place itself: "a school in Lund"."""
        return bool(_INSIDE.intersection(self.spot))


def read_name(quote: str) -> ComparedName | None:
    """Parse a quote as a name; None if it is a phrase, a list, an exception, or somebody's relative."""
    if _EXCEPT.search(quote):
        return None
    text = _LEADING.sub("", quote.strip(" “”‘’\"'.,;:()"))
    text = _PLACE_OF.sub("", text)
    head, *rest = [part.strip() for part in re.split(r",| \(|\)", text) if part.strip()] or [""]
    head = _ARTICLE.sub("", _INITIALS.sub(lambda m: m[1].replace(".", ". "), head))
    tokens = WORD.findall(head)
    small = [word for word in tokens if word[0].islower() and word.casefold() not in SMALL]
    if not tokens or len(tokens) > _NAME_WORDS or re.search(r"['’]s? [a-z]", head) or " and " in head or "&" in head:
        return None
    described = _description(tokens)
    spot = _spot(tokens[:described])
    tokens = tokens[described:]
    capitals = sum(not word[0].islower() for word in tokens)
    if not tokens or capitals == 0 or (small and any(word in tokens for word in small)):
        return None
    words = [one_spelling(_SHORT.get(word, word)) for word in map(plain, tokens)]
    numbered = [words[-1]] if len(tokens) > 1 and tokens[-1] == "I" else []
    suffixes = frozenset(numbered) | frozenset(
        word for word in (*words[1:], *(plain(r) for r in rest)) if _SUFFIX.match(word)
    )
    core = tuple(word for word in words if word not in suffixes and word not in SMALL | FORMS and word not in ("s",))
    named = core if re.match(r"(?:\w+ )?\w+ of ", head) else _without_titles(core)
    within = frozenset(
        plain(word)
        for part in map(whole_state, rest)
        for word in part.split()
        if word[:1].isupper() and not _SUFFIX.match(plain(word))
    )
    gender = {word in _MEN for word in core if word in _MEN | _WOMEN and len(core) > 1}
    if not named:
        return None
    return ComparedName(
        words=named,
        suffixes=suffixes,
        men=gender.pop() if len(gender) == 1 else None,
        within=within,
        place=whole_state(rest[-1]) if rest else "",
        spot=spot,
        text=head,
    )


def plain(word: str) -> str:
    """Return a word of a name in plain small letters, without a possessive ending and dots."""
    return re.sub(r"['’]s$|[.'’]", "", unaccented(word))


def _description(tokens: list[str]) -> int:
    """Return the number of lower-case words that describe a name: "his neighbour Dieter Krol"; 0 for a relative."""
    count = next((at for at, word in enumerate(tokens) if not word[0].islower()), max(len(tokens) - 1, 0))
    return 0 if _RELATING.intersection(tokens[:count]) else count


def _spot(description: list[str]) -> tuple[str, ...]:
    """Return the words for what is in the place that follows, "school in", or for a part of it, "central"."""
    words = tuple(word for word in description if word not in _ARTICLES)
    if _INSIDE.intersection(words):
        return words
    return tuple(re.sub(r"-|ern\b", "", word) for word in words if _PART.fullmatch(word))


def _without_titles(words: tuple[str, ...]) -> tuple[str, ...]:
    named = list(words)
    while len(named) > 1 and named[0] in BEFORE_NAMES and not (named[0] in DIRECTIONS and len(named) == 2):
        named.pop(0)
    return tuple(named)
