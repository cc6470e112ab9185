"""What other articles say: the same value, a different one, related words, and what they would answer alone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from index.tokens import tokenize
from index.types import Article
from qa.choosing import Choice, choose
from qa.comparing.cited import compare_cited
from qa.comparing.said import said
from qa.comparing.sources import Sources
from qa.confidence import Calibrator
from qa.types import Citation, OtherAnswer, Reading
from qa.words.lemmas import content, lemmas, share_content
from qa.words.plurals import counts_several

_THRESHOLD = 0.5  # confidence below which another article's words are not shown with the answer
_NAME = re.compile(r"(?<!^)\b(?:[^\W\d_a-z]\w*|\d[\w.,]*\w)")  # of a question: capitalised words and numbers
_COUNTED_BEFORE = re.compile(  # an interviewer's question, right before its answer
    r"\bhow many (?P<what>(?P<noun>[\w’'-]+)[^.?!]*)\?[^\w?]*\Z", re.IGNORECASE
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Others:
    """The words of uncited sources, most confident first.

    `also_said` has one citation per source for the answer's value; `disagreements` are different values, grouped;
    `also_relevant` is neither agreement nor contradiction.
    """

    also_said: tuple[Citation, ...]
    disagreements: tuple[OtherAnswer, ...]
    also_relevant: tuple[Citation, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Voice:
    """What some passages alone answer."""

    citation: Citation
    choice: Choice
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceComparison:
    """An answer to a question, to be compared with what other sources say.

    Other answers count if their confidence reaches the threshold and one half.
    """

    question: str
    answer: Citation
    sources: Sources
    calibrator: Calibrator
    threshold: float

    def others(self, elsewhere: Sequence[Reading]) -> Others:
        """Compare the other sources with the answer.

        `elsewhere` are readings of articles that the answer does not cite; a copy of the cited article that lacks the
        quote may be among them, and counts only if it gives a different value. Each source answers from its own
        passages alone. It disagrees if it gives a different value of the answer's kind, its passage has the same names
        of the question as the answer's and tells of what is asked, and neither gives the other's value nearby;
        everything else that is not the same is also relevant. Ties by article id.
        """
        copies = self.sources.source(self.answer.article_id)
        agreeing: list[Citation] = []
        differing: list[_Voice] = []
        relevant: list[Citation] = []
        for voice in self._voices(elsewhere):
            outcome = compare_cited(self.question, self.answer, voice.citation)
            is_copy = voice.citation.article_id in copies
            if outcome == "other" and self._contradicts(voice):
                differing.append(voice)
            elif outcome == "same" and not is_copy:
                agreeing.append(voice.citation)
            elif outcome != "same" and not is_copy:
                relevant.append(voice.citation)
        disagreements = _grouped(self.question, differing)
        return Others(also_said=tuple(agreeing), disagreements=disagreements, also_relevant=tuple(relevant))

    def without_source(self, elsewhere: Sequence[Reading]) -> tuple[bool, OtherAnswer | None]:
        """Return whether the other articles alone give the same answer, and their answer, None if it does not count.

        `elsewhere` is what was read outside the cited article and its copies.
        """
        voice = self._voice(elsewhere)
        if voice is None:
            return False, None
        other = OtherAnswer(text=voice.citation.quote, confidence=voice.confidence, citations=(voice.citation,))
        return compare_cited(self.question, self.answer, voice.citation) == "same", other

    def _contradicts(self, other: _Voice) -> bool:
        """Whether another value answers the same question as the answer, as far as words can tell."""
        question, article = self.question, self.sources.articles[other.citation.article_id]
        return (
            _has_names(question, self.answer, other)
            and _is_told(question, article)
            and not _counts_another(question, other)
            and not _is_also_given(question, self.answer, other)
        )

    def _voices(self, elsewhere: Sequence[Reading]) -> list[_Voice]:
        """Return the answers of the sources, most confident first."""
        by_source: dict[frozenset[str], list[Reading]] = {}
        for reading in elsewhere:
            by_source.setdefault(self.sources.source(reading.article_id), []).append(reading)
        voices = [voice for readings in by_source.values() if (voice := self._voice(readings)) is not None]
        return sorted(voices, key=lambda voice: (-voice.confidence, voice.citation.article_id))

    def _voice(self, readings: Sequence[Reading]) -> _Voice | None:
        """Return the answer of some readings alone; None if it does not count."""
        choices = choose(readings, self.sources.articles, question=self.question)
        confidence = self.calibrator.probability(choices[0]) if choices else 0.0
        if not choices or confidence < max(self.threshold, _THRESHOLD):
            return None
        return _Voice(citation=self.sources.cite(choices[0]), choice=choices[0], confidence=confidence)


def _has_names(question: str, answer: Citation, other: _Voice) -> bool:
    """Whether the other passage has the names of the question that the answer's sentence has."""
    passage = other.choice.reading.passage.chunk.text
    here, there = set(tokenize(answer.sentence)), set(tokenize(f"{other.citation.title} {passage}"))
    named = {stem for name in _NAME.findall(question) for stem in tokenize(name)}
    return named & here <= there


def _is_told(question: str, article: Article) -> bool:
    """Whether an article has half of what a question for a time asks about; of other questions nothing is needed."""
    from qa.comparing.asked_for import read_asked  # only when there is something to compare

    if read_asked(question).kind != "time":
        return True
    asked = {stem for word in content(lemmas(question)) for stem in tokenize(word)}
    return 2 * len(asked & set(tokenize(f"{article.title} {article.text}"))) >= len(asked)


def _counts_another(question: str, other: _Voice) -> bool:
    """Whether a sentence answers how many there are of something else: "How many boats are there?", "Forty"."""
    chunk = other.choice.reading.passage.chunk
    before = _COUNTED_BEFORE.search(chunk.text[: max(0, other.citation.sentence_start - chunk.start)])
    return before is not None and counts_several(before["noun"]) and not share_content(before["what"], question)


def _is_also_given(question: str, answer: Citation, other: _Voice) -> bool:
    """Whether the other passage gives the answer's value beside its own, or the answer's sentence the other value."""
    from qa.comparing.also_given import gives  # only when there is something to compare
    from qa.comparing.asked_for import read_asked

    asked = read_asked(question)
    chunk, citation = other.choice.reading.passage.chunk, other.citation
    beside = [chunk.text[: max(0, citation.start - chunk.start)], chunk.text[max(0, citation.end - chunk.start) :]]
    one, two = said(answer), said(citation)
    return any(gives(text, one, asked, published=two.published) for text in beside) or any(
        gives(text, two, asked, published=one.published) for text in one.around
    )


def _grouped(question: str, voices: Sequence[_Voice]) -> tuple[OtherAnswer, ...]:
    """Group citations by value, in the order of the first of each."""
    groups: list[list[_Voice]] = []
    for voice in voices:
        group = next((g for g in groups if compare_cited(question, g[0].citation, voice.citation) == "same"), None)
        if group is None:
            groups.append([voice])
        else:
            group.append(voice)
    return tuple(
        OtherAnswer(
            text=group[0].citation.quote,
            confidence=group[0].confidence,
            citations=tuple(voice.citation for voice in group),
        )
        for group in groups
    )
