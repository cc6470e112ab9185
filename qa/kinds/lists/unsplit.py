"""What is one item of an enumeration though it has an "and" or a comma: names of firms and places, and brackets."""

from __future__ import annotations

import re

from index.types import Range

_WHOLE = re.compile(
    r"\b(?:Bosnia and Herzegovina|Trinidad and Tobago|Antigua and Barbuda|Saint Kitts and Nevis|Sao Tome and Principe|"
    r"Tyne and Wear|Marks (?:and|&) Spencer|"
    r"research and development|law and order|trade and industry|health and safety|bed and breakfast|fish and chips|"
    r"Johnson (?:and|&) Johnson)\b",
    re.IGNORECASE,
)
_FIRM = re.compile(  # the end of a firm's name: "Hume & Co."
    r"\s+(?:&|and)\s+(?:Co|Company|Sons?|Daughters?|Brothers|Bros|Partners|Associates)\b"
)
_PARTNERS = re.compile(r"\s+&\s+(?=(?:the\s+)?[A-Z])")  # "Dole & Wray", "Judah & the Lion"
_BRACKETED = re.compile(r"\([^()]*\)?")
_QUOTED = re.compile(r'"[^"]*"|“[^”]*”')


def unsplit(text: str, whole: Range) -> list[Range]:
    """Return the names with an "and", the brackets and the quotations of an enumeration."""
    quote = text[whole.start : whole.end]
    joined = [*_WHOLE.finditer(quote), *_FIRM.finditer(quote)]
    joined += [match for match in _PARTNERS.finditer(quote) if "," not in quote[: match.start()]]
    joined += [match for inside in (_BRACKETED, _QUOTED) for match in inside.finditer(quote) if match.start() > 0]
    return [Range(whole.start + match.start(), whole.start + match.end()) for match in joined]
