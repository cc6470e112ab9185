"""Comparisons that ask for one of two: "Which is larger, A or B?"."""

from __future__ import annotations

import re

from qa.understanding.comparison import END, HOW, SIDE, Comparison, goes_of, how_many, measured, whole_side
from qa.words.comparatives import COMPARATIVES, SUPERLATIVES, adjective_of
from qa.words.grammar import AUX, is_auxiliary
from qa.words.lemmas import unowned
from qa.words.letters import UPPER
from qa.words.verbs import base_of

_EARLIER = {"earlier", "sooner", "first", "before"}
_LATER = {"later", "last", "after"}
_BY = "with|by|from|in|on|at|for|to|through|of"
_OR = (
    rf"(?P<by>{_BY})\s+(?P<one>(?:(?!(?:{_BY}|or)\b)[\w’'.-]+\s+){{1,5}}?)or\s+(?:(?P=by)\s+)?"
    rf"(?P<other>(?:(?!(?:{_BY})\b)[\w’'.-]+\s+){{0,4}}?(?!(?:{_BY})\b)[\w’'.-]+)"
    rf"(?P<at>\s+(?:{_BY}|during|last|this)\s+[^,?]+?)?{END}"
)
_EARNED_MORE = re.compile(
    rf"(?P<aux>did|does|do|will|can)\s+(?P<left>{SIDE})\s+(?P<verb>[\w-]+)\s+(?P<way>more|fewer|less)\s+"
    rf"(?P<what>(?:(?!(?:{_BY}|than)\b)[\w’'-]+\s+){{0,4}}?){_OR}",
    re.IGNORECASE,
)
_WERE_MORE = re.compile(
    rf"(?P<aux>were|was|are|have|has|did|do)\s+(?P<way>more|fewer|less)\s+(?P<what>(?:(?!(?:{_BY}|than)\b)[\w’'-]+\s+)"
    rf"{{1,3}}?)(?P<verb>(?:been\s+)?[\w-]+)\s+{_OR}",
    re.IGNORECASE,
)
_WHO = (
    rf"(?:which|who|what)(?:\s+(?:one\s+)?of\s+(?:the|these|those)\s+two)?"
    rf"(?:\s+(?P<noun>(?:(?!(?:{AUX}|of)\b)[\w’'-]+\s+){{0,3}}?(?:(?!(?:{AUX}|of)\b)[\w’'-]+)))?\s+"
)
_CHOICE = rf"\s*[,:;-]+\s*(?P<left>{SIDE})\s+or\s+(?P<right>{SIDE}){END}"
_WHICH = re.compile(
    rf"{_WHO}(?:(?P<aux>is|are|was|were)\s+(?:the\s+)?"
    rf"(?P<how>{HOW}|{'|'.join(SUPERLATIVES)}|more expensive|less expensive)"
    r"(?P<at>\s+(?:in|on|at|for|by|to|from|with|of)\s+[^,:?]+?)?"
    rf"|(?P<verb>(?:(?!(?:of|is|was)\b)[\w’'-]+\s+){{1,3}}?)(?:the\s+)?(?P<way>more|most|fewer|fewest|less|"
    rf"least)(?:\s+(?P<what>[^,:?]+?))?){_CHOICE}",
    re.IGNORECASE,
)
_WHOSE = re.compile(
    rf"whose\s+(?P<noun>(?:(?!(?:{AUX})\b)[\w’'-]+\s+){{1,3}})(?P<aux>is|are|was|were)\s+(?:the\s+)?"
    rf"(?P<how>{HOW}|more expensive|less expensive){_CHOICE}",
    re.IGNORECASE,
)
_WHO_GETS = re.compile(
    rf"{_WHO}(?P<verb>(?:(?:{AUX})\s+)?(?!(?:is|are|was|were)\b)[\w-]+)\s+(?:the|an?)\s+"
    r"(?P<how>larger|bigger|greater|smaller|higher|lower|longer|shorter)\s+(?P<what>[^,:?]+?)"
    rf"{_CHOICE}",
    re.IGNORECASE,
)
_WHICH_FIRST = re.compile(
    rf"(?:which|who|what)\b(?P<middle>[^,?]*?)\b(?:first|earlier|later|last|sooner|before|"
    rf"after)\b[^,?]*?,\s*(?P<left>{SIDE})\s+or\s+(?P<right>{SIDE}){END}",
    re.IGNORECASE,
)
_WHICH_OF = re.compile(
    rf"(?:[Ww]hich|[Ww]ho)(?:\s+\w+)?\s*,?\s+(?:of\s+)?(?P<left>[{UPPER}]{SIDE})\s+(?:or|"
    rf"and)\s+(?P<right>[{UPPER}][^,?]*?)\s*,?\s+(?P<verb>(?:{AUX}|\w+s|\w+ed)\s+[^?]*?)(?P<way>more|most|fewer|less|"
    rf"older|younger|larger|bigger|smaller|higher|longer|taller|earlier|first|later)\b(?P<what>[^?]*?){END}"
)
_PRESENT = {"has": "have", "have": "have", "does": "do"}


