"""Whether the time and place of a statement belong to the same verb in a clause."""

from __future__ import annotations

from qa.kinds.yes_no.statement import Statement
from qa.words.grammar import is_auxiliary, is_preposition
from qa.words.word import Word, is_past

_CLAUSES = frozenset(
    "who which that whom whose what when where why how because while although though whereas after before "
    "since until".split()
)
_ALSO = frozenset({"and", "or", "but", "then"})
_WITHIN = frozenset("in on at during within inside throughout across around".split())
_NARROWING = frozenset(
    "northern southern eastern western central north south east west upper lower inner outer rural greater".split()
)


def is_beside(statement: Statement, words: tuple[Word, ...], places: tuple[int, ...]) -> bool:
    """Whether the statement's time and place belong to the same verb; its words are at the places.

    No other verb or clause begins in between: in "Oro was founded in 1836 and rebuilt in 1901", 1901 does not say when
    it was founded. The preposition fits: a village west of Rome is not in Rome.
    """
    first, last = places[0], places[-1]
    for wanted, led in statement.beside.items():
        said_at = [at for at, word in enumerate(words) if word.lemma == wanted and _is_led(statement, words, at, led)]
        if not any(_is_of_same_verb(statement, words, first, last, at) for at in said_at):
            return False
    return True


def _is_led(statement: Statement, words: tuple[Word, ...], at: int, led: str) -> bool:
    """Whether the last preposition before a place fits: the same, none, or both of a time or place ("in", "on").

    A word that narrows the place ("northern Tam") does not fit.
    """
    if is_preposition(words[at].surface):
        return True
    if at and words[at - 1].surface.casefold() in _NARROWING and words[at - 1].lemma not in statement.words:
        return False
    before = [word.surface.casefold() for word in words[:at]]
    near = next((word for word in reversed(before) if is_preposition(word) or word in ",;:"), "")
    return near == led or not is_preposition(near) or {near, led} <= _WITHIN


def _is_of_same_verb(statement: Statement, words: tuple[Word, ...], first: int, last: int, at: int) -> bool:
    """Whether no other verb begins between a time or place, at `at`, and the statement."""
    if first < at < last:
        return not _is_joined(words, at, last)
    return not _is_parted(statement, words, *((at, first) if at < first else (last, at)))


def _is_joined(words: tuple[Word, ...], start: int, end: int) -> bool:
    """Whether another verb of the same subject begins between two places: "survived the crash but died"."""
    return any(
        words[at].surface.casefold() == "but" and is_past(words[at + 1].surface) and words[at + 1].surface.islower()
        for at in range(start + 1, end)
    )


def _is_parted(statement: Statement, words: tuple[Word, ...], start: int, end: int) -> bool:
    """Whether a clause, or another verb, begins between two places."""
    for at in range(start + 1, end):
        word = words[at].surface.casefold()
        if word in statement.surfaces:
            continue
        if word in _CLAUSES or words[at].surface in ";:":
            return True
        following = words[at + 1].surface.casefold()
        is_verb = is_past(following) or is_auxiliary(following)
        if (word in _ALSO or word == ",") and (is_verb or following.endswith("ing")):
            return True
        if word in _ALSO and (is_preposition(following) or following[0].isdigit()):
            return True
    return False
