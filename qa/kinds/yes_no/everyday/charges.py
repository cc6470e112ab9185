"""Whether something costs anything: "Admission is free" for "Is there a charge for the museum?"."""

from __future__ import annotations

import re
from typing import NamedTuple

from index.types import Article
from qa.kinds.lexicon import RELATIVES
from qa.kinds.yes_no.clauses import Clause
from qa.types import Verdict
from qa.words.content import content_lemmas
from qa.words.lemmas import lemma_set
from qa.words.word import Word, is_past, words_of

_ENTRY = r"(?:admission|entry|entrance)"
_WHAT = r"(?P<{}>(?:(?:the|my|our|your|an?)\s+)?[\w’'-]+(?:\s+[\w’'-]+){{0,4}})"
_VISIT = r"(?:visit|see|enter|use|get\s+into|go\s+(?:in|into|to)|attend)"
_CHARGED = (  # questions of which "yes" says that it costs something
    rf"(?:is|are)\s+there\s+(?:an?|any)\s+(?:{_ENTRY}\s+)?(?:charges?|fees?|costs?)(?:\s+(?:for|to|at|on)\s+(?:{_VISIT}\s+)?{_WHAT.format('a')})?",
    rf"(?:do|does)\s+(?:i|we|you|one|people|visitors)\s+(?:have|need)\s+to\s+pay(?:\s+(?:for|at|to\s+{_VISIT})\s+{_WHAT.format('b')})?",
    rf"(?:do|does)\s+{_WHAT.format('c')}\s+cost\s+(?:anything|money|something)",
)
_FREE = (  # questions of which "yes" says that it costs nothing
    rf"(?:is|are)\s+(?:{_ENTRY}\s+to\s+)?{_WHAT.format('d')}\s+free(?:\s+of\s+charge)?",
    rf"(?:is|are)\s+{_WHAT.format('e')}\s+free\s+to\s+{_VISIT}",
    rf"(?:can|do)\s+(?:i|we|you)\s+(?:{_VISIT}|get)\s+{_WHAT.format('f')}\s+(?:for\s+free|free\s+of\s+charge|for\s+nothing)",
)
_END = r"(?:\s+of\s+charge)?(?=[.,;!]|\s+(?:and|but)\b|$)"
_IS_FREE = re.compile(
    rf"(?:and\s+|but\s+)?(?P<what>(?:[\w’'-]+\s+){{0,7}}?[\w’'-]+)\s+(?:is|are)\s+(?:also\s+|still\s+|always\s+|now\s+)?free{_END}",
    re.IGNORECASE,
)
_AND_FREE = re.compile(  # "The repair takes an hour and is free"
    rf"(?P<what>(?:the|our|this|that)\s+[\w’'-]+(?:\s+[\w’'-]+)?)\s+(?:takes?|lasts?|starts?|begins?|runs?|opens?)\s[^,;:]*?\sand\s(?:is|are)\s+free{_END}",
    re.IGNORECASE,
)
_NO_CHARGE = re.compile(
    rf"(?:and\s+|but\s+)?there\s+is\s+no\s+(?:{_ENTRY}\s+)?(?:charge|fee)(?:\s+(?:for|to)\s+(?P<what>[^.,;]+))?(?=[.,;!]|$)",
    re.IGNORECASE,
)
_COSTS = re.compile(
    r"(?P<what>(?:[\w’'-]+\s+){0,5}?[\w’'-]+)\s+(?:(?:now\s+)?costs?|is|are)\s+(?:[£$€]\s?\d|\d[\d,.]*\s+(?:pounds|euros|dollars|crowns|pesos|kronor))",
    re.IGNORECASE,
)
_ENDING = RELATIVES | frozenset("is are has have whose where with and".split())
_ENTRIES = lemma_set("admission entry entrance")
_VAGUE = lemma_set("it this that they admission entry entrance")
_BEFORE = 2  # sentences before "Admission is free" that may say to what


class Charge(NamedTuple):
    """What is asked about, by its lemmas, and whether "yes" says that it is free."""

    what: tuple[str, ...]
    is_free: bool


def charge_in(question: str) -> Charge | None:
    """Return what a question asks to be free, or to be charged for; None if it asks something else."""
    short = question.strip().rstrip("?!. ")
    for patterns, is_free in ((_CHARGED, False), (_FREE, True)):
        for pattern in patterns:
            asked = re.fullmatch(pattern, short, re.IGNORECASE)
            if asked is not None:
                named = next((group for group in asked.groupdict().values() if group), "")
                return Charge(tuple(word for word in content_lemmas(named) if word not in _ENTRIES), is_free)
    return None


def charged(charge: Charge, clause: Clause, article: Article) -> Verdict:
    """Return whether a clause says that what is asked about is free, or costs something."""
    free = _AND_FREE.match(clause.plain) or _IS_FREE.match(clause.plain) or _NO_CHARGE.match(clause.plain)
    costs = _COSTS.match(clause.plain) if free is None else None
    match = free or costs
    if match is None or not _is_of(charge, match["what"] or "", clause, article):
        return "unclear"
    return "yes" if (free is not None) == charge.is_free else "no"


def _is_of(charge: Charge, what: str, clause: Clause, article: Article) -> bool:
    """Whether what is free is what was asked about, or admission to what a sentence before begins with."""
    said = [word for word in content_lemmas(what) if word not in _ENTRIES]
    asked = frozenset(charge.what)
    at = article.sentences.index(clause.sentence)
    near = [article.text_of(each) for each in article.sentences[max(at - _BEFORE, 0) : at]]
    title = frozenset(content_lemmas(_begin(article.title)))
    if not said and what and not frozenset(content_lemmas(what)) <= _VAGUE:
        return False
    if not said:
        return any(asked <= title | frozenset(content_lemmas(_begin(each))) for each in near) or asked <= title
    around = frozenset(content_lemmas(" ".join(near))) | title
    return bool(asked) and charge.what[-1] == said[-1] and asked <= around | frozenset(said)


def _begin(sentence: str) -> str:
    """Return the words of a sentence before its first mark, verb that shows itself, or relative clause."""
    words = words_of(sentence)
    end = next((at for at, word in enumerate(words) if at and _ends(word)), len(words))
    return " ".join(word.surface for word in words[:end])


def _ends(word: Word) -> bool:
    surface = word.surface
    return not surface[0].isalnum() or surface in _ENDING or (surface.islower() and is_past(surface))
