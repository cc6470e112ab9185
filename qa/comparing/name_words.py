"""The words of a name in plain letters, without titles, with what they tell about its bearer."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from index.tokens import unaccented
from qa.comparing.asked_for import AskedKind
from qa.comparing.places import whole_state
from qa.comparing.titles import title_length
from qa.comparing.transatlantic import one_spelling
from qa.words.bodies import BODIES
from qa.words.grammar import NAME_PARTICLES
from qa.words.titles import FOR_GIVEN, MEN, TITLES, WOMEN

_NAME_WORDS = 8  # a longer capitalised quote is a phrase about somebody
_MAN, _WOMAN = frozenset("man boy husband son".split()), frozenset("woman girl wife daughter".split())
BEFORE_NAMES = TITLES | frozenset(
    "russian british american french german italian spanish chinese japanese north south korean israeli indian".split()
)
"""Titles, offices and nationalities, which are before a name and no part of it."""
FORMS = frozenset(  # of firms and clubs
    "inc incorporated ltd limited plc llc llp corp corporation co company group holdings gmbh ag kg sa spa nv "
    "bv srl sarl ab oy oyj pty pte fc afc cf".split()
)
_SMALL_FORMS = frozenset("plc ltd inc gmbh llc llp".split())  # that are also written small
_SHORT = {
    **{"saint": "st", "street": "st", "mt": "mount", "ft": "fort", "rd": "road", "ave": "avenue", "blvd": "boulevard"},
    **{"dept": "department", "univ": "university", "govt": "government", "natl": "national", "intl": "international"},
    **{"assn": "association", "bros": "brothers", "hosp": "hospital", "utd": "united"},
}
_ARTICLE = re.compile(r"\b(?:al|el)-(?=\w)", re.IGNORECASE)  # "al-Assad"
_SUFFIX = re.compile(r"^(?:jr|sr|junior|senior|esq|phd|md|[ivx]{2,5}|v|x|\d+|\d+(?:st|nd|rd|th))$", re.IGNORECASE)
SMALL = NAME_PARTICLES | frozenset("the a an of in on at upon under am im en sur sous s s’".split())
_ROAD = re.compile(
    r"(?:(?:on|at|along|from) )?(?:the )?(?P<road>[ABM]\d{1,4}(?:\(M\))?)"
    r"(?: (?:motorway|road|dual carriageway|bypass|highway)\b)?"
)
_NEAR = re.compile(r"(?:,| close to| near| outside| at| in)+ (?:the )?(?=[A-Z])")
_NORTH_OF = re.compile(
    r"(?<!\bto )\bthe (north|south|east|west|north-?east|north-?west|south-?east|south-?west) of (?=[A-Z])"
)
_BASED = re.compile(r"^([A-Z][\w’'-]*(?: [A-Z][\w’'-]*)*)-based$")
_CAPITAL = r"[A-Z][\w.’'-]*"
_OF_BODY = re.compile(
    rf"(?P<name>{_CAPITAL}(?: {_CAPITAL})+),? (?:of|from) (?:the )?(?:{_CAPITAL} )+(?P<last>[A-Z]\w+)$"
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
_INITIAL = re.compile(r"[A-Z]\.")
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

    `words` are without titles; `suffixes` are "jr" or "viii"; `men` is None if no title tells, and `given`, whether the
    title is one before a given name, if there is none. `within` are the words after a comma: the state of a town, which
    `place` names last; `spot` are words for what is in the place, or for a part of it.
    """

    words: tuple[str, ...]
    suffixes: frozenset[str]
    men: bool | None
    given: bool | None
    within: frozenset[str]
    place: str
    spot: tuple[str, ...]
    text: str

    @property
    def is_inside(self) -> bool:
        """Whether something in a place is named, and not the place itself: "a school in Lund"."""
        return bool(_INSIDE.intersection(self.spot))


