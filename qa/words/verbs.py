"""The plain form of a verb in the past, for a question that is asked again with "did"."""

from __future__ import annotations

import re

from index.vocabulary import english_words
from qa.words.lemmas import irregular_base

UNCHANGED = frozenset("bet bid burst cast cost cut hit hurt let put quit rid read set shut split spread beat".split())
"""Verbs whose past is their base form."""

_DOUBLED = re.compile(r"(?<!^a)(?<!^e)(?<!^pu)(?<!^bu)([bdgmnprt])\1$")  # "planned", but "added", "erred", "putted"
_LOST_E = re.compile(  # stems that are no verb without it: "not", "argu", "danc", "laps"
    r"^..$|^(?:y|[^aeiouy]*)[aeiouy][^aeiouwxy]$|[cuv]$|[^aeious]s$|[^tz]z$"
)
_MAY_HAVE_LOST_E = re.compile(
    r"(?:[^s]s|(?<!on)g|[bcdfgkpstz]l|(?<![aeo])at|(?<!qu)[eo][aeo]th|[^aeiou](?:[iu]b|[aeiou]d|[aiou]k|[iou]l|[aiu]m|"
    r"[aiu]n|ap|[aiu]r|ut)|let|(?:[xn]c|[gu]n)it|(?:pl|gn|ad)or)$"
)
_OF_ONE_SYLLABLE = re.compile(r"[^aeiouy]*(?:qu)?[aeiouy]+ll")


def base_of(word: str) -> str | None:
    """Return the plain form of a verb in the past: "died" gives "die", "won" gives "win"; None for other words."""
    plain = word.casefold()
    irregular = irregular_base(plain)
    if irregular is not None:
        return irregular
    if not plain.endswith("ed") or len(plain) < 4:
        return plain if plain in UNCHANGED else None
    if plain.endswith("ied"):
        return plain[:-1] if len(plain) == 4 else f"{plain[:-3]}y"
    return _regular(plain[:-2])


def _regular(stem: str) -> str:
    """Return the only form of a stem that is a frequent word; if there are none or several, the likely one."""
    if _DOUBLED.search(stem):
        return stem[:-1]
    if _LOST_E.search(stem):
        return f"{stem}e"
    is_double = stem.endswith("ll")
    known = [form for form in (f"{stem}e", stem, stem[:-1] if is_double else "") if form in english_words()]
    if len(known) == 1:
        return known[0]
    if is_double:
        return stem if _OF_ONE_SYLLABLE.fullmatch(stem) else stem[:-1]
    return f"{stem}e" if _MAY_HAVE_LOST_E.search(stem) else stem
