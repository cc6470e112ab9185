"""The clauses of an article that can decide a question, each with its words and its pronoun resolved."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from index.types import Article, Range
from qa.kinds.words import Word, words_of
from qa.understanding.mentions import PREPOSITIONS

_BE = "is|are|was|were|has|have|had|will|would|can|could|do|does|did"
_BREAK = re.compile(  # before another clause, with its own subject; "in May." ends no sentence for the splitter
    r"(?<=\bMay)\.\s+(?=[A-Z])"
    r"|(?<!\ball)(?<!ryone)(?<!body)(?<!thing)(?:;|,?\s+(?:but|whereas|yet|and|while|so|although|though)|\s[–—])\s+"
    rf"(?=(?:he|she|it|they|the|a|an|its|his|her|their)\s|[A-Z]|(?:no|some|two|three|many|"
    rf"\d[\d,]*)\s+[\w-]+\s+(?:{_BE})\b)|;\s+|:\s+"
)
_PRONOUN = re.compile(
    r"(?:(?:and|but|also|then|however|yet|still|today|yesterday|later|meanwhile)\b[, ]*)*(?P<word>he|she|it|"
    r"they)\s+(?=\w)",
    re.IGNORECASE,
)
_SUBJECT = re.compile(  # the words before the first preposition or verb that shows itself
    rf"(?P<subject>(?:[\w’'.-]+\s+){{0,4}}?[\w’'.-]+)(?=,|\s+(?:{_BE}|{PREPOSITIONS}|said|says|told|holds|holds|"
    rf"\w+ed)\b)"
)
_PLURAL = re.compile(r"(?:[^\W\d_]+[^su\W]s|people|men|women|children|police)$")
_BESIDE = re.compile(  # a clause between commas about the subject: "Finch, who designed the stairs, did not attend"
    r"^(?P<subject>(?:[\w’'.-]+\s+){0,5}?[\w’'.-]+),\s+(?P<beside>[A-Z][\w’'.-]*(?:\s+(?:&\s+|of\s+|"
    r"the\s+)?[A-Z][\w’'.-]*){0,3}|(?:who|which|the|a|an|its|his|her|their|[a-z]+ed|[a-z]+ing)\s+[^,]{1,90}),\s+(?=\w)"
)
_RELATIVE = re.compile(r"(?:who|which)\s+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """A clause with its pronoun resolved; `sentence` is the whole sentence in the article."""

    words: tuple[Word, ...]
    sentence: Range
    text: str


def clauses_of(article: Article, within: Range) -> Iterator[Clause]:
    """Yield the clauses of the sentences that lie in a range, in order."""
    before = ""
    for sentence in article.sentences:
        if sentence.end <= within.start or sentence.start >= within.end:
            continue
        text = " ".join(article.text[sentence.start : sentence.end].split())
        for clause in _split(text):
            resolved = _resolved(clause, before)
            for statement in _apart(resolved):
                yield Clause(words=words_of(statement), sentence=sentence, text=text)
            before = _subject(resolved) or before


def _apart(clause: str) -> list[str]:
    """Split off what a clause says of its subject between commas, as a clause of its own."""
    beside = _BESIDE.match(clause)
    if beside is None:
        return [clause]
    main = f"{beside['subject']} {clause[beside.end() :]}"
    if beside["beside"][:1].isupper():
        return [main, f"{beside['beside']} {clause[beside.end() :]}"]
    relative = _RELATIVE.match(beside["beside"])
    if relative is not None:
        return [main, f"{beside['subject']} {beside['beside'][relative.end() :]}"]
    return [main]


def _split(text: str) -> list[str]:
    if text.count('"') % 2 or text.count("“") != text.count("”") or _BREAK.search(text) is None:
        return [text]
    parts, depth_text = [], ""
    begin = 0
    for match in _BREAK.finditer(text):
        depth_text = text[: match.start()]
        if depth_text.count("“") > depth_text.count("”") or depth_text.count('"') % 2:
            continue
        parts.append(text[begin : match.start()])
        begin = match.end()
    parts.append(text[begin:])
    return [part for part in parts if part.strip()]


def _resolved(clause: str, subject: str) -> str:
    match = _PRONOUN.match(clause)
    if match is None or not subject:
        return clause
    word, person = (
        match["word"].casefold(),
        subject[:1].isupper() and not subject.casefold().startswith(("the ", "a ", "an ", "its ")),
    )
    fits = (word == "they") == (_PLURAL.search(subject) is not None) and (word not in ("he", "she") or person)
    return f"{subject} {clause[match.end() :]}" if fits else clause


def _subject(clause: str) -> str:
    """Return the noun phrase that a clause begins with; "" if unclear."""
    match = _SUBJECT.match(clause)
    return "" if match is None else match["subject"]
