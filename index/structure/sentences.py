"""Where sentences begin and end inside a paragraph.

Sentence ends are found by `sentencex` (Wikimedia), one paragraph at a time. Its indexes count code points; they are
used only as places to cut, so nothing is lost or doubled whatever it returns.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise

from sentencex import get_sentence_boundaries

from index.calendar import MONTHS, SHORT_MONTHS, WEEKDAYS
from index.types import Range

_LANGUAGE = "en"  # language of the abbreviations that end no sentence; the marks of other scripts work in any
_LONG = 400  # code points; a longer sentence is also cut inside its quotations
_WINDOW = 4000  # code points given to sentencex at once: its time grows with the square of some texts
_CONTEXT = 200  # code points at the end of a window whose cuts are not trusted
_BEFORE = 12  # code points before a cut that may hold an abbreviation

# Line ends, with mail quoting after them, and what sentencex cannot handle: halves of surrogate pairs, and white space
# outside ASCII before a full stop, which it takes for one byte ("vitamin C\u00a0.").
_LINE_BREAK = re.compile(
    r"(?:\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029])(?:[ \t]*>)*|[\ud800-\udfff]|[^\S\x00-\x7f](?=\.)"
)
_POINT = re.compile(r"[•◦▪‣●○■]")  # at the head of a paragraph, sentencex ends no sentence after it
_PLAIN = re.compile(r"[\w\s,'’-]*[.!?]?")  # nothing inside ends a sentence
_QUOTES = re.compile(r'["“”„«»()\[\]]')

_OPENING = re.compile(r"\s[\"'“‘]$")
_REFERENCE = re.compile(  # to a note, directly after an end mark, whose sentence it belongs to
    r"(?<=\S)(?:[⁰¹²³⁴-⁹]+(?:[,–][⁰¹²³⁴-⁹]+)*|[*†‡§]+|\(\d{1,2}\))\s+"
)

# Text before and after a cut where no sentence ends.
_YEAR = re.compile(r"\s*\d{4}\.\s+")  # at the head of a paragraph, as chronicles have it
_INITIAL = re.compile(r"(?:^|[\W_])[^\W\d_]\.$")  # and no white space after: "Korea-U.S.-Japan"
_JOINED_INITIALS = re.compile(r"\b[^\W\d_]\.-[^\W\d_]\.$")  # "J.-P. Marchand"
_CLOCK = re.compile(r"\b[ap]\.m\.$", re.IGNORECASE)
_AFTER_CLOCK = re.compile(
    rf"(?:{'|'.join(WEEKDAYS)}|(?:{'|'.join(month[:3] for month in MONTHS)})[a-z]*\b\.?\s\d|(?-i:[A-Z]{{2,4}})\b)",
    re.IGNORECASE,
)
_DAY = r"(?:Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)"
_NUMBERED = re.compile(
    rf"\b(?:(?:p|pp|pg|vol|vols|fig|figs|no|nos|art|sec|ch|chap|par|para|pt|ed|eq|approx|ca|tel|ext|est)|(?-i:{_DAY}))\.$",
    re.IGNORECASE,
)
_BEFORE_NAME = re.compile(  # old short first names, titles and parts of place names that sentencex does not know
    r"\b(?:Wm|Geo|Thos|Chas|Jas|Jno|Fredk|Robt|Saml|Benj|Edw|Danl|Archd|Patk|Ald|Cllrs?|Coun|Pte|Revd|Const|Lieut|Sergt|"
    r"Treas|Atty|Mmes|Bp|Abp|Ven|Ft|Ste|Pk)\.$"
)
_VOWELLESS = re.compile(r"(?<![\w.&'’-])[^\W\d_aeiouyAEIOUY][b-df-hj-np-tv-xz]+\.$")  # "mtg.", "Rm.", but not "TV."
_MEASURE = re.compile(r"(?:\d\s\w+|\b(?:[ckm]m|kg|lbs?|[km]ph|[ap]m))\.$")  # "5 tsp.", "ten km."
_FIRM = re.compile(r"(?:Corp|Inc|Ltd|Bros)\b")  # "Ridge Chem. Corp."
_ABBREVIATED_NAME = re.compile(r"\b[A-Z][a-z]+\.$")
_GOES_ON = re.compile(rf"\b(?:{_DAY}|[Aa]pprox|[Ii]ncl|[Ee]xcl)\.$")  # "on Sat. and Sun."
_MISSED = re.compile(
    # Ends of sentences that look like abbreviations, before a word with a capital: a month without a day, words that
    # are abbreviations with a capital or before a number, a reply, and units.
    r"(?:"
    rf"\b(?:{'|'.join(f'[{name[0].upper()}{name[0]}]{name[1:]}' for name in (*SHORT_MONTHS, 'may', 'june', 'july'))})"
    r"|\b(?:no|figs?|arts?|ill|miss|ore|ark|me|ok|etc)"
    r"|(?:^|[.!?:][\"”’]?\s|[\"“‘])No"
    r"|\d\s?(?:mm|hrs?|mins?|secs?|[pcmgk])"
    r")\.[\"”’')]*\s+(?=[\"“‘'(]?[A-Z])"
)
# A whole sentence in brackets.
_BRACKETED = re.compile(
    r"(?:^|(?<=[.!?…][\s\"”’)]))\s?[(\[][\"“‘]?[A-Z][^()\[\]]*[.!?…][\"”’]?[)\]]\s+(?=[\"“‘'(]?[A-Z])"
)
_ASKED = re.compile(r"[?!]$")  # "What? he asked."


def sentences_in(text: str, paragraph: Range) -> list[Range]:
    """Return the sentences of a paragraph in order, trimmed of white space; together they cover all its words.

    A quotation is one sentence unless it is longer than 400 code points.
    """
    words = text[paragraph.start : paragraph.end]
    if _PLAIN.fullmatch(words) and len(words) <= _LONG:
        return [paragraph]
    plain = _LINE_BREAK.sub(_blanks, words)
    if _POINT.match(plain):
        plain = f"-{plain[1:]}"
    cuts = _cuts(plain)
    for start, end in pairwise([0, *cuts, len(plain)]):
        if end - start > _LONG:
            cuts.extend(start + cut for cut in _cuts_in_quotations(plain[start:end]))
    edges = [paragraph.start + cut for cut in (0, *sorted(cuts), len(plain))]
    trimmed = (_trim(text, start, end) for start, end in pairwise(edges))
    return [sentence for sentence in trimmed if sentence is not None]


def _blanks(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _trim(text: str, start: int, end: int) -> Range | None:
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip())
    return Range(start + left, start + len(piece.rstrip())) if left < len(piece) else None


def _cuts(plain: str) -> list[int]:
    """Return the positions, ascending and inside a text without line breaks, where a new sentence begins."""
    cuts: list[int] = []
    begin = 0
    while len(plain) - begin > _WINDOW:
        window = plain[begin : begin + _WINDOW]
        trusted = [start for start in _starts(window) if start <= _WINDOW - _CONTEXT]
        if not trusted:  # too long for a sentence: cut at a word
            trusted = [window.rfind(" ") + 1 or _WINDOW]
        cuts.extend(begin + start for start in trusted)
        begin = cuts[-1]
    cuts.extend(begin + start for start in _starts(plain[begin:]))
    return [cut for cut in cuts if not _inside(plain, cut)]


def _starts(window: str) -> list[int]:
    try:
        boundaries = get_sentence_boundaries(_LANGUAGE, window)
    except (Exception, KeyboardInterrupt, SystemExit):
        raise
    except BaseException:  # a panic of the library, which is no `Exception`, and would end the reading of a folder
        return []
    starts = {boundary["start_index"] for boundary in boundaries}
    starts = {_adjusted(window, start) for start in starts}
    starts |= {match.end() for match in _MISSED.finditer(window)}
    starts |= {match.end() for match in _BRACKETED.finditer(window) if not _is_quoted(window[: match.start()])}
    return sorted(start for start in starts if 0 < start < len(window))


def _adjusted(window: str, start: int) -> int:
    """Return where a sentence begins: with the mark that opens its quotation, and below the note of the one above."""
    if _OPENING.search(window, max(start - 2, 0), start):
        return start - 1
    reference = _REFERENCE.match(window, start)
    return start if reference is None else reference.end()


def _is_quoted(above: str) -> bool:
    """Whether a quotation that began in a text has not ended."""
    return above.count("“") > above.count("”") or above.count('"') % 2 == 1


def _inside(plain: str, cut: int) -> bool:
    """Whether a cut falls inside a sentence, a word or a character, whatever sentencex says."""
    below = plain[cut]
    if _YEAR.fullmatch(plain, 0, cut):
        return True
    if unicodedata.category(below).startswith("M"):
        return True
    before = plain[max(cut - _BEFORE, 0) : cut]
    if not before[-1:].isspace():
        return bool(_INITIAL.search(before)) and not below.isspace()
    before = before.rstrip()
    if below.isdigit() or below in "£$€":
        return bool(_NUMBERED.search(before) or (_VOWELLESS.search(before) and not _MEASURE.search(before)))
    if below.islower():
        return bool(_ASKED.search(before) or _GOES_ON.search(before) or _VOWELLESS.search(before))
    if _FIRM.match(plain, cut) and _ABBREVIATED_NAME.search(before):
        return True
    if _CLOCK.search(before):
        return bool(_AFTER_CLOCK.match(plain, cut))
    return bool(_JOINED_INITIALS.search(before) or _BEFORE_NAME.search(before))


def _cuts_in_quotations(sentence: str) -> list[int]:
    """Return the sentence ends inside quotations and brackets of a sentence, by segmenting it without the marks."""
    cuts = []
    for found in _cuts(_QUOTES.sub(" ", sentence)):
        cut = found
        while cut > 0 and _QUOTES.match(sentence[cut - 1]):  # an opening mark belongs to the following words
            cut -= 1
        if cut > 0:
            cuts.append(cut if sentence[cut - 1].isspace() else found)
    return cuts
