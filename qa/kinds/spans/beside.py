"""Values that the words beside them give to something else than what is asked for."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from index.calendar import LATE_YEAR, MONTHS, SHORT_MONTHS
from index.types import Article
from qa.comparing.asked_for import read_asked
from qa.comparing.said import QuoteInContext
from qa.comparing.surroundings import CLAUSE, is_of_another
from qa.sifting import sifted
from qa.types import Reading, Span
from qa.understanding.wanted import measures, wanted
from qa.words.grammar import ORDINALS
from qa.words.lemmas import lemma, lemma_set, lemmas
from qa.words.opposites import excludes

_BEFORE, _AFTER = 60, 20  # characters that are looked at
_OVERCOME = re.compile(
    r"\b(?:despite|in spite of|regardless of|notwithstanding|even though|although)\s+(?:\w+\s+)?\Z", re.I
)
_NUMBERED = re.compile(  # with the noun behind it: "30th floor"
    r"\W*(?:\d+(?:st|nd|rd|th)|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth)"
    r"(?:[\s-]+(?P<noun>[^\W\d_]+))?",
    re.IGNORECASE,
)
_PLACES = lemma_set("floor storey story street avenue century row hole grade minute level deck")
_HOW_MANY = re.compile(r"\bhow many\b", re.IGNORECASE)
_HOW_MUCH = re.compile(r"\bhow (?:many|much)\b", re.IGNORECASE)
_REFERENCE = re.compile(r"(?<![\d/])\d{1,4}/\d{3,}(?![\d/])")  # of an application or a season
_HAS_DIGIT = re.compile(r"\d")
_ORDINAL = re.compile(rf"\b(?P<number>{'|'.join(ORDINALS)})\b", re.IGNORECASE)
_OF_YEAR = re.compile(rf"(?<![\w.,])[£$€]?\d[\d,.]*(?:\s?(?:%|[a-z]+(?:\scent)?))?\s+in\s+(?P<year>{LATE_YEAR})\b")
_YEAR = re.compile(rf"\b(?:in|of|for|during)\s+(?P<year>{LATE_YEAR})\b")
_PERIOD = re.compile(
    r"\W*(?:(?:about|some|nearly|almost|around|over|roughly|more than|at least|the|last|past|only|just)\s+)*"
    r"(?:\d[\d,.]*|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+ty(?:-\w+)?|several|many)"
    r"[\s-]+(?:(?:hundred|thousand|million)\s+)?(?:years?|months?|weeks?|days?|hours?|minutes?|centuries|decades)\W*",
    re.IGNORECASE,
)
_IN_TIME = re.compile(
    r"\b(?:after|within|in|before|until|every|each|by|at|to|of|than|on|from|last|past|next|first|age|aged)\s+(?:\w+\s+)?\Z",
    re.IGNORECASE,
)
_FROM_THEN = re.compile(
    r"\W*(?:old\b|ago|later|earlier|before|after|prior|previously|hence|from|into|since|away|when|in\b|\w+\s+(?:ago|later|before|after)\b)",
    re.IGNORECASE,
)
_BORN = re.compile(r"\bborn\s+(?:(?:on|in|at)\s+)?(?:[A-Z][\w’'-]*,?\s+){0,3}(?:(?:on|in)\s+)?\Z")
_OF_BIRTH = re.compile(r"\b(?:born|birth\w*|old|age|aged|live[ds]?|life|from)\b", re.IGNORECASE)
_BUYING = re.compile(
    r"\b(?:buy|buys|buying|bought|buyer|purchas\w*|acquir\w*|takeover|taking over|took over|borrow\w*)\b", re.I
)
_SELLER = re.compile(r"\bfrom\s+(?:the\s+)?(?:[a-z]+\s+){0,2}\Z")
_FROM = re.compile(r"\bfrom\b", re.IGNORECASE)
_TURNING = lemma_set(  # what opens, or closes, does not do both at once
    "start begin open launch reopen resume end finish close shut stop suspend arrive enter join leave depart quit "
    "resign hire appoint fire sack dismiss rise increase grow fall decrease drop approve reject accept refuse"
)
_WILL = re.compile(r"\bwill\b|\bgoing to\b", re.IGNORECASE)
_WHICH_DAY = re.compile(r"\b(?:what|which) (?:day|date)\b(?! of the (?:week|month)\b)", re.IGNORECASE)
_MONTH = re.compile(
    rf"\W*(?:(?:the|in|late|early|mid|end|start|beginning|of)\W+)*(?:{'|'.join((*MONTHS, *SHORT_MONTHS))})\.?"
    r"(?:\s+\d{4})?\W*",
    re.IGNORECASE,
)


def without_unlike(question: str, readings: Sequence[Reading], articles: Mapping[str, Article]) -> tuple[Reading, ...]:
    """Return the readings without the values that the words beside them give to something else.

    What somebody did something despite is not why. The 30th floor is not how many there are, nor twelve nominations
    how many prizes were won, nor three feet what something weighs; what the first one did is not what the second did,
    nor 38 what it was in 2021 if a sentence says "44 in 2021". From whom something is bought is not who buys it, and
    when it closes not when it opens. Seven years are not when, unless from some day on, nor is the year in which
    somebody was born when they won, nor the day of an article when something will be, and a month is no day.
    """

    def may_answer(article: Article, span: Span) -> bool:
        return not _is_unlike(question, article, span)

    return sifted(readings, articles, may_answer)


def _is_unlike(question: str, article: Article, span: Span) -> bool:
    text, quote = article.text, article.text[span.start : span.end]
    sentence = article.text_of(article.sentence_at(span.start, span.end))
    if wanted(question) in ("amount", "duration", "time", "person") and _is_of_another_in_row(question, sentence):
        return True
    if wanted(question) in ("amount", "duration", "time") and _is_of_opposite(question, article, span):
        return True
    before, after = text[max(span.start - _BEFORE, 0) : span.start], text[span.end : span.end + _AFTER]
    if _is_of_another_year(question, sentence, f"{quote}{after}"):
        return True
    match wanted(question):
        case "reason":
            return _OVERCOME.search(before) is not None
        case "amount":
            return _is_other_amount(question, article, span)
        case "person" | "named":
            return _is_seller(question, sentence, before)
        case "time":
            if _WILL.search(question) is not None and _is_of_head(article, span):
                return True
            return _is_period(before, quote, after) or _is_birth(question, before) or _is_month(question, quote)
        case _:
            return False


def _is_other_amount(question: str, article: Article, span: Span) -> bool:
    text, quote = article.text, article.text_of(span.range)
    said = f"{quote}{text[span.end : span.end + _AFTER]}"
    place = article.sentence_at(span.start, span.end)
    sentence = article.text_of(place)
    if _is_numbered(question, said):
        return True
    if _HOW_MUCH.search(question) is not None and _is_in_reference(text, span):
        return True
    if is_of_another(
        QuoteInContext(quote=quote, sentence=sentence, start=span.start - place.start), read_asked(question)
    ):
        return True
    return _HOW_MANY.search(question) is None and not measures(question, quote)


def _is_numbered(question: str, said: str) -> bool:
    """Whether a question wants a count, but the words from a figure on say which one of them: "the 30th floor"."""
    number = _NUMBERED.match(said)
    return number is not None and lemma(number["noun"] or "") in _PLACES and _HOW_MANY.search(question) is not None


def _is_of_opposite(question: str, article: Article, span: Span) -> bool:
    """Whether a clause says the opposite of a question's verb: when it closes, for "When does it open?"."""
    sentence = article.sentence_at(span.start, span.end)
    before = CLAUSE.split(article.text[sentence.start : span.start])[-1]
    after = CLAUSE.split(article.text[span.end : sentence.end])[0]
    said = frozenset(lemmas(f"{before} {article.text_of(span.range)} {after}"))
    asked = frozenset(lemmas(question)) & _TURNING
    return asked.isdisjoint(said) and any(excludes(verb, other) for verb in asked for other in said & _TURNING)


