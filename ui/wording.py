"""Figures, dates, reasons and citations in the words of the reader's language."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from index.formats import format_of
from index.types import Article, Entry
from qa.types import Answer, Citation, OtherAnswer
from ui.retelling import retell
from ui.texts import current, day, figure, say, table

_FROM_PICTURES = "read from pictures"  # begins the note of a text that was recognised
# The threshold of each word.
_LEVELS = ((0.8, "high"), (0.6, "medium"), (0.0, "low"))


def percent(probability: float) -> str:
    """Write a probability in per cent; it never claims 0 % or 100 %."""
    rounded = round(100 * probability)
    if 1 <= rounded <= 99:
        return say("percent", number=rounded)
    return say("percent.under" if rounded < 1 else "percent.over")


def level(confidence: float) -> str:
    """Return the level of a confidence: "high", "medium" or "low"."""
    return next(name for least, name in _LEVELS if confidence >= least)


def advice(answer: Answer) -> str:
    """Return what to do with an answer: "high", "medium", "low" (check it), or "mixed" (compare what differs).

    An answer that does not settle a question is to be checked, however confident it is.
    """
    if differing(answer):
        return "mixed"
    if answer.verdict == "unclear":
        return "mixed" if len(answer.items) > 1 else "low"
    return level(answer.confidence)


def reason(answer: Answer) -> str:
    """Return a sentence that says why there is no answer, also for an unknown reason."""
    known = answer.evidence.reason
    if known == "below the threshold":
        confidence, threshold = percent(answer.confidence), percent(answer.evidence.threshold)
        if confidence == say("percent.under"):
            return say("reason.least")
        just = say("percent.just", threshold=threshold)
        return say("reason.below", confidence=just if confidence == threshold else confidence)
    key = f"reason.{'no question' if known == 'nothing asked' else known}"
    return say(key if key in table()[current()] else "reason.other")


def count(number: int, noun: str) -> str:
    """Write a number with its noun, in the singular or the plural."""
    return f"{figure(number)} {say(f'{noun}.one' if number == 1 else f'{noun}.many')}"


def days(first: str, last: str) -> str:
    """Write out the days from one to another (ISO 8601, both included): a day, a month, a year, or both ends."""
    start, end = date.fromisoformat(first), date.fromisoformat(last)
    if start == end:
        return day(first)
    if start.day == 1 and (end + timedelta(days=1)).day == 1 and start.year == end.year:
        if start.month == end.month:
            return say("month", month=say("months").split()[start.month - 1], year=start.year)
        if (start.month, end.month) == (1, 12):
            return str(start.year)
    return say("days", first=day(first), last=day(last))


def dates_meant(citation: Citation) -> list[str]:
    """Return sentences about which days the words of a quote mean, and that this was worked out."""
    return [
        say("meant", words=meant.words, days=days(meant.first, meant.last), basis=retell(meant.basis))
        for meant in citation.dates
    ]


def differing(answer: Answer) -> tuple[OtherAnswer, ...]:
    """Return what other articles answer instead, each once, the newest first and those without a date last.

    It includes what they would answer without the first source, unless that is merely relevant.
    """
    instead = () if answer.survives or answer.without_source is None else (answer.without_source,)
    quotes = (*answer.also_relevant, *(citation for other in answer.disagreements for citation in other.citations))
    places = {_place(citation) for citation in quotes}
    new = [other for other in instead if _place(other.citations[0]) not in places]
    return tuple(sorted((*answer.disagreements, *new), key=lambda other: newest(other.citations), reverse=True))


def newest(citations: Iterable[Citation]) -> str:
    """Return the latest day on which a value was published, as ISO 8601; "" if none is known."""
    return max((citation.published or "" for citation in citations), default="")


def _place(citation: Citation) -> tuple[str, int, int]:
    return citation.article_id, citation.start, citation.end


def where_before(citation: Citation) -> str:
    """Return where the earlier words are: in an older version, in an older entry, or in a note on a correction."""
    if citation.part == "correction":
        return say("before.correction")
    return say("before.version") if citation.stamp is None else say("before.entry", stamp=citation.stamp)


def part_of(citation: Citation) -> str:
    """Return the entry of a live page, or the note on a correction, that a quote is in; "" in a plain report."""
    if citation.part == "correction":
        return say("correction")
    return "" if citation.stamp is None else say("entry", stamp=citation.stamp)


def details(citation: Citation, where: str = "") -> str:
    """Return when the article was published, the entry and the place of the quote, and how many copies there are."""
    parts = [day(citation.published) if citation.published else "", part_of(citation), where]
    if citation.copies:
        parts.append(say("copies", copies=count(len(citation.copies), "copy")))
    return " · ".join(filter(None, parts))


def language(code: str) -> str:
    """Return a language's name by its ISO 639-1 code; the code itself if it is not a common one."""
    base = code.partition("-")[0].lower()
    return table()[current()].get(f"language.{base}", base)


def reading_notes(article: Entry) -> tuple[str, ...]:
    """Return notes on how an article was read: a guessed encoding, letters recognised in a picture."""
    notes = [retell(note) for note in article.notes if note]
    is_said = any(note.startswith(_FROM_PICTURES) for note in article.notes)
    return (*(f"{note[0].upper()}{note[1:]}" for note in notes), *(() if is_said else recognised(article)))


def recognised(article: Entry | None) -> tuple[str, ...]:
    """Return the note that an article's letters were recognised in a picture; () if they were not."""
    return () if article is None or article.trusted else (say("recognised"),)


def place(article: Article | None, start: int) -> str:
    """Return the inner file, and the page, row or time, of a place in an article; "" if it has none.

    The path of an element, which web pages have, tells a reader nothing.
    """
    if article is None:
        return ""
    label = next((place.label for place in article.places if place.start <= start < place.end), "")
    shown = "" if ">" in label or ":nth" in label or label.startswith("#") else retell(label)
    head = f"{article.source}#"
    part = article.id.removeprefix(head) if article.id.startswith(head) else ""
    inside = part if "://" not in part and format_of(part) is not None else ""
    return ", ".join(filter(None, (inside, shown)))
