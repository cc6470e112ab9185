"""Figures of an older article that a newer one says it replaces, and ages that a birthday has changed."""

from __future__ import annotations

import re
from datetime import timedelta
from math import ceil, floor

from index.calendar import ANY_MONTH, WEEKDAY, iso_day
from index.tokens import tokenize
from index.types import Article, Range
from qa.comparing.dates import dates
from qa.understanding.wanted import wanted
from qa.versions.exact import SMALL_NUMBER
from qa.versions.placed import SpanInContext, asked_there
from qa.words.quantities import quantities

_FIRST = r"(?:at first|first|initially|originally|earlier|previously|before)"
_SAID = (
    r"(?:thought|said|reported|stated|feared|announced|believed|estimated|given|put|told|counted|assumed|expected|"
    r"calculated|supposed|planned|quoted|charged|claimed|suggested)"
)
_FIGURE = r"(?:figures?|counts?|tall(?:y|ies)|tolls?|totals?|numbers?|sums?|bills?|costs?|estimates?|amounts?|prices?)"
_REPLACES = re.compile(
    rf"\b(?:more|fewer|less|higher|lower|greater|smaller|larger|longer|shorter|worse|better) than (?:\w+ ){{0,4}}?"
    rf"(?:{_FIRST}\b|(?:had )?(?:been )?{_SAID}\b)|"
    rf"\b(?:not|rather than|instead of) (?:the )?\S+(?: \S+){{0,4}}? (?:as )?{_FIRST} {_SAID}\b|"
    rf"\brevis(?:ed|es|ing)\b|\bre-?count(?:s|ed|ing)?\b|\bin the end\b|\bturned out to be\b|"
    rf"\b(?:final|definitive|corrected|updated|new|latest) (?:official )?{_FIGURE}\b|"
    r"\b(?:is|are|was|were|has been|have been) (?:now|since) (?:\w+ )?(?:known|put|thought|believed|said|estimated|"
    r"expected|confirmed|counted|given)\b|"
    r"\b(?:is|are) now (?!an? |the )|\bnow (?:stands?|puts?|says?|known|confirmed|believes?|estimates?|counts?)\b|"
    rf"\b{_FIGURE} (?:[^.;:]{{0,80}} )?(?:has |have |had )?(?:since )?(?:rose|risen|climbed|gone up|went up|jumped|"
    r"grew|grown|increased|fell|fallen|dropped|come down|came down|"
    r"been (?:raised|lowered|cut|reduced|corrected|put))\b|"
    rf"\b(?:raised|lowered|cut|reduced|corrected|updated|brought) (?:the|its|their|an?|that)"
    rf"(?: \w+){{0,3}} {_FIGURE}\b|"
    r"\b(?:raised|lowered|cut|reduced|increased|doubled) (?:the|its|their) "
    r"(?P<raised>(?:[\w’'-]+ ){1,3}?)(?:(?:for|of|on|in|at) (?:[\w’'-]+ ){1,5}?)?to (?:\w+ )??[$€£]?\d|"
    r"\b(?:has|have|had) (?:now |since )?(?:risen|climbed|come down|gone up|gone down|grown|fallen|dropped) "
    r"(?:\S+ ){0,3}?to\b|"
    r"\b(?:rose|climbed|came down|went up|went down|grew|fell|dropped|shrank) (?:(?!up\b|down\b)\S+ ){0,3}?"
    r"to (?:\w+ )??[$€£]?\d|"
    rf"\b(?:earlier|initial|first|previous|original|preliminary) {_FIGURE} (?:of|had|was|were|put|gave|said|spoke)\b|"
    rf"\b(?:had|was|were|been) {_FIRST} {_SAID}\b",
    re.IGNORECASE,
)
_A_YEAR_AGO = re.compile(  # compares two times, and takes nothing back
    r"\b(?:last|previous|the) (?:year|month|quarter|season|week|decade)\b|\b(?:a|one|\w+) (?:years?|months?) "
    r"(?:ago|before|earlier)\b|\b(?:in|since|from|than in) (?:1[5-9]|20)\d\d\b",
    re.IGNORECASE,
)
_LONGEST = timedelta(days=120)  # between two reports of one thing
_HEAD = 5  # sentences, with headline, date and byline
_NEAR = 3000  # code points of an article that say what it is about
_CAPITAL = re.compile(r"(?<!\w)[A-Z][^\W_]+")
_SMALL = re.compile(r"(?<!\w)[a-z][^\W_]+")
_NAME = re.compile(r"(?<=[\w,;:’'\"”)] )[A-Z][^\W_]+")
_CALENDAR = re.compile(rf"{WEEKDAY}s?|{ANY_MONTH}|(?:The|An?|In|On|At|It|He|She|They|By|Mr|Mrs|Ms|Dr|January)")
_PRESENT = re.compile(r"\b(?:is|are|['’]s|now)\b", re.IGNORECASE)
_NOW = re.compile(r"\b(?:now|currently|at present|at the moment|today)\b", re.IGNORECASE)
_PAST = re.compile(r"\b(?:was|were|did|had|when|in (?:1[5-9]|20)\d\d)\b", re.IGNORECASE)
_YEAR = 365.25  # days


