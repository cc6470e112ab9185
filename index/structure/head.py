"""The lines between a headline and the text: author, date, and words such as "EXCLUSIVE"."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

from index.calendar import MONTH_FORM, WEEKDAY_FORM, ZONE
from index.structure.dates import Day, days_in
from index.structure.kickers import KICKERS
from index.structure.names import is_agency, is_names, is_paper, is_person
from index.structure.wordings import LABELS

_MAX_ROLE = 60  # code points of a writer's function
_MAX_LINE = 160  # code points of a byline or a line that states the date

_BY = re.compile(
    r"(?:by|from|words by|written by|(?:live |additional )?(?:story|report|reporting|text|words|"
    r"analysis|comment|interview|"
    r"review) by):? +(?P<names>.+)",
    re.IGNORECASE,
)
_PICTURES = re.compile(  # "By A, photos by B"
    r"\W+(?:and )?(?:photo(?:graph)?s?|photography|pictures|images|illustrations)(?: by\b|:)", re.IGNORECASE
)
_GLUED_BY = re.compile(r"By(?P<names>[A-Z][a-z].+)")  # "ByIda Roe", where two elements of a page were copied
_ACCOUNT = re.compile(
    r"by:? (?:admin(?:istrator)?|editors?|staff|the editors|news ?room|news ?desk|webmaster)", re.IGNORECASE
)
_TITLED = re.compile(r"(?P<names>[^,|–—]+?)(?:, | \| | [–—-] | in )(?P<role>.+)")
_ROLE = re.compile(
    r"\b(?:editor|correspondent|reporter|writer|journalist|columnist|staff|bureau chief|producer|analyst|contributor|"
    r"critic|photographer)s?\b",
    re.IGNORECASE,
)
_AFFILIATED = re.compile(r"(?:special (?:to|for)|for the|contributor,?) (?-i:[A-Z]).{1,60}", re.IGNORECASE)
_ADDRESS = re.compile(r"\S+@\S+\.\w+|@\w+(?:, .+)?")
_MAX_MARK = 60  # code points of a place and an agency
_MARKING = re.compile(r"\b(?:CNN(?: Business)?|AP|AFP|Reuters) ?[—–-]+$")

_PUBLISHED = (
    r"(?:first |originally )?(?:published|posted|issued|released|created|filed(?: under)?|submitted|uploaded|added|"
    r"written|date posted|(?:publication|publish) date|date of publication|date|dated)"
)
_UPDATED = r"(?:last )?(?:updated|modified|revised|edited|amended|update|reviewed|last edit)"
_ITSELF = r"(?:(?:this )?(?:article|story|post|page|report) (?:was |has been )?)?"
_STATED = re.compile(
    rf"\b{_ITSELF}(?:(?P<updated>{_UPDATED})|(?P<published>{_PUBLISHED}))(?:\b|(?=\d|{WEEKDAY_FORM}|{MONTH_FORM}))",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"(?:T|\b)\d{1,2}[:.]\d\d(?:[:.]\d\d(?:\.\d+)?)?(?: ?[ap]\.?m\b\.?)?(?: ?Z\b| ?[+-]\d\d:?\d\d\b)?|"
    r"\b\d{1,2} ?[ap]\.?m\b\.?|\b(?:Uhr|hrs?|hours)\b|"
    r"\b(?:noon|midnight)\b",
    re.IGNORECASE,
)
_ZONE = re.compile(rf"\b(?:{ZONE}|local time|Eastern(?: Time)?|London|Z)\b(?:[+-]\d+)?")
_AGE = re.compile(r"\b\d+ (?:minute|hour|day|week|month)s? ago\b|\b\d+[- ]min(?:ute)?s? read\b|\b\d+ comments?\b", re.I)
_ISSUE = re.compile(
    r"\b(?:issue|no\.?|number|vol\.?|volume|page|p\.) ?\d+\b|\b(?:print|online|late|final) edition\b", re.I
)
_PAGE = re.compile(r"\d{1,3}")
_SPAN = re.compile(r"\s*(?:[-–—]|to|until|till)\s*", re.IGNORECASE)  # between the first day and the last
_SPANNED = re.compile(
    r"(?:(?<![:.\d])\d{1,2}(?:st|nd|rd|th)?[-–—]|^\W*\d{1,2}(?:st|nd|rd|th)? (?:[-–—]|to|and|&) )$", re.IGNORECASE
)
_FILLER = re.compile(r"\b(?:on|at|the|of|time|and|last|first|in|print)\b|[\W_]+", re.IGNORECASE)
_EVENT = re.compile(
    r"\b(?:time|venue|place|where|when|tickets?|location|price|entry|admission|doors|kick-?off|register|rsvp)\b ?:",
    re.IGNORECASE,
)
_OPENED = re.compile(r" (?:--|[–—-]) ")  # "LONDON, 3 May 2024 (Reuters) - The vote failed."
_OPENING = 100  # code points of a place, a day and an agency


class Stated(NamedTuple):
    """The day of publication or last change stated by a line, as ISO 8601.

    `is_labelled` is whether the line says which of the two, as "Published" does.
    """

    published: str | None
    updated: str | None
    is_labelled: bool


def byline_names(line: str, below: str = "") -> str | None:
    """Return the writers' names in a plain line; None if it is not a byline.

    A byline is "By A and B", "A, Political Editor", the name of an agency, or a person's name if `below` is a paper or
    an address. "ByA" is one if `below` also states the day.
    """
    if not line or len(line) > _MAX_LINE or line.endswith((".", "!", "?", ":")) and not _initial(line):
        return None
    line = _strip_days(line)
    by = _BY.fullmatch(line)
    if by is not None:
        writers = _PICTURES.split(by["names"], maxsplit=1)[0]
        names = re.split(r",| \| | [–—-] | for ", writers)[0] if not is_names(writers) else writers
        return _names(names)
    titled = _TITLED.fullmatch(line)
    if titled is not None and _is_role(titled["role"]):
        return titled["names"].strip() if _all_persons(titled["names"]) else None
    if is_agency(line):
        return line
    is_below = is_paper(below) or is_affiliation(below)
    glued = _GLUED_BY.fullmatch(line)
    if glued is not None and (is_below or _STATED.match(below)):
        names = re.split(r",| \| ", glued["names"])[0]
        return names if _all_persons(names) else None
    return line if is_person(line) and is_below else None


def is_affiliation(line: str) -> bool:
    """Whether a plain line below a name says what the person does or how to reach them: not a headline."""
    if _ADDRESS.fullmatch(line) or _AFFILIATED.fullmatch(line):
        return True
    return len(line) < _MAX_ROLE and bool(_ROLE.search(line)) and not line.endswith((".", "!", "?"))


def _is_role(words: str) -> bool:
    return bool(_ADDRESS.fullmatch(words)) or (bool(_ROLE.search(words)) and words[:1].isupper())


def _initial(line: str) -> bool:
    return bool(re.search(r"\b(?:[A-Z]|Jr|Sr)\.$", line))


def _names(words: str) -> str | None:
    names = words.strip(" ,|-–—")
    if not names or len(names) > 100 or not is_names(names):
        return None
    first = _TITLED.fullmatch(names)
    return first["names"].strip() if first is not None and _ROLE.search(first["role"]) else names


def _all_persons(words: str) -> bool:
    return all(is_person(name.strip()) for name in re.split(r",| and | & ", words))


def _strip_days(line: str) -> str:
    """Return a line without the date after its names."""
    days = days_in(line) if any(map(str.isdigit, line)) else []
    return re.sub(r"[\s|,•·–—-]+(?:(?:published|posted|updated)\b.*)?$", "", line[: days[0].start]) if days else line


def stated_days(line: str, beside: tuple[str, ...] = (), *, is_below: bool = False) -> Stated | None:
    """Return the days a plain line states; None if it says anything else.

    Beside the days it may hold words such as "Published", a time, an issue, the name of a paper, or a byline. `beside`
    are the lines above and below: if they state a place or a price, the day is that of an event. `is_below` is whether
    a headline may be above: otherwise "Minutes - 3 May 2024" may be one itself.
    """
    if not line or len(line) > _MAX_LINE or not any(map(str.isdigit, line)):
        return None
    days = days_in(line)
    if not days or any(map(_EVENT.match, beside)) or _EVENT.match(line):
        return None
    if _is_span(line, days) or not _only_states(line, days, is_below=is_below):
        return None
    published = updated = None
    label, at = "", 0
    for day in days:
        labels = list(_STATED.finditer(line, at, day.start))
        label = labels[-1].lastgroup or "" if labels else label
        if label == "updated":
            updated = updated or day.iso
        else:
            published = published or day.iso
        at = day.end
    return Stated(published, updated, _STATED.search(line) is not None)


def _is_span(line: str, days: list[Day]) -> bool:
    """Whether a line states when something lasts, as "3-5 May 2024" does: not when the article was published."""
    between = (line[first.end : last.start] for first, last in pairwise(days))
    return bool(_SPANNED.search(line[: days[0].start])) or any(map(_SPAN.fullmatch, between))


def _only_states(line: str, days: list[Day], *, is_below: bool) -> bool:
    rest, at = [], 0
    for day in days:
        rest.append(line[at : day.start])
        at = day.end
    words = " | ".join([*rest, line[at:]])
    is_timed = _TIME.search(words) is not None
    is_zoned = _ZONE.search(words) is not None
    for form in (_TIME, _ZONE, _AGE, _ISSUE):
        words = form.sub("|", words)
    is_stated = _STATED.search(words) is not None
    words = _STATED.sub("|", words)
    pieces = [piece for piece in (part.strip(" ,-–—·•/") for part in re.split(r"[|·•:()]|\s[–—-]\s", words)) if piece]
    left = [piece for piece in pieces if _FILLER.sub("", piece) and not _PAGE.fullmatch(piece)]
    if not left:
        return True
    if len(left) > 2 or not all(_may_stand_by(piece, line, is_below=is_below) for piece in left):
        return False
    return is_stated or not is_timed or all(_is_of_page(piece, is_zoned=is_zoned) for piece in left)


def _is_of_page(words: str, *, is_zoned: bool) -> bool:
    """Whether words are a byline or a section: a time beside them is no event's; nor one with a zone beside a paper."""
    words = re.sub(r"\s+(?:on|at)$", "", words)
    if _BY.fullmatch(words) or words.casefold() in KICKERS | LABELS:
        return True
    return is_zoned and is_paper(words)


