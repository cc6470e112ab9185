"""What tells the name of a body, or of a thing called after somebody; ministries named in two orders of words."""

from __future__ import annotations

import re

from qa.comparing.outcomes import Outcome
from qa.comparing.places import level
from qa.words.bodies import BODIES

_SURNAMES = frozenset("post street lake church bank".split())  # of a person too, as "Hall" and "Park" are
_MINISTRY = re.compile(
    r"(?:the )?(?:(?P<head>ministry|department|minister) (?:of|for) (?:the )?(?P<of>[\w ]+)|"
    r"(?P<its>[\w ]+) (?P<last>ministry|department|minister))",
    re.IGNORECASE,
)


_FIELDS = tuple(  # of ministries, which translate one name
    frozenset(words.split())
    for words in (
        "interior home internal domestic",
        "foreign external international overseas state",
        "defence defense war army armed military",
        "finance finances financial treasury economy economic economics budget",
        "trade commerce business industry industrial enterprise economy",
        "labour labor employment work pensions social welfare",
        "environment environmental ecology climate energy natural",
        "agriculture farming food rural fisheries",
        "education schools science research universities",
        "justice legal law",
        "culture cultural arts heritage media sport sports tourism",
        "health care medical social",
        "housing communities local",
        "information communication communications media digital",
    )
)


def is_body(words: tuple[str, ...], *, person: bool) -> bool:
    """Whether a name ends as that of a body does; where a person is asked for, not in a word that is a surname too."""
    if person:
        return words[-1] in BODIES - _SURNAMES
    return words[-1] in BODIES or level(words[-1]) == "site"


def same_ministry(one: str, other: str) -> Outcome | None:
    """Compare two names of a ministry, a department or a minister: "the Ministry of Trade", "the trade ministry".

    None if one is no such name. Ministries differ if they share no word, and no two that mean one field.
    """
    left, right = _ministry(one), _ministry(other)
    if left is None or right is None:
        return None
    if left == right:
        return "same"
    fields = [frozenset(re.findall(r"\w+", of)) - {"and", "the"} for _, of in (left, right)]
    alike = not fields[0].isdisjoint(fields[1]) or any(fields[0] & words and fields[1] & words for words in _FIELDS)
    return "other" if left[0] == right[0] != "minister" and all(fields) and not alike else None


def _ministry(name: str) -> tuple[str, str] | None:
    match = _MINISTRY.fullmatch(name.strip(" .,;").casefold())
    return None if match is None else (match["head"] or match["last"], match["of"] or match["its"])