def replaces(question: str, newer: SpanInContext, older: SpanInContext) -> bool:
    """Whether a newer article gives a figure in place of an older one's, in words that say so.

    "Two more than first thought", "the final count", "revised". Both have to be about the same, within four months.
    """
    if wanted(question) not in ("amount", "duration", "anything") or not _is_within(newer.article, older.article):
        return False
    said = newer.article.text_of(newer.sentence)
    match = _REPLACES.search(said)
    if match is None or _A_YEAR_AGO.search(said) is not None or dates(question):
        return False
    if match["raised"] is not None and frozenset(tokenize(match["raised"])).isdisjoint(tokenize(question)):
        return False
    mine, theirs = _values(newer), _values(older)
    return bool(mine) and bool(theirs) and not mine & theirs and _is_same_story(question, newer, older)


def is_older_now(question: str, newer: SpanInContext, older: SpanInContext) -> bool:
    """Whether a question asks how old somebody is, and the newer article gives the age that the older leads to."""
    if wanted(question) != "age" or _PRESENT.search(question) is None or _PAST.search(question) is not None:
        return False
    days = iso_day(newer.article.published), iso_day(older.article.published)
    ages = SMALL_NUMBER.findall(newer.words), SMALL_NUMBER.findall(older.words)
    if days[0] is None or days[1] is None or days[0] <= days[1] or [len(each) for each in ages] != [1, 1]:
        return False
    years = (days[0] - days[1]).days / _YEAR
    if not floor(years) <= int(ages[0][0]) - int(ages[1][0]) <= ceil(years):
        return False
    named = _stems(_NAME.findall(question))
    return bool(named) and all(named & frozenset(tokenize(span.text)) for span in (newer, older))


def may_be_replaced(question: str, text: str) -> bool:
    """Whether a text that was not read may hold words that replace the answer to a question."""
    kind = wanted(question)
    if kind == "age":
        return _PRESENT.search(question) is not None and _PAST.search(question) is None
    asks_for_figure = kind in ("amount", "duration") or (kind == "anything" and _NOW.search(question) is not None)
    return asks_for_figure and _REPLACES.search(text) is not None


def may_replace(question: str, newer: Article, text: str, older: Article) -> bool:
    """Whether a passage of an article may replace the figure of an older one that answers a question."""
    if wanted(question) != "amount" or not _is_within(newer, older) or _REPLACES.search(text) is None:
        return False
    return _stems(_NAME.findall(question)) <= frozenset(tokenize(f"{newer.title} {text}"))


def follows_up(newer: Article, older: Article) -> bool:
    """Whether an article is on an older one's story: later by a day to four months, with a name of its head."""
    return _is_within(newer, older) and bool(_head(newer) & _head(older))


def is_measured(span: SpanInContext) -> bool:
    """Whether a span is one figure with a unit, or money, and not a bare number."""
    found = quantities(span.words)
    return len(found) == 1 and found[0].dimension is not None


def _is_within(newer: Article, older: Article) -> bool:
    days = iso_day(newer.published), iso_day(older.published)
    return days[0] is not None and days[1] is not None and timedelta() < days[0] - days[1] <= _LONGEST


def _values(span: SpanInContext) -> frozenset[tuple[object, ...]]:
    return frozenset((each.low, each.high, each.dimension) for each in quantities(span.words))


def _is_same_story(question: str, newer: SpanInContext, older: SpanInContext) -> bool:
    """Whether two articles tell of one thing: what they are about, and the names of the sentences and the question.

    Half of what the older one has of the question is enough if both heads have its names: "killed" and "death toll".
    """
    here, there = _about(newer), _about(older)
    named = _stems(_NAME.findall(question))
    heads = _head(newer.article), _head(older.article)
    asked = asked_there(question, f"{older.article.title} {older.text}")
    is_headed = bool(named) and named <= heads[0] & heads[1]
    if 2 * len(asked & here) < len(asked) + (not is_headed):
        return False
    for span, other in ((newer, there), (older, here)):
        names = _stems(_NAME.findall(span.article.text_of(span.sentence)))
        if names and not names & other:
            return False
    return named <= here and named <= there and bool(heads[0] & heads[1])


def _about(span: SpanInContext) -> frozenset[str]:
    article = span.article
    return frozenset(tokenize(f"{article.title} {article.text[:_NEAR]} {span.choice.reading.passage.chunk.text}"))


def _head(article: Article) -> frozenset[str]:
    """Return the stems of the names in the title and the first sentences of an article, without its byline.

    A word that the article also has in small letters is not a name.
    """
    aside = [each for each in (article.structure.byline, article.structure.dateline) if each is not None]
    first = [each for each in article.sentences[:_HEAD] if not any(place.overlaps(Range(*each)) for place in aside)]
    text = "\n".join((article.title, *map(article.text_of, first)))
    small = frozenset(_SMALL.findall(article.text[:_NEAR]))
    return _stems([word for word in _CAPITAL.findall(text) if word.casefold() not in small])


def _stems(names: list[str]) -> frozenset[str]:
    return frozenset(stem for name in names if not _CALENDAR.fullmatch(name) for stem in tokenize(name))
