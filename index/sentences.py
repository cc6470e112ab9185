"""Where paragraphs and sentences lie in a text, as ranges of code points.

Sentence ends are found by `sentencex` (Wikimedia), one paragraph at a time. Its indexes count code points;
they are used as places to cut only, so that nothing is lost or doubled whatever it returns.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise
from statistics import median

from sentencex import get_sentence_boundaries

from index.types import Range

_BOM = "\ufeff"
_MIN_COLUMNS, _MAX_COLUMNS = 40, 100  # a line that text was wrapped at is this long
_MIN_LOWER = 1 / 3  # share of wrapped lines that begin in lower case; lists and paragraphs hardly ever do
_LONG = 400  # code points; a longer sentence is also cut inside its quotations
_WINDOW = 4000  # code points given to sentencex at once: its time grows with the square of some texts
_CONTEXT = 200  # code points at a window's end where its cuts are not trusted

_LINE_BREAK = re.compile(r"[\n\r\v\f\x1c-\x1e\x85\u2028\u2029\ud800-\udfff]")  # and what sentencex cannot be given
_OWN_LINE = re.compile(r"#{1,6} |[-*+•–—] |\d{1,3}[.)] |\||[\W_]+$")  # a heading, list item, table row or rule
_INITIAL = re.compile(r"(?:^|[\W_])[^\W\d_]\.$")
_QUOTES = re.compile(r'["“”„«»()\[\]]')


def paragraph_ranges(text: str) -> tuple[Range, ...]:
    """Find the paragraphs of a text, trimmed of white space; a blank text has none.

    A blank line ends a paragraph, and so does every other line break, except inside hard-wrapped text.
    A text is hard-wrapped where most of its line breaks join lines of at most 100 columns and a third of the
    lines after lines of 40 columns or more begin in lower case. There, a break is passed over where the first
    word of the next line would not have fitted on the line before, at the median width of such lines.
    A byte order mark at the head of the text is in no paragraph.
    """
    blocks = _blocks(text)
    width = _wrap_width(text, blocks)
    paragraphs = []
    for block in blocks:
        start = block[0].start
        for line, below in pairwise(block):
            if width is None or not _runs_on(text, line, below, width):
                paragraphs.append(Range(start, line.end))
                start = below.start
        paragraphs.append(Range(start, block[-1].end))
    return tuple(paragraphs)


def sentence_ranges(text: str) -> tuple[Range, ...]:
    """Find the sentences of a text, in order, trimmed of white space; a blank text has none.

    Every character is covered once, except white space and a byte order mark at the head. No sentence crosses
    the end of a paragraph. A quotation is one sentence, unless that would be longer than 400 code points.
    """
    return tuple(sentence for paragraph in paragraph_ranges(text) for sentence in _in_paragraph(text, paragraph))


def _blocks(text: str) -> list[list[Range]]:
    """Group the trimmed lines between blank lines."""
    blocks: list[list[Range]] = [[]]
    start = 0
    for line in text.splitlines(keepends=True):
        found = _trim(text, start + (start == 0 and line.startswith(_BOM)), start + len(line))
        if found is not None:
            blocks[-1].append(found)
        elif blocks[-1]:
            blocks.append([])
        start += len(line)
    return [block for block in blocks if block]


def _trim(text: str, start: int, end: int) -> Range | None:
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip())
    return Range(start + left, start + len(piece.rstrip())) if left < len(piece) else None


def _columns(line: Range) -> int:
    return line.end - line.start


def _wrap_width(text: str, blocks: list[list[Range]]) -> float | None:
    """Give the width that the text was wrapped at, None where it was not."""
    pairs = [pair for block in blocks for pair in pairwise(block)]
    narrow = [pair for pair in pairs if max(map(_columns, pair)) <= _MAX_COLUMNS]
    full = [pair for pair in narrow if _columns(pair[0]) >= _MIN_COLUMNS]
    lower = sum(text[below.start].islower() for _, below in full)
    if not full or 2 * len(narrow) < len(pairs) or lower < _MIN_LOWER * len(full):
        return None
    return median(_columns(line) for line, _ in full)


def _runs_on(text: str, line: Range, below: Range, width: float) -> bool:
    """Say whether the line break between two lines was made by wrapping."""
    if max(_columns(line), _columns(below)) > _MAX_COLUMNS:
        return False
    upper, lower = text[line.start : line.end], text[below.start : below.end]
    if _OWN_LINE.match(lower) or upper.startswith(("#", "|")) or not any(map(str.isalnum, upper)):
        return False
    return len(upper) + 1 + len(lower.split(maxsplit=1)[0]) > width


def _in_paragraph(text: str, paragraph: Range) -> list[Range]:
    plain = _LINE_BREAK.sub(" ", text[paragraph.start : paragraph.end])
    cuts = _cuts(plain)
    for start, end in pairwise([0, *cuts, len(plain)]):
        if end - start > _LONG:
            cuts.extend(start + cut for cut in _cuts_in_quotations(plain[start:end]))
    edges = [paragraph.start + cut for cut in (0, *sorted(cuts), len(plain))]
    found = (_trim(text, start, end) for start, end in pairwise(edges))
    return [sentence for sentence in found if sentence is not None]


def _cuts(plain: str) -> list[int]:
    """Give the positions, ascending and inside a text without line breaks, where a new sentence begins."""
    cuts: list[int] = []
    begin = 0
    while len(plain) - begin > _WINDOW:
        window = plain[begin : begin + _WINDOW]
        trusted = [start for start in _starts(window) if start <= _WINDOW - _CONTEXT]
        if not trusted:  # no sentence is this long: cut at a word
            trusted = [window.rfind(" ") + 1 or _WINDOW]
        cuts.extend(begin + start for start in trusted)
        begin = cuts[-1]
    cuts.extend(begin + start for start in _starts(plain[begin:]))
    return [cut for cut in cuts if not _inside_word(plain, cut)]


def _starts(window: str) -> list[int]:
    starts = {boundary["start_index"] for boundary in get_sentence_boundaries("en", window)}
    return sorted(start for start in starts if 0 < start < len(window))


def _inside_word(plain: str, cut: int) -> bool:
    """Say whether a cut falls inside "Korea-U.S. alliance", or before a combining mark."""
    if unicodedata.category(plain[cut]).startswith("M"):
        return True
    return bool(_INITIAL.search(plain[max(cut - 3, 0) : cut])) and not plain[cut].isspace()


def _cuts_in_quotations(sentence: str) -> list[int]:
    """Find sentence ends inside the quotations and brackets of a sentence, by segmenting it without the marks."""
    cuts = []
    for found in _cuts(_QUOTES.sub(" ", sentence)):
        cut = found
        while cut > 0 and _QUOTES.match(sentence[cut - 1]):  # an opening mark belongs to what follows
            cut -= 1
        if cut > 0:
            cuts.append(cut if sentence[cut - 1].isspace() else found)
    return cuts
