"""The words that distinguish two reports: numbers, names, negations and outcomes.

"Four were hurt" and "six were hurt" share almost every word. The few words that differ are recognised by their form
(digits, capitals) or by short lists: spelled numbers, months and weekdays (numbers too), negations, and words of
outcome whose opposites are in the same place of a sentence ("rose", "fell"). Case, accents and punctuation are ignored.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Literal, NamedTuple
from zlib import crc32

from index.calendar import MONTHS, WEEKDAYS

TellingKind = Literal["", "number", "name", "outcome", "negation"]

_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|\w+(?:[.,:]\d+)*")  # "U.S.", "3.4", "11,482", "4:40"
_BEGINS = re.compile(r"[.!?:;\n\r\u2028\u2029]|[\"“«‘(\[—–|*•]\s*$")  # what a sentence, cell or quotation begins after
_ABBREVIATION = 3  # letters; a capitalised word this short before a full stop is a title or an initial
_ENDS_LINE = re.compile(r"[\n\r\u2028\u2029]")
_CAPITALS = 0.6  # share of a line's words from which capitals are headline style and mark no names

_AROUND = 3  # words a frame needs around its blank, all of the same sentence

_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty"
).split()
_ORDINALS = (
    "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
).split()
_TENS = "thirty forty fifty sixty seventy eighty ninety".split()
_NUMBERS = (
    {word: str(number) for number, word in enumerate(_UNITS)}
    | {word: f"{number}th" for number, word in enumerate(_ORDINALS)}
    | {word: f"{number}0" for number, word in enumerate(_TENS, start=3)}
    | {word: word for word in "hundred thousand million billion trillion half quarter".split()}
    | {"hundreds": "hundreds", "thousands": "thousands", "millions": "millions", "dozens": "dozens", "dozen": "12"}
    | {"once": "once", "twice": "twice", "double": "double", "triple": "triple", "doubled": "double"}
)
_ORDINAL = re.compile(r"(\d+)(?:st|nd|rd|th)")
_DATES = frozenset((*MONTHS, *WEEKDAYS))
_SAME = {month[:3]: month for month in MONTHS if month != "may"} | {
    "sept": "september",
    "sen": "senator",
    "rep": "representative",
    "gov": "governor",
    "gen": "general",
    "capt": "captain",
    "sgt": "sergeant",
    "lt": "lieutenant",
    "col": "colonel",
    "prof": "professor",
    "rev": "reverend",
}
_NEGATIONS = frozenset("not no never without nor neither none nobody nothing cannot t denied denies deny".split())
_OUTCOMES = frozenset(
    "rose fell rises falls rise fall rising falling up down higher lower more fewer less increase decrease increased "
    "decreased gained lost won wins win loses lose beat alive dead died survived killed injured wounded missing guilty "
    "innocent acquitted convicted cleared arrested released freed jailed charged accepted rejected approved refused "
    "opened closed open shut before after above below over under spring summer autumn winter today yesterday tomorrow "
    "morning afternoon evening night noon midnight all most some few many several both north south east west left "
    "right resigned sacked stays leaves confirmed withdrew withdrawn cancelled postponed buy sell bought sold him her "
    "he she man woman son daughter husband wife brother sister".split()
)
_FUNCTION = frozenset(
    "a an the i we you it they this that these those there here in on at by for from to of with as and but or if when "
    "while what who whom whose which why how his her their its our my your he she is are was were be been has have had "
    "do does did will would can could may might should must about into than then so also just since until though "
    "although because during against between among such its it's let yes".split()
)


class TellingWord(NamedTuple):
    """A word of a text in its compared form, and what it tells; "" if nothing.

    `begins` says whether it begins a sentence, a quotation or a cell.
    """

    text: str
    kind: TellingKind
    begins: bool = False


def words_of(text: str, *, every_capital: bool = False) -> list[TellingWord]:
    """Return the words of a text, in order.

    A capitalised word is a name unless it begins a sentence or is in a line with mostly capitalised words; with
    `every_capital` it is a name even there. "12" and "twelve", "U.S." and "US", "Jan." and "January" are the same word.
    """
    matches = list(_WORD.finditer(text))
    tokens = [match.group() for match in matches]
    gaps = [text[before.end() : after.start()] for before, after in pairwise(matches)]  # gaps[i] follows word i
    begins = [not i or _parted(tokens[i - 1], gaps[i - 1]) for i in range(len(tokens))]
    capital = [token[0].isupper() for token in tokens]
    if not every_capital:
        capital = [is_capital and not titled for is_capital, titled in zip(capital, _titled(tokens, gaps), strict=True)]
    inner = {token for i, token in enumerate(tokens) if capital[i] and not begins[i]}
    words = []
    for i, token in enumerate(tokens):
        named = capital[i] and (
            every_capital
            or not begins[i]
            or (i + 1 < len(tokens) and capital[i + 1] and not begins[i + 1])
            or token in inner
            or _is_initialism(token)
        )
        words.append(TellingWord(*_compared_form(token, named), begins[i]))
    return words


def telling_pairs(words: Sequence[TellingWord]) -> set[int]:
    """Return digests of all pairs of neighbours of which one tells something; no words give none."""
    return {_pair(one, other) for one, other in zip(words, words[1:], strict=False) if one.kind or other.kind}


def all_pairs(words: Sequence[TellingWord]) -> set[int]:
    """Return digests of every pair of neighbours."""
    return {_pair(one, other) for one, other in zip(words, words[1:], strict=False)}


def framed(words: Sequence[TellingWord]) -> Iterator[tuple[int, TellingKind, frozenset[str]]]:
    """Yield each frame with a kind and the words of that kind in it.

    A run of names and numbers has two frames, the three words before it and the three after it. If one of them is too
    short or says too little, and for a word of outcome or negation, the frame is the two words on either side. No frame
    extends beyond the sentence. Numbers and names in a frame count as blanks.
    """
    masked = ["#" if word.kind in ("number", "name") else word.text for word in words]
    at = 0
    while at < len(words):
        if not words[at].kind:
            at += 1
            continue
        end = _run_end(words, at)
        for frame in _frames(words, masked, at, end, fact=words[at].kind in ("number", "name")):
            for kind in sorted({word.kind for word in words[at:end]}):
                yield frame, kind, frozenset(word.text for word in words[at:end] if word.kind == kind)
        at = end


def bridged_pairs(words: Sequence[TellingWord]) -> set[int]:
    """Return digests of the pairs separated by a negation, as in a text that leaves the negation out."""
    triples = zip(words, words[1:], words[2:], strict=False)
    return {_pair(one, other) for one, between, other in triples if between.kind == "negation"}


def _plain(token: str) -> str:
    return token.replace(".", "") if token[-1] == "." else token


def _is_initialism(token: str) -> bool:
    plain = _plain(token)
    return len(plain) > 1 and plain.isupper()


@lru_cache(maxsize=200_000)
def _compared_form(token: str, named: bool) -> tuple[str, TellingKind]:
    """Return a word in its compared form, and what it tells."""
    plain = _plain(token).casefold()
    if plain in _NEGATIONS:
        return plain, "negation"
    if any(character.isdigit() for character in plain) or plain in _NUMBERS:
        number = _NUMBERS.get(plain, plain.replace(",", ""))
        ordinal = _ORDINAL.fullmatch(number)
        return (f"{ordinal[1]}th" if ordinal else number), "number"
    if named and plain not in _FUNCTION:
        name = _SAME.get(plain, plain)
        return name, "number" if name in _DATES else "name"
    return plain, "outcome" if plain in _OUTCOMES else ""


def _run_end(words: Sequence[TellingWord], at: int) -> int:
    if words[at].kind in ("outcome", "negation"):
        return at + 1
    end = at
    while end < len(words) and words[end].kind in ("number", "name") and not (end > at and words[end].begins):
        end += 1
    return end


def _frames(words: Sequence[TellingWord], masked: Sequence[str], start: int, end: int, *, fact: bool) -> Iterator[int]:
    """Yield digests of the frames of a run; none if there are too few words, or only common ones."""
    left, right = _before(words, masked, start), _after(words, masked, end)
    around = (*left[-2:], "_", *right[:2])
    frames = [frame for frame in ((*left, "_"), ("_", *right)) if fact and _frames_something(frame)]
    if len(frames) < (2 if fact else 1) and _frames_something(around):
        frames.append(around)
    for frame in frames:
        yield digest(" ".join(frame))


def _frames_something(frame: Sequence[str]) -> bool:
    return len(frame) > _AROUND and not all(word in _FUNCTION or word in "#_" for word in frame)


def _before(words: Sequence[TellingWord], masked: Sequence[str], start: int) -> Sequence[str]:
    """Return up to three words before a run, in the same sentence."""
    first, limit = start, max(start - 3, 0)
    while first > limit and not words[first].begins:
        first -= 1
    return masked[first:start]


def _after(words: Sequence[TellingWord], masked: Sequence[str], end: int) -> Sequence[str]:
    """Return up to three words after a run, in the same sentence."""
    last, limit = end, min(end + 3, len(words))
    while last < limit and not words[last].begins:
        last += 1
    return masked[end:last]


def _parted(before: str, gap: str) -> bool:
    """Whether a sentence, a quotation or a cell begins in the gap after a word."""
    if gap == " ":  # nearly always
        return False
    short = before[0].isupper() and len(before) <= _ABBREVIATION
    return not (short and gap == ". ") and _BEGINS.search(gap) is not None


def _titled(tokens: Sequence[str], gaps: Sequence[str]) -> list[bool]:
    """Return for each word whether it is in a line that is set in capitals."""
    titled: list[bool] = []
    ends = [i for i, gap in enumerate(gaps, start=1) if gap != " " and _ENDS_LINE.search(gap)]
    for first, last in pairwise((0, *ends, len(tokens))):
        letters = [token for token in tokens[first:last] if token[0].isalpha()]
        capitals = sum(token[0].isupper() for token in letters)
        titled += [len(letters) >= 3 and capitals >= _CAPITALS * len(letters)] * (last - first)
    return titled


def _pair(one: TellingWord, other: TellingWord) -> int:
    return digest(f"{one.text} {other.text}")


def digest(words: str) -> int:
    """Return a 32-bit checksum of words."""
    return crc32(words.encode("utf-8", "replace"))
