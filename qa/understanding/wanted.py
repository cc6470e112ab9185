"""Whether one quote can be an answer, by the type that a question wants with its first words: an amount for "how many".

Whether two different answers can both be right is decided by `qa.comparing.asked_for`.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from index.calendar import ANY_MONTH, DAY, LATE_YEAR, MONTHS, SHORT_MONTHS, WEEKDAYS, YEAR
from qa.understanding.dimensions import fits_measure
from qa.words.grammar import AUX, COUNTS, HEDGED, LEAD, PREPOSITIONS
from qa.words.kin import A_RELATIVE
from qa.words.letters import has_digit
from qa.words.listing import lines
from qa.words.numerals import in_digits
from qa.words.quantities import quantities
from qa.words.titles import SHORT_TITLES

Wanted = Literal["amount", "duration", "frequency", "age", "time", "person", "place", "named", "reason", "anything"]


def _read_forms() -> dict[str, str]:
    """Read the lists of words, each as the alternatives of a regular expression."""
    forms: dict[str, list[str]] = {}
    name = ""
    for line in lines("wanted.txt", beside=__file__):
        if not line.startswith(" "):
            name, _, line = line.partition(":")
        forms.setdefault(name, []).extend(line.strip(" ,").split(", "))
    return {name: "|".join(alternatives) for name, alternatives in forms.items()}


_ASKS_YEARS = re.compile(rf"{LEAD}(?:which|what) (?:other )?years?\b", re.IGNORECASE)
_FORMS = _read_forms()
_COUNTED = r"(?:number|amount|percentage|proportion|share|price|population|total)"
_TYPES: tuple[tuple[Wanted, re.Pattern[str]], ...] = (
    (
        "age",
        re.compile(rf"{LEAD}how old\b|\bat what age\b|\bwhat (?:is|was) \S+(?: \S+){{0,3}}['’]s age\b", re.IGNORECASE),
    ),
    ("frequency", re.compile(rf"{LEAD}how often\b(?! (?:did|has|have|had|was|were)\b)", re.IGNORECASE)),
    ("duration", re.compile(rf"{LEAD}how long\b(?! ago)", re.IGNORECASE)),
    (
        "time",
        re.compile(
            rf"{LEAD}(?:when|how long ago|(?:what|which) (?:time|date|day|month|year|decade|century)|since when)\b",
            re.IGNORECASE,
        ),
    ),
    (
        "amount",
        re.compile(
            rf"{LEAD}(?:how (?:many|much|tall|high|deep|wide|heavy|fast|far|hot|cold|loud)\b|(?:what|which) (?:(?:is|"
            rf"was|are|were) the )?(?:\w+ )?{_COUNTED} of\b|what (?:temperature|percentage|proportion)\b)",
            re.IGNORECASE,
        ),
    ),
    (
        "amount",
        re.compile(  # no "what cost them the match", and no "what was the fine for"
            rf"{LEAD}(?:(?:what|which) (?:{_FORMS['measure']}) (?:of|{AUX})\b|what (?:is|was|are|were) the "
            rf"(?:\w+ ){{0,2}}?(?:{_FORMS['measure']})(?=\W*$| (?:{PREPOSITIONS}|per|when|that)\b \w))",
            re.IGNORECASE,
        ),
    ),
    ("reason", re.compile(rf"{LEAD}(?:why|how come)\b", re.IGNORECASE)),
    ("person", re.compile(rf"{LEAD}(?:who|whom)\b", re.IGNORECASE)),
    ("place", re.compile(rf"{LEAD}where\b(?! (?:did|do|does) \S+ (?:stand|rank|come from))", re.IGNORECASE)),
    ("named", re.compile(rf"{LEAD}(?:what|which) (?:\w+ )?(?:{_FORMS['named']})\b", re.IGNORECASE)),
    (
        "named",
        re.compile(
            rf"{LEAD}what (?:is|was|are|were)(?: \S+){{1,4}} (?:full |real |first |last |middle )?names?\b",
            re.IGNORECASE,
        ),
    ),
)
_WHOLE = 100  # per cent
_SOME = re.compile(rf"\b(?:{_FORMS['some']})\b", re.IGNORECASE)
_PERIOD = re.compile(rf"\b(?:{'|'.join(WEEKDAYS)}|{_FORMS['period']})", re.IGNORECASE)
_OFTEN = re.compile(rf"\b(?:{_FORMS['often']})\b", re.IGNORECASE)
_DATE = (  # a point in time, not a duration
    r"(?:(?:on|in|last|this|next|late|early|the) )*(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day"
    rf"(?: (?:morning|afternoon|evening|night)|,? (?={DAY} |{ANY_MONTH}))?|{DAY} (?:of )?{ANY_MONTH}(?:,? {YEAR})?|"
    rf"{ANY_MONTH} {DAY}(?:,? {YEAR})?|{ANY_MONTH},? {YEAR})"
)
DATES = re.compile(rf"\b(?:{_DATE})(?!\w)", re.IGNORECASE)
"""Days and months with what leads to them: "on 5 May", "late Monday night", "in May 2023"."""
_TO_DATE = re.compile(
    rf"\b(?:until|till|since|through|throughout|from|between|all|whole)\b|(?:\bto|[-–—])\s*{_DATE}", re.IGNORECASE
)
_ONE_DAY = re.compile(r"[^\0]*\0(?:[\s,]*\0)*[^\0]*")  # whose parts, such as its weekday, are put as "\0"
_AGED = re.compile(rf"\b(?:{_FORMS['aged']})", re.IGNORECASE)
_WHEN = re.compile(rf"\b(?:{'|'.join((*MONTHS, *SHORT_MONTHS))}|{_FORMS['when']})\b", re.IGNORECASE)
_IN_LIFE = re.compile(  # "in his sixties" is an age
    r"\b(?:his|her|their|my) (?:(?:early|mid|late)[- ]?)?(?:teens|(?:twen|thir|for|fif|six|seven|eigh|nine)ties)\b",
    re.IGNORECASE,
)
_MOMENT = re.compile(  # what a bare number may be for "when": a year, a day, an hour, or two of them
    r"[^\w%$£€]*(?:[12]?\d{1,3}|\d{1,2}(?:st|nd|rd|th)|\d{1,2}[:.]\d{2}|\d{1,4}([-/.])\d{1,2}\1\d{1,4})"
    r"(?:\s*[-–/]\s*\d{1,4})?[^\w%$£€]*",
    re.IGNORECASE,
)
_LABEL = re.compile(r"^[A-Z][\w.]{0,15}:\s+(?=\S)")  # of who speaks, in an interview: "FM: You"
_PERSONS_NAME = re.compile(
    r"\b(?:what|which) (?:is|was|are|were) the (?:full |real |first |last |middle )?names? of (?:the|his|her|their|an?)"
    r" (?:[\w’'-]+ ){0,2}?(?:man|woman|men|women|person|people|boy|girl|child|children|baby|victims?|suspects?|driver|"
    rf"{A_RELATIVE}|[a-z]+(?:ers|ors|ists|ees|ants|ians|men|women))\b",
    re.IGNORECASE,
)
_FIRST_WORD = re.compile(rf"^(?:the|an?|{'|'.join(COUNTS)}|some|his|her|their|this|that)\b", re.IGNORECASE)
_SHARE = re.compile(rf"{LEAD}what (?:percentage|per ?cent|proportion|share) of\b", re.IGNORECASE)
_BETWEEN = re.compile(r"between\s+(?:what|which|when|whom)\b", re.IGNORECASE)  # wants both ends
_BOTH_ENDS = re.compile(r"\w\s*(?:\b(?:and|to|until|till|through|from)\b|[-–&])\s*\w", re.IGNORECASE)
_PRONOUN = re.compile(rf"(?:{_FORMS['pronoun']})$", re.IGNORECASE)
_RELATIVE = re.compile(r"(?:who|whom|whose|which)\b", re.IGNORECASE)
_TITLE = re.compile(rf"(?:the )?(?:{'|'.join(sorted(SHORT_TITLES))}|{_FORMS['title']})\.?$")
_ONLY_NUMBERS = re.compile(
    r"[\W\d]*\d[\W\d]*(?:million|billion|thousand|hundred|trillion|per ?cent|dozen|th|st|nd|rd|%)?\W*$", re.IGNORECASE
)
_ONLY_DATE = re.compile(r"(?:(?:in|on|at|since|by)\s+)?[\w ]{0,12}\d{4}|(?:on\s+)?\w+day", re.IGNORECASE)
_YEARS = re.compile(r"(?:[a-z]+\s){0,2}?[\w-]+\s(?:years?|months?|decades?)\b(?! old| of age)", re.IGNORECASE)
_FOR = re.compile(  # what has stood for 300 years is as old
    r"(?<!stood )(?<!stand )(?<!existed )(?<!been here )(?<!been there )(?<!been around )(?<!lived )"
    r"\b(?:for|over|within|during|every|another)\s+"
    rf"(?:(?:{HEDGED}|the|past|last)\s+){{0,2}}(?:$|\d|\w+ years)",
    re.IGNORECASE,
)
_HAS_BEEN = re.compile(r"\b(?:has|have|had)\s+(?:now\s+)?(?:been|served|worked|spent)\s+\Z", re.IGNORECASE)
_AT_WORK = re.compile(r"[^.,;]+?\b(?:years?|months?|decades?)\s+(?:in|with|at|on|as|under|without)\b", re.IGNORECASE)
_ONE = re.compile(r"^an?\s+", re.IGNORECASE)
_EDGES = " “”‘’\"'.,;:!?()[]"


@lru_cache(maxsize=512)
def wanted(question: str) -> Wanted:
    """Return the type of answer that a question wants; "anything" if its words do not say."""
    return next((kind for kind, words in _TYPES if words.search(question)), "anything")


def fits(question: str, quote: str) -> bool:
    """Whether a quote can be of the type that a question wants; true in doubt."""
    kind, plain = wanted(question), " ".join(quote.split()).strip(_EDGES)
    if kind in ("person", "place", "named"):
        plain = _LABEL.sub("", plain)
    if _PERSONS_NAME.search(question) and not any(map(str.isupper, _FIRST_WORD.sub("", plain))):
        return False
    if _BETWEEN.match(question) and not _BOTH_ENDS.search(plain):
        return False
    if _SHARE.search(question) and _over_hundred(plain):
        return False
    return (
        _fits(kind, plain) and not (kind == "named" and _is_count_of(question, plain)) and fits_measure(question, plain)
    )


def is_stretch(question: str, before: str, quote: str) -> bool:
    """Whether a question wants an age, but `quote` only says for how long: "for 26 years she has trained dogs".

    `before` are the words before them.
    """
    if wanted(question) != "age" or not _YEARS.match(quote):
        return False
    serves = _HAS_BEEN.search(before) is not None and _AT_WORK.match(quote) is not None
    return serves or _FOR.search(before) is not None or _FOR.match(quote) is not None


def tells_only_days(quote: str) -> bool:
    """Whether a quote has a day on which something was, and nothing that says how long: "it closed on 5 May"."""
    if _TO_DATE.search(quote) or not _ONE_DAY.fullmatch(DATES.sub("\0", quote)):
        return False
    return not _tells_period(DATES.sub(" ", quote))


def _tells_period(quote: str) -> bool:
    return _has_number(quote) or _PERIOD.search(quote) is not None


def _over_hundred(quote: str) -> bool:
    """Whether a quote is one bare number above a hundred, and so not a share in per cent."""
    found = quantities(quote)
    return len(found) == 1 and found[0].dimension is None and not found[0].unit and found[0].low > _WHOLE


def asks_for_names(question: str) -> bool:
    """Whether a question wants people, places or other things that have a name."""
    return wanted(question) in ("person", "place", "named")


def is_count(question: str, quote: str) -> bool:
    """Whether a quote only counts what a question asks for and names nothing: "eight", "Eight countries".

    If names are wanted, a number followed only by lower-case words is a count. If years are wanted, a year is not.
    """
    words = [word.strip(_EDGES) for word in quote.split()]
    if not words or not in_digits(words[0]).isdigit():
        return False
    if _ASKS_YEARS.match(question) and re.fullmatch(LATE_YEAR, words[0]):
        return False
    if len(words) == 1 or _is_count_of(question, " ".join(words)):
        return True
    return wanted(question) == "named" and all(word.islower() for word in words[1:])


@lru_cache(maxsize=4096)
def _fits(kind: Wanted, quote: str) -> bool:
    match kind:
        case "anything":
            return True
        case "amount":
            return _has_number(quote) or _SOME.search(quote) is not None
        case "duration":
            return _tells_period(quote) and not tells_only_days(quote)
        case "frequency":
            return _OFTEN.search(quote) is not None
        case "age":
            return _has_number(quote) or _AGED.search(quote) is not None
        case "time":
            if _is_number(quote):
                return _MOMENT.fullmatch(in_digits(quote)) is not None
            return (_has_number(quote) or _WHEN.search(quote) is not None) and _IN_LIFE.search(quote) is None
        case "reason":
            return not _is_number(quote) and not _ONLY_DATE.fullmatch(quote)
        case "person":
            is_name = not _TITLE.match(quote.casefold()) and not _RELATIVE.match(quote)
            return is_name and not _PRONOUN.match(quote) and not _is_number(quote)
        case _:
            return not _PRONOUN.match(quote) and not _is_number(_ONE.sub("", quote))


def _is_count_of(question: str, quote: str) -> bool:
    """Whether a quote only counts what is asked for: "eight countries" names none."""
    words = quote.casefold().split()
    asked = set(re.findall(r"\w+", question.casefold()))
    return len(words) > 1 and _is_number(words[0]) and asked.issuperset(words[1:])


def _has_number(quote: str) -> bool:
    """Whether a quote has a number, in digits or words: "five", "a five-set match"."""
    return has_digit(quote) or has_digit(in_digits(quote.replace("-", " ")))


def _is_number(quote: str) -> bool:
    """Whether a quote is nothing but a number, in digits or words, with no noun next to it."""
    return _ONLY_NUMBERS.match(in_digits(quote)) is not None
