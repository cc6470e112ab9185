"""Lines above a headline that are none themselves: kickers, the names of sections and papers, where a text is from."""

from __future__ import annotations

import re

from index.calendar import MONTH_FORM, WEEKDAY_FORM
from index.structure.names import is_masthead, is_names, is_paper, is_person
from index.structure.wordings import LABELS

KICKERS = frozenset(
    "exclusive,breaking,breaking news,just in,opinion,comment,analysis,editorial,op-ed,letters,letter,review,interview,"
    "profile,obituary,obituaries,feature,features,explainer,live,live updates,news,"
    "world,politics,business,sport,sports,"
    "culture,science,health,technology,press release,news release,for immediate release,media release,"
    "for immediate distribution,correction,updated,sponsored,advertisement feature,"
    "long read,the long read,special report,"
    "investigation,podcast,video,watch,gallery,in pictures".split(",")
)
# These can also be titles: they are above one only if a headline follows.
_RUBRICS = frozenset(
    "blog,column,columns,guest column,guest columnist,guest essay,guest opinion,op-ed contributor,commentary,viewpoint,"
    "perspective,leader,the big read,big read,q&a,q and a,news in brief,in brief,letters to the editor,"
    "letter to the editor,press statement,from the archive,from the archives,from our archive,"
    "from our archives".split(",")
)
_MAX_PAPER = 4  # words of what may be a site's name
_DAY_ONLY = re.compile(  # without a year
    rf"{WEEKDAY_FORM},? (?:the )?\d{{1,2}}(?:st|nd|rd|th)? (?:of )?{MONTH_FORM}|"
    rf"{WEEKDAY_FORM},? {MONTH_FORM} \d{{1,2}}(?:st|nd|rd|th)?|{MONTH_FORM} \d{{4}}",
    re.IGNORECASE,
)
_SOURCE = re.compile(r"(?:source|via|publication|publisher): (?P<names>.+)", re.IGNORECASE)
_WEB_ADDRESS = re.compile(r"(?:(?:url|link|source|web|website|permalink): ?)?(?:https?://|www\.)\S+", re.IGNORECASE)
_PAGE_NUMBER = re.compile(r"page \d{1,3}(?: of \d{1,3})?", re.IGNORECASE)
_CONTACT = re.compile(
    r"(?:(?:media|press|for (?:further|more) information,?) )?(?:contacts?|enquiries|inquiries)(?: person)?: ?"
    r"(?P<whom>.+)",
    re.IGNORECASE,
)
_REACHED = re.compile(r"@|\d{3}")  # by mail or telephone
_BANNER = re.compile(r"(?:breaking(?: news)?|just in|(?:[^\W\d]+ ){0,2}(?:warning|alert)): \S.*", re.IGNORECASE)
_EMBARGO = re.compile(
    r"(?:(?:press|news|media) release\W+)?(?:strictly )?embargoed (?:until|till|for)\b.*|"
    r"for immediate release\b.*|not for release\b.*",
    re.IGNORECASE,
)


def is_kicker(line: str) -> bool:
    """Whether a plain line is a word such as "EXCLUSIVE", or "FOR IMMEDIATE RELEASE": not a headline."""
    return line.casefold().strip(" :|*-–—") in KICKERS or bool(_EMBARGO.fullmatch(line))


def is_rubric(line: str) -> bool:
    """Whether a plain line can be above a headline: a section, a paper, a day without a year, a word in capitals."""
    words = line.split()
    if is_paper(line):
        return len(words) <= _MAX_PAPER or is_masthead(line)
    is_word = len(words) == 1 and line.isalpha() and line.isupper() and len(line) > 2
    return is_word or line.casefold() in _RUBRICS | LABELS or _DAY_ONLY.fullmatch(line) is not None


def is_banner(line: str) -> bool:
    """Whether a plain line may be a site's announcement of something else: "Breaking: ...", "Flood warning: ..."."""
    return _BANNER.fullmatch(line) is not None


def is_source(line: str) -> bool:
    """Whether a plain line says only where a text is from: an address, "Source:" and a name, or a page's number.

    So does one that says whom to ask.
    """
    contact = _CONTACT.fullmatch(line)
    if contact is not None and (is_person(contact["whom"]) or _REACHED.search(contact["whom"])):
        return True
    source = _SOURCE.fullmatch(line)
    if source is not None and is_names(source["names"]):
        return True
    return _WEB_ADDRESS.fullmatch(line) is not None or _PAGE_NUMBER.fullmatch(line) is not None
