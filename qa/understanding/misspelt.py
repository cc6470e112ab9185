"""Words of a question that are likely misspelt: "Karistadt" where the passages found write "Karlstadt"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from os.path import commonprefix

from index.tokens import tokenize, unaccented
from index.vocabulary import english_words
from qa.words.letters import WORD

_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")  # to be taken as it is written
_SHORTEST = 5  # letters of a word that may be misspelt
_SHORTEST_OTHER = 7  # letters of a word of which one may be another: "called" is no "culled"
_ENDINGS = frozenset("adeinrsy")  # letters that turn a word into another: "Carpathia" and "Carpathian"


@dataclass(frozen=True, slots=True)
class Misspelling:
    """A word as it is written, and the word that is likely meant."""

    written: str
    meant: str

    @property
    def notice(self) -> str:
        """What the asker is told."""
        return f"“{self.written}” is in none of these articles; read as “{self.meant}”."

    def mend(self, question: str) -> str:
        """Return the question with the word that is meant."""
        return re.sub(rf"\b{self.written}\b", self.meant, question)


def doubtful(question: str) -> tuple[str, ...]:
    """Return the words of a question that may be misspelt, in order: not short, frequent, or in quotation marks."""
    words = dict.fromkeys(WORD.findall(_QUOTED.sub(" ", question)))
    return tuple(word for word in words if len(word) >= _SHORTEST and unaccented(word) not in english_words())


def misspellings(words: Sequence[str], texts: Sequence[str]) -> tuple[Misspelling, ...]:
    """Return which of some doubtful words are likely misspelt, in order, with what the texts write instead.

    Such a word is not in the texts, and exactly one word of the texts differs from it by a letter missing, a letter too
    many or two neighbours exchanged, or else by one other letter inside a longer word.
    """
    there = {word: unaccented(word) for word in sorted({word for text in texts for word in WORD.findall(text)})}
    plain = set(there.values())
    meant = [(word, _meant(word, there)) for word in words if unaccented(word) not in plain]
    stems = {stem for word in plain for stem in tokenize(word)} if any(other for _, other in meant) else set()
    return tuple(
        Misspelling(word, other) for word, other in meant if other is not None and not stems.issuperset(tokenize(word))
    )


def _meant(word: str, there: Mapping[str, str]) -> str | None:
    """Return the one word of some texts that a word likely stands for; `there` maps words to their plain form."""
    plain, has_capital = unaccented(word), word[0].isupper()
    near = {
        other: seen
        for seen, other in sorted(there.items(), key=lambda item: item[0][0].isupper() == has_capital)
        if other[:1] == plain[0] and abs(len(other) - len(plain)) <= 1 and (seen[0].isupper() or not has_capital)
    }
    slips = [other for other in near if _is_slip(plain, other)]
    others = slips or [other for other in near if _is_other_letter(plain, other)]
    return near[others[0]] if len(others) == 1 else None


def _is_slip(word: str, other: str) -> bool:
    """Whether a letter of a word is missing, repeated or added, or two neighbours are exchanged."""
    at = _first_difference(word, other)
    if len(word) == len(other):
        return word[at : at + 2] == other[at : at + 2][::-1] and word[at + 2 :] == other[at + 2 :]
    shorter, longer = sorted((word, other), key=len)
    is_ending = at == len(shorter) and longer[-1] in _ENDINGS and longer[-1] != shorter[-1]
    return shorter[at:] == longer[at + 1 :] and not is_ending


def _is_other_letter(word: str, other: str) -> bool:
    """Whether two longer words of the same length differ by one letter inside."""
    at = _first_difference(word, other)
    return len(word) == len(other) >= _SHORTEST_OTHER and at < len(word) - 1 and word[at + 1 :] == other[at + 1 :]


def _first_difference(word: str, other: str) -> int:
    return len(commonprefix((word, other)))
