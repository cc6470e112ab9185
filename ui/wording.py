"""Figures, dates, reasons and citations in plain words."""

from __future__ import annotations

from datetime import date

from qa.types import Answer, Citation

# Least confidence of each word.
_LEVELS = ((0.8, "high"), (0.6, "medium"), (0.0, "low"))

_REASONS = {
    "nothing found": "No passage in them comes close to the question.",
    "no span": "Passages come close to the question, but no words in them answer it.",
    "nothing asked": "The question holds no word to search for.",
}
_NO_REASON = "No words in them answer the question."


def percent(probability: float) -> str:
    """Write a probability in per cent; it never claims 0% or 100%."""
    rounded = round(100 * probability)
    return "under 1%" if rounded < 1 else "over 99%" if rounded > 99 else f"{rounded}%"


def level(confidence: float) -> str:
    """Name a confidence: "high", "medium" or "low"."""
    return next(name for least, name in _LEVELS if confidence >= least)


def reason(answer: Answer) -> str:
    """Say in a sentence why there is no answer, also where the reason is a new one."""
    if answer.evidence.reason != "below the bar":
        return _REASONS.get(answer.evidence.reason or "", _NO_REASON)
    chance, bar = percent(answer.confidence), percent(answer.evidence.threshold)
    chance = f"just under {bar}" if chance == bar else chance
    return f"The best guess is right with a chance of {chance}; an answer needs at least {bar}."


def count(number: int, noun: str) -> str:
    """Write a number with its noun, in the plural unless it is one."""
    plural = f"{noun[:-1]}ies" if noun.endswith("y") else f"{noun}s"
    return f"{number:,} {noun if number == 1 else plural}"


def day(published: str) -> str:
    """Write an ISO 8601 date as "20 June 2024"; what is no whole date stays as it is."""
    try:
        read = date.fromisoformat(published[:10])
    except ValueError:
        return published
    return f"{read.day} {read:%B} {read.year}"


def cut(citation: Citation) -> tuple[str, str, str]:
    """Cut the sentence of a citation into what stands before the quote, the quote, and what stands after it."""
    start, end = citation.start - citation.sentence_start, citation.end - citation.sentence_start
    return citation.sentence[:start], citation.sentence[start:end], citation.sentence[end:]


def details(citation: Citation) -> str:
    """Say when the article of a citation was published and how many copies of it there are; empty where unknown."""
    parts = [] if citation.published is None else [day(citation.published)]
    if citation.copies:
        parts.append(f"and {count(len(citation.copies), 'copy')}")
    return " · ".join(parts)
