"""Figures, dates, reasons and citations in plain words."""

from __future__ import annotations

from datetime import date

from index.types import Article, Entry
from qa.types import Answer, Citation, OtherAnswer

# Least confidence of each word.
_LEVELS = ((0.8, "high"), (0.6, "medium"), (0.0, "low"))

VERDICTS = {
    "yes": "Yes, going by these words",
    "no": "No, going by these words",
    "unclear": "These words don’t settle it",
}
_REASONS = {
    "nothing found": "No passage in them comes close to the question.",
    "no span": "Passages come close to the question, but no words in them answer it.",
    "no question": "Ask a question that a sentence in the articles can answer.",
    "nothing asked": "The question holds no word to search for.",
}
_LANGUAGES = {
    "ar": "Arabic",
    "cs": "Czech",
    "da": "Danish",
    "de": "German",
    "el": "Greek",
    "en": "English",
    "es": "Spanish",
    "fi": "Finnish",
    "fr": "French",
    "he": "Hebrew",
    "hi": "Hindi",
    "hu": "Hungarian",
    "id": "Indonesian",
    "it": "Italian",
    "ja": "Japanese",
    "ko": "Korean",
    "nl": "Dutch",
    "no": "Norwegian",
    "pl": "Polish",
    "pt": "Portuguese",
    "ro": "Romanian",
    "ru": "Russian",
    "sv": "Swedish",
    "tr": "Turkish",
    "uk": "Ukrainian",
    "vi": "Vietnamese",
    "zh": "Chinese",
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


def differing(answer: Answer) -> tuple[OtherAnswer, ...]:
    """Give what other articles answer instead, each once, the newest first and those without a date last.

    What they would answer without the first source is one of them.
    """
    instead = () if answer.survives or answer.without_source is None else (answer.without_source,)
    places = {_place(citation) for other in answer.disagreements for citation in other.citations}
    new = [other for other in instead if _place(other.citations[0]) not in places]
    dated = [(newest(other), other) for other in (*answer.disagreements, *new)]
    return tuple(other for _, other in sorted(dated, key=lambda pair: pair[0], reverse=True))


def newest(other: OtherAnswer) -> str:
    """Give the latest day on which a value was published, as ISO 8601; "" where none is known."""
    return max((citation.published or "" for citation in other.citations), default="")


def _place(citation: Citation) -> tuple[str, int, int]:
    return citation.article_id, citation.start, citation.end


def details(citation: Citation, where: str = "") -> str:
    """Say when the article of a citation was published, its place in the file, and how many copies of it there are."""
    parts = [] if citation.published is None else [day(citation.published)]
    parts += [where] if where else []
    if citation.copies:
        parts.append(f"and {count(len(citation.copies), 'copy')}")
    return " · ".join(parts)


def language(code: str) -> str:
    """Name a language by its ISO 639-1 code; the code itself where it is none of the commonest."""
    return _LANGUAGES.get(code.partition("-")[0].lower(), code)


def reading_notes(article: Entry) -> tuple[str, ...]:
    """Say what to know of how an article was read: a guessed encoding, letters recognised in a picture."""
    recognised = () if article.trusted else ("Recognised in an image: check it in the source.",)
    return tuple(f"{note[0].upper()}{note[1:]}" for note in article.notes if note) + recognised


def place(article: Article | None, start: int) -> str:
    """Name the page, part or row of its file that a place of an article stands on; "" where it has none.

    The path of an element, as pages of the web have it, says nothing to a reader.
    """
    places = () if article is None else article.places
    label = next((place.label for place in places if place.start <= start < place.end), "")
    return "" if ">" in label or ":" in label else label
