"""A clause in other everyday words: "did not answer requests for comment" is "did not comment"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from index.calendar import SHIFTS
from index.types import Article

_ASKED_FOR_IT = (
    r"(?:(?:an?|the|our|any|several|repeated|phone|multiple)\s+)*(?:requests?|calls?|e-?mails?|messages?|enquir(?:y|ies)|"
    r"inquir(?:y|ies))\s+(?:for|seeking|asking\s+for)\s+(?:a\s+)?(?:comments?|reaction)"
)
_EFFECT = r"(?:effect|impact|influence|bearing)\s+on\b"
_WORDS = (  # an expression, and what says the same
    (
        rf"\b(?:did|does|do|has|have|had)(?:n['’]t|\s+not)\s+(?:answer|respond|reply|return)(?:ed)?\s+(?:to\s+)?{_ASKED_FOR_IT}\b",
        "did not comment",
    ),
    (r"\bcould\s+not\s+be\s+(?:reached|contacted)\s+for\s+comment\b", "did not comment"),
    (r"\b(?:was|were)\s+(?:not\s+available|unavailable)\s+for\s+comment\b", "did not comment"),
    (r"\bwould\s+not\s+(?=(?:comment|say|name|discuss|disclose|reveal|confirm|answer|explain)\b)", "did not "),
    (r"\b(?:went|gone)\s+back\b", "returned"),
    (r"\bescaped\s+(?P<how>unhurt|unharmed|uninjured)\b", r"were \g<how>"),
    (r"^Neither\s+(?=[a-z]+\s)", "No "),
    (
        r"^(?:[Tt]he|[Aa])\s(?:jury|court|judge|panel)\b.*?\bfound\s(?P<who>[A-Z][\w’-]*(?:\s[A-Z][\w’-]*)*)(?:,[^,]+,)?\s(?P<how>(?:not\s)?guilty)\b",
        r"\g<who> was found \g<how>",
    ),
    (r"^No\s(?P<what>\w+)ing\s(?:is|are)\s(?:needed|required|necessary)(?=[.,;!]|$)", r"You do not need to \g<what>"),
    (
        r"^(?P<what>\w+)ing\s(?:is|are)\s(?:not\s(?:needed|required|necessary)|unnecessary)(?=[.,;!]|$)",
        r"You do not need to \g<what>",
    ),
    (
        r"^(?P<what>[Tt]he\s\w+(?:\s\w+)?)\s(?:does|do)(?:n['’]t|\snot)\sneed\s(?:to\sbe\s)?(?P<do>\w+)(?:ing|ed)\b",
        r"You do not need to \g<do> \g<what>",
    ),
    (rf"\b(?P<aux>has|have)\s+had\s+no\s+{_EFFECT}", r"\g<aux> not affected"),
    (rf"\bhad\s+(?:no|zero)\s+{_EFFECT}", "did not affect"),
    (rf"\bhas\s+no\s+{_EFFECT}", "does not affect"),
    (rf"\bhad\s+an?\s+(?:\w+\s+)?{_EFFECT}", "affected"),
    (
        r"\b(?:kept|retained|went\s+on\s+using)\s+(?:her|his)\s+(?:maiden\s|own\s|birth\s|unmarried\s|sur)name(?=[.,;]|$)",
        "kept the maiden name",
    ),
    (r"\bwithout\s+(?:being\s+|having\s+been\s+)?charged\b", "without charge"),
    (r"\b(?P<verb>protest(?:ed|s)?|appeal(?:ed|s)?)\s+(?:about|over|at)\b", r"\g<verb> against"),
    (
        r"\b(?P<decision>decision|decided)\s+(?:on|about|over)\s+"
        r"(?:(?:the|its|their)\s+(?:future|fate|closure|sale)\s+of\s+)?(?=(?:the|its|their)\s|[A-Z])",
        r"\g<decision> on ",
    ),
    (r"(?<=[Dd]ecision\s)(?P<be>has\s+been|had\s+been|was|will\s+be)\s+(?:taken|reached)\b", r"\g<be> made"),
    (r"\s+of\s+(?:every|all|any)\s+(?:kinds?|sorts?|types?)\b", ""),
    (  # "Professor Ann Lund of the University of Oro was"
        r"^(?P<who>[A-Z][\w’'.-]*(?:\s[A-Z][\w’'.-]*){1,3})\s(?:of|from|at)\s(?:the\s)?[A-Z][\w’'-]*(?:\s(?:of\s|the\s|and\s)*[A-Z][\w’'-]*)*"
        r"\s(?=(?:was|is|did|has|had|does|will)\s)",
        r"\g<who> ",
    ),
    (  # "The bridge over the Orme that was swept away will not be replaced"
        r"^(?P<what>(?:The|A|An|Its)\s[\w-]+)(?:\s(?:over|across|at|in|on|near|of)\s[^,;:]{1,40}?)?\s(?:that|which|who)\s(?:was|were|had)\s"
        r"[^,;:]{1,60}?\s(?=(?:will|did|can|has|have)\s+(?:not|never)\s)",
        r"\g<what> ",
    ),
)
_PATTERNS = tuple((re.compile(pattern), words) for pattern, words in _WORDS)
_BOTH_NOUNS = re.compile(  # "Tram tickets and passes are valid"
    r"(?P<kind>[A-Z][\w-]*\s)(?P<one>[a-z]+s)\s+and\s+(?P<other>[a-z]+s)\s+(?P<rest>(?:are|were|can|will|may)\s.+)"
)
_YEAR = re.compile(r"\b(?P<which>last|this|next)\s+year\b(?!['’])", re.IGNORECASE)


def in_other_words(clause: str, article: Article) -> Iterator[str]:
    """Yield a clause in other words, also with the year for "this year" if the article has a day."""
    plain = clause
    for pattern, words in _PATTERNS:
        plain = pattern.sub(words, plain)
    if plain != clause:
        yield plain
    both = _BOTH_NOUNS.match(plain)
    if both is not None:
        yield f"{both['kind']}{both['one']} {both['rest']}"
        yield f"{both['kind']}{both['other']} {both['rest']}"
    if article.published is not None and _YEAR.search(clause):
        year = int(article.published[:4])
        yield _YEAR.sub(lambda match: f"in {year + SHIFTS[match['which'].casefold()]}", plain)
