"""Values of another year than the one that a question asks for."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from index.calendar import LATE_YEAR
from index.types import Article
from qa.premises.terms import terms
from qa.sifting import SpanInSentence, sifted
from qa.types import Reading
from qa.understanding.wanted import wanted
from qa.words.content import content_lemmas
from qa.words.grammar import CLAUSE, ENDED, FIGURE
from qa.words.lemmas import lemmas
from qa.words.letters import has_digit
from qa.words.numerals import in_digits

_IN_YEAR = re.compile(rf"\b(?:in|during|of|for)\s+(?P<year>{LATE_YEAR})\b(?!\s+(?:and|or|to)\b)")
_RECORD = re.compile(  # "the highest since the count began in 1990"
    rf"\b(?:\w+est|most|least|first|last)\b[^.;:]*?\bsince\b[^.;:,]*?\b{LATE_YEAR}\b"
)
_LONG_BEFORE = re.compile(rf"\b(?:that|which|who|whom|where|when)\b[^.;:]*?\bhad\b[^.;:,]*?\b{LATE_YEAR}\b")
_EARLIER = r"(?:(?:a|one|the)\s+year\s+(?:earlier|ago|before)|(?:the\s+)?previous\s+year)"
_A_YEAR_EARLIER = re.compile(rf"\b{_EARLIER}\b", re.IGNORECASE)
_OF_LAST_YEAR = re.compile(rf"\b(?:{_EARLIER}|last\s+year)\b", re.IGNORECASE)
_DATED = re.compile(rf"\b(?:last\s+year|{LATE_YEAR})\b", re.IGNORECASE)
_FIGURE = rf"(?P<figure>{FIGURE}(?:\s[a-z]+)??),?"
_COMPARED_WITH = r"(?:(?:up|down)\s+from|compared\s+(?:with|to)|,\s*against|(?<!more\s)(?<!less\s)(?<!fewer\s)\bthan)"
_EARLIER_FIGURE = re.compile(
    rf"(?:{_COMPARED_WITH}|\bfrom)\s+{_FIGURE}\s+(?:in\s+)?(?:the\s+)?{_EARLIER}\b", re.IGNORECASE
)
_LAST_YEARS_FIGURE = re.compile(
    rf"{_COMPARED_WITH}\s+{_FIGURE}\s+(?:(?:a|one)\s+year\s+ago|(?:in\s+)?last\s+year)\b", re.IGNORECASE
)
_DIFFERENCE = re.compile(rf"\b(?:more|fewer|less|\w+er)\s+than\s+{_EARLIER}\b", re.IGNORECASE)
_OTHER_TIME = re.compile(
    rf"\b(?:(?:earlier|ago|before|previous(?:ly)?|last|then|prior|had|{LATE_YEAR})\b|"
    r"(?:compared|against|from|than)\s+(?:[\w’'-]+\s+){0,2}?[£$€]?\d)",
    re.IGNORECASE,
)
_PERIOD = re.compile(
    rf"\b(?:(?:between|from)\s+)?(?P<first>{LATE_YEAR})\s*(?:\b(?:and|to|until|till)\b|[-–])\s*(?P<last>{LATE_YEAR})\b",
    re.IGNORECASE,
)
_LEADS = re.compile(r"\W*\Z")  # before a period at the beginning of a sentence
_SINCE = re.compile(r"\b(?:has|have)\b.*\bsince\b(?P<then>.*)", re.IGNORECASE)
_RELATIVE = re.compile(r"\W*(?:that|which|when|where|who)\b")
_GOES_ON = re.compile(r"\W*(?:It|Its|They|Their|That|This|Those|These)\b")
_MAY_GO_ON = re.compile(r"^\W*(?:The|That|This|Those|These)\b|\b(?:it|its|they|their)\b", re.IGNORECASE)
_NO_THING = frozenset(lemmas("what which how many much year earlier ago before previous last"))


def without_other_years(
    question: str, readings: Sequence[Reading], articles: Mapping[str, Article]
) -> tuple[Reading, ...]:
    """Return the readings without what is of another year than the one that a question names.

    - A record since 1990 is not the value of 1990.
    - What an article only tells as what had happened in 1990 does not date its other sentences.
    - A count of the years from 2012 to 2019 is not that of 2021, nor of the time since something happened, if it was
      written later.
    - A year earlier than the text's own: 40 of "40, up from 30 a year earlier" is not asked for, nor a value that is
      compared with none, nor one of another thing if the article has a value of the thing that is asked about.
    """
    years = frozenset(_IN_YEAR.findall(question))
    is_amount = wanted(question) == "amount"
    since = _SINCE.search(question) if is_amount else None
    asks_for_earlier = _OF_LAST_YEAR.search(question) is not None and wanted(question) in ("amount", "anything")

    def may_answer(span: SpanInSentence) -> bool:
        if len(years) == 1:
            return not any(_is_of_another(year, span) or (is_amount and _is_outside(year, span)) for year in years)
        if since is not None:
            return not _is_of_past_period(since["then"], span)
        return not asks_for_earlier or _may_be_earlier(question, span)

    return sifted(readings, articles, may_answer) if years or since or asks_for_earlier else tuple(readings)


def _is_of_another(year: str, span: SpanInSentence) -> bool:
    """Whether a year is not that of a span: that of a record's first count, or of what had happened before."""
    if year in span.sentence:
        is_figure = has_digit(span.quote) and year not in span.quote
        return is_figure and year not in _RECORD.sub("", span.sentence) and not _tells_of_record_before(span)
    text = f"{span.article.published}\n{span.article.title}\n{span.article.text}"
    return year in text and year not in _LONG_BEFORE.sub("", text)


