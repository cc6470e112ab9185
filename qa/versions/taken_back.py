"""Notes on corrections that withdraw what another article says, or an earlier entry of a live page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from index.calendar import ANY_MONTH, WEEKDAY, iso_day
from index.tokens import tokenize
from index.types import Article, Range
from qa.choosing import same_words
from qa.comparing.sources import Sources
from qa.types import Reading
from qa.versions.corrections import Note, notes_in
from qa.versions.placed import SpanInContext, asked_there
from qa.words.grammar import IN_BRACKETS
from qa.words.quantities import quantities

_OWN = re.compile(  # a note on the article that it is in
    r"\b(?:this|the following) (?:[\w’'-]+ ){0,2}?(?:article|story|report|piece|post|page|blog|list|headline|caption|"
    r"column|review|interview|obituary|item|graphic|version|edition|text|copy)\b|"
    r"\b(?:earlier|previous|prior|original|older|first) (?:[\w’'-]+ )?(?:version|edition)s?\b|"
    r"^\W*\((?:corrects|corrected|refiles?|clarifies)\b",
    re.IGNORECASE,
)
_DATED = re.compile(rf"\b(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)? {ANY_MONTH}|{ANY_MONTH} (?P<other>\d{{1,2}})\b)")
_PLACED = re.compile(r"\b(?:pages?|section|column) ?\w{0,3}\d*\b", re.IGNORECASE)
_CALENDAR = re.compile(rf"{WEEKDAY}s?|{ANY_MONTH}")
_PLAIN = frozenset(
    tokenize(
        "a an the of in on at to for from by with about as and or is are was were be been has have had do does did it "
        "its he she they we our his her their him them us this that these those who whom which when where what not but "
        "said say stated gave give given put reported report reports article articles story stories interview profile "
        "review recipe obituary caption headline graphic map chart column item listing guide letter feature page "
        "newsletter edition issue yesterday today last week month year should asked called read rather than instead "
        "wrong wrongly incorrect incorrectly mistake mistakenly error errors editing due owing correction corrections "
        "clarification corrected clarified correct right in fact actually misspelt misspelled misnamed misstated "
        "misidentified misreported described named referred listed attributed wrote quoted used"
    )
)
_SHORT = 4  # words of what a note rejects: more are a clause
_DAYS = 2  # by which a paper's date and its site's may differ


@dataclass(frozen=True, slots=True)
class TakenBack:
    """A note on something else; `right` are its words that are not wrong, `topic` the stems of what it is about."""

    article: Article
    note: Note
    right: str
    topic: frozenset[str]

    def covers(self, question: str, span: SpanInContext) -> bool:
        """Whether a span gives what the note calls wrong about the same thing.

        It is in another article, which is not newer, or in an earlier entry of the same live page.
        """
        if not self._is_on(span.article, span.range.start) or not self._gives_wrong(span):
            return False
        passage = span.choice.reading.passage.chunk.text
        return self._is_of(span.article, passage) and self._is_asked(question, span)

    def covers_statement(self, question: str, article: Article, sentence: Range, passage: str) -> bool:
        """Whether a sentence elsewhere states what a yes/no question asks and the note calls wrong.

        "Is the dam 84 metres high?" has a word that only the wrong part of the note has, and so does the sentence.
        """
        if not self._is_on(article, sentence.start):
            return False
        wrong = {stem for part in self.note.wrong for stem in tokenize(self.article.text_of(part))}
        wrong -= {*tokenize(self.right), *_PLAIN}
        shared = wrong & set(tokenize(question)) & set(tokenize(article.text_of(sentence)))
        return bool(shared) and self._is_of(article, passage)

    def _is_on(self, article: Article, place: int) -> bool:
        """Whether a place is in another article, or in an entry of the live page before that of the note."""
        if article.id != self.article.id:
            return True
        structure = article.structure
        mine, theirs = structure.entry_at(self.note.range.start), structure.entry_at(place)
        return mine is not None and theirs is not None and theirs.order < mine.order

    def _is_of(self, article: Article, passage: str) -> bool:
        """Whether the note may speak of an article, by its day and by the words that say what the note is about.

        If the note names the day, those words may be anywhere in the article.
        """
        if not self._may_be_of(article):
            return False
        there = set(tokenize(f"{article.title} {article.text if self._days() and article.published else passage}"))
        return 2 * len(self.topic & there) > len(self.topic)

    def is_right(self, span: SpanInContext) -> bool:
        """Whether a span is in the note, and all of it is right."""
        place, note = span.range, self.note
        if span.article.id != self.article.id or not note.range.start <= place.start <= place.end <= note.range.end:
            return False
        return not note.is_wrong(*place)

    def _gives_wrong(self, span: SpanInContext) -> bool:
        """Whether a span's words are what the note calls wrong, and not what it calls right."""
        if f" {span.words} " in f" {self.right} ":
            return False
        return any(self._is_same(span.words, self.article.text_of(part)) for part in self.note.wrong)

    def _is_same(self, words: str, wrong: str) -> bool:
        plain = same_words(wrong)
        if f" {words} " in f" {plain} ":
            return True
        if 0 < len(plain.split()) <= _SHORT and f" {plain} " in f" {words} ":
            return True
        values = [(each.low, each.high, each.dimension) for each in quantities(words)]
        wrong_values = [(each.low, each.high, each.dimension) for each in quantities(plain)]
        return bool(values) and all(value in wrong_values for value in values)

    def _may_be_of(self, article: Article) -> bool:
        """Whether an article may be the one that the note speaks of, by its date."""
        mine, theirs = iso_day(self.article.published), iso_day(article.published)
        if mine is None or theirs is None:
            return True
        if theirs > mine:
            return False
        days = {shift.day for by in range(-_DAYS, _DAYS + 1) for shift in (theirs + timedelta(days=by),)}
        said = self._days()
        return not said or bool(days & said)

    def _days(self) -> set[int]:
        """Return the days of the month that the note names in brackets, as those of what it speaks of."""
        brackets = IN_BRACKETS.findall(self.article.text_of(self.note.range))
        return {int(match["day"] or match["other"]) for bracket in brackets for match in _DATED.finditer(bracket)}

    def _is_asked(self, question: str, span: SpanInContext) -> bool:
        """Whether the note has most of what the article has of the question: not "church" of a note on the dam."""
        there = asked_there(question, f"{span.article.title} {span.text}")
        note = asked_there(question, self.article.text_of(self.note.range))
        return not there or 2 * len(there & note) > len(there)


