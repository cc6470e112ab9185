"""Numbers in words to digits: "half a million", "two dozen", "a third", by `text2num` and rules."""

from __future__ import annotations

import re

from text_to_num import alpha2digit

from qa.words.grammar import COUNTS, PERIODS, TEENS, TENS, VALUES

DECADES = {
    word: 10 * n
    for n, word in enumerate("twenties thirties forties fifties sixties seventies eighties nineties".split(), start=2)
}
_SPACES = re.compile(r"\s+")
_RARE_PARTS = r"(?:seven|nin|twelf)th(?=s\b| of\b)"  # that are ordinals otherwise
_SIGNS = {"per cent": "percent", "‑": "-", "–": "-", "—": "-", "−": "-", "½": ".5", "¼": ".25", "¾": ".75"}
_FRACTIONS = {
    "half": "50",
    "third": "33.33",
    "quarter": "25",
    "fifth": "20",
    "sixth": "16.67",
    "seventh": "14.29",
    "eighth": "12.5",
    "ninth": "11.11",
    "tenth": "10",
    "twelfth": "8.333",
}
_SOME_WORDS = "|".join(VALUES)
PART = rf"half|third|quarter|fifth|sixth|eighth|tenth|{_RARE_PARTS}"
_SHARE = re.compile(
    rf"(?<!and )\b(?:(?P<some>{_SOME_WORDS})[ -](?P<part>{PART})s?|(?<!first "
    rf")(?<!second )(?<!a )(?P<half>half))"
    r"(?= of\b(?! a (?:million|billion|trillion))| (?:the|its|his|her|their|all)\b|[.,;]?$)",
    re.IGNORECASE,
)
_ONE_IN = re.compile(
    rf"\b({'|'.join(COUNTS)}|\d+) (?:in|out of) (?:every |a (?=hundred\b|thousand\b))?(\w+)\b"
    rf"(?! (?:{PERIODS})s?\b)",  # "nine in ten days"
    re.IGNORECASE,
)
_WHOLES = (  # of which a half or a quarter is a number, and no share
    r"(?:hundred|thousand|million|billion|trillion|dozen|percent|percentage point|"
    r"second|minute|hour|day|week|fortnight|month|year|decade|"
    r"century|mile|kilometre|kilometer|metre|meter|foot|inch|acre|hectare|tonne|ton|kilo|kilogram|pound|ounce|stone|"
    r"litre|liter|pint|gallon)\b"
)
_HALF_A = re.compile(rf"\b(?:half[ -]an?|(?<!and )a half)[ -](?={_WHOLES})", re.IGNORECASE)
_QUARTER = re.compile(rf"(?<!and )\b(an?|one|three)[ -]quarters?[ -](?={_WHOLES})", re.IGNORECASE)
_PART_OF = re.compile(
    rf"(?:\b(?P<some>{_SOME_WORDS})[ -](?P<part>{PART})s?|"
    rf"(?:^|(?<=about )|(?<=than )|(?<=nearly )|(?<=almost )|(?<=around )|(?<=roughly )|(?<=over ))(?P<bare>quarter))"
    rf" of an? (?={_WHOLES})",
    re.IGNORECASE,
)
# Thousands apart by spaces: those that do not break a line, or two and more.
_SPACED = re.compile(
    "(?<![\\d.,])[1-9]\\d{0,2}(?:(?:[\u00a0\u2009\u202f]\\d{3})+| \\d{3}(?: \\d{3})+)(?![\\d.,]?\\d)"
    "|^[1-9]\\d{0,2} \\d{3}$"
)
# Words that look like numbers and are none: "hundreds of people", "no one".
_SCALES = "hundred|thousand|million|billion|trillion"
_SEVERAL = ("several", "few", "many", "couple", "couple of")
_VAGUE = re.compile(
    r"\b(?:(?:tens|hundreds|thousands|millions|billions|trillions)(?: of (?:thousands|millions|billions))?|"
    rf"(?:{'|'.join(reversed(_SEVERAL))}) (?:dozen|(?:{_SCALES})(?: (?:{_SCALES}))*)|no one)\b",
    re.IGNORECASE,
)
_AND_A = re.compile(r"(?<=\w)-and-(a|three)-(?=half|quarter)", re.IGNORECASE)
_AND_PART = re.compile(
    r"\b(?:(?P<n>\d+) and (?P<part>a half|a quarter|(?:three|3)[ -]quarters?)|(?:an?|1) (?P<unit>[a-z]+) and a half)\b|"
    r"\b(?P<count>\d+) (?P<units>[a-z]+s) and a half(?=$|[,.;)]| (?:after|ago|before|from|in|later|long|of|old|to)\b)",
    re.IGNORECASE,
)
_A = re.compile(
    r"(?:^|(?<=about )|(?<=than )|(?<=nearly )|(?<=almost )|(?<=around )|(?<=roughly )|(?<=for )|(?<=over )|"
    r"(?<=least )|"
    r"(?<=in )|(?<=within )|(?<=after )|(?<=under ))an? (?=(?:hundred|thousand|million|billion|trillion|lakh|"
    r"crore|dozen|minute|hour|day|week|"
    r"fortnight|month|year|decade|century|mile|kilometre|metre|foot|yard|inch|tonne|ton|kilo|litre|gallon|pound|"
    r"stone|penny)\b)",
    re.IGNORECASE,
)
_ROUND = "|".join((*COUNTS, *TEENS, *TENS))
_SCALE_AND_HALF = re.compile(
    r"\b(?P<n>\w+) (?P<scale>thousand|million|billion|trillion|lakh|crore) and a half\b", re.IGNORECASE
)
_UNREAD_SCALES = {"trillion": 12, "lakh": 5, "crore": 7}  # that text2num leaves as they are, in powers of ten
_UNREAD_SCALE = re.compile(rf"(?<=\d) ({'|'.join(_UNREAD_SCALES)})s?\b", re.IGNORECASE)
_SHARED_SCALE = re.compile(  # "between two and three million", "two to three million"
    rf"\b(?P<between>between )?(?P<low>{_ROUND})(?: (?P<first>{_SCALES}))?(?: to | (?P<and>and) )"
    rf"(?P<high>{_ROUND}) (?P<scale>{_SCALES})\b",
    re.IGNORECASE,
)
_DOZEN = re.compile(
    rf"{''.join(f'(?<!{word} )' for word in _SEVERAL)}\b(?:(\d+(?:\.\d+)?) )?dozen\b(?! of)", re.IGNORECASE
)
_HYPHEN = re.compile(
    r"(?<=[a-z\d])-(?=(?:year|month|week|day|hour|minute|mile|foot|metre|kilometre|acre|tonne|ton|storey|man|"
    r"point)s?\b|odd\b)"
)
_HOURS = re.compile(r"\b(\d+) ?h(?:rs?)? ?(\d\d?) ?m(?:ins?)?\b")  # "2h 10m"
_DECIMAL_COMMA = re.compile(r"(?<![\d.,])(\d{1,3}),(\d\d?)(?= ?(?:million|billion|trillion|mn|bn|m)\b)", re.IGNORECASE)
_HEIGHT = re.compile(r"\b(\d) ?(?:ft|foot|feet) ?(\d{1,2})(?=$|[,;)]| tall\b)")  # without "inches"
_POUNDS_OF_STONE = re.compile(r"(?<=st |ne |es )(\d{1,2}) pounds?\b")
_THIRDS = re.compile(r"(?<!\d)(?<!\d )[⅓⅔]")
_NOTE_MARKS = re.compile(r"(?<=[\w%])(?<!\b10)(?!(?:(?<=m)|(?<=ft))[²³])[⁰¹²³⁴-⁹]+")  # "£3 million⁴"; not of 10⁶ and m²
_APART = re.compile(r"(?<=\d) (?=[½¼¾])")
_LETTERS = re.compile(r"[^\W\d_]")