def _is_outside(year: str, span: SpanInSentence) -> bool:
    """Whether a figure counts years of which a year, which its sentence does not name, is none."""
    period = _period_of(span)
    return period is not None and year not in span.sentence and not period["first"] <= year <= period["last"]


def _is_of_past_period(then: str, span: SpanInSentence) -> bool:
    """Whether a figure counts years that were over when an article was published, and not since what is asked."""
    period, published = _period_of(span), span.article.published
    if period is None or published is None or published[:4] <= period["last"]:
        return False
    return period["first"] not in then and set(content_lemmas(then)).isdisjoint(lemmas(span.sentence))


def _period_of(span: SpanInSentence) -> re.Match[str] | None:
    """Return the years from one to another that the clause of a figure has, or that its sentence begins with."""
    if not has_digit(in_digits(span.quote)):
        return None
    before, behind = span.before, CLAUSE.split(span.behind)[0]
    leading = _PERIOD.search(before)
    if leading is not None and _LEADS.match(before[: leading.start()]):
        return leading if len(CLAUSE.split(before[leading.end() :].lstrip(" ,"))) == 1 else None
    return _PERIOD.search(f"{CLAUSE.split(before)[-1]}{span.quote}{behind}")


def _tells_of_record_before(span: SpanInSentence) -> bool:
    """Whether a figure tells more of a record's first year: "the worst since the fire of 1990, which killed 9"."""
    return any(_RELATIVE.match(span.before, record.end()) for record in _RECORD.finditer(span.before))


def _may_be_earlier(question: str, span: SpanInSentence) -> bool:
    """Whether a figure may be that of the year before: no other one is, and something in its sentence is earlier."""
    if not has_digit(span.quote) or ENDED.search(span.sentence) is None:
        return True  # the header of a table says of which year a value is
    is_earlier = _A_YEAR_EARLIER.search(question) is not None
    figures = list((_EARLIER_FIGURE if is_earlier else _LAST_YEARS_FIGURE).finditer(span.sentence))
    begin, end = len(span.before), len(span.before) + len(span.quote)
    is_dated = not is_earlier and _DATED.search(_LAST_YEARS_FIGURE.sub("", span.sentence)) is not None
    if figures and not any(match.start("figure") < end and begin < match.end("figure") for match in figures):
        return is_dated
    if not is_earlier or _GOES_ON.match(span.sentence):
        return True
    said = _DIFFERENCE.sub("", _RECORD.sub("", span.sentence))
    return _OTHER_TIME.search(said) is not None and not _is_of_other_thing(question, span)


def _is_of_other_thing(question: str, span: SpanInSentence) -> bool:
    """Whether a sentence compares figures of nothing that is asked about, and another one of its article has it all."""
    names = frozenset(lemmas(" ".join(term.text for term in terms(question) if term.kind in ("name", "place"))))
    things = frozenset(content_lemmas(question)) - names - _NO_THING
    if (
        not things
        or _MAY_GO_ON.search(span.sentence)
        or things & frozenset(lemmas(span.sentence))
        or not _EARLIER_FIGURE.search(span.sentence)
    ):
        return False
    texts = map(span.article.text_of, span.article.sentences)
    return any(has_digit(text) and things <= frozenset(lemmas(text)) for text in texts)
