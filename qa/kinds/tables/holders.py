"""Which columns can hold what a question asks for: people for "who", places for "where", figures for "how many"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from qa.kinds.asked import asked_lemmas
from qa.kinds.tables.columns import header_lemmas
from qa.kinds.tables.measured import is_of_other_measure, measure_of
from qa.kinds.tables.participles import is_done_otherwise
from qa.words.lemmas import lemma, lemma_set
from qa.words.listing import lines
from qa.words.numerals import in_digits

_NAMES = lemma_set("name names person people who responsible credit")
_VENUES = lemma_set(
    "venue location place ground stadium hall room gallery address street stage theatre station destination"
)
_THINGS = lemma_set("event title show play film book song product item dish price cost fee fare time day date month")
_PEOPLE = lemma_set(
    "author writer director coach manager captain winner pilot driver teacher artist painter composer owner player "
    "rider runner sailor candidate speaker tutor trainer keeper presenter organiser lender maker donor builder "
    "designer company firm supplier sponsor"
)
_PRICES = lemma_set("price cost fee fare")
_BY = re.compile(r"\w by$", re.IGNORECASE)
_WHO = re.compile(r"(?:by |and )?(?:who|whom)\b", re.IGNORECASE)
_WHERE = re.compile(r"where\b(?!.*\bfinish)", re.IGNORECASE)
_WHEN = re.compile(r"(?:when|(?:on |in |at )?(?:what|which) (?:day|date|month|year|time))\b", re.IGNORECASE)
_HOW_MUCH = re.compile(r"how (?:many|much)\b", re.IGNORECASE)
_HOW_LONG = re.compile(r"how long\b", re.IGNORECASE)
_NOTHING = re.compile(
    r"included|inclusive|incl\.?|free\b.*|gratis|complimentary|nothing|none|nil|no|sold out|unlimited|all|both|half",
    re.IGNORECASE,
)
_CLOCK = re.compile(r"(?:[01]?\d|2[0-3])(?:[:.][0-5]\d)?(?: ?[ap]\.?m\.?)|(?:[01]?\d|2[0-3]):[0-5]\d", re.IGNORECASE)
_DAYS = lemma_set("day date weekday doors start starts begins")
_DID = re.compile(  # "who directed", "who was it written by", "who is the coach of"
    r"who (?:else |first |originally |has |had |also |will )*(?P<verb>(?!(?:is|was|are|were)\b)[a-z]+)\b|"
    r"(?:who|whom)\b.*\b(?P<done>[a-z]+) by\W*$|by whom\b.*\b(?P<last>[a-z]+)\W*$|"
    r"who(?:['’]s| is| was| are| were) the (?P<role>[a-z]+)\b",
    re.IGNORECASE,
)


def can_hold(question: str, heads: Sequence[str], at: int, label: str, cell: str) -> bool:
    """Whether a cell of the column `at` can be what a question asks for, by all the headers; true in doubt.

    `label` is the first cell of its row. Who directed something is not said by a venue, nor by a column for those who
    wrote it; where is not said by a company, when not by a price, how many not by words without a number, and how long
    not by a time of day beside a date.
    """
    head = header_lemmas(heads[at])
    if _WHO.match(question):
        return _is_of_people(question, head, label)
    if _WHERE.match(question):
        return not (head & _PEOPLE or _BY.search(heads[at])) or bool(head & _VENUES)
    if _WHEN.match(question):
        return measure_of(heads[at]) is None and not head & _PRICES
    if is_of_other_measure(question, heads[at]) or is_done_otherwise(question, heads[at]):
        return False
    if _HOW_MUCH.match(question):
        return any(map(str.isdigit, in_digits(cell.replace("-", " ")))) or _NOTHING.fullmatch(cell) is not None
    if _HOW_LONG.match(question) and _CLOCK.fullmatch(cell) and measure_of(heads[at]) is None:
        others = [header_lemmas(each) for number, each in enumerate(heads) if number != at]
        return not any(other & _DAYS for other in others) and not head & _DAYS
    return True


def _is_of_people(question: str, head: frozenset[str], label: str) -> bool:
    """Whether a column can name who does or did what a question says."""
    roles = _roles_asked(question)
    if not head or head & _NAMES:
        return True
    if roles is None:
        return not head & (_VENUES | _THINGS) or bool(head & _PEOPLE)
    asked = asked_lemmas(question)
    is_thing = head <= asked and not head & (_VENUES | _THINGS)  # a column for each thing
    return bool(head & roles) or is_thing or bool(header_lemmas(label) & roles)


@lru_cache(maxsize=256)
def _roles_asked(question: str) -> frozenset[str] | None:
    """Return the lemmas of headers for those who do what a question says; None if it may be anybody."""
    for match in _DID.finditer(question):
        for word in filter(None, match.groups()):
            for verbs, roles, usual in _roles():
                if lemma(word) in ({usual} if match["role"] else verbs):
                    return verbs | roles
    return None


@lru_cache(maxsize=1)
def _roles() -> tuple[tuple[frozenset[str], frozenset[str], str], ...]:
    """Read the sets: the lemmas of what somebody does, those of headers for who does it, and the first of these."""
    pairs = (line.split("/") for line in lines("roles.txt", beside=__file__))
    return tuple((lemma_set(verbs), lemma_set(roles), lemma(roles.split()[0])) for verbs, roles in pairs)
