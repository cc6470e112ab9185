"""Comparisons with "than": "Does A have more of it than B?"."""

from __future__ import annotations

import re

from qa.understanding.comparison import END, HOW, SIDE, Comparison, Goes, goes_of, how_many, measured, whole_side
from qa.words.comparatives import COMPARATIVES, SIZES, adjective_of
from qa.words.grammar import AUX, PREPOSITIONS
from qa.words.plurals import is_plural

_MORE_THAN = re.compile(
    rf"(?P<aux>did|does|do|has|have|had|will|can)\s+(?P<left>{SIDE})\s+(?P<verb>[\w-]+(?:\s+(?:up|out|in|off|for|on|"
    rf"to))?)?\s*\b(?P<way>more|fewer|less)\s+"
    rf"(?P<what>(?:(?!than\b)[\w’'-]+\s+){{0,5}}?)than\s+(?P<right>{SIDE})(?:\s+(?:did|does|do|has|have|had|will|can|"
    rf"is|was))?{END}",
    re.IGNORECASE,
)
_ARE_MORE = re.compile(
    rf"(?:is|are|were|was)\s+there\s+(?P<way>more|fewer|less)\s+(?P<what>(?:(?!than\b)[\w’'-]+\s+){{1,4}}?)(?P<at>in|"
    rf"at|on|for)\s+(?P<left>{SIDE})\s+(?P<join>than|or)\s+(?:(?:in|at|on|for)\s+)?(?P<right>{SIDE}){END}",
    re.IGNORECASE,
)
_TWO_KINDS = re.compile(
    rf"(?P<aux>{AUX})\s+(?P<there>there\s+)?(?P<way>more|fewer)\s+(?P<left>(?:[\w’'-]+\s+){{0,2}}[\w’'-]+)\s+than\s+"
    rf"(?P<right>[\w’'-]+)(?P<rest>\s+(?(there)(?:{PREPOSITIONS})|[\w-]+)\b[^,?]*?|(?(there)|(?!))){END}",
    re.IGNORECASE,
)
_ER_THAN = re.compile(
    rf"(?P<aux>is|are|was|were)(?:n['’]t)?\s+(?P<left>{SIDE})\s+(?:much |far |any |slightly |a (?:lot|bit|little) "
    rf")?(?P<how>{HOW}|more expensive|less expensive|more costly)\s+than\s+(?P<right>{SIDE})(?:\s+(?:is|are|was|"
    rf"were))?{END}",
    re.IGNORECASE,
)
_AT_THAN = re.compile(
    rf"(?P<aux>is|are|was|were)(?:n['’]t)?\s+(?P<what>{SIDE})\s+(?P<how>{HOW})\s+(?P<at>in|on|at|during|under|after)\s+"
    rf"(?P<left>{SIDE})\s+than\s+(?:(?P=at)\s+)?(?P<right>{SIDE}){END}",
    re.IGNORECASE,
)
_OWN_CLAUSE = re.compile(
    r"(?P<side>[^,?]+?)\s+(?:has|have|had|does|do|did|sold|sells|gets|got)\s+(?P<what>(?:[\w’'-]+\s+){0,3}[\w’'-]+)",
    re.IGNORECASE,
)
_LARGER = re.compile(
    rf"(?P<aux>did|does|do|has|have|had|will|can)\s+(?P<left>{SIDE})\s+(?P<verb>[\w-]+)\s+an?\s+"
    rf"(?P<how>larger|bigger|greater|smaller|higher|lower|longer|shorter)\s+(?P<what>[\w’'-]+(?:\s+of\s+(?:(?!than\b)"
    rf"[\w’'-]+\s+){{0,3}}?(?!than\b)[\w’'-]+)?)\s+than\s+(?P<right>{SIDE})(?:\s+(?:did|does|do|has|have|had|will|can))?{END}",
    re.IGNORECASE,
)


def more_than(question: str) -> Comparison | None:
    """Parse a question such as "Does Kyiv have more guns than Lviv?"; None if it has another form."""
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
        questions=(how_many(noun, match["aux"], left, verb), how_many(other, match["aux"], right, verb)),
        goes="more" if match["way"].casefold() == "more" else "less",
        which=False,
        noun=noun if other == noun else "",
    )


def larger_than(question: str) -> Comparison | None:
    """Parse a question such as "Does A get a larger share of it than B?"; None if it has another form."""
    match = _LARGER.match(question)
    if match is None:
        return None
    sides = (match["left"], match["right"])
    asked = [f"What {match['what']} {match['aux'].lower()} {side} {match['verb']}?" for side in sides]
    return Comparison(sides=sides, questions=(asked[0], asked[1]), goes=goes_of(match["how"].casefold()), which=False)


def are_more(question: str) -> Comparison | None:
    """Parse a question such as "Are there more guns in Kyiv than in Lviv?"; None if it has another form."""
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


def two_kinds(question: str) -> Comparison | None:
    """Parse a question on how many there are of two kinds, or how many do something; None if it has another form.

    Such as "Did more men than women vote?" and "Are there more pubs than churches in Oro?".
    """
    match = _TWO_KINDS.match(question)
    if match is None or not is_plural(match["left"].split()[-1]) or not is_plural(match["right"]):
        return None
    rest = f"{match['there'] or ''}{match['rest']}"
    sides = (match["left"], match["right"])
    asked = [how_many(side, match["aux"], "", rest) for side in sides]
    goes: Goes = "more" if match["way"].casefold() == "more" else "less"
    return Comparison(sides=sides, questions=(asked[0], asked[1]), goes=goes, which=False)


def er_than(question: str) -> Comparison | None:
    """Parse a question such as "Is Oro cheaper than Tam?"; None if it has another form."""
    match = _ER_THAN.match(question)
    if match is None:
        return None
    sides = (match["left"], whole_side(match["left"], match["right"]))
    questions, goes = measured(match["how"], match["aux"], sides)
    return Comparison(sides=sides, questions=questions, goes=goes, which=False)


def at_than(question: str) -> Comparison | None:
    """Parse a question on one thing at two times or places; None if it has another form.

    Such as "Was the turnout higher in 2024 than in 2023?".
    """
    match = _AT_THAN.match(question)
    if match is None or match["how"].casefold() not in COMPARATIVES:
        return None
    how = match["how"].casefold()
    adjective = adjective_of(how, match["what"])
    opening = "What" if adjective in SIZES else f"How {adjective}"
    sides = (match["left"], match["right"])
    asked = [f"{opening} {match['aux'].lower()} {match['what']} {match['at'].lower()} {side}?" for side in sides]
    return Comparison(sides=sides, questions=(asked[0], asked[1]), goes=goes_of(how), which=False)
