"""What newer words have replaced, in versions of a story, entries of a live page, and notes on corrections.

What is superseded is neither an answer nor another answer: it is shown as what was said before.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal, NamedTuple

from index.types import Range
from qa.choosing import Choice, choose
from qa.comparing.cited import compare_cited
from qa.comparing.hedges import hedge_of
from qa.comparing.said import said
from qa.comparing.sources import Sources
from qa.types import Reading
from qa.understanding.kinds import kind_of
from qa.understanding.wanted import fits, wanted
from qa.versions.editions import Ages
from qa.versions.exact import is_vaguer
from qa.versions.placed import (
    SpanInContext,
    is_only_stated,
    is_same_sentence,
    names_as_much,
    place,
    tells_of,
    tells_time,
    wrong_part,
)
from qa.versions.quoted_mail import quoted_at, quotes_mail
from qa.versions.replaced import is_measured, is_older_now, replaces
from qa.versions.state_asked import When, asks_for_correction, asks_what_changes, state_asked
from qa.versions.taken_back import TakenBack, taken_back

_LOOKED_AT = 40  # spans, the best first
_BEHIND = 3.0  # logits by which words that replace others may score below them
_UNLIKELY = -4.0  # margin up to which the right words of a note are not raised
_BEHIND_FIGURE = 8.0  # by which a measured figure that replaces another may, in words that say so
_BEHIND_QUOTED = 8.0  # by which a mail may score below what it quotes
_BEHIND_STAMP = 6.0  # by which the time of an event may score below the stamp of its entry
_BEHIND_HEADED = 8.0  # by which it may if the heading says what happened, and the reader takes the time for an answer


@dataclass(frozen=True, slots=True, kw_only=True)
class Current:
    """The readings without superseded spans; `others` are those, best first, each with other words.

    `others` is newer than the rest if a question asks for what was said first, and older otherwise. `replaced` are the
    ids of pairs of articles that are not versions of one story: one from which a span was removed, and the one that
    replaces it.
    """

    readings: tuple[Reading, ...]
    others: tuple[Choice, ...]
    replaced: frozenset[tuple[str, str]] = frozenset()
    state: Literal["latest", "first", "at"] = "latest"


def current(question: str, readings: Sequence[Reading], sources: Sources, *, when: When | None = None) -> Current:
    """Remove the spans that newer words have replaced, given the state that is asked for.

    Removed are
    - of two versions of one story, the older span, if the same sentence of the newer version has other words, or if
      the newer version gives another value;
    - of two entries of a live page, the earlier span, if the question asks for what changes and the later entry names
      as much of it; likewise, of a mail and what it quotes, the quoted span, whatever is asked;
    - of two other articles, the span whose figure the newer article says is replaced;
    - what a note on a correction calls wrong, there and in other articles that it is about; its right words are then as
      likely as what they replace;
    - an entry's time stamp, or an article's own day, if other words state a time.

    If the question asks for what was said first, the newer spans are removed instead. `when` is the state asked for, if
    the question's own words do not say it.
    """
    choices = choose(readings, sources.articles, question=question)[:_LOOKED_AT]
    if asks_for_correction(question) or not _may_change(choices, sources):
        return Current(readings=tuple(readings), others=())
    state = state_asked(question) if when is None else when
    spans = [place(choice, sources) for choice in choices]
    superseded = [span for span in spans if state.state != "first" and wrong_part(span) is not None]
    replaced: set[tuple[str, str]] = set()
    lifts: list[tuple[TakenBack, float]] = []
    for each in taken_back(readings, sources) if state.state != "first" and kind_of(question) != "list" else ():
        covered = [span for span in spans if span not in superseded and each.covers(question, span)]
        superseded += covered
        replaced |= {(span.article.id, each.article.id) for span in covered}
        lifts += _lift(each, covered, spans)
    repeated = [span for span in spans if span not in superseded and _is_after(span, state)]
    left = [span for span in spans if span not in superseded and span not in repeated]
    ages = Ages()
    for span in left:
        removal = _removal(question, span, left, sources, state=state, ages=ages)
        if removal is None:
            continue
        (repeated if removal.how == "repeated" else superseded).append(span)
        if removal.how == "replaced":
            replaced.add((span.article.id, removal.by.article.id))
    return Current(
        readings=_lifted(_without(readings, superseded, repeated), lifts),
        others=_distinct([span for span in superseded if wrong_part(span) in (None, span.range)]),
        replaced=frozenset(replaced),
        state=state.state,
    )


class _Removal(NamedTuple):
    """Why a span is removed: `by` says its figure is replaced, supersedes it, or says the same in a better place."""

    by: SpanInContext
    how: Literal["replaced", "superseded", "repeated"]


def _removal(
    question: str, span: SpanInContext, others: Iterable[SpanInContext], sources: Sources, *, state: When, ages: Ages
) -> _Removal | None:
    """Return how the first of the other spans that removes a span does so; None if none does."""
    for other in others:
        if other is span:
            continue
        if _is_near(other, span) and _replaces(question, other, span, state):
            return _Removal(other, "replaced")
        if other.choice.margin < span.choice.margin - _behind(question, other, span):
            continue
        if _takes_place(question, other, span, sources, state, ages):
            return _Removal(other, "repeated" if other.words == span.words else "superseded")
        if _tells_better(question, other, span):
            return _Removal(other, "repeated")
    return None


def _behind(question: str, one: SpanInContext, other: SpanInContext) -> float:
    """Return how far one span may score below another: a mail, below what it quotes, or a time, below what is none.

    The time is of an event, and the other is the stamp of the entry that reports it, or no time at all.
    """
    if _is_mail(one, other) and one.choice.margin > 0 and tells_of(question, one):
        return _BEHIND_QUOTED
    is_event = _is_no_event(question, one, other) and not is_only_stated(one) and tells_time(one)
    if not is_event:
        return _BEHIND
    if one.choice.margin > 0 and tells_of(question, one, headed=True):
        return _BEHIND_HEADED
    return _BEHIND_STAMP if tells_of(question, one) else _BEHIND


def _is_no_event(question: str, one: SpanInContext, other: SpanInContext) -> bool:
    """Whether a span of a live page is not the time of an event, but the stamp of an entry with one, or not a time."""
    if wanted(question) != "time" or one.article.id != other.article.id or one.entry is None or other.entry is None:
        return False
    return (is_only_stated(other) and one.entry == other.entry) or not fits(question, other.words)


def _may_change(choices: Sequence[Choice], sources: Sources) -> bool:
    """Whether any article that was read has versions, a note, entries, a quoted mail or its day, or days differ."""
    for article_id in {choice.article_id for choice in choices}:
        article = sources.articles[article_id]
        structure = article.structure
        if article_id in sources.versions or structure.corrections or structure.entries or structure.dateline:
            return True
        if quotes_mail(article):
            return True
    return len({sources.articles[choice.article_id].published for choice in choices}) > 1


def _is_after(span: SpanInContext, when: When) -> bool:
    """Whether an entry of a live page is later than the time of day that is asked for."""
    return span.entry is not None and when.minutes is not None and span.entry.minutes > when.minutes


def _is_near(one: SpanInContext, other: SpanInContext) -> bool:
    """Whether a span scores well enough to take the place of another in words that say so."""
    behind = other.choice.margin - one.choice.margin
    return behind <= _BEHIND or (behind <= _BEHIND_FIGURE and one.choice.margin > 0 and is_measured(one))


def _replaces(question: str, one: SpanInContext, other: SpanInContext, when: When) -> bool:
    """Whether one span takes the place of another in an article that is not a version of its own."""
    if when.state == "at" or one.article.id == other.article.id:
        return False
    newer, older = (other, one) if when.state == "first" else (one, other)
    return is_older_now(question, newer, older) or replaces(question, newer, older)


def _takes_place(
    question: str, one: SpanInContext, other: SpanInContext, sources: Sources, when: When, ages: Ages
) -> bool:
    """Whether one span has replaced another, or says the same in a newer place."""
    if one.article.id != other.article.id:
        if one.article.id not in sources.versions.get(other.article.id, ()):
            return False
        if ages.is_newer(one.article, other.article) is not (when.state != "first"):
            return False
        return is_same_sentence(one, other) or (
            one.words != other.words and compare_cited(question, one.citation, other.citation) == "other"
        )
    order = _order(one), _order(other)
    if order[0] == order[1] or (order[0] > order[1]) == (when.state == "first") or one.words == other.words:
        return False
    may_change = asks_what_changes(question) or (_is_mail(one, other) and tells_of(question, one))
    if not may_change or not names_as_much(question, one, other):
        return False
    return compare_cited(question, one.citation, other.citation, replacing=_is_as_exact(one, other)) == "other"


def _tells_better(question: str, one: SpanInContext, other: SpanInContext) -> bool:
    """Whether a span states what another in its article leaves vague, or only stamps or dates."""
    if one.article.id != other.article.id:
        return False
    if is_vaguer(question, other.words, one.words):
        return True
    if wanted(question) != "time" or is_only_stated(one) or not tells_time(one):
        return False
    return (one.entry == other.entry and is_only_stated(other)) or _is_no_event(question, one, other)


def _order(span: SpanInContext) -> int:
    """Return a number that is higher the later a part of an article is: an entry, or a mail above what it quotes."""
    return -quoted_at(span.article, span.range.start) if span.entry is None else span.entry.order


def _is_mail(one: SpanInContext, other: SpanInContext) -> bool:
    """Whether one span is in a mail that quotes the mail of the other."""
    return (
        one.article.id == other.article.id
        and one.entry is None
        and other.entry is None
        and _order(one) != _order(other)
    )


def _is_as_exact(one: SpanInContext, other: SpanInContext) -> bool:
    """Whether the later of two spans gives no mere bound of a figure: "more than 4,000" does not replace 4,800."""
    earlier, later = sorted((one, other), key=_order)
    hedge = hedge_of(said(later.citation))
    return hedge in ("exact", "about", hedge_of(said(earlier.citation)))


def _without(
    readings: Sequence[Reading], superseded: Iterable[SpanInContext], repeated: Iterable[SpanInContext]
) -> tuple[Reading, ...]:
    """Return the readings without spans that contain one of these, or are part of a superseded one.

    Of a superseded span that is in part right, as in "not 84 metres. It is 48 metres", only the wrong part counts.
    """
    whole = [(span.article.id, wrong_part(span) or span.range) for span in superseded]
    places = [(each, False) for each in whole] + [((span.article.id, span.range), True) for span in repeated]
    left = []
    for reading in readings:
        here = [(at, whole) for (article_id, at), whole in places if article_id == reading.article_id]
        spans = tuple(s for s in reading.spans if not any(_goes(s.range, at, w) for at, w in here))
        left.append(reading if len(spans) == len(reading.spans) else replace(reading, spans=spans))
    return tuple(left)


def _goes(span: Range, at: Range, is_whole: bool) -> bool:
    """Whether a span contains a place, or is part of it (unless only the whole counts)."""
    holds = span.start <= at.start and at.end <= span.end
    return holds or (not is_whole and at.start <= span.start and span.end <= at.end)


def _lift(
    note: TakenBack, covered: Sequence[SpanInContext], spans: Sequence[SpanInContext]
) -> list[tuple[TakenBack, float]]:
    """Return the boost of a note's right words: up to the score of what they replace in another article.

    The note may not repeat all that the question says of it; so the right value is as likely as the wrong one was.
    """
    right = [span for span in spans if note.is_right(span)]
    if not covered or not right:
        return []
    best = max(span.choice.margin for span in right)
    lift = max(span.choice.margin for span in covered) - best
    return [(note, lift)] if lift > 0 and best > _UNLIKELY else []


def _lifted(readings: Sequence[Reading], lifts: Sequence[tuple[TakenBack, float]]) -> tuple[Reading, ...]:
    """Return the readings with the spans of notes raised."""
    found = list(readings)
    for note, lift in lifts:
        for at, reading in enumerate(found):
            if reading.article_id != note.article.id:
                continue
            raised = [
                span._replace(score=span.score + lift) if note.note.range.overlaps(span.range) else span
                for span in reading.spans
            ]
            found[at] = replace(reading, spans=tuple(sorted(raised, key=lambda span: (-span.score, *span[:2]))))
    return tuple(found)


def _distinct(spans: Sequence[SpanInContext]) -> tuple[Choice, ...]:
    """Return one choice per wording, best first."""
    first: dict[str, Choice] = {}
    for span in sorted(spans, key=lambda span: (-span.choice.margin, span.choice.reading.passage.chunk.id)):
        first.setdefault(span.words, span.choice)
    return tuple(first.values())
