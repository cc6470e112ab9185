"""The lines between a headline and the text: author, date, and words such as "EXCLUSIVE"."""

from __future__ import annotations

import re
from typing import NamedTuple

from index.calendar import ZONE
from index.structure.dates import Day, days_in
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

_KICKERS = frozenset(
    "exclusive,breaking,breaking news,just in,opinion,comment,analysis,editorial,op-ed,letters,letter,review,interview,"
    "profile,obituary,obituaries,feature,features,explainer,live,live updates,news,"
    "world,politics,business,sport,sports,"
    "culture,science,health,technology,press release,news release,for immediate release,media release,"
    "for immediate distribution,correction,updated,sponsored,advertisement feature,"
    "long read,the long read,special report,"
    "investigation,podcast,video,watch,gallery,in pictures".split(",")
)
_EMBARGO = re.compile(
    r"(?:strictly )?embargoed (?:until|till|for)\b.*|for immediate release\b.*|not for release\b.*", re.I
)

_PUBLISHED = (
    r"(?:first |originally )?(?:published|posted|issued|released|created|date posted|publication date|date|dated)"
)
_UPDATED = r"(?:last )?(?:updated|modified|revised|edited|update|reviewed|last edit)"
_STATED = re.compile(rf"\b(?:(?P<updated>{_UPDATED})|(?P<published>{_PUBLISHED}))\b", re.IGNORECASE)
_TIME = re.compile(
    r"(?:T|\b)\d{1,2}[:.]\d\d(?:[:.]\d\d(?:\.\d+)?)?(?: ?[ap]\.?m\b\.?)?(?: ?Z\b|[+-]\d\d:?\d\d)?|"
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
    an address.
    """
    if not line or len(line) > _MAX_LINE or line.endswith((".", "!", "?", ":")) and not _initial(line):
        return None
    line = _strip_days(line)
    by = _BY.fullmatch(line)
    if by is not None:
        names = re.split(r",| \| | [–—-] | for ", by["names"])[0] if not is_names(by["names"]) else by["names"]
        return _names(names)
    titled = _TITLED.fullmatch(line)
    if titled is not None and _is_role(titled["role"]):
        return titled["names"].strip() if _all_persons(titled["names"]) else None
    if is_agency(line):
        return line
    return line if is_person(line) and (is_paper(below) or is_affiliation(below)) else None


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


def stated_days(line: str, beside: tuple[str, ...] = ()) -> Stated | None:
    """Return the days a plain line states; None if it says anything else.

    Beside the days it may hold words such as "Published", a time, an issue, the name of a paper, or a byline. `beside`
    are the lines above and below: if they state a place or a price, the day is that of an event.
    """
    if not line or len(line) > _MAX_LINE or not any(map(str.isdigit, line)):
        return None
    days = days_in(line)
    if not days or any(map(_EVENT.match, beside)) or _EVENT.match(line):
        return None
    if not _only_states(line, days):
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


def _only_states(line: str, days: list[Day]) -> bool:
    rest, at = [], 0
    for day in days:
        rest.append(line[at : day.start])
        at = day.end
    words = " | ".join([*rest, line[at:]])
    for form in (_TIME, _ZONE, _AGE, _ISSUE):
        words = form.sub("|", words)
    is_stated = _STATED.search(words) is not None
    words = _STATED.sub("|", words)
    pieces = [piece for piece in (part.strip(" ,-–—·•/") for part in re.split(r"[|·•:()]|\s[–—-]\s", words)) if piece]
    left = [piece for piece in pieces if _FILLER.sub("", piece) and not _PAGE.fullmatch(piece)]
    if not left:
        return True
    if len(left) > 2 or not all(_may_stand_by(piece, line) for piece in left):
        return False
    return is_stated or not _TIME.search(line)


def _may_stand_by(words: str, line: str) -> bool:
    """Whether words beside a day are a byline, a paper, a kicker, or the place before it."""
    words = re.sub(r"\s+(?:on|at)$", "", words)
    if _ACCOUNT.fullmatch(words):
        return True
    if _BY.fullmatch(words):
        return byline_names(words) is not None
    if is_paper(words) or words.casefold() in _KICKERS | LABELS:
        return True
    is_place = len(words.split()) <= 2 and is_names(words) and words[:1].isupper() and line.startswith(f"{words},")
    return is_place or (is_person(words) and line.startswith(words) and ":" not in line)


def opening_day(line: str) -> str | None:
    """Return the full date in the opening of a report, such as "LONDON, 3 May 2024 (Reuters) - ", as ISO 8601."""
    dash = _OPENED.search(line[:_OPENING])
    days = days_in(line[: dash.start()]) if dash is not None else []
    if dash is None or len(days) != 1 or not line[: days[0].start].rstrip().endswith(","):
        return None
    place, behind = line[: days[0].start].rstrip(" ,"), line[days[0].end : dash.start()].strip()
    first = line.split(maxsplit=1)[0].strip(",")
    is_place = first.isupper() and len(first) > 2
    is_place = is_place or (len(place.split()) < 4 and is_names(place) and bool(re.fullmatch(r"\([^()]+\)", behind)))
    return days[0].iso if is_place else None


def is_kicker(line: str) -> bool:
    """Whether a plain line is a word such as "EXCLUSIVE", or "FOR IMMEDIATE RELEASE": not a headline."""
    return line.casefold().strip(" :|*-–—") in _KICKERS or bool(_EMBARGO.fullmatch(line))


def is_agency_mark(line: str) -> bool:
    """Whether a plain line is only the place and agency that open a report, such as "Washington CNN —"."""
    match = _MARKING.search(line) if len(line) <= _MAX_MARK else None
    return match is not None and (not line[: match.start()].strip() or is_names(line[: match.start()]))