def in_digits(text: str) -> str:
    """Return a text with its numbers in digits, shares ("a third", "one in five") in "%", and single spaces.

    Other words stay as they are; ordinals become "3rd". "3.4 million" becomes "3.4 1000000".
    """
    plain = _SPACED.sub(lambda m: _SPACES.sub(",", m[0]), text.strip())
    plain = _NOTE_MARKS.sub("", _SPACES.sub(" ", plain))
    plain = _APART.sub("", _THIRDS.sub(lambda m: "two thirds" if m[0] == "⅔" else "a third", plain))
    for sign, meant in _SIGNS.items():
        plain = plain.replace(sign, meant)
    if not _LETTERS.search(plain):
        return plain
    plain = _HOURS.sub(r"\1 hours \2 minutes", _DECIMAL_COMMA.sub(r"\1.\2", plain))
    plain = _AND_A.sub(r" and \1 ", _HYPHEN.sub(" ", plain))
    plain = _SCALE_AND_HALF.sub(_and_half_of, plain)
    plain = _HALF_A.sub("0.5 ", _PART_OF.sub(_part_of, _QUARTER.sub(r"\1 quarter of a ", plain)))
    plain = _ONE_IN.sub(_one_in, _SHARE.sub(_share, plain))
    plain = _SHARED_SCALE.sub(_scaled, _A.sub("one ", plain))
    plain = _AND_PART.sub(_and_part, _numbers_in_digits(plain))
    plain = _UNREAD_SCALE.sub(lambda m: f" {10 ** _UNREAD_SCALES[m[1].casefold()]}", plain)
    plain = _POUNDS_OF_STONE.sub(r"\1 lb", _HEIGHT.sub(r"\1ft \2in", plain))
    return _DOZEN.sub(lambda m: f"{float(m[1] or 1) * 12:g}", plain)


