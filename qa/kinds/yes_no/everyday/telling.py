"""A clause in other everyday words: "did not answer requests for comment" is "did not comment"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from index.types import Article

_COMMENT = re.compile(
    r"\b(?:(?:did|does|do|has|have|had)(?:n['’]t|\s+not)\s+(?:immediately\s+)?(?:answer|answered|respond|responded|reply|replied|return|returned)\s+(?:to\s+)?"
    r"(?:(?:an?|the|our|any|several|repeated|phone|multiple)\s+)*(?:requests?|calls?|e-?mails?|messages?|enquir(?:y|ies)|inquir(?:y|ies))\s+"
    r"(?:for|seeking|asking\s+for)\s+(?:a\s+)?(?:comment|comments|reaction)"
    r"|could\s+not\s+(?:immediately\s+)?be\s+(?:reached|contacted)\s+for\s+comment"
    r"|(?:was|were)\s+(?:not\s+available|unavailable)\s+for\s+comment|would\s+not\s+comment)\b",
    re.IGNORECASE,
)
_EFFECT = re.compile(
    r"\b(?P<aux>has|have|had|did)\s+(?:(?P<not>no)|(?P<an>an?|any))\s+(?P<size>[\w-]+\s+)?(?:effect|impact|influence|bearing)\s+on\b",
    re.IGNORECASE,
)
_HAD_EFFECT = re.compile(
    r"\b(?P<aux>has|have)\s+had\s+(?P<no>no)\s+(?P<size>[\w-]+\s+)?(?:effect|impact|influence)\s+on\b", re.IGNORECASE
)
_OWN_NAME = re.compile(
    r"\b(?P<keep>kept|keeps|retained|went\s+on\s+using)\s+(?:her|his|their)\s+(?:maiden|own|birth|unmarried|family|last|sur)\s*name\b",
    re.IGNORECASE,
)
_WITHOUT = re.compile(r"\bwithout\s+(?:being\s+|having\s+been\s+)?charged\b", re.IGNORECASE)
_OF_KINDS = re.compile(r"\s+of\s+(?:every|all|any)\s+(?:kinds?|sorts?|types?)\b", re.IGNORECASE)
_BOTH_NOUNS = re.compile(  # "Tram tickets and passes are valid"
    r"(?P<kind>[A-Z][\w-]*\s)(?P<one>[a-z]+s)\s+and\s+(?P<other>[a-z]+s)\s+(?P<rest>(?:are|were|can|will|may)\s.+)"
)
_ABOUT = re.compile(r"\b(?P<verb>protest(?:ed|s)?|appeal(?:ed|s)?)\s+(?:about|over|at)\b", re.IGNORECASE)
_FUTURE = re.compile(
    r"\b(?P<decision>(?:decision|decided))\s+(?:on|about|over)\s+(?:(?:the|its|their)\s+(?:future|fate|closure|sale|plans?)\s+(?:of|for)\s+)?(?=the|its|their|[A-Z])"
)
_MADE = re.compile(r"(?<=[Dd]ecision\s)(?P<be>(?:has\s+been|had\s+been|was|will\s+be))\s+(?:taken|reached)\b")
_YEARS = {"last": -1, "this": 0, "next": 1}
_YEAR = re.compile(r"\b(?P<which>last|this|next)\s+year\b(?!['’])", re.IGNORECASE)


def told_otherwise(clause: str, article: Article) -> Iterator[str]:
    """Yield a clause in other words, also with the year for "this year" if the article has a day."""
    if _COMMENT.search(clause):
        yield _COMMENT.sub("did not comment", clause)
    if _HAD_EFFECT.search(clause):
        yield _HAD_EFFECT.sub(lambda match: f"{match['aux']} not {match['size'] or ''}affected", clause)
    elif _EFFECT.search(clause):
        yield _EFFECT.sub(_affected, clause)
    if _OWN_NAME.search(clause):
        yield _OWN_NAME.sub("kept the maiden name", clause)
    if _WITHOUT.search(clause):
        yield _WITHOUT.sub("without charge", clause)
    plain = _OF_KINDS.sub("", clause)
    both = _BOTH_NOUNS.match(plain)
    if both is not None:
        yield f"{both['kind']}{both['one']} {both['rest']}"
        yield f"{both['kind']}{both['other']} {both['rest']}"
    elif plain != clause:
        yield plain
    if _ABOUT.search(clause):
        yield _ABOUT.sub(lambda match: f"{match['verb']} against", clause)
    if _FUTURE.search(clause):
        yield _FUTURE.sub(lambda match: f"{match['decision']} on ", clause)
    if _MADE.search(clause):
        yield _MADE.sub(lambda match: f"{match['be']} made", clause)
    if article.published is not None and _YEAR.search(clause):
        year = int(article.published[:4])
        yield _YEAR.sub(lambda match: f"in {year + _YEARS[match['which'].casefold()]}", clause)


def _affected(match: re.Match[str]) -> str:
    size = match["size"] or ""
    return f"did not {size}affect" if match["not"] else f"{size}affected"
