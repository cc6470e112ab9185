"""Clauses that leave out what was just said: "Roe did not", "none was hurt", "No dogs, please"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from qa.kinds.yes_no.leading import SUBJECT_PRONOUNS, subject_of
from qa.words.grammar import AUXILIARIES
from qa.words.plurals import is_plural
from qa.words.word import is_past

_SHORT = re.compile(  # "Roe did not"
    r"(?P<subject>(?:[\w’'-]+\s+){1,4}?)(?P<aux>did|does|do|was|were|is|are|has|have|had|will|would|can|could|need)"
    r"(?:n['’]t|\s+not)(?:\s+(?:have|need)?\s*to)?[.!]?",
    re.IGNORECASE,
)
_PUT = re.compile(rf"(?:Q:\s*)?(?P<aux>{AUXILIARIES})\s+(?:I|we|you|they)\s+(?P<rest>[^?]+)\?", re.IGNORECASE)
_HAS_TO = re.compile(r"\b(?:must|(?:have|has|need|needs) to)\b", re.IGNORECASE)
_NONE = re.compile(rf"(?P<none>none|neither)\s+(?=(?:{AUXILIARIES})\b|[a-z]+(?:s|ed)\b)", re.IGNORECASE)
_BANNED = re.compile(
    r"(?:[-*•]\s*)?(?:Sorry,\s+)?No\s+(?P<what>[a-z]+(?:s|ing))(?:,?\s+(?:please|sorry|thank you))?"
    r"(?:,?\s+(?:since|because)\b[^.!]*)?[.!]?"
)


def filled(clause: str, before: Sequence[str]) -> str:
    """Return a clause that ends at its auxiliary with the predicate of the nearest one before that has it.

    `before` are earlier clauses and questions, the nearest first. "Lund voted for it. Roe did not." says that Roe did
    not vote for it. A clause that leaves nothing out, or whose predicate was not said before, is returned as it is.
    """
    short = _SHORT.fullmatch(clause)
    if short is None or short["subject"].split()[0].casefold() in SUBJECT_PRONOUNS | {"there"}:
        return clause
    aux = short["aux"].casefold()
    for earlier in before:
        rest = _predicate_of(earlier, aux)
        if rest:
            return f"{short['subject']}{short['aux']} not {rest}"
    return clause


def _predicate_of(earlier: str, aux: str) -> str:
    """Return what an earlier clause says with an auxiliary, without it; "" if it has another or none."""
    plain = earlier.rstrip(".!; ")
    put = _PUT.fullmatch(earlier.strip())
    subject = subject_of(plain) if put is None else ""
    if put is not None:
        plain = put["rest"]
    elif subject:
        plain = plain[len(subject) :].strip()
    if not plain or re.search(r"n['’]t\b|\b(?:not|no|never|none|nobody)\b", plain):
        return ""
    first, _, rest = plain.partition(" ")
    if aux in ("need", "have", "do", "does") and _HAS_TO.match(plain) is not None:
        return plain
    if put is not None:
        return plain if put["aux"].casefold() == aux else ""
    if aux == "did":
        return plain if is_past(first) else ""
    alike = first.casefold() == aux or {first.casefold(), aux} in ({"was", "were"}, {"is", "are"}, {"has", "have"})
    return rest if subject and alike else ""


def counted(clause: str, subject: str) -> str:
    """Return "none was hurt" with the plural that it speaks of: "none of the players was hurt"."""
    none, words = _NONE.match(clause), subject.split()
    if none is None:
        return clause
    noun = next((word for word in words if is_plural(word)), "")
    if words[1:] and words[0].casefold() in ("each", "every"):
        noun = f"{words[1]}s"
    return f"None of the {noun} {clause[none.end() :]}" if noun else clause


def as_ban(sentence: str) -> str:
    """Return "No dogs, please" as "Dogs are not allowed"; any other sentence as it is."""
    ban = _BANNED.fullmatch(sentence)
    if ban is None:
        return sentence
    what = ban["what"].capitalize()
    return f"{what} {'are' if is_plural(ban['what']) else 'is'} not allowed"