def one_or_other(question: str) -> Comparison | None:
    """Parse a question on which of two did more; None if it has another form.

    Such as "Did A earn more with B or with C?" and "Were more people hurt by B or by C?".
    """
    match = _EARNED_MORE.match(question) or _WERE_MORE.match(question)
    if match is None:
        return None
    groups, noun = match.groupdict(), (match["what"] or "").strip()
    done = f"{groups.get('left') or ''} {match['verb']}".strip()
    at = match["at"] or ""
    asked = [how_many(noun, match["aux"], done, f"{match['by']} {side}{at}") for side in (match["one"], match["other"])]
    return Comparison(
        sides=(match["one"], match["other"]),
        questions=(asked[0], asked[1]),
        goes="more" if match["way"].casefold() == "more" else "less",
        which=True,
        noun=noun,
    )


def which_is(question: str) -> Comparison | None:
    """Parse a question such as "Which is taller, A or B?" or "Who sold more, A or B?"; None if it has another form."""
    match = _WHICH.match(question)
    if match is None:
        return None
    sides = (match["left"], whole_side(match["left"], match["right"]))
    if match["how"]:
        at = match["at"] or ""
        measures = (f"{sides[0]}{at}", f"{sides[1]}{at}")
        how = SUPERLATIVES.get(match["how"].casefold(), match["how"])
        questions, goes = measured(how, match["aux"], measures, noun=match["noun"] or "")
        return Comparison(sides=sides, questions=questions, goes=goes, which=True)
    noun, verb = (match["what"] or "").strip(), match["verb"].strip()
    asked = [how_many(noun, _auxiliary(verb), side, _plain(verb)) for side in sides]
    less = match["way"].casefold() in ("fewer", "fewest", "less", "least")
    return Comparison(
        sides=sides,
        questions=(asked[0], asked[1]),
        goes="less" if less else "more",
        which=True,
        noun=noun,
    )


def whose_is(question: str) -> Comparison | None:
    """Parse a question such as "Whose share is larger, Ada's or Bo's?"; None if it has another form."""
    match = _WHOSE.match(question)
    if match is None:
        return None
    noun = match["noun"].strip()
    owners = [side if unowned(side) != side else f"{side}’s" for side in (match["left"], match["right"])]
    things = (f"{owners[0]} {noun}", f"{owners[1]} {noun}")
    questions, goes = measured(match["how"], match["aux"], things, noun=noun)
    sides = (unowned(match["left"]), unowned(match["right"]))
    return Comparison(sides=sides, questions=questions, goes=goes, which=True)


def who_gets(question: str) -> Comparison | None:
    """Parse a question such as "Who got the larger share, Ada or Bo?"; None if it has another form."""
    match = _WHO_GETS.match(question)
    if match is None:
        return None
    sides, verb, how = (match["left"], match["right"]), match["verb"], match["how"].casefold()
    article = "an" if match["what"][0].casefold() in "aeiou" else "a"
    amount = f"How {adjective_of(how, match['what'])} {article} {match['what']}"
    asked = [f"{amount} {_auxiliary(verb)} {side} {_plain(verb)}?" for side in sides]
    return Comparison(sides=sides, questions=(asked[0], asked[1]), goes=goes_of(how), which=True)


def which_of(question: str) -> Comparison | None:
    """Parse a question such as "Which of A and B is older?"; None if it has another form."""
    match = _WHICH_OF.match(question)
    if match is None:
        return None
    sides = (match["left"], match["right"])
    way = match["way"].casefold()
    verb = match["verb"].strip()
    if way in COMPARATIVES:
        questions, goes = measured(
            way, verb.split()[0] if re.fullmatch("is|are|was|were", verb.split()[0]) else "is", sides
        )
        return Comparison(sides=sides, questions=questions, goes=goes, which=True)
    if way in _EARLIER | _LATER:
        return _dated(verb, sides, way)
    noun = match["what"].strip()
    asked = [how_many(noun, _auxiliary(verb), side, _plain(verb)) for side in sides]
    less = way in ("fewer", "less")
    return Comparison(
        sides=sides,
        questions=(asked[0], asked[1]),
        goes="less" if less else "more",
        which=True,
        noun=noun,
    )


def which_first(question: str) -> Comparison | None:
    """Parse a question such as "Which came first, A or B?"; None if it has another form."""
    match = _WHICH_FIRST.match(question)
    if match is None:
        return None
    way = re.search(r"\b(?:first|earlier|later|last|sooner|before|after)\b", question, re.IGNORECASE)
    verb = re.search(
        rf"\b((?:{AUX})\s+\w+(?:\s+\w+)?|\w+ed|came|began|won|opened|died)\s*$", match["middle"].strip(), re.IGNORECASE
    )
    return _dated(verb[1] if verb else "", (match["left"], match["right"]), way.group().casefold() if way else "first")


def _dated(verb: str, sides: tuple[str, str], way: str) -> Comparison:
    words = verb.split()
    if words and is_auxiliary(words[0]):
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


def _auxiliary(verb: str) -> str:
    first = verb.split()[0].casefold()
    if is_auxiliary(first) and len(verb.split()) > 1:
        return first
    return "does" if first in _PRESENT or base_of(first) is None else "did"


def _plain(verb: str) -> str:
    words = verb.split()
    first = words[0].casefold()
    if is_auxiliary(first) and len(words) > 1:
        return " ".join(words[1:])
    return " ".join([_PRESENT.get(first) or base_of(first) or first.removesuffix("s"), *words[1:]])
