"""Captions and credits of pictures, and notes that say who made an article. All of them are read."""

from __future__ import annotations

import re

from index.structure.names import MAX_NAME, is_agency, is_name, is_names, is_picture_agency

_MAX_CAPTION = 500  # code points, with the credit
_MAX_CREDIT = 160  # code points at a caption's end

# The names are checked separately, since "Edited by hand, the tape ..." is a sentence.
_MAKER = re.compile(
    r"(?:additional |with )?(?:(edited|editing|reporting)|compiled|graphics|research|translat\w+|writing|written)"
    r"(?: and (?:editing|writing))? by (?P<names>.+)",
    re.IGNORECASE,
)
_NEXT_MAKER = re.compile(r"[;.]\s+(?=(?:additional |with )?\w+(?: and \w+)? by )", re.IGNORECASE)
_CONTRIBUTED = re.compile(
    r"(?P<names>.+?) (?:also )?contributed(?: (?:additional )?(?:reporting|research)| (?:to|for) this "
    r"(?:report|reporting|story|article|piece))+(?: from (?P<places>.+))?"
)
_CONTRIBUTING = re.compile(r"(?:contributing|contributors?): ?(?P<names>.+)", re.IGNORECASE)
_SIGNED = re.compile(r"(?:[–—-]{1,2}|―) ?(?P<names>[^–—]{3,60})")  # "– Jane Doe" below her text

_SET_OFF = re.compile(r"^|[–—|]\s*|\s-\s+|[.!?…]['\"”)]*\s+|[(\[]\s*")  # what comes before a credit
_BY = re.compile(
    r"(?:(?:(?:File|Handout|Undated|Stock|Main|Header|Cover|Lead) )?(?:Photo(?:graph)?|Photography|Pic|Image|Picture|"
    r"Illustration|Video)s?(?: courtesy of|(?: credits?)? ?[:/|©]| by| via)|Credits? ?:|Courtesy of) (?P<names>.+)",
    re.IGNORECASE,
)
_CLUE = re.compile(  # no credit is without one of these
    r"/| via |[Pp]hoto|[Pp]ics?\b|[Ii]mage|IMAGES|[Pp]icture|[Ii]llustration|"
    r"[Vv]ideo|[Cc]redit|[Cc]ourtesy|stock|Getty|GETTY|Alamy|Wiki"
)
_LABELLED = re.compile(
    r"(?:(?:image|media|video|photo) (?:source|caption|copyright) ?[,:]|(?:photo|image|picture) credits? ?[:|/-]|"
    r"file photo ?(?:[:.]|$)|file [–—-] )",
    re.IGNORECASE,
)
_PICTURED = re.compile(r"(?:photos?|photographs?|pictured|image) ?: ?(?-i:[A-Z])", re.IGNORECASE)
_CAPTIONED = re.compile(r"(?:image|media|video) caption|file photo ?[:.] ?\w|file [–—-] ", re.IGNORECASE)


def is_credit(line: str) -> bool:
    """Whether a plain line only credits a picture, or says who made the article."""
    if _names_makers(line):
        return True
    return not is_caption(line) and (_credit_at(line) is not None or bool(_LABELLED.match(line)))


def is_caption(line: str) -> bool:
    """Whether a plain line is a caption: labelled as one, or ending in a credit."""
    if len(line) > _MAX_CAPTION:
        return False
    if _CAPTIONED.match(line):
        return True
    at = _credit_at(line)
    if at is None and _PICTURED.match(line):
        return True
    return at is not None and any(map(str.isalnum, line[:at]))


def _names_makers(line: str) -> bool:
    """Whether a line is "Edited by A.", "Reporting by A; Editing by B", "A contributed to this report." or "– A"."""
    core = line.strip("()[]*_–—- .")
    for form in (_CONTRIBUTED, _CONTRIBUTING):
        match = form.fullmatch(core)
        if match is not None:
            return is_names(match["names"]) and is_names(match.groupdict().get("places") or "Here")
    signed = _SIGNED.fullmatch(line)
    if signed is not None and not line.endswith((".", "!", "?")) and " " in signed["names"]:
        return is_name(signed["names"])
    makers = [_MAKER.fullmatch(part) for part in _NEXT_MAKER.split(core)]
    return all(m is not None and is_names(m["names"]) for m in makers) and any(m is not None and m[1] for m in makers)


def _credit_at(line: str) -> int | None:
    """Return where the picture credit that ends a line begins, None if there is none."""
    if not _CLUE.search(line, max(len(line) - _MAX_CREDIT, 0)):
        return None
    for mark in _SET_OFF.finditer(line, max(len(line) - _MAX_CREDIT, 0)):
        credit = line[mark.end() :]
        opening = mark[0].strip()
        if opening in ("(", "["):
            if not credit.endswith((")", "]")):  # "(Reuters/Ipsos)." is part of a sentence
                continue
            credit = credit[:-1]
        if _credits(credit.removesuffix(".")) or (opening[:1] in ".!?…" and opening and _names_source(credit)):
            return mark.end()
    return None


def _credits(words: str) -> bool:
    by = _BY.fullmatch(words)
    if by is not None:
        names, _, site = by["names"].rpartition(" on ")  # "Photo by A on Flickr"
        return is_names((names if names and is_agency(site) else by["names"]).replace("/", " "))
    parts = re.split(r"\s*/\s*| via ", words.removeprefix("File: "))
    if any(map(is_picture_agency, parts)):
        return all(map(is_name, parts))
    agencies = list(map(is_agency, parts))
    return any(agencies) and not all(agencies) and all(map(is_name, parts))


def _names_source(words: str) -> bool:
    """Whether a caption's last sentence is followed by "Jane Doe/Paper": names with slashes and no end mark."""
    parts = words.split("/")
    is_short = 2 <= len(parts) <= 4 and all(0 < len(part.split()) <= MAX_NAME for part in parts)
    return is_short and not words.endswith(".") and all(map(is_names, parts)) and not any(map(str.isdigit, words))
