"""Interviews: a question about the person interviewed is read as the interviewer would ask it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from index.types import Article, Range
from qa.comparing.sources import Sources
from qa.sifting import SpanInSentence, sifted
from qa.speakers.transcripts import utterances_of
from qa.types import Reader, Reading
from qa.understanding.addressed import addressed
from qa.words.grammar import AND_SO

_WHY = re.compile(rf"{AND_SO}(?:why|how come)\b", re.IGNORECASE)
_SPEAKERS = 2  # more make a discussion
_INITIALS = re.compile(r"[A-Z]{2,4}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """What the interviewer says and the answer below it; either may be several paragraphs."""

    asked: Range
    answered: Range


@dataclass(frozen=True, slots=True, kw_only=True)
class Interview:
    """The person interviewed, named as by their first label, and the exchanges in order."""

    name: str
    exchanges: tuple[Exchange, ...]


def read_as_asked(reader: Reader, question: str, readings: Sequence[Reading], sources: Sources) -> tuple[Reading, ...]:
    """Return the readings; those of an interview with the person asked about are read with the question put to them.

    "I" is that person, and so is "you" in the interviewer's words. Of the two readings of a passage, the one whose best
    span is further above its null score is kept. The interviewer's words never answer a "why".
    """
    put = [_put(question, reading, sources) for reading in readings]
    asked = dict.fromkeys(each for each in put if each is not None)
    again: dict[int, Reading] = {}
    for each in asked:
        places = [at for at, other in enumerate(put) if other == each]
        read = reader.read(each, [readings[at].passage for at in places])
        again |= dict(zip(places, read, strict=True))
    best = [again[at] if at in again and again[at].margin > one.margin else one for at, one in enumerate(readings)]
    return sifted(best, sources.articles, _is_answered) if _WHY.match(question) else tuple(best)


def _is_answered(span: SpanInSentence) -> bool:
    """Whether a span is not in an interviewer's words, which give no reason."""
    interview = interview_of(span.article)
    return interview is None or not any(each.asked.overlaps(span.range) for each in interview.exchanges)


def interview_of(article: Article) -> Interview | None:
    """Return an article's interview; None unless exactly two people take turns in it."""
    return _interview(article.text, article.structure.paragraphs)


@lru_cache(maxsize=256)
def _interview(text: str, paragraphs: tuple[Range, ...]) -> Interview | None:
    utterances = utterances_of(text, paragraphs, paragraphs)
    full = _full_names({speaker.name for _, _, speaker in utterances if speaker is not None})
    spoken = [
        (Range(start, end), None if speaker is None else full[speaker.name]) for start, end, speaker in utterances
    ]
    words, asks = Counter[str | None](), Counter[str | None]()
    for place, name in spoken:
        words[name] += len(text[place.start : place.end].split())
        asks[name] += text[place.start : place.end].rstrip("*_ ").endswith("?")
    if len(words) != _SPEAKERS:
        return None
    asker = max(asks, key=lambda name: asks[name])
    (name,) = (other for other in words if other != asker)
    if name is None or asks[asker] <= asks[name]:
        return None
    return Interview(name=name, exchanges=tuple(_exchanges(spoken, asker)))


def _exchanges(spoken: Sequence[tuple[Range, str | None]], asker: str | None) -> list[Exchange]:
    found: list[Exchange] = []
    for (one, by), (other, name) in zip(spoken, spoken[1:], strict=False):
        if by == asker and name != asker:
            found.append(Exchange(asked=one, answered=other))
        elif by != asker and name != asker and found:
            found[-1] = Exchange(asked=found[-1].asked, answered=Range(found[-1].answered.start, other.end))
    return found


def _full_names(labels: set[str]) -> dict[str, str]:
    """Return the fullest name of each label: "Ingrid Halvorsen" for "IH", and for "Halvorsen"."""
    full = {}
    for label in labels:
        longer = [name for name in labels if len(name.split()) > 1]
        initials = [name for name in longer if "".join(word[0] for word in name.split()) == label]
        last = [name for name in longer if name.casefold().split()[-1] == label.casefold().split()[-1]]
        chosen = initials if _INITIALS.fullmatch(label) else last
        full[label] = max(chosen, key=lambda name: (len(name), name)) if chosen else label
    return full


def _put(question: str, reading: Reading, sources: Sources) -> str | None:
    interview = interview_of(sources.articles[reading.article_id])
    if interview is None or not any(reading.range.overlaps(each.answered) for each in interview.exchanges):
        return None
    return addressed(question, interview.name)
