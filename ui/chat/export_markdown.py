"""A conversation as Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from qa.types import Answer, Citation, OtherAnswer
from ui.cards.no_answer import no_answer
from ui.types import Turn
from ui.wording import VERDICTS, count, cut, day, differing, level, newest, percent, reason

_MARKUP = re.compile(r"[\\`*_\[\]<>|~$]|&(?=[#\w])|^ ?[#+=:-]")
_NUMBERED = re.compile(r"^( ?\d{1,9})([.)])")  # begins an ordered list
_BLANKS = re.compile(r"\s+")


def to_markdown(turns: Sequence[Turn], written: date) -> str:
    """Write every question with its answer, the sentence it stands in, and where; nothing in them is Markdown."""
    answered = [(turn, turn.answer) for turn in turns if turn.answer is not None]
    about = f"{count(len(answered), 'question')}, {day(written.isoformat())}. Every answer is an exact quote."
    return "\n\n".join(["# Pullquote", about, *("\n\n".join(_turn(turn, answer)) for turn, answer in answered)]) + "\n"


def _turn(turn: Turn, answer: Answer) -> Iterator[str]:
    yield f"## {_line(turn.question)}"
    if answer.understood_as != answer.question:
        yield f"Understood as: {_line(answer.understood_as)}"
    yield from (_line(notice) for notice in answer.notices)
    for part in answer.parts:
        yield f"### {_line(part.understood_as)}"
        yield from _body(part, turn)
    if not answer.parts:
        yield from _body(answer, turn)


def _body(answer: Answer, turn: Turn) -> Iterator[str]:
    if answer.text is None:
        yield f"**{no_answer(turn.limits)}.** {reason(answer)}"
        if answer.nearest is not None:
            yield f"Closest sentence, not an answer:\n\n{_cited(answer.nearest, whole=True)}"
        return
    if answer.verdict is not None:
        yield f"{VERDICTS[answer.verdict]}:"
    yield f"**{_line(answer.text)}**"
    yield f"{level(answer.confidence).capitalize()} confidence, {percent(answer.confidence)}"
    yield from map(_cited, answer.citations)
    for item in answer.items if len(answer.items) > 1 else ():
        yield f"{_line(item.label)}: **{_line(item.text)}**" if item.label else f"**{_line(item.text)}**"
        yield from map(_cited, item.citations)
    for other in differing(answer):
        yield f"Another answer: **{_line(other.text)}**{_dated(other)}"
        yield from map(_cited, other.citations)
    for heading, citations in (("Also said in", answer.also_said), ("Also relevant", answer.also_relevant)):
        if citations:
            yield f"{heading}:"
            yield from map(_cited, citations)


def _dated(other: OtherAnswer) -> str:
    return f" ({day(newest(other))})" if newest(other) else ""


def _cited(citation: Citation, *, whole: bool = False) -> str:
    before, quote, after = cut(citation)
    inner = quote.strip()
    left, right = quote[: len(quote) - len(quote.lstrip())], quote[len(quote.rstrip()) :]
    marked = _line(quote) if whole or not inner else f"{_line(left)}**{_line(inner)}**{_line(right)}"
    parts = [citation.title, day(citation.published) if citation.published else "", citation.source]
    place = ", ".join(_line(part) for part in parts if part)
    return f"> {_line(before)}{marked}{_line(after)}\n>\n> — {place}, characters {citation.start}–{citation.end}"


def _line(text: str) -> str:
    """Put a text on one line, and take from its marks what they would mean in Markdown."""
    return _NUMBERED.sub(r"\1\\\2", _MARKUP.sub(r"\\\g<0>", _BLANKS.sub(" ", text)))
