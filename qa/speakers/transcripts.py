"""Interviews and transcripts: the speaker is named before a colon at the head of a line."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.types import Range
from qa.speakers.full_names import mention_of
from qa.speakers.names import names_of
from qa.speakers.tokens import tokens_of
from qa.speakers.types import Speaker
from qa.speakers.words import ROLES

_CAPITAL = r"[^\W\d_a-z][\w.’'-]*"
_LABEL = re.compile(
    rf"(?:[*_]{{1,2}})?(?P<name>{_CAPITAL}(?:[ ,]+(?:(?:of|the|van|de|al|bin|and)[ ])?{_CAPITAL}){{0,5}})"
    r"(?:\s*\([^()\n]{1,60}\))?(?:[*_]{1,2})?\s?:(?:[*_]{1,2})?\s+(?=\S)"
)
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_LINE = re.compile(r"[^\n]+")
_ASKED = frozenset(("q", "question"))
_ANSWERED = frozenset(("a", "answer"))
_INITIALS = re.compile(r"(?:[A-Z]\.?){2,4}")
_BY = re.compile(r"\bby:?\s+(?:[^\n]{1,60}\s(?:and|&)\s+)?\Z", re.IGNORECASE)
_FAR = 80  # code points of a byline before a name
_LEAST_UTTERANCES = 4  # lines with a label that make a transcript
_LEAST_EACH = 1.5  # mean lines per speaker: a list of places or terms names each once
_SPOKEN = re.compile(r"\b(?:I|[Ww]e|[Yy]ou|[Mm]y|[Oo]ur|[Yy]our|[Mm]e|[Uu]s)\b|\?")
_LEAST_SPOKEN = 0.3  # share of lines with first or second person, or a question
_LEAST_SHARE = 0.3  # share of the lines of the article

Utterance = tuple[int, int, Speaker | None]


def utterances_of(text: str, paragraphs: Sequence[Range], readable: Sequence[Range]) -> list[Utterance]:
    """Return the utterances of a transcript as `(start, end, speaker)`, in order; empty for other articles.

    An article is a transcript if at least four lines, three in ten of all, begin with a label and a colon, and its
    speakers, two or more, speak at least 1.5 times on average. A line without a label continues the one before, but a
    paragraph that tells of its speaker by name ends it. "Q" is the unnamed interviewer, and "A" the one person whose
    full name comes before, the writer's left aside; `readable` includes headings.
    """
    lines = [Range(m.start(), m.end()) for start, end in paragraphs for m in _LINE.finditer(text, start, end)]
    labels = [_LABEL.match(text, line.start, line.end) for line in lines]
    named = [_short(label["name"]) for label in labels if label is not None]
    counts = len(set(named))
    spoken = sum(
        _SPOKEN.search(text, line.start, line.end) is not None
        for line, label in zip(lines, labels, strict=True)
        if label
    )
    if spoken < _LEAST_SPOKEN * len(named):
        return []
    is_short = len(named) < max(_LEAST_UTTERANCES, _LEAST_SHARE * len(lines))
    if is_short or counts < 2 or len(named) < _LEAST_EACH * counts:
        return []
    utterances: list[Utterance] = []
    speaker, speaks = None, False
    begin = {start for start, _ in paragraphs}
    head = next(line.start for line, label in zip(lines, labels, strict=True) if label is not None)
    full: dict[str, Speaker | None] = {}
    for line, label in zip(lines, labels, strict=True):
        if label is not None:
            speaker, speaks = _speaker(text, label, full, head, readable), True
        elif speaker is not None and line.start in begin and _tells_of(speaker, text[line.start : line.end]):
            speaks = False
        if speaks:
            utterances.append((line.start if label is None else label.end(), line.end, speaker))
    return utterances


def _tells_of(speaker: Speaker, words: str) -> bool:
    """Whether words name a speaker in the third person, as the writer does below an interview."""
    surname = speaker.name.split()[-1].strip(".").casefold()
    is_named = any(word.casefold() == surname and not word.islower() for word in _WORD.findall(words))
    return is_named and surname not in ROLES and _SPOKEN.search(words) is None


def _short(label: str) -> str:
    return label.casefold().replace(",", " ").split()[-1]


def _speaker(
    text: str, label: re.Match[str], full: dict[str, Speaker | None], head: int, readable: Sequence[Range]
) -> Speaker | None:
    """Return the person a label names; `full` stores them by label, and by surname if the first label has more.

    Initials are those of a person with an earlier label, or of one whose full name comes before all labels.
    """
    name = label["name"]
    key, short = name.casefold(), _short(name)
    if key not in full:
        if key in _ASKED:
            full[key] = None
        elif key in _ANSWERED:
            people = _asked_people(text, readable, head)
            full[key] = people[0] if len({person.name for person in people}) == 1 else None
        elif _INITIALS.fullmatch(name):
            known = [speaker for speaker in full.values() if speaker is not None]
            people = [*known, *_people(text, readable, head)]
            meant = [person for person in people if _initials(person.name) == name.replace(".", "")]
            full[key] = meant[0] if len({person.name for person in meant}) == 1 else _written(label)
        else:
            written = _written(label)
            full[key] = (full.get(short) or written) if key == short else written
            full.setdefault(short, written)
    return full[key]


def _asked_people(text: str, readable: Sequence[Range], head: int) -> list[Speaker]:
    """Return the people named before all labels, without the writer after "by", and without a headline's capitals."""
    people = [
        person
        for person in _people(text, readable, head)
        if not _BY.search(text, max(person.start - _FAR, 0), person.start)
    ]
    return [person for person in people if not person.name.isupper()] or people


def _written(label: re.Match[str]) -> Speaker:
    return Speaker(name=label["name"], start=label.start("name"), end=label.end("name"))


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split() if word[0].isupper())


def _people(text: str, paragraphs: Sequence[Range], head: int) -> list[Speaker]:
    """Return the full names in the text before the first label, where each is first written."""
    people = []
    for start, end in paragraphs:
        if start >= head:
            break
        tokens = tokens_of(text, start, min(end, head), [])
        for name in names_of(tokens):
            mention = mention_of(name, tokens, leads=False)
            if len(mention.words) in (2, 3):
                people.append(Speaker(name=text[mention.start : mention.end], start=mention.start, end=mention.end))
    return people
