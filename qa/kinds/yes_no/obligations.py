"""What a person has to do, said in one way: "have to", "need to", "are required to" and "must" are the same word."""

from __future__ import annotations

from qa.words.word import Word

MUST = Word("must", "must")
_FORMS = (
    ("have", "to"),
    ("has", "to"),
    ("need", "to"),
    ("needs", "to"),
    ("obliged", "to"),
    ("required", "to"),
)
_BE = frozenset("is are be being am".split())


def with_must(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """Return words with "must" for each expression of a present obligation; "need not" is "must not".

    Only a denied obligation can be told from a ban by the question: both mean that no one has to.
    """
    found: list[Word] = []
    at = 0
    while at < len(words):
        pair = tuple(word.surface.casefold() for word in words[at : at + 2])
        passive = pair[0] in ("obliged", "required")
        led = {word.surface.casefold() for word in words[max(at - 3, 0) : at]}
        if pair in _FORMS and "did" not in led and (not passive or led & _BE):
            found.append(MUST)
            at += 2
        elif pair == ("need", "not"):
            found.append(MUST)
            at += 1
        else:
            found.append(words[at])
            at += 1
    return tuple(found)
