"""Splitting a paragraph into tokens and sentences; a quotation between marks is one token."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from index.calendar import SHORT_MONTHS
from qa.speakers.marks import Marked
from qa.speakers.words import ABBREVIATED, NO_NAMES, ROLES, SPEECH_VERBS

TokenKind = Literal["word", "mark", "quote"]

_TOKEN = re.compile(r"(?:[^\W\d_]\.){2,}|[@#]?\w+(?:[-'’.&]\w+)*['’]?(?![\w])|\S")
_ABBREVIATIONS = ABBREVIATED | frozenset("jr sr st inc ltd corp co d-va no vs mt ft dept univ dist".split())
_STATES_IN_FULL = frozenset(
    "texas ohio iowa utah maine idaho alaska hawaii nevada oregon kansas florida georgia".split()
)
_ENDS = ".!?…"
_ASIDE = ")]”’\"'"
_MOST_TOKENS = 300  # of a sentence: the time grows with the square of their number
_SPOKEN_BEFORE_VERB = 12  # tokens between a quotation that ends in "?" and the verb that attributes it


class Token(NamedTuple):
    """A word, a mark or a whole quotation, at `[start, end)` of the article; `lower` is the word in lower case.

    `owns` is whether it is a possessive; `lower` is then without the ending.
    """

    kind: TokenKind
    text: str
    lower: str
    start: int
    end: int
    owns: bool = False

    @property
    def is_capital(self) -> bool:
        """Whether it is a word that begins with a capital, or a user's handle."""
        return self.kind == "word" and (self.text[0].isupper() or self.text[0] == "@")


@dataclass(frozen=True, slots=True, kw_only=True)
class TokenSentence:
    """A sentence as far as speech goes: the tokens `[first, last)` of its paragraph."""

    tokens: Sequence[Token]
    first: int
    last: int

    @property
    def start(self) -> int:
        """Where it starts in the article."""
        return self.tokens[self.first].start

    @property
    def end(self) -> int:
        """Where it ends in the article."""
        return self.tokens[self.last - 1].end


def tokens_of(text: str, start: int, end: int, quotes: Sequence[Marked]) -> list[Token]:
    """Return the tokens of a paragraph in order; a quotation between marks is one."""
    tokens: list[Token] = []
    at = start
    for quote in quotes:
        tokens += _plain(text, at, quote.start)
        tokens.append(Token("quote", text[quote.start : quote.end], "", quote.start, quote.end))
        at = quote.end
    return tokens + _plain(text, at, end)


def sentences_of(tokens: Sequence[Token], quotes: Sequence[Marked], text: str) -> list[TokenSentence]:
    """Return the sentences of a paragraph in order; together they hold all of its tokens."""
    ends_in = {quote.end: text[quote.inner_start : quote.inner_end].rstrip()[-1:] for quote in quotes}
    sentences, first = [], 0
    for at in range(len(tokens) - 1):
        if _ends(tokens, at, ends_in) or at - first >= _MOST_TOKENS:
            sentences.append(TokenSentence(tokens=tokens, first=first, last=at + 1))
            first = at + 1
    if first < len(tokens):
        sentences.append(TokenSentence(tokens=tokens, first=first, last=len(tokens)))
    return sentences


def _plain(text: str, start: int, end: int) -> list[Token]:
    tokens = []
    at = start
    while (found := _TOKEN.search(text, at, end)) is not None:
        word, stop = found[0], found.end()
        at = stop
        if not (word[0].isalnum() or word[0] in "@#_") or word in "@#":
            tokens.append(Token("mark", word, word, found.start(), stop))
            continue
        lower = word.casefold().replace("’", "'")
        if text[stop : stop + 1] == "." and stop < end and _is_abbreviation(word, lower):
            at = stop = stop + 1
        owns = lower.endswith(("'s", "s'"))
        lower = lower.removesuffix("'s").rstrip("'") if owns else lower.rstrip("'")
        tokens.append(Token("word", text[found.start() : stop], lower, found.start(), stop, owns))
    return tokens


def _is_abbreviation(word: str, lower: str) -> bool:
    if lower in _ABBREVIATIONS or (lower in SHORT_MONTHS and word[0].isupper()):
        return True
    return (
        (len(word) == 1 and word.isupper())
        or re.fullmatch(r"(?:\w\.)+\w?", word) is not None
        or (re.fullmatch(r"[DRI]-[\w.]+", word) is not None and lower[2:] not in _STATES_IN_FULL)
    )


def _ends(tokens: Sequence[Token], at: int, ends_in: dict[int, str]) -> bool:
    """Whether a sentence ends after the token at this place."""
    token, following = tokens[at], tokens[at + 1]
    if token.start == token.end or following.start == token.end and following.kind == "mark":
        return False
    begins = following.kind == "quote" or following.text[0].isupper() or following.text[0].isdigit()
    if token.kind == "mark":
        sign = token.text
        if sign in _ASIDE and at > 0 and tokens[at - 1].text in _ENDS:
            sign = tokens[at - 1].text
        return sign in _ENDS and (begins or following.text in "([‘'“\"@")
    if token.kind != "quote":
        return False
    last = ends_in.get(token.end, "")
    if last == ".":
        return begins
    return last in tuple("!?…") and begins and not _attributes(tokens, at + 1)


def _attributes(tokens: Sequence[Token], at: int) -> bool:
    """Whether a verb of speech follows before the next mark that ends a sentence, as in '"Why?" Smith asked'."""
    if tokens[at].lower in NO_NAMES and tokens[at].lower not in ("he", "she", "they", "the", "a", "an", "one"):
        return False
    for token in tokens[at : at + _SPOKEN_BEFORE_VERB]:
        if token.kind == "quote" or token.text in _ENDS:
            return False
        if token.lower in SPEECH_VERBS and token.kind == "word" and token.lower not in ROLES:
            return True
    return False
