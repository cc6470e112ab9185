"""The dates of a quote as far as stated, by `dateparser`: "March 9" has no year, "Wednesday" only a weekday."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Any, NamedTuple

from index.calendar import ANY_MONTH, BEFORE_MONTH, DAY, WEEKDAY, YEAR, ZONES, iso_day
from qa.comparing.named_days import named_days
from qa.comparing.periods import is_period, same_period
from qa.dating.tense import Tense
from qa.words.grammar import ORDINALS
from qa.words.numerals import DECADES, in_digits

_WEEKDAY = rf"{WEEKDAY}\b"
_RELATIVE = r"(?:[Yy]esterday|[Tt]oday|[Tt]omorrow)\b"
_DAY = rf"(?<!\w){DAY}\b"
# "thirteenth of May", "May the thirteenth"
_ONES = "|".join(ORDINALS[:9])
_NTH = (
    rf"\b(?i:(?:twenty[ -])(?:{_ONES})|thirty[ -]first|{_ONES}|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|"
    r"sixteenth|seventeenth|eighteenth|nineteenth|twentieth|thirtieth)\b"
)
_YEAR = rf"(?<![\d,.]){YEAR}\b(?![,.]\d)(?! ?(?:h(?:ou)?rs|{'|'.join(ZONES)})\b)"  # "1530 GMT" is a time
_RUN = re.compile(
    rf"\d{{4}}-\d\d-\d\d|\b\d{{1,2}}-{ANY_MONTH}-{YEAR}\b|(?:{_RELATIVE})|(?:(?:{_DAY}|{_YEAR})(?:\s+of)?\s+)?(?:{ANY_MONTH}|{_WEEKDAY})"
    rf"(?:,?\s+(?:the\s+)?(?:{ANY_MONTH}|{_DAY}|{_YEAR}|{_NTH}(?=\W*$|[,.;)]|,?\s\d{{4}})))*|{_YEAR}|"
    rf"{_NTH}\s+of\s+{ANY_MONTH}(?:,?\s+{_YEAR})?"
)
_MONTH_ONLY = re.compile(ANY_MONTH)
_DECADE = re.compile(
    rf"\b(?P<century>1\d\d0|20\d0)[’']?s\b|[’'](?P<short>\d0)s\b|\bthe (?P<word>{'|'.join(DECADES)})\b", re.IGNORECASE
)
_SEASON = re.compile(r"\b((?:1\d|20)\d\d)[-–/](\d\d)\b(?![-\d])")  # the season of 2019-20, the years 1914-18
_NUMERIC = re.compile(rf"(?<![\w/.-])(\d{{1,2}})([/.-])(\d{{1,2}})\2({YEAR})(?![\w/-])")
_BARE_YEAR = re.compile(r"\d{4}")
_COUNTED = re.compile(r"\s+(?!(?:in|and|to|at|on|with|by|when|as|or|for|after|before|until|during)\b)[a-z]")
_MONTHS = 12
_LONG = 50  # years of a period written as "1914-18"
_BASES = (datetime(2003, 5, 14), datetime(2010, 10, 22))  # reference days that differ in year, month, day and weekday

Fields = Mapping[str, int]


# Two days of one month: "12-14 May 2024", "May 12 and 13".
_SPAN = r"(?:\s?[-–/]\s?|\s(?:to|and|through)\s)"
_DAYS = re.compile(
    rf"(?P<d1>{_DAY}){_SPAN}(?P<d2>{_DAY})\s+(?:of\s+)?(?P<month>{ANY_MONTH})(?P<year>,?\s+{_YEAR})?|"
    rf"(?P<month2>{ANY_MONTH})\s+(?P<d3>{_DAY}){_SPAN}(?P<d4>{_DAY})(?P<year2>,?\s+{_YEAR})?"
)
# A weekday that is part of a day's name, one of many, or one of a month.
_OTHER_WEEKDAY = re.compile(
    rf"\b(?:(?:Easter|Good|Black|Ash|Palm|Whit|Shrove|Maundy|Holy|Super|Cyber|Bloody|Pancake) {_WEEKDAY}|"
    rf"(?:[Ee]very|[Ee]ach) {_WEEKDAY}|"
    rf"(?:[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|[Ll]ast) {_WEEKDAY}\s(?:in|of)(?:\s{ANY_MONTH})?)"
)


class Dated(NamedTuple):
    """A date and its place in the text."""

    start: int
    end: int
    fields: Fields


def dates(text: str, published: str | None = None) -> tuple[Fields, ...]:
    """Return the fields of each date in a text: some of "year", "month", "day" and "weekday" (Monday is 0), in order.

    A decade has only "decade" (1990). `published` is the day (ISO 8601) that "yesterday" counts back from, and
    "Wednesday" too; without it, or if it is only a month or year, a weekday is all that is known. A number of years or
    of things ("2000 soldiers") is not a date; neither is a month in a name ("Theresa May"). Of "03/05/2024" day and
    month are not known: "either" has both numbers. "12-14 May" is two dates, "Q3 2022" has "quarter", and "every
    Monday" is none.
    """
    return tuple(dated.fields for dated in dated_parts(text, published))


def dated_parts(text: str, published: str | None = None, *, tense: Tense | None = "past") -> tuple[Dated, ...]:
    """Return the dates of a text with their places, in order, as `dates` does.

    A weekday counts forward if `tense` is the future, and is all that is known if there is none.
    """
    found = [Dated(m.start(), m.end(), {"decade": _decade(m)}) for m in _DECADE.finditer(text)]
    for match in _SEASON.finditer(text):
        years = (int(match[2]) - int(match[1])) % 100  # of "1914-18" too, unless it is a month
        if years == 1 or (years < _LONG and int(match[2]) > _MONTHS):
            found += [Dated(match.start(), match.end(), {"year": int(match[1]) + more}) for more in (0, years)]
    found += [Dated(m.start(), m.end(), _numeric(int(m[1]), int(m[3]), int(m[4]))) for m in _NUMERIC.finditer(text)]
    found += [Dated(named.start, named.end, named.fields) for named in named_days(text, published)]
    for match in _DAYS.finditer(text):
        found += _two_days(match)
    others = [match.span() for match in _OTHER_WEEKDAY.finditer(text)]
    for match in _RUN.finditer(text):
        if any(match.start() < end and start < match.end() for start, end in others):
            continue
        if _BARE_YEAR.fullmatch(match.group()) and _COUNTED.match(text, match.end()):
            continue
        if _is_name(match, text) or any(match.start() < each.end and each.start < match.end() for each in found):
            continue
        fields = _fields(match.group(), published, tense)
        if fields:
            found.append(Dated(match.start(), match.end(), fields))
    return tuple(sorted(found, key=lambda dated: dated.start))


def _two_days(match: re.Match[str]) -> list[Dated]:
    month, year = match["month"] or match["month2"], match["year"] or match["year2"] or ""
    days = (match["d1"] or match["d3"], match["d2"] or match["d4"])
    fields = [_fields(f"{day} {month}{year}", None, None) for day in days]
    return [Dated(match.start(), match.end(), each) for each in fields] if all(fields) else []


def _numeric(one: int, other: int, year: int) -> dict[str, int]:
    """Return the fields of a date in figures; a number above 12 is the day."""
    day, month = (other, one) if other > _MONTHS else (one, other)
    if month > _MONTHS:
        return {"year": year}
    if day > _MONTHS or day == month:
        return {"year": year, "month": month, "day": day}
    return {"year": year, "either": one * 100 + other}


def same_date(one: Fields, other: Fields) -> bool | None:
    """Whether two dates are the same: they agree in all common fields, and one has all fields of the other.

    None if unclear: they have no common field, each has a field that the other lacks, or a year lies in a decade.
    """
    if is_period(one) or is_period(other):
        return same_period(one, other)
    if ("decade" in one) != ("decade" in other):
        decade, exact = (one, other) if "decade" in one else (other, one)
        return False if "year" in exact and exact["year"] // 10 * 10 != decade["decade"] else None
    shared = one.keys() & other.keys()
    if ("either" in one) != ("either" in other) and not _can_be(one, other):
        return False
    if not shared:
        return None
    if any(one[name] != other[name] for name in shared):
        return False
    named = (one.keys() - {"weekday"}, other.keys() - {"weekday"})
    return True if named[0] <= named[1] or named[1] <= named[0] else None


def _can_be(one: Fields, other: Fields) -> bool:
    """Whether a date of which day and month are not known can have the month and day of another."""
    unknown, exact = (one, other) if "either" in one else (other, one)
    pairs = [divmod(unknown["either"], 100), divmod(unknown["either"], 100)[::-1]]
    return any(exact.get("month", month) == month and exact.get("day", day) == day for month, day in pairs)


def _is_name(match: re.Match[str], text: str) -> bool:
    """Whether a month without a day or year is next to another capitalised word: "April Jones", "Theresa May"."""
    if not _MONTH_ONLY.fullmatch(match.group()):
        return False
    before, after = text[: match.start()], text[match.end() :]
    beside = re.search(r"(?:^|\W)([A-Z][\w.]*) $", before)
    return re.match(r" (?:[A-Z]\w+|[A-Z]\.)", after) is not None or (
        beside is not None and beside[1].casefold() not in BEFORE_MONTH
    )


def _decade(match: re.Match[str]) -> int:
    if match["century"]:
        return int(match["century"])
    number = int(match["short"]) if match["short"] else DECADES[match["word"].casefold()]
    return 1900 + number if number >= 20 else 2000 + number


@lru_cache(maxsize=4096)
def _fields(words: str, published: str | None, tense: Tense | None) -> dict[str, int]:
    try:
        return _said(words, published, tense)
    except OverflowError:  # counting from the first or last possible day fails
        return {}


def _said(words: str, published: str | None, tense: Tense | None) -> dict[str, int]:
    plain = re.sub(r"\bof\b|\bthe\b", " ", in_digits(words) if re.search(_NTH, words) else words)
    day = iso_day(published)
    is_shift = re.search(_RELATIVE, words) is not None
    if day is not None and (is_shift or (tense is not None and re.search(_WEEKDAY, words))):
        # "on Thursday" may be that same day
        shift = timedelta(days=0 if is_shift else -1 if tense == "future" else 1)
        bases = [datetime(day.year, day.month, day.day) + shift]
    else:
        bases = list(_BASES)
    said = [_parsed(plain, base, "future" if tense == "future" else "past") for base in bases]
    known = [fields for fields in said if fields is not None]
    if len(known) < len(bases):
        return {}
    return {name: value for name, value in known[0].items() if all(f.get(name) == value for f in known)}


def _parsed(words: str, base: datetime, prefer: Tense) -> dict[str, int] | None:
    import dateparser  # rarely needed, and slow to import

    settings: dict[str, Any] = {"RELATIVE_BASE": base, "PREFER_DATES_FROM": prefer}
    found = dateparser.date.DateDataParser(languages=["en"], settings=settings).get_date_data(words)
    if found.date_obj is None:
        return None
    day = found.date_obj
    fields = {"year": day.year}
    if found.period in ("month", "day"):
        fields["month"] = day.month
    if found.period == "day":
        fields |= {"day": day.day, "weekday": day.weekday()}
    return fields
