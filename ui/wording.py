"""Figures, dates, reasons and citations in the words of the reader's language."""

from __future__ import annotations

from datetime import date

from index.types import Article, Entry
from qa.types import Answer, Citation, OtherAnswer
from ui.texts import current, say, table

# Least confidence of each word.
_LEVELS = ((0.8, "high"), (0.6, "medium"), (0.0, "low"))


def percent(probability: float) -> str:
    """Write a probability in per cent; it never claims 0% or 100%."""
    rounded = round(100 * probability)
    if 1 <= rounded <= 99:
        return say("percent", number=rounded)
    return say("percent.under" if rounded < 1 else "percent.over")


def level(confidence: float) -> str:
    """Name a confidence: "high", "medium" or "low"."""
    return next(name for least, name in _LEVELS if confidence >= least)


def reason(answer: Answer) -> str:
    """Say in a sentence why there is no answer, also where the reason is a new one."""
    known = answer.evidence.reason
    if known == "below the bar":
        chance, threshold = percent(answer.confidence), percent(answer.evidence.threshold)
        return say("reason.below", chance=say("percent.just", threshold=threshold) if chance == threshold else chance)
    key = f"reason.{known}"
    return say(key if key in table()[current()] else "reason.other")


def count(number: int, noun: str) -> str:
    """Write a number with its noun, which the table of texts has as one and as many."""
    thousands = f"{number:,}".replace(",", say("thousands"))
    return f"{thousands} {say(f'{noun}.one' if number == 1 else f'{noun}.many')}"


def day(published: str) -> str:
    """Write out an ISO 8601 date, such as "20 June 2024"; what is no whole date stays as it is."""
    try:
        read = date.fromisoformat(published[:10])
    except ValueError:
        return published
    return say("date", day=read.day, month=say("months").split()[read.month - 1], year=read.year)


def differing(answer: Answer) -> tuple[OtherAnswer, ...]:
    """Give what other articles answer instead, each once, the newest first and those without a date last.

    What they would answer without the first source is one of them.
    """
    instead = () if answer.survives or answer.without_source is None else (answer.without_source,)
    places = {_place(citation) for other in answer.disagreements for citation in other.citations}
    new = [other for other in instead if _place(other.citations[0]) not in places]
    return tuple(sorted((*answer.disagreements, *new), key=lambda other: newest(other.citations), reverse=True))


def newest(citations: tuple[Citation, ...]) -> str:
    """Give the latest day on which a value was published, as ISO 8601; "" where none is known."""
    return max((citation.published or "" for citation in citations), default="")


def _place(citation: Citation) -> tuple[str, int, int]:
    return citation.article_id, citation.start, citation.end


def details(citation: Citation, where: str = "") -> str:
    """Say when the article of a citation was published, its place in the file, and how many copies of it there are."""
    parts = [] if citation.published is None else [day(citation.published)]
    parts += [where] if where else []
    if citation.copies:
        parts.append(say("copies", copies=count(len(citation.copies), "copy")))
    return " · ".join(parts)


def language(code: str) -> str:
    """Name a language by its ISO 639-1 code; the code itself where it is none of the commonest."""
    base = code.partition("-")[0].lower()
    return table()[current()].get(f"language.{base}", base)


def reading_notes(article: Entry) -> tuple[str, ...]:
    """Say what to know of how an article was read: a guessed encoding, letters recognised in a picture."""
    recognised = () if article.trusted else (say("recognised"),)
    return tuple(f"{note[0].upper()}{note[1:]}" for note in article.notes if note) + recognised


def place(article: Article | None, start: int) -> str:
    """Name the page, part or row of its file that a place of an article stands on; "" where it has none.

    The path of an element, as pages of the web have it, says nothing to a reader.
    """
    places = () if article is None else article.places
    label = next((place.label for place in places if place.start <= start < place.end), "")
    return "" if ">" in label or ":" in label else label
