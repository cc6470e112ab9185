"""A part of a person's name: the surname of "Iolo" stands beside "Iolo", and no other name is it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from index.types import Article
from qa.sifting import SpanInSentence, sifted
from qa.types import Reading

_WHAT = r"what(?: is| was|['’]s)"
_LAST = r"(?:sur|last |family |second )name"
_FIRST = r"(?:first |fore|given |christian |middle )name"
_OF = (
    re.compile(
        rf"{_WHAT} (?P<name>\S.*?)['’]s? (?:(?P<last>{_LAST})|(?P<first>{_FIRST})|(?:full|whole) name)\W*",
        re.IGNORECASE,
    ),
    re.compile(
        rf"{_WHAT} the (?:(?P<last>{_LAST})|(?P<first>{_FIRST})|(?:full|whole) name) of (?P<name>\S.*?)\W*",
        re.IGNORECASE,
    ),
)
_ROLE = re.compile(r"(?:the|an?|his|her|their|this|that|my|your|our)\b", re.IGNORECASE)
_TITLE = re.compile(r"(?:mr|mrs|ms|miss|dr|prof|professor|sir|lady|lord|cllr|councillor|judge)\b\.?\s*", re.IGNORECASE)
_BETWEEN = r"\s+(?:[^\W\d_]\S*\s+){0,2}"  # other names between the two


def without_unrelated_name_parts(
    question: str, readings: Sequence[Reading], articles: Mapping[str, Article]
) -> tuple[Reading, ...]:
    """Return readings without spans that are not beside the name whose other part a question asks for.

    A question without a name, such as "What is the mayor's surname?", keeps all spans.
    """
    plain = " ".join(question.split())
    match = _OF[0].fullmatch(plain) or _OF[1].fullmatch(plain)
    name = "" if match is None else _TITLE.sub("", match["name"])
    if match is None or _ROLE.match(name) or not name:
        return tuple(readings)
    is_first, is_last = match["first"], match["last"]

    def may_answer(span: SpanInSentence) -> bool:
        return _is_beside(name, span.quote, span.article.text, before=not is_last, behind=not is_first)

    return sifted(readings, articles, may_answer)


def _is_beside(name: str, quote: str, text: str, *, before: bool, behind: bool) -> bool:
    """Whether a text has a quote right before or behind a name, or the quote holds the name and more."""
    known = r"\s+".join(map(re.escape, name.split()))
    words = re.escape(quote)
    if re.search(rf"\b{known}\b", quote, re.IGNORECASE):
        return len(quote.split()) > len(name.split())
    forms = [rf"\b{words}{_BETWEEN}{known}\b"] * before + [rf"\b{known}{_BETWEEN}{words}\b"] * behind
    return any(re.search(form, text, re.IGNORECASE) for form in forms)