def _is_of_another_in_row(question: str, sentence: str) -> bool:
    """Whether a sentence begins with another one of a row than is asked for: "The first has dropped 64 loads"."""
    asked = {match["number"].casefold() for match in _ORDINAL.finditer(question)}
    said = {match["number"].casefold() for match in _ORDINAL.finditer(sentence)}
    opening = re.match(rf"(?:The|Its|Their|His|Her)\s+(?P<number>{'|'.join(ORDINALS)})\b", sentence)
    return opening is not None and bool(asked) and said.isdisjoint(asked)


def _is_in_reference(text: str, span: Span) -> bool:
    """Whether the only number of a span is, or is part of, one with a stroke: that of an application, "25/0430"."""
    start = max(span.start - _AFTER, 0)
    around = text[start : span.end + _AFTER]
    bare = _REFERENCE.sub(lambda match: "/" * len(match.group()), around)[span.start - start : span.end - start]
    return "/" in bare and _HAS_DIGIT.search(bare) is None


def _is_of_another_year(question: str, sentence: str, said: str) -> bool:
    """Whether a sentence has a figure for the year that is asked for, and it is not this one: "44 in 2021"."""
    asked = _YEAR.search(question)
    if (
        _HAS_DIGIT.search(said) is None
        or asked is None
        or not any(match["year"] == asked["year"] for match in _OF_YEAR.finditer(sentence))
    ):
        return False
    own = _OF_YEAR.match(said)
    return own is None or own["year"] != asked["year"]


def _is_seller(question: str, sentence: str, before: str) -> bool:
    """Whether a question wants to know who buys, but the words before a name say from whom."""
    if _BUYING.search(question) is None or _FROM.search(question) is not None:
        return False
    return _BUYING.search(sentence) is not None and _SELLER.search(before) is not None


def _is_period(before: str, quote: str, after: str) -> bool:
    """Whether a quote is a length of time that begins or ends at no other time."""
    if _PERIOD.fullmatch(quote) is None:
        return False
    return _IN_TIME.search(before) is None and _FROM_THEN.match(after) is None


def _is_birth(question: str, before: str) -> bool:
    return _BORN.search(before) is not None and _OF_BIRTH.search(question) is None


def _is_of_head(article: Article, span: Span) -> bool:
    """Whether a span is in the line that says when an article was published."""
    dateline = article.structure.dateline
    return dateline is not None and span.range.overlaps(dateline)


def _is_month(question: str, quote: str) -> bool:
    return _WHICH_DAY.search(question) is not None and _MONTH.fullmatch(quote) is not None
