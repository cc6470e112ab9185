"""Questions, answers, abstentions and errors as Markdown for the chat."""

from __future__ import annotations

from collections.abc import Sequence

from qa.types import Answer, Citation
from ui.escape import markdown_text
from ui.reference import to_nearest, to_quote

# Least confidence of each word.
_LEVELS = ((0.8, "high"), (0.6, "medium"), (0.0, "low"))

_REASONS = {
    "nothing found": "No passage in them comes close to the question.",
    "no span": "Passages come close to the question, but no words in them answer it.",
}
_NO_REASON = "No words in them answer the question."


def render_searching(articles: int) -> str:
    """Say that the search is on."""
    return f'<span class="searching">Searching {articles:,} article{"" if articles == 1 else "s"}…</span>'


def render_problem(message: str) -> str:
    """Show an error in plain words."""
    return f'<span class="problem">This question could not be answered</span>\n\n{markdown_text(message)}'


def render_answer(answer: Answer) -> str:
    """Render an answer, or an abstention with the closest sentence."""
    parts = [] if answer.understood_as == answer.question else [_understood(answer)]
    parts += _found(answer) if answer.text is not None else _abstained(answer)
    return "\n\n".join(parts)


def confidence_words(confidence: float) -> str:
    """Write a probability in per cent; it never claims 0% or 100%."""
    percent = round(100 * confidence)
    return "under 1%" if percent < 1 else "over 99%" if percent > 99 else f"{percent}%"


def _understood(answer: Answer) -> str:
    return f'<span class="heard">Understood as: {markdown_text(answer.understood_as)}</span>'


def _found(answer: Answer) -> list[str]:
    first, *_ = cited = answer.citations
    chips = " ".join(_chip(number, citation) for number, citation in enumerate(cited, 1))
    parts = [
        f'<strong class="quote">{markdown_text(first.quote)}</strong> {chips}',
        f"> {_in_sentence(first)}",
        "\n".join(_source(number, citation) for number, citation in enumerate(cited, 1)),
        _confidence(answer.confidence),
    ]
    after = len(cited) + 1
    parts += _others("Also said", answer.also_said, after)
    parts += _others(
        "Said differently elsewhere", [o.citations[0] for o in answer.disagreements], after + len(answer.also_said)
    )
    return parts


def _abstained(answer: Answer) -> list[str]:
    parts = ['<span class="noans">These articles don\'t say</span>', _reason(answer)]
    if answer.nearest is not None:
        parts += [
            "### Closest sentence, not an answer",
            f"> {markdown_text(answer.nearest.sentence)}",
            f"- [≈ {markdown_text(answer.nearest.title)}](#{to_nearest(answer.nearest).link}"
            ' "Show the closest sentence")',
        ]
    return parts


def _reason(answer: Answer) -> str:
    if answer.evidence.reason == "below the bar":
        chance, bar = confidence_words(answer.confidence), confidence_words(answer.evidence.threshold)
        chance = f"just under {bar}" if chance == bar else chance
        return f"The chance that the best guess is right is {chance}; an answer needs at least {bar}."
    return _REASONS.get(answer.evidence.reason or "", _NO_REASON)


def _others(heading: str, citations: Sequence[Citation], first_number: int) -> list[str]:
    if not citations:
        return []
    items = (
        f"- {_chip(number, citation)} {_in_sentence(citation)} *{markdown_text(citation.title)}*"
        for number, citation in enumerate(citations, first_number)
    )
    return [f"### {heading}", "\n".join(items)]


def _in_sentence(citation: Citation) -> str:
    start, end = citation.start - citation.sentence_start, citation.end - citation.sentence_start
    before, quote, after = citation.sentence[:start], citation.sentence[start:end], citation.sentence[end:]
    return f"{markdown_text(before)}<mark>{markdown_text(quote)}</mark>{markdown_text(after)}"


def _chip(number: int, citation: Citation) -> str:
    return f'[{number}](#{to_quote(citation).link} "Show source {number}")'


def _source(number: int, citation: Citation) -> str:
    return f'- [{number} {markdown_text(citation.title)}](#{to_quote(citation).link} "Show source {number}")'


def _confidence(confidence: float) -> str:
    level = next(level for least, level in _LEVELS if confidence >= least)
    words = f"{level.capitalize()} confidence · {confidence_words(confidence)}"
    return f'<span class="conf conf-{level}">{words}</span>'
