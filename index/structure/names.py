"""Whether words are names: of people, of agencies, of papers and sites."""

from __future__ import annotations

import re

from index.calendar import MONTHS, WEEKDAYS

_JOINS = frozenset("and of for from in the de del der di da van von bin al el la le at via with & as to".split())
_ROLE = re.compile(
    r"(?:journalist|reporter|correspondent|writer|editor|producer|photographer|columnist|staff|critic|analyst)s?"
)
_DAYS = re.compile(
    rf"\b(?:{'|'.join((*WEEKDAYS, *(month for month in MONTHS if month != 'may')))}|christmas|easter)\b",
    re.IGNORECASE,
)
_AGENCY = re.compile(
    r"AP|AP Photos?|AFP|EPA-EFE|EFE|PA (?:Wire|Media|Images)|DPA|dpa|UPI|REUTERS|Reuters|Bloomberg(?: News)?|TASS|Tass|"
    r"(?:The )?Associated Press|Sputnik|RIA Novosti|Xinhua|Yonhap|Kyodo(?: News)?|KCNA|Anadolu(?: Agency| Images)?|"
    r"NurPhoto|ZUMA(?: Press| Wire)?|Getty(?: Images)?|GETTY(?: IMAGES)?|Shutterstock|iStock(?:photo)?|Adobe Stock|"
    r"Alamy(?: Stock Photo| Live News)?|Magnum Photos|Unsplash|Pexels|Pixabay|Flickr|IMAGO|Wikimedia Commons|"
    r"PR ?Newswire|Business ?Wire|GlobeNewswire|Agence France-Presse"
)
_PICTURES = re.compile(
    r"AP Photos?|Getty Images|GETTY IMAGES|Shutterstock|iStock(?:photo)?|Adobe Stock|Alamy.*|Wikimedia Commons"
)
_PAPER = re.compile(
    r"\b(?:news|newspaper|times|post|herald|tribune|daily|weekly|gazette|journal|press|wire|media|magazine|chronicle|"
    r"guardian|observer|telegraph|mirror|independent|examiner|inquirer|ledger|record|republic|register|sentinel|star|"
    r"today|bulletin|echo|argus|advertiser|mercury|enquirer|courier|dispatch|monitor|review|standard|bbc|cnn|npr|abc|cbs|nbc|sky|fox|radio|network|brief)\b"
    r"|\w\.(?:com|org|net|co\.uk)\b",
    re.IGNORECASE,
)

_MASTHEAD = re.compile(r"(?:the )?(?P<first>[^,:;!?]+) (?:and|&) (?P<second>[^,:;!?]+)", re.IGNORECASE)
_MAX_MASTHEAD = 9  # words
_AREA = re.compile(r"(?:[\w'’]+ )?(?:district|county|valley)\b", re.IGNORECASE)

MAX_NAME = 6  # words of one name, such as that of an agency


def is_agency(words: str) -> bool:
    """Whether words are the name of a news or picture agency, and nothing else."""
    return _AGENCY.fullmatch(words) is not None


def is_picture_agency(words: str) -> bool:
    """Whether words name a source of pictures, which is a credit even without a photographer."""
    return _PICTURES.fullmatch(words) is not None


def is_names(words: str) -> bool:
    """Whether words are only names: in capitals, with "and", "of" or a role such as "reporter" between."""
    names = [name for word in words.split() if (name := word.strip(",;()./|"))]
    if _DAYS.search(words):
        return False
    capital = [name[0].isupper() for name in names]
    rest = [name for name, is_capital in zip(names, capital, strict=True) if not is_capital]
    return any(capital) and all(name in _JOINS or name.isdigit() or _ROLE.fullmatch(name) for name in rest)


def is_name(words: str) -> bool:
    """Whether words are one name, of at most six words."""
    return words.count(" ") < MAX_NAME and (is_agency(words) or is_names(words))


def is_person(words: str) -> bool:
    """Whether words can be a person's name: two to four capitalised words without a digit."""
    names = words.split()
    if not 2 <= len(names) <= 4 or any(map(str.isdigit, words)) or _DAYS.search(words):
        return False
    return all(name[0].isupper() or name in _JOINS for name in names) and not re.search(r"[,:;!?/|@]", words)


def is_masthead(words: str) -> bool:
    """Whether words name two papers in one, or that of a place and its county: "The Orrin & District Observer"."""
    match = _MASTHEAD.fullmatch(words)
    if match is None or not is_names(words) or len(words.split()) > _MAX_MASTHEAD:
        return False
    first, second = (match[part].split()[-1] for part in ("first", "second"))
    is_joint = _PAPER.fullmatch(first) is not None or _AREA.match(match["second"]) is not None
    return is_joint and _PAPER.fullmatch(second) is not None


def is_paper(words: str) -> bool:
    """Whether words are the name of an agency, a paper or a site: a masthead, or at most five capitalised words."""
    if is_agency(words) or is_masthead(words):
        return True
    names = words.split()
    is_short = 0 < len(names) <= 5 and all(name[:1].isupper() or name in _JOINS or "." in name for name in names)
    return is_short and bool(_PAPER.search(words)) and not re.search(r"[:;!?,]", words)
