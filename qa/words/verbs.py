"""The plain form of a verb in the past, for a question that is asked again with "did"."""

from __future__ import annotations

import re

from qa.words.lemmas import irregular_base

_MADE = re.compile(  # stems that have lost an "e": "closed", "created", "lived", "argued"
    r"(?:[cgsvzu]|(?:cre|(?<![aeo]))at|[^aeiou][aiou]k|[^aeiou]ir|[aeiou]r?mb?in|[bcdfgkptz]l|[^aeiou][ai]n|[^aeiou]o[nkpdt]|"
    r"[aeiou]id|[^aeiou][aiu]r|[^aeiou]ad|[^aeiou][iu]d|[^aeiou][iu]t|[^aeiou]ap|[^aeiou]ip|[^aeiou]am|[^aeiou]im|"
    r"(?:sc|st|pl|gn|ad)or)$"
)
_DOUBLED = re.compile(r"([bdgmnprt])\1$")
_KEEPS = re.compile(
    r"(?:ss|happen|open|listen|visit|limit|order|offer|enter|cover|suffer|answer|gather|[^aeiou]er|en|fit|edit|bit|"
    r"audit|exit|rain|sign|join|detain|contain|claim|aim|again|plain|train|gain|(?<!cr)[aeiou]{2}[a-z])$"
)
UNCHANGED = frozenset("bet bid burst cast cost cut hit hurt let put quit rid read set shut split spread beat".split())
"""Verbs whose past is their base form."""


def base_of(word: str) -> str | None:
    """Return the plain form of a verb in the past: "died" gives "die", "won" gives "win"; None for other words."""
    plain = word.casefold()
    irregular = irregular_base(plain)
    if irregular is not None:
        return irregular
    if not plain.endswith("ed") or len(plain) < 4:
        return plain if plain in UNCHANGED else None
    stem = plain[:-2]
    if plain.endswith("ied"):
        return plain[:-1] if len(plain) == 4 else f"{plain[:-3]}y"
    if _DOUBLED.search(stem):
        return stem[:-1]
    if not _KEEPS.search(stem) and _MADE.search(stem):
        return f"{stem}e"
    return stem