def _may_stand_by(words: str, line: str, *, is_below: bool) -> bool:
    """Whether words beside a day are a byline, a paper, a kicker, or the place before it."""
    words = re.sub(r"\s+(?:on|at)$|^\d{1,3}\s+(?=THE\b)", "", words)  # "4 THE ORRIN ECHO" begins with its page
    if _ACCOUNT.fullmatch(words):
        return True
    if _BY.fullmatch(words):
        return byline_names(words) is not None
    if _TITLED.fullmatch(words) and byline_names(words) is not None:
        return True
    if is_paper(words) or words.casefold() in KICKERS | LABELS:
        return True
    is_place = len(words.split()) <= 2 and is_names(words) and words[:1].isupper()
    if is_place and (line.startswith(f"{words},") or ((is_below or "," in words) and _opens(words, line))):
        return True
    return is_person(words) and line.startswith(words) and ":" not in line


def _opens(words: str, line: str) -> bool:
    """Whether a line begins with words and a dash or bracket, as "Oslo - 3 May 2024" does."""
    return line.startswith(words) and line[len(words) :].lstrip()[:1] in ("-", "–", "—", "(")


def opening_day(line: str) -> str | None:
    """Return the full date in the opening of a report, such as "LONDON, 3 May 2024 (Reuters) - ", as ISO 8601."""
    dash = _OPENED.search(line[:_OPENING])
    days = days_in(line[: dash.start()]) if dash is not None else []
    if dash is None or len(days) != 1:
        return None
    before, behind = line[: days[0].start].rstrip(), line[days[0].end : dash.start()].strip()
    first = line.split(maxsplit=1)[0].strip(",")
    is_place = first.isupper() and len(first) > 2
    if before.endswith("("):
        return days[0].iso if is_place and behind == ")" and is_names(before[:-1]) else None
    place = before.rstrip(" ,")
    is_place = is_place or (len(place.split()) < 4 and is_names(place) and bool(re.fullmatch(r"\([^()]+\)", behind)))
    return days[0].iso if is_place and before.endswith(",") else None


def is_agency_mark(line: str) -> bool:
    """Whether a plain line is only the place and agency that open a report, such as "Washington CNN —"."""
    match = _MARKING.search(line) if len(line) <= _MAX_MARK else None
    return match is not None and (not line[: match.start()].strip() or is_names(line[: match.start()]))
