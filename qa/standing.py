"""Where a sentence is in a text, by whole words, ignoring white space and Unicode normalisation."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

_PASSED_OVER = "\u00ad\u200b\u2060\ufeff"  # soft hyphen, zero-width space, word joiner, byte order mark: never seen
# Scripts that put no space between words, in which each character counts as one: Thai to Khmer, kana, Han.
_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)
_SLACK = 8  # tokens that an edit may add to a sentence, and half of it again
_MATCH = 2  # what an equal pair of tokens is worth; one that differs costs 1
_END = 4  # cost of passing the end of a sentence
_ENDS = frozenset(".!?…。！？")
_ALIKE = 0.5  # share of a sentence's other words that must remain, in order, for it to be the same sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Aligned:
    """The place in a text most like a sentence; `share` of its other words are there.

    `quote` is the position of the token with which the quote begins, None if it is no longer there whole.
    """

    share: float
    quote: int | None


class Tokens:
    """The words and marks of a text in composed form, with their offsets in the original text."""

    def __init__(self, text: str) -> None:
        """Tokenise a text; white space and invisible characters are in no token."""
        self.text = text
        matches = list(_pattern().finditer(text))
        self.keys = [_key(match[0]) for match in matches]
        self.spans = [match.span() for match in matches]

    def __len__(self) -> int:
        return len(self.keys)

    @cached_property
    def _places(self) -> dict[str, list[int]]:
        places: dict[str, list[int]] = {}
        for at, key in enumerate(self.keys):
            places.setdefault(key, []).append(at)
        return places

    def runs(self, keys: Sequence[str]) -> Iterator[int]:
        """Yield the positions, in order, at which a run of tokens occurs; nothing for an empty run."""
        rarest = min(range(len(keys)), key=lambda at: (len(self._places.get(keys[at], ())), at), default=None)
        if rarest is not None:
            for place in self._places.get(keys[rarest], ()):
                at = place - rarest
                if at >= 0 and self.keys[at : at + len(keys)] == keys:
                    yield at

    def at(self, offset: int) -> int:
        """Return the position of the first token that ends after an offset."""
        return bisect_right(self.spans, offset, key=lambda span: span[1])

    def before(self, offset: int) -> int:
        """Return the position after the last token that begins before an offset."""
        return bisect_left(self.spans, offset, key=lambda span: span[0])


class Sentence:
    """A sentence to search for, with a quote in it."""

    def __init__(self, text: str, start: int, end: int) -> None:
        """Set a sentence whose quote is `text[start:end]`."""
        tokens = Tokens(text)
        self.keys = tokens.keys
        self._last = tokens.before(end)
        self.first = tokens.at(start)
        """The position of the quote's first token."""
        self.is_empty = self.first >= self._last
        """Whether the quote is of white space alone."""
        if not self.is_empty:  # a quote may begin or end inside a word
            self._skipped = len(_key(text[tokens.spans[self.first][0] : start]))  # characters as they are compared
            last = tokens.spans[self._last - 1]
            self._held = len(_key(text[last[0] : min(end, last[1])]))
        self._others = Counter(key for at, key in enumerate(self.keys) if self._is_other(at))

    @property
    def words(self) -> int:
        """The number of words, with the quote's."""
        return sum(map(_is_word, self.keys))

    def may_be_in(self, text: str) -> bool:
        """Whether a text can hold it, judged quickly by its longest word."""
        longest = max(self.keys, key=len, default="")
        return any(unicodedata.normalize(form, longest) in text for form in ("NFC", "NFD")) or any(
            mark in text for mark in _PASSED_OVER
        )

    @property
    def quote(self) -> list[str]:
        """The tokens of the quote."""
        return self.keys[self.first : self._last]

    def quote_at(self, tokens: Tokens, at: int) -> tuple[int, int]:
        """Return the offsets of the quote, the first token of which is at a position."""
        first, last = tokens.spans[at], tokens.spans[at + len(self.quote) - 1]
        before, after = (
            _end_of(tokens.text[slice(*first)], self._skipped),
            _end_of(tokens.text[slice(*last)], self._held),
        )
        start = min(first[0] + (before[1] if before else 0), first[1] - 1)
        return start, max(last[0] + after[0] if after else last[1], start + 1)

    def quote_of(self, tokens: Tokens, at: int) -> tuple[int, int]:
        """Return the offsets of the quote, where the sentence's first token is at a position."""
        return self.quote_at(tokens, at + self.first)

    def closest(self, tokens: Tokens, starts: Sequence[int]) -> Aligned | None:
        """Return the place most like it among those that begin at the tokens `starts`; the first on a tie.

        None if no place has half of its other words, in order, or it has no words outside the quote.
        """
        best: Aligned | None = None
        for start in starts:
            window = tokens.keys[start : start + len(self.keys) + max(_SLACK, len(self.keys) // 2)]
            most = (self._others & Counter(window)).total() / max(1, self._others.total())
            if most >= _ALIKE and (best is None or most > best.share):
                aligned = self._align(window, start)
                if aligned.share >= _ALIKE and (best is None or aligned.share > best.share):
                    best = aligned
        return best

    def _align(self, window: list[str], start: int) -> Aligned:
        pairs = aligned(self.keys, window)
        share = sum(map(self._is_other, pairs)) / self._others.total()
        first = pairs.get(self.first)
        if first is None or any(pairs.get(self.first + n) != first + n for n in range(len(self.quote))):
            return Aligned(share=share, quote=None)
        return Aligned(share=share, quote=start + first)

    def _is_other(self, at: int) -> bool:
        """Whether a token is a word outside the quote."""
        return not self.first <= at < self._last and _is_word(self.keys[at])


def aligned(keys: Sequence[str], window: Sequence[str]) -> dict[int, int]:
    """Align tokens: return the positions in `window` of the tokens of `keys`, in order.

    The best alignment with the beginning of the window (Needleman and Wunsch 1970): `_MATCH` for each equal pair, less
    one for each token that is added, dropped or replaced, and less more for passing the end of a sentence, so that the
    next sentence is not taken for this one.
    """
    added = [_END if key in _ENDS else 1 for key in window]
    rows = [[-sum(added[:column]) for column in range(len(window) + 1)]]
    for row, key in enumerate(keys, start=1):
        above, scores = rows[-1], [-row]
        for column, other in enumerate(window):
            pair = above[column] + (_MATCH if key == other else -1)
            scores.append(max(pair, above[column + 1] - 1, scores[column] - added[column]))
        rows.append(scores)
    row, column = len(keys), max(range(len(window) + 1), key=lambda at: (rows[-1][at], -at))
    pairs = {}
    while row and column:
        equal = keys[row - 1] == window[column - 1]
        if rows[row][column] == rows[row - 1][column - 1] + (_MATCH if equal else -1):
            row, column = row - 1, column - 1
            if equal:
                pairs[row] = column
        elif rows[row][column] == rows[row - 1][column] - 1:
            row -= 1
        else:
            column -= 1
    return pairs


def _is_word(key: str) -> bool:
    return any(map(str.isalnum, key))


def _key(token: str) -> str:
    if token.isascii():
        return token
    return unicodedata.normalize("NFC", token.translate(dict.fromkeys(map(ord, _PASSED_OVER))))


def _end_of(token: str, characters: int) -> tuple[int, int] | None:
    """Return the offsets in a token between which this many characters of its compared form have ended.

    They differ by marks that are never seen. None if the form has one character where the token has several.
    """
    wanted = _key(token)[:characters]
    offsets = range(len(token) + 1)
    last = bisect_right(offsets, len(wanted), key=lambda at: len(_key(token[:at]))) - 1
    if _key(token[:last]) != wanted:
        return None
    return bisect_left(offsets, True, hi=last, key=lambda at: _key(token[:at]) == wanted), last


@cache
def _pattern() -> re.Pattern[str]:
    """Match a word, a character of a script without spaces, or any mark; each with the marks that combine with it."""
    joined = "".join(chr(c) for c in range(0x300, 0x20000) if unicodedata.category(chr(c)) in ("Mn", "Mc", "Me"))
    combining = f"[{re.escape(joined)}{_PASSED_OVER}]*"
    return re.compile(rf"(?:[^\W{_UNSPACED}]{combining})+|[{_UNSPACED}]{combining}|[^\s{_PASSED_OVER}]{combining}")
