"""Who the answer to a question for somebody is, as a later pronoun means them."""

from __future__ import annotations

import re

from qa.understanding.mentions import names
from qa.words.grammar import COUNTS, PREPOSITIONS
from qa.words.letters import LOWER, UPPER

_SOMEONE = re.compile(
    rf"(?:a|an|one|the|another)\s+(?P<who>[{LOWER}][{LOWER}’'-]*(?:\s+[{LOWER}][{LOWER}’'-]*){{0,3}})$", re.IGNORECASE
)
_OWNED = re.compile(  # "Ann Roe’s son Max"
    rf"(?:[\w-]+\s+)*?[{UPPER}][\w.’'-]*?(?:[’']s|(?<=s)[’'])\s+(?P<whom>[{LOWER}].*)$", re.DOTALL
)
_RELATION = re.compile(rf"[{LOWER}-]+(?:\s+[{LOWER}-]+){{0,2}}")
HOW_MANY = frozenset(COUNTS) | {"some", "several", "many", "another"}


def someone(answer: str, asked: str) -> str | None:
    """Return who an unnamed person is: "One man", of "Who died at sea?", is "the man who died at sea"."""
    match = _SOMEONE.match(answer.strip())
    if match is None or re.search(rf"\b(?:{PREPOSITIONS})\b", match["who"], re.IGNORECASE):
        return None
    return f"the {match['who'].lower()} {clause_of(asked)}"


def clause_of(asked: str) -> str:
    """Return a question for somebody as a clause about them: "who died at Marl Bridge"."""
    rest = re.sub(r"^\w+\s+", "", asked.rstrip("? "), count=1)
    return f"who {rest}"


def name_of(answer: str) -> str | None:
    """Return who an answer to "Who ...?" is by name: not "the spokesperson for the U.S. President".

    Of "Ann Roe’s son Max" that is Max; "Ann Roe’s son" is nobody else’s name, and stays whole.
    """
    owned = _OWNED.match(answer)
    if owned is not None:
        return name_of(owned["whom"]) or (answer if _RELATION.fullmatch(owned["whom"]) else None)
    found = next((name for name in names(f" {answer}") if name.casefold() not in HOW_MANY), None)
    before = "" if found is None else answer.partition(found)[0]
    return None if re.search(rf"\b(?:{PREPOSITIONS})\b", before, re.IGNORECASE) else found