def read_name(quote: str, kind: AskedKind = "person") -> ComparedName | None:
    """Parse a quote as a name; None if it is a phrase, a list, an exception, or somebody's relative.

    A place has no title before one name: Prince George is not George.
    """
    if _EXCEPT.search(quote):
        return None
    head, rest = _head_and_rest(quote, kind)
    tokens = WORD.findall(head)
    if not tokens or len(tokens) > _NAME_WORDS or re.search(r"['’]s? [a-z]", head) or " and " in head or "&" in head:
        return None
    described = _description(tokens)
    description, tokens = tokens[:described], tokens[described:]
    if not _is_capitalised(tokens):
        return None
    core, suffixes = _core_and_suffixes(tokens, rest)
    if not core:
        return None
    titles = core[: 0 if re.match(r"(?:\w+ )?\w+ of ", head) else title_length(core, person=kind == "person")]
    if kind == "place" and len(titles) == len(core) - 1:
        titles = ()
    return ComparedName(
        words=core[len(titles) :],
        suffixes=suffixes,
        men=_is_man(core[:-1], description),
        given=bool(FOR_GIVEN.intersection(titles)) if titles else None,
        within=_within(rest),
        place=whole_state(rest[-1]) if rest else "",
        spot=_spot(description),
        text=head,
    )


def _head_and_rest(quote: str, kind: AskedKind) -> tuple[str, list[str]]:
    """Return the name in a quote without leading words, and the parts behind commas and in brackets."""
    if kind == "place":
        quote = _plain_location(quote)
    if kind == "person":
        quote = _without_body(quote)
    text = _LEADING.sub("", quote.strip(" “”‘’\"'.,;:()"))
    text = _PLACE_OF.sub("", text)
    head, *rest = [part.strip() for part in re.split(r",| \(|\)", text) if part.strip()] or [""]
    return _ARTICLE.sub("", _INITIALS.sub(lambda m: m[1].replace(".", ". "), head)), rest


def _is_capitalised(tokens: Sequence[str]) -> bool:
    """Whether words are those of a name: one of them has a capital, and those that have none are small ones."""
    small = [word for word in tokens if word[0].islower()]
    return len(small) < len(tokens) and all(plain(word) in SMALL | _SMALL_FORMS for word in small)


def _core_and_suffixes(tokens: Sequence[str], rest: Sequence[str]) -> tuple[tuple[str, ...], frozenset[str]]:
    """Return the plain words of a name, without small ones, and its suffixes, which may be behind a comma."""
    words = [one_spelling(_SHORT.get(word, word)) for word in map(plain, tokens)]
    initials = {plain(token) for token in tokens if _INITIAL.fullmatch(token)}
    numbered = [words[-1]] if len(tokens) > 1 and tokens[-1] == "I" else []
    suffixes = frozenset(numbered) | frozenset(
        word for word in (*words[1:], *(plain(r) for r in rest)) if _SUFFIX.match(word)
    )
    words = ["county", *words[1:]] if words[0] == "co" else words
    passed = suffixes | ((SMALL | FORMS) - initials)
    return tuple(word for word in words if word not in passed), suffixes


def _within(rest: Sequence[str]) -> frozenset[str]:
    """Return the words with a capital behind a name's comma: those of the state of a town."""
    words = (word for part in map(whole_state, rest) for word in part.split() if word[:1].isupper())
    return frozenset(word for word in map(plain, words) if not _SUFFIX.match(word))


def _plain_location(quote: str) -> str:
    """Return a place as others are written: a comma before what a road is near, "northern" for "in the north of"."""
    road = _ROAD.match(quote)
    if road is not None:
        near = _NEAR.match(quote, road.end())
        rest = quote[road.end() :] if near is None else f", {quote[near.end() :]}"
        return f"{road['road']}{rest}"
    return _BASED.sub(r"\1", _NORTH_OF.sub(r"\1ern ", quote))


def _without_body(quote: str) -> str:
    """Return a person's name without the party or the body that they are of: "Ida Roe of the Harbour Party"."""
    of_body = _OF_BODY.match(quote.strip(" .,;"))
    return of_body["name"] if of_body is not None and plain(of_body["last"]) in BODIES else quote


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


def _is_man(before: tuple[str, ...], description: list[str]) -> bool | None:
    """Whether a man is named, by the titles and what describes him, "a man called"; None if nothing tells."""
    sexes = {word in MEN for word in before if word in MEN | WOMEN}
    sexes |= {word in _MAN for word in description if word in _MAN | _WOMAN}
    return sexes.pop() if len(sexes) == 1 else None
