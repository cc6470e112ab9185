"""The days that words of a quote mean ("on Thursday", "last month"), derived from the day its article states."""

from __future__ import annotations

import re
from calendar import isleap
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from index.calendar import ANY_MONTH, DAY, MONTHS, SHIFTS, WEEKDAY, WEEKDAYS, iso_day
from index.types import Article, Range
from qa.dating.tense import Tense, tense_at
from qa.words.grammar import VALUES

_PART = r"(?: (?:morning|afternoon|evening|night|lunchtime))?"
_NEXT_TO_DATE = rf"(?!,? (?:the )?(?:{DAY}\b|{ANY_MONTH}))"
_WORDS = re.compile(
    rf"\b(?P<lead>(?:[Ll]ast|[Nn]ext|[Tt]his(?: coming)?|[Cc]oming) "
    rf")?(?P<weekday>{WEEKDAY})\b(?!['’]s\b){_PART}{_NEXT_TO_DATE}|"
    r"\b(?P<day>[Tt]oday|[Tt]onight|[Tt]omorrow|[Yy]esterday|[Ll]ast night|[Tt]his (?:morning|afternoon|"
    r"evening))\b(?!['’]s)|"
    r"(?<![Tt]he )\b(?P<which>[Ll]ast|[Nn]ext|[Tt]his) (?P<period>week(?:end)?|month|year)\b(?!['’]s)|"
    rf"\b(?P<count>\d{{1,3}}|(?i:{'|'.join(VALUES)})) (?P<unit>day|week|month|year)s? ago\b|"
    rf"(?:\b(?P<d1>\d{{1,2}})(?:st|nd|rd|th)? (?:of )?(?P<m1>{ANY_MONTH})|\b(?P<m2>{ANY_MONTH}) (?P<d2>\d{{1,2}})"
    r"(?:st|nd|rd|th)?)\b(?!,? ?\d{4}|[:.,]?\d|\s?[-–/]\s?\d|\s?(?:p|a)\.?m)"
)
_DATED = re.compile(rf"(?:\d|\d(?:st|nd|rd|th)|{ANY_MONTH}),? $")  # what precedes a weekday that belongs to a date


@dataclass(frozen=True, slots=True, kw_only=True)
class DateMeant:
    """Words of an article at `[start, end)`, and the days that they mean: `first` to `last` (ISO 8601), both included.

    They are derived, not stated in the article; `basis` says in a clause from what.
    """

    words: str
    start: int
    end: int
    first: str
    last: str
    basis: str


def dates_meant(article: Article, quote: Range) -> tuple[DateMeant, ...]:
    """Return the meanings of the words for days in a quote, in order; () if the article states no day.

    A weekday is the last or the next one, depending on the tense of its sentence, and left out if the tense is unclear.
    "26 December" is the one nearest to the article's day. A full date is left out, since it says what it means. In a
    live page the day of the entry counts.
    """
    entry = article.structure.entry_at(quote.start)
    stated = article.published if entry is None or entry.day is None else entry.day
    day = iso_day(stated)
    text = article.text_of(quote)
    if day is None or not _WORDS.search(text):
        return ()
    whose = "article" if entry is None or entry.day is None else "entry"
    basis = f"worked out from the {whose}'s date, {day.day} {day:%B} {day.year}"
    sentence = article.sentence_at(quote.start, quote.end)
    within = article.text_of(sentence)
    found = []
    for match, days in _meant(within, day):
        start, end = sentence.start + match.start(), sentence.start + match.end()
        if quote.start <= start and end <= quote.end:
            first, last = (each.isoformat() for each in days)
            found.append(DateMeant(words=match.group(), start=start, end=end, first=first, last=last, basis=basis))
    return tuple(found)


def _meant(sentence: str, day: date) -> Iterator[tuple[re.Match[str], tuple[date, date]]]:
    for match in _WORDS.finditer(sentence):
        try:
            days = _days(match, sentence, day)
        except (ValueError, OverflowError):  # 31 June, 29 February far from a leap year, or a year before 1
            continue
        if days is not None:
            yield match, days


def _days(match: re.Match[str], sentence: str, day: date) -> tuple[date, date] | None:
    if match["weekday"]:
        if _DATED.search(sentence[: match.start()]) or _is_name(match, sentence):
            return None
        found = _weekday(match, tense_at(sentence, match.start(), match.end()), day)
        return None if found is None else (found, found)
    if match["day"]:
        words = match["day"].casefold()
        shift = {"tomorrow": 1, "yesterday": -1, "last night": -1}.get(words, 0)
        return (day + timedelta(days=shift),) * 2
    if match["period"]:
        return _period(match["period"], SHIFTS[match["which"].casefold()], day)
    if match["unit"]:
        word = match["count"].casefold()
        return _ago(match["unit"], int(word) if word.isdigit() else VALUES[word], day)
    return _nearest(match, day)


def _weekday(match: re.Match[str], tense: Tense | None, day: date) -> date | None:
    """Return the day that a weekday means; None for "next Friday", which means two days to different people."""
    lead = (match["lead"] or "").strip().casefold()
    wanted = WEEKDAYS.index(match["weekday"].casefold())
    back, on = (day.weekday() - wanted) % 7, (wanted - day.weekday()) % 7
    if lead == "next":
        return None
    if lead == "last":
        return day - timedelta(days=back or 7)
    if lead in ("coming", "this coming") or (lead == "this" and tense != "past") or tense == "future":
        return day + timedelta(days=on)
    return day - timedelta(days=back) if tense == "past" else None


def _is_name(match: re.Match[str], sentence: str) -> bool:
    """Whether a weekday is between two words with capitals: "Prime Minister Tuesday Weld"."""
    before, behind = sentence[: match.start()].split(), sentence[match.end() :]
    return (
        bool(before) and before[-1][:1].isupper() and len(before) > 1 and re.match(r" [A-Z][a-z]", behind) is not None
    )


def _period(unit: str, shift: int, day: date) -> tuple[date, date]:
    if unit in ("week", "weekend"):
        monday = day + timedelta(days=7 * shift - day.weekday())
        return monday + timedelta(days=5 if unit == "weekend" else 0), monday + timedelta(days=6)
    if unit == "month":
        return _month(day.year, day.month + shift)
    return date(day.year + shift, 1, 1), date(day.year + shift, 12, 31)


def _ago(unit: str, count: int, day: date) -> tuple[date, date]:
    """Return the day some days or weeks ago; for months and years, the whole month or year."""
    if unit in ("day", "week"):
        return (day - timedelta(days=count * (7 if unit == "week" else 1)),) * 2
    if unit == "month":
        return _month(day.year, day.month - count)
    return date(day.year - count, 1, 1), date(day.year - count, 12, 31)


def _month(year: int, month: int) -> tuple[date, date]:
    """Return the first and last day of a month; months outside 1 to 12 are in other years."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    following = date(year + month // 12, month % 12 + 1, 1)
    return date(year, month, 1), following - timedelta(days=1)


def _nearest(match: re.Match[str], day: date) -> tuple[date, date]:
    """Return a day of a month in the year in which it is nearest."""
    month = [name[:3] for name in MONTHS].index((match["m1"] or match["m2"])[:3].casefold()) + 1
    wanted = int(match["d1"] or match["d2"])
    years = (day.year - 1, day.year, day.year + 1)
    days = [date(year, month, wanted) for year in years if (month, wanted) != (2, 29) or isleap(year)]
    return (min(days, key=lambda each: abs(each - day)),) * 2