def vague_numbers(text: str) -> tuple[str, ...]:
    """Return the words for a number that is not told, in small letters: "hundreds", "tens of thousands"."""
    found = (match.group().casefold() for match in _VAGUE.finditer(text))
    return tuple(words for words in found if words != "no one")


def _numbers_in_digits(plain: str) -> str:
    """Return a text with its number words in digits, except for those that are vague."""
    parts, at = [], 0
    for vague in _VAGUE.finditer(plain):
        above = plain[: vague.start()].split()[-1:]
        if above and alpha2digit(above[0], "en", threshold=0).isdecimal():  # "two hundreds"
            continue
        parts += [alpha2digit(plain[at : vague.start()], "en", threshold=0), vague.group()]
        at = vague.end()
    return "".join([*parts, alpha2digit(plain[at:], "en", threshold=0)])


def _scaled(match: re.Match[str]) -> str:
    """Return a range of which both ends have a scale; "two and three million" is not one."""
    if match["and"] and not match["between"]:
        return match.group()
    scale = match["scale"]
    return f"{match['low']} {match['first'] or scale} to {match['high']} {scale}"


def _part_of(match: re.Match[str]) -> str:
    if match["bare"]:
        return "0.25 "
    share = float(_FRACTIONS[match["part"].casefold()]) * VALUES[match["some"].casefold()] / 100
    return f"{share:.4g} "


def _share(match: re.Match[str]) -> str:
    if match["half"]:
        return "50%"
    share = float(_FRACTIONS[match["part"].casefold()]) * VALUES[match["some"].casefold()]
    return f"{share:g}%" if share <= 100 else match.group()


def _one_in(match: re.Match[str]) -> str:
    some, every = (alpha2digit(word, "en", threshold=0) for word in match.groups())
    if not (len(some + every) < 8 and some.isdecimal() and every.isdecimal() and 0 < int(some) < int(every) <= 1000):
        return match.group()
    return f"{100 * int(some) / int(every):.4g}%"


def _and_half_of(match: re.Match[str]) -> str:
    """Return a number in words with its half before the scale: "a million and a half" is one and a half million."""
    number = "one" if match["n"].casefold() in ("a", "1") else match["n"]
    return f"{number} and a half {match['scale']}"


def _and_part(match: re.Match[str]) -> str:
    if match["units"]:
        return f"{match['count']}.5 {match['units']}"
    if match["unit"]:
        return f"1.5 {match['unit']}"
    part = match["part"].casefold()
    return f"{match['n']}{'.5' if part == 'a half' else '.25' if part == 'a quarter' else '.75'}"
