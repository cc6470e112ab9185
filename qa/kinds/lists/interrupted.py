"""Names that are joined with more said of each in between: "the Orme Trust, which gave £2, and the Marl Fund"."""

from __future__ import annotations

import re

from index.types import Article, Range
from qa.kinds.asked import asked_lemmas, asks_who
from qa.words.content import content_lemmas
from qa.words.grammar import AUX

_NAME = r"(?:[Tt]he )?[A-Z][\w’'&-]*(?: (?:(?:of|the|de|van|von|and|&) )*[A-Z][\w’'&-]*){0,5}"
_SAID = r", (?:which|who|whose|where|whom)\b(?:[^.;,\n]|[.,](?=\d))+"  # of a name; a figure may have a comma
_NAMES = re.compile(rf"{_NAME}(?:{_SAID}, {_NAME})*{_SAID}, and {_NAME}(?={_SAID}|[.;:]|$)")
_EACH = re.compile(rf"(?P<name>{_NAME})(?P<said>{_SAID})?(?:, (?:and )?|$)")
_PARTED = re.compile(r"[;:]\s+|\s+(?=and in \d)")
_BEHIND = re.compile(rf"\b(?P<by>to|by|from|with|for|of)\s+(?P<name>{_NAME})")
_GOES_ON = re.compile(
    rf"(?:(?:and|then|later|finally|last|in \d{{4}}),? )+(?P<by>to|by|from|with|for|of) (?P<name>{_NAME})"
)
_PARTY = rf"(?:(?:[Tt]he|[Aa]n?)(?: [a-z][\w’'-]*){{1,3}}?|{_NAME})"
_SHARE = r"(?:[£$€]?\d(?:[\d,.]*\d)?(?:%| [a-z]+)?|the (?:rest|remainder|other half)|half|nothing)"
_GAPPED = re.compile(  # "the county will pay £4, Bo Roe £6 and the parish the rest"
    rf"(?<!\w)(?P<first>{_PARTY})(?: (?:{AUX}))? [a-z]+ (?P<said>{_SHARE})"
    rf"(?P<others>(?:, {_PARTY} {_SHARE})*,? and {_PARTY} {_SHARE})(?=[.,;:]|$)"
)
_OTHER = re.compile(rf"(?:, and |, | and )(?P<name>{_PARTY}) (?P<said>{_SHARE})")
_FEWEST = 2


def interrupted_items(question: str, article: Article, span: Range) -> tuple[Range, ...]:
    """Return the names around a span in a sentence that joins them, with more said of each between; () if none.

    They are joined by "and" behind clauses, or each is behind the same preposition in parts between semicolons ("first
    to Ada Lund, who left; then to Bo Roe"), or, if it is asked who, has a figure ("Ada Lund pays £4 and Bo Roe £5"). A
    question with words that are only said of one of them asks for that one.
    """
    sentence = article.sentence_at(span.start, span.end)
    text = article.text
    items = (
        _joined(question, text, sentence, span)
        or _parted(question, text, sentence)
        or (_gapped(question, text, sentence) if asks_who(question) else ())
    )
    return items if len(items) >= _FEWEST and any(span.overlaps(item) for item in items) else ()


def _joined(question: str, text: str, sentence: Range, span: Range) -> tuple[Range, ...]:
    for whole in _NAMES.finditer(text, *sentence):
        if not span.overlaps(Range(*whole.span())):
            continue
        beside = text[sentence.start : whole.start()] + text[whole.end() : sentence.end]
        asked = asked_lemmas(question) - frozenset(content_lemmas(beside))
        each = list(_EACH.finditer(text, *whole.span()))
        said = frozenset(content_lemmas(" ".join(one["said"] or "" for one in each)))
        if not asked & said:
            return tuple(Range(*one.span("name")) for one in each)
    return ()


def _gapped(question: str, text: str, sentence: Range) -> tuple[Range, ...]:
    """Return those of whom a sentence says how much they did, with its verb left out after the first."""
    whole = _GAPPED.search(text, *sentence)
    if whole is None:
        return ()
    others = list(_OTHER.finditer(text, *whole.span("others")))
    said = frozenset(content_lemmas(" ".join(one["said"] for one in (whole, *others))))
    names = (Range(*whole.span("first")), *(Range(*other.span("name")) for other in others))
    return () if asked_lemmas(question) & said else names


def _parted(question: str, text: str, sentence: Range) -> tuple[Range, ...]:
    """Return the first name behind the same preposition in each part of a sentence between semicolons."""
    starts = [sentence.start, *(match.end() for match in _PARTED.finditer(text, *sentence))]
    parts = [Range(start, end) for start, end in zip(starts, [*starts[1:], sentence.end], strict=True)]
    names: list[re.Match[str]] = []
    for part in parts:
        match = _GOES_ON.match(text, *part) if names else _BEHIND.search(text, *part)
        names += [match] if match is not None else []
    semicolons = text.count(";", *sentence)
    if not semicolons or len(names) <= semicolons or len({match["by"] for match in names}) > 1:
        return ()
    said = frozenset(content_lemmas(text[names[0].end() : sentence.end]))
    if asked_lemmas(question) & said:
        return ()
    return tuple(Range(*match.span("name")) for match in names)
