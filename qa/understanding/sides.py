"""Parsing a comparison: its two sides, the question about each, and its direction."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from qa.understanding.comparatives import COMPARATIVES, PRICES, SIZES
from qa.understanding.mentions import AUX
from qa.understanding.plurals import is_plural
from qa.understanding.verbs import base_of

Goes = Literal["more", "less", "none"]

_EARLIER = {"earlier", "sooner", "first", "before"}
_LATER = {"later", "last", "after"}
_SIDE = r"[^,?]+?"
_HOW = "|".join([*COMPARATIVES, *PRICES])
_END = r"[\s?.!]*$"
_MORE_THAN = re.compile(
    rf"(?P<aux>did|does|do|has|have|had|will|can)\s+(?P<left>{_SIDE})\s+(?P<verb>[\w-]+(?:\s+(?:up|out|in|off|for|on|"
    rf"to))?)?\s*\b(?P<way>more|fewer|less)\s+"
    rf"(?P<what>(?:(?!than\b)[\w’'-]+\s+){{0,5}}?)than\s+(?P<right>{_SIDE})(?:\s+(?:did|does|do|has|have|had|will|can|"
    rf"is|was))?{_END}",
    re.IGNORECASE,
)
_ARE_MORE = re.compile(
    rf"(?:is|are|were|was)\s+there\s+(?P<way>more|fewer|less)\s+(?P<what>(?:(?!than\b)[\w’'-]+\s+){{1,4}}?)(?P<at>in|"
    rf"at|on|for)\s+(?P<left>{_SIDE})\s+(?P<join>than|or)\s+(?:(?:in|at|on|for)\s+)?(?P<right>{_SIDE}){_END}",
    re.IGNORECASE,
)
_ER_THAN = re.compile(
    rf"(?P<aux>is|are|was|were)(?:n['’]t)?\s+(?P<left>{_SIDE})\s+(?:much |far |any |slightly |a (?:lot|bit|little) "
    rf")?(?P<how>{_HOW}|more expensive|less expensive|more costly)\s+than\s+(?P<right>{_SIDE})(?:\s+(?:is|are|was|"
    rf"were))?{_END}",
    re.IGNORECASE,
)
_AT_THAN = re.compile(
    rf"(?P<aux>is|are|was|were)(?:n['’]t)?\s+(?P<what>{_SIDE})\s+(?P<how>{_HOW})\s+(?P<at>in|on|at|during|under|after)\s+"
    rf"(?P<left>{_SIDE})\s+than\s+(?:(?P=at)\s+)?(?P<right>{_SIDE}){_END}",
    re.IGNORECASE,
)
_OWN_CLAUSE = re.compile(
    r"(?P<side>[^,?]+?)\s+(?:has|have|had|does|do|did|sold|sells|gets|got)\s+(?P<what>(?:[\w’'-]+\s*){1,4})",
    re.IGNORECASE,
)
_LARGER = re.compile(
    rf"(?P<aux>did|does|do|has|have|had|will|can)\s+(?P<left>{_SIDE})\s+(?P<verb>[\w-]+)\s+an?\s+"
    rf"(?P<how>larger|bigger|greater|smaller|higher|lower|longer|shorter)\s+(?P<what>[\w’'-]+(?:\s+of\s+(?:(?!than\b)"
    rf"[\w’'-]+\s*){{1,4}}?)?)\s+than\s+(?P<right>{_SIDE})(?:\s+(?:did|does|do|has|have|had|will|can))?{_END}",
    re.IGNORECASE,
)
_BY = "with|by|from|in|on|at|for|to|through|of"
_OR = (
    rf"(?P<by>{_BY})\s+(?P<one>(?:(?!(?:{_BY}|or)\b)[\w’'.-]+\s+){{1,5}}?)or\s+(?:(?P=by)\s+)?"
    rf"(?P<other>(?:(?!(?:{_BY})\b)[\w’'.-]+\s*){{1,5}}?)(?P<at>\s+(?:{_BY}|during|last|this)\s+[^,?]+?)?{_END}"
)
_EARNED_MORE = re.compile(
    rf"(?P<aux>did|does|do|will|can)\s+(?P<left>{_SIDE})\s+(?P<verb>[\w-]+)\s+(?P<way>more|fewer|less)\s+"
    rf"(?P<what>(?:(?!(?:{_BY}|than)\b)[\w’'-]+\s+){{0,4}}?){_OR}",
    re.IGNORECASE,
)
_WERE_MORE = re.compile(
    rf"(?P<aux>were|was|are|have|has|did|do)\s+(?P<way>more|fewer|less)\s+(?P<what>(?:(?!(?:{_BY}|than)\b)[\w’'-]+\s+)"
    rf"{{1,3}}?)(?P<verb>(?:been\s+)?[\w-]+)\s+{_OR}",
    re.IGNORECASE,
)
_WHICH = re.compile(
    rf"(?:which|who|what)(?:\s+(?P<noun>(?:(?!(?:{AUX}|of)\b)[\w’'-]+\s+){{0,3}}?(?:(?!(?:{AUX}|"
    rf"of)\b)[\w’'-]+)))?\s+(?:(?P<aux>is|are|was|were)\s+(?:the\s+)?(?P<how>{_HOW}|more expensive|less expensive)"
    r"(?P<at>\s+(?:in|on|at|for|by|to|from|with|of)\s+[^,:?]+?)?"
    rf"|(?P<verb>(?:(?!(?:of|is|was)\b)[\w’'-]+\s+){{1,3}}?)(?:the\s+)?(?P<way>more|most|fewer|fewest|less|"
    rf"least)(?:\s+(?P<what>[^,:?]+?))?)\s*[,:;-]+\s*(?P<left>{_SIDE})\s+or\s+(?P<right>{_SIDE}){_END}",
    re.IGNORECASE,
)
_WHICH_FIRST = re.compile(
    rf"(?:which|who|what)\b(?P<middle>[^,?]*?)\b(?:first|earlier|later|last|sooner|before|"
    rf"after)\b[^,?]*?,\s*(?P<left>{_SIDE})\s+or\s+(?P<right>{_SIDE}){_END}",
    re.IGNORECASE,
)
_WHICH_OF = re.compile(
    rf"(?:[Ww]hich|[Ww]ho)(?:\s+\w+)?\s*,?\s+(?:of\s+)?(?P<left>[A-Z]{_SIDE})\s+(?:or|"
    rf"and)\s+(?P<right>[A-Z][^,?]*?)\s*,?\s+(?P<verb>(?:{AUX}|\w+s|\w+ed)\s+[^?]*?)(?P<way>more|most|fewer|less|"
    rf"older|younger|larger|bigger|smaller|higher|longer|taller|earlier|first|later)\b(?P<what>[^?]*?){_END}"
)
_COMPARE = re.compile(
    rf"(?:please\s+)?(?:compare|contrast)\s+(?:the\s+(?P<what>[\w\s-]+?)\s+(?P<of>of|in|at|"
    rf"for)\s+)?(?P<left>{_SIDE})\s+(?:and|with|to|against|versus|vs\.?)\s+(?P<right>{_SIDE}){_END}",
    re.IGNORECASE,
)
_DIFFERENCE = re.compile(
    rf"(?:what|which)(?:\s+(?:is|are|was|were)|['’]s)\s+the\s+(?:main\s+|key\s+|"
    rf"biggest\s+)?differences?\s+(?:in\s+(?P<what>[\w\s-]+?)\s+)?between\s+(?P<left>{_SIDE})\s+and\s+(?P<right>{_SIDE}){_END}"
    rf"|how\s+(?:do|does|did)\s+(?P<left2>{_SIDE})\s+(?:(?:and\s+(?P<right2>{_SIDE})\s+)?(?:compare|"
    rf"differ)(?:\s+(?:with|to|from)\s+(?P<right3>{_SIDE}))?){_END}",
    re.IGNORECASE,
)
_NO_SIDE = re.compile(
    r"(?:(?!(?:1[5-9]|20)\d\d$)\d|an?\s+(?:hundred|thousand|million|dozen|few|year|month|week|day|hour|quarter|third|half)\b|half|one\b|"
    r"two\b|three\b|four\b|five\b|six\b|seven\b|eight\b|"
    r"nine\b|ten\b|twice|ever|expected|usual|before|previously|normal|planned|just|that|it was|he|she|they|what)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """The two sides as named, the question to ask about each, and what decides.

    `goes` says whether the question is if the first side has more or less; "none" if no order is asked for. `which` is
    true if the answer is one of the sides, not yes or no. `noun` is what is counted, "" if it is measured. `measure` is
    "amount" or "time".
    """

    sides: tuple[str, str]
    questions: tuple[str, str]
    goes: Goes
    which: bool
    noun: str = ""
    measure: Literal["amount", "time"] = "amount"


def read_comparison(question: str) -> Comparison | None:
    """Return a question's comparison; None if it does not compare two named things.

    "Did more than 40 people die?" compares nothing, nor does "other than" or "rather than".
    """
    for reading in (
        _more_than,
        _are_more,
        _at_than,
        _er_than,
        _larger_than,
        _one_or_other,
        _which,
        _which_of,
        _which_first,
        _compared,
    ):
        comparison = reading(question.strip())
        if comparison is not None and not any(
            _NO_SIDE.match(side) or len(side.split()) > 8 for side in comparison.sides
        ):
            return comparison
    return None


def _more_than(question: str) -> Comparison | None:
    match = _MORE_THAN.match(question)
    if match is None or re.search(r"\b(?:rather|other)\s*$", match["what"] or ""):
        return None
    left, verb, noun = match["left"], match["verb"] or "", (match["what"] or "").strip()
    if verb == "" and " " not in left.strip():
        return None
    if verb == "":
        left, _, verb = left.rpartition(" ")
    right, other = match["right"], noun
    clause = _OWN_CLAUSE.fullmatch(right)
    if clause is not None:  # "... than Ukraine has guns"
        right, other = clause["side"], clause["what"]
    return Comparison(
        sides=(left, right),
        questions=(_how_many(noun, match["aux"], left, verb), _how_many(other, match["aux"], right, verb)),
        goes="more" if match["way"].casefold() == "more" else "less",
        which=False,
        noun=noun if other == noun else "",
    )


def _larger_than(question: str) -> Comparison | None:
    """Read "Does A get a larger share of it than B?"."""
    match = _LARGER.match(question)
    if match is None:
        return None
    sides = (match["left"], match["right"])
    asked = [f"What {match['what']} {match['aux'].lower()} {side} {match['verb']}?" for side in sides]
    return Comparison(sides=sides, questions=(asked[0], asked[1]), goes=_goes(match["how"].casefold()), which=False)


def _one_or_other(question: str) -> Comparison | None:
    """Read "Did A earn more with B or with C?" and "Were more people hurt by B or by C?"."""
    match = _EARNED_MORE.match(question) or _WERE_MORE.match(question)
    if match is None:
        return None
    groups, noun = match.groupdict(), (match["what"] or "").strip()
    done = f"{groups.get('left') or ''} {match['verb']}".strip()
    at = match["at"] or ""
    asked = [
        _how_many(noun, match["aux"], done, f"{match['by']} {side}{at}") for side in (match["one"], match["other"])
    ]
    return Comparison(
        sides=(match["one"], match["other"]),
        questions=(asked[0], asked[1]),
        goes="more" if match["way"].casefold() == "more" else "less",
        which=True,
        noun=noun,
    )


def _goes(comparative: str) -> Goes:
    return "more" if COMPARATIVES[comparative][1] == "more" else "less"


def _how_many(noun: str, aux: str, side: str, verb: str) -> str:
    counted = noun.split()[-1] if noun else ""
    many = "many" if is_plural(counted) or counted in ("staff", "crew") else "much"
    return " ".join(f"How {many} {noun} {aux.lower()} {side} {verb}".split()) + "?"


def _are_more(question: str) -> Comparison | None:
    match = _ARE_MORE.match(question)
    if match is None:
        return None
    noun = match["what"].strip()
    asked = [f"How many {noun} are there {match['at']} {side}?" for side in (match["left"], match["right"])]
    return Comparison(
        sides=(match["left"], match["right"]),
        questions=(asked[0], asked[1]),
        goes="more" if match["way"].casefold() == "more" else "less",
        which=match["join"].casefold() == "or",
        noun=noun,
    )


def _measured(how: str, aux: str, sides: tuple[str, str]) -> tuple[tuple[str, str], Goes]:
    """Return "How tall is ...?" for each side, and the direction of the comparative."""
    word = how.casefold()
    price = PRICES.get(word) or {"more expensive": "more", "less expensive": "less", "more costly": "more"}.get(word)
    if price is not None:
        did = "did" if aux.casefold() in ("was", "were") else "does"
        return (
            f"How much {did} {sides[0]} cost?",
            f"How much {did} {sides[1]} cost?",
        ), "more" if price == "more" else "less"
    adjective, goes = COMPARATIVES[word]
    return (
        f"How {adjective} {aux.lower()} {sides[0]}?",
        f"How {adjective} {aux.lower()} {sides[1]}?",
    ), "more" if goes == "more" else "less"


def _er_than(question: str) -> Comparison | None:
    match = _ER_THAN.match(question)
    if match is None:
        return None
    sides = (match["left"], _whole_side(match["left"], match["right"]))
    questions, goes = _measured(match["how"], match["aux"], sides)
    return Comparison(sides=sides, questions=questions, goes=goes, which=False)


def _whole_side(left: str, right: str) -> str:
    """Return the second side with what it leaves out: "that of Tam", or "Tam's", after "the price of Oro"."""
    thing, of, _ = left.rpartition(" of ")
    shared = re.match(r"(?:that|those) of\s+", right, re.IGNORECASE)
    if shared is not None and of:
        return f"{thing} of {right[shared.end() :]}"
    owned = re.search(r"['’]s?\s+(?P<thing>.+)$", left)
    if owned is not None and re.search(r"['’]s?$", right):
        return f"{right} {owned['thing']}"
    return right


def _at_than(question: str) -> Comparison | None:
    """Read "Was the turnout higher in 2024 than in 2023?": one thing at two times or places."""
    match = _AT_THAN.match(question)
    if match is None or match["how"].casefold() not in COMPARATIVES:
        return None
    adjective, goes = COMPARATIVES[match["how"].casefold()]
    opening = "What" if adjective in SIZES else f"How {adjective}"
    sides = (match["left"], match["right"])
    asked = [f"{opening} {match['aux'].lower()} {match['what']} {match['at'].lower()} {side}?" for side in sides]
    return Comparison(
        sides=sides, questions=(asked[0], asked[1]), goes="more" if goes == "more" else "less", which=False
    )


def _which(question: str) -> Comparison | None:
    match = _WHICH.match(question)
    if match is None:
        return None
    sides = (match["left"], match["right"])
    if match["how"]:
        at = match["at"] or ""
        questions, goes = _measured(match["how"], match["aux"], (f"{sides[0]}{at}", f"{sides[1]}{at}"))
        return Comparison(sides=sides, questions=questions, goes=goes, which=True)
    noun, verb = (match["what"] or "").strip(), match["verb"].strip()
    asked = (
        [f"How many {noun} {_auxiliary(verb)} {side} {_plain(verb)}?" for side in sides]
        if noun
        else [f"How much {_auxiliary(verb)} {side} {_plain(verb)}?" for side in sides]
    )
    less = match["way"].casefold() in ("fewer", "fewest", "less", "least")
    return Comparison(
        sides=sides,
        questions=(" ".join(asked[0].split()).replace(" ?", "?"), " ".join(asked[1].split()).replace(" ?", "?")),
        goes="less" if less else "more",
        which=True,
        noun=noun,
    )


def _auxiliary(verb: str) -> str:
    first = verb.split()[0].casefold()
    if re.fullmatch(AUX, first) and len(verb.split()) > 1:
        return first
    return "does" if first in _PRESENT or base_of(first) is None else "did"


_PRESENT = {"has": "have", "have": "have", "does": "do"}


def _plain(verb: str) -> str:
    words = verb.split()
    first = words[0].casefold()
    if re.fullmatch(AUX, first) and len(words) > 1:
        return " ".join(words[1:])
    return " ".join([_PRESENT.get(first) or base_of(first) or first.removesuffix("s"), *words[1:]])


def _which_of(question: str) -> Comparison | None:
    match = _WHICH_OF.match(question)
    if match is None:
        return None
    sides = (match["left"], match["right"])
    way = match["way"].casefold()
    verb = match["verb"].strip()
    if way in COMPARATIVES:
        questions, goes = _measured(
            way, verb.split()[0] if re.fullmatch("is|are|was|were", verb.split()[0]) else "is", sides
        )
        return Comparison(sides=sides, questions=questions, goes=goes, which=True)
    if way in _EARLIER | _LATER:
        return _dated(verb, sides, way)
    noun = match["what"].strip()
    asked = [f"How many {noun} {_auxiliary(verb)} {side} {_plain(verb)}?" for side in sides]
    less = way in ("fewer", "less")
    return Comparison(
        sides=sides,
        questions=(" ".join(asked[0].split()), " ".join(asked[1].split())),
        goes="less" if less else "more",
        which=True,
        noun=noun,
    )


def _dated(verb: str, sides: tuple[str, str], way: str) -> Comparison:
    words = verb.split()
    if words and re.fullmatch(AUX, words[0].casefold()):
        asked = [f"When {words[0]} {side} {' '.join(words[1:])}?" for side in sides]
    else:
        asked = [f"When did {side} {_plain(verb) if verb else 'begin'}?" for side in sides]
    plain = [" ".join(each.split()).replace(" ?", "?") for each in asked]
    return Comparison(
        sides=sides,
        questions=(plain[0], plain[1]),
        goes="less" if way in _EARLIER else "more",
        which=True,
        measure="time",
    )


def _which_first(question: str) -> Comparison | None:
    match = _WHICH_FIRST.match(question)
    if match is None:
        return None
    way = re.search(r"\b(?:first|earlier|later|last|sooner|before|after)\b", question, re.IGNORECASE)
    verb = re.search(
        rf"\b((?:{AUX})\s+\w+(?:\s+\w+)?|\w+ed|came|began|won|opened|died)\s*$", match["middle"].strip(), re.IGNORECASE
    )
    return _dated(verb[1] if verb else "", (match["left"], match["right"]), way.group().casefold() if way else "first")


def _compared(question: str) -> Comparison | None:
    match = _COMPARE.match(question) or _DIFFERENCE.match(question)
    if match is None:
        return None
    groups = match.groupdict()
    left, right = (
        groups.get("left") or groups.get("left2"),
        groups.get("right") or groups.get("right2") or groups.get("right3"),
    )
    if not left or not right:
        return None
    what = (groups.get("what") or "").strip()
    of = groups.get("of") or "of"
    be = "are" if what.endswith("s") and not what.endswith("ss") else "is"
    asked = [f"What {be} the {what} {of} {side}?" if what else f"What is {side}?" for side in (left, right)]
    return Comparison(sides=(left, right), questions=(asked[0], asked[1]), goes="none", which=False)
