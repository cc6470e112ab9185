"""What someone's lawyer or spokesman says they will do, as a clause about them; and what the police say as said."""

from __future__ import annotations

import re

from qa.kinds.lexicon import NAME, TOLD

_PARTY = rf"(?:(?:Mr|Mrs|Ms|Dr)\.?\s+)?{NAME}|the\s+[a-z]+(?:\s[a-z]+)?"
_ROLE = r"(?:lawyer|solicitor|barrister|counsel|attorney|agent|spokes(?:man|woman|person)|representative)"
_LATER = r"(?:\s+(?:later|afterwards|yesterday|today|on\s+\w+day))?"
_SAID = rf"{TOLD}{_LATER}\s+(?:that\s+)?"
_WILL = (
    r"(?:(?:his|her|their|the)\s+client|(?P=who)|he|she|they|it)\s+(?:would|will|is\s+going\s+to|was\s+going\s+to)\s+"
    r"(?P<rest>.+)"
)
_FOR = re.compile(  # "Mina Roe, for Lund, said that her client would appeal"
    rf"{NAME},\s+(?:(?:a\s+|the\s+)?{_ROLE}\s+)?(?:for|representing|defending|acting\s+for|on\s+behalf\s+of)\s+"
    rf"(?P<who>{_PARTY}),\s+{_SAID}{_WILL}"
)
_OF = re.compile(  # "A spokesman for the bank said that it would not appeal"
    rf"(?:An?|The)\s+{_ROLE}\s+(?:for|of)\s+(?P<who>{_PARTY})(?:,\s[^,]+,)?\s+{_SAID}{_WILL}"
)
_OWNED = re.compile(  # "Lund's lawyer, Mina Roe, said that he would appeal"
    rf"(?P<who>{_PARTY})['’]s?\s+{_ROLE}(?:,\s+{NAME},)?\s+{_SAID}{_WILL}"
)
_POLICE = re.compile(
    r"(?:(?:The\s+)?[Pp]olice|The\s+court|The\s+coastguard|The\s+fire\s+service)\s+(?:have\s+|has\s+)?"
    rf"{_SAID}(?P<said>(?:he|she|it|they)\s+(?:had\s+(?:not\s+)?been|was|were)\s.+)"
)


def voiced(clause: str) -> str:
    """Return what a clause says that someone will do, by the words of who speaks for them; "" if it says nothing."""
    match = _FOR.match(clause) or _OF.match(clause) or _OWNED.match(clause)
    return "" if match is None else f"{match['who'][:1].upper()}{match['who'][1:]} will {match['rest']}"


def said_by_police(clause: str) -> str:
    """Return what the police and the like say of "him" or "it", as they do not take sides; "" if it is nothing."""
    match = _POLICE.match(clause)
    return "" if match is None else match["said"]
