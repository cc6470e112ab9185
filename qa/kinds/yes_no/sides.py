"""Who is for or against something, said with a verb: "is against the tram" is "opposes the tram"."""

from __future__ import annotations

import re

_FOR, _AGAINST = r"in\s+favou?r\s+of|in\s+support\s+of|supportive\s+of", r"against|opposed\s+to|hostile\s+to"
_PART = (  # of something that a person is for or against in part only: "the tram in the old town"
    r"(?:[\w’'-]+\s+){0,3}?[\w’'-]+\s+(?:in|on|at|near|through|for|from|to|by|of|with|under|over|before|after|during)\b"
)
_SIDE = rf"(?:(?P<for>{_FOR})|(?P<against>{_AGAINST}))(?=\s)"
_ADVERB = r"(?:(?:still|now|also|firmly|strongly|fiercely|bitterly|broadly|wholly|utterly|very\s+much|all)\s+)?"
_SAID = re.compile(rf"\b(?P<be>is|are|was|were)\s+{_ADVERB}{_SIDE}")
_SPOKE = re.compile(
    rf"\b(?:spoke|came|argued|campaigned)\s+(?:out\s+|strongly\s+)?(?:(?P<for>{_FOR})|(?P<against>against))(?=\s)"
)
_ASKED = re.compile(
    rf"(?P<be>is|are|was|were)\s+(?P<who>(?:[\w’'.-]+\s+){{1,6}}?)(?:still\s+)?{_SIDE}\s+(?P<what>.+)", re.IGNORECASE
)
_PART_OF = re.compile(rf"\s+{_PART}")
_AUXILIARIES = {"is": "Does", "are": "Do", "was": "Did", "were": "Did"}
_VERBS = {  # for and against, in the form that takes the place of a form of "be"
    "is": ("supports", "opposes"),
    "are": ("support", "oppose"),
    "was": ("supported", "opposed"),
    "were": ("supported", "opposed"),
}


def with_side(clause: str) -> str:
    """Return a clause with "supports" or "opposes" for "is in favour of" or "is against"; any other as it is.

    A clause about a part of something is left as it is too: "against the tram in the old town".
    """
    said = _SAID.search(clause) or _SPOKE.search(clause)
    if said is None or _PART_OF.match(clause, said.end()):
        return clause
    pro, contra = _VERBS[said.groupdict().get("be", "was")]
    return f"{clause[: said.start()]}{contra if said['for'] is None else pro}{clause[said.end() :]}"


def asked_with_side(question: str) -> str:
    """Return "Is Lund against the tram?" as "Does Lund oppose the tram?"; any other question as it is."""
    asked = _ASKED.fullmatch(question)
    if asked is None:
        return question
    verb = "oppose" if asked["for"] is None else "support"
    return f"{_AUXILIARIES[asked['be'].casefold()]} {asked['who']}{verb} {asked['what']}"