def taken_back(readings: Sequence[Reading], sources: Sources) -> tuple[TakenBack, ...]:
    """Return the notes in what was read that say what was wrong elsewhere; in order, each once."""
    found: dict[tuple[str, Range], TakenBack] = {}
    for reading in readings:
        article = sources.articles[reading.article_id]
        for note in notes_in(article, reading.range):
            if note.wrong and not _OWN.search(article.text_of(note.range)):
                found.setdefault((article.id, note.range), _read(article, note))
    return tuple(found.values())


def _read(article: Article, note: Note) -> TakenBack:
    right = " ".join(same_words(text) for text in _outside(article, note))
    return TakenBack(article, note, right, _topic(article, note))


def _topic(article: Article, note: Note) -> frozenset[str]:
    """Return the stems of what a note names before it says what was wrong, or else of its first sentence."""
    first = note.wrong[0]
    sentence = article.sentence_at(first.start, first.end)
    return _stems(article.text[note.range.start : first.start]) or _stems(article.text_of(sentence))


def _stems(text: str) -> frozenset[str]:
    plain = _CALENDAR.sub(" ", _PLACED.sub(" ", IN_BRACKETS.sub(" ", text)))
    return frozenset(stem for stem in tokenize(plain) if not any(map(str.isdigit, stem))) - _PLAIN


def _outside(article: Article, note: Note) -> list[str]:
    """Return the parts of a note outside what was wrong, in order."""
    parts, at = [], note.range.start
    for wrong in note.wrong:
        parts.append(article.text[at : max(at, wrong.start)])
        at = max(at, wrong.end)
    return [*parts, article.text[at : note.range.end]]
