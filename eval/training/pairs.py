"""Yes/no questions beside the few sentences that decide them, or leave them open, to train verdicts on."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from eval.errors import GoldError
from eval.made_questions import Label, MadeQuestion
from eval.rows import read_text, rows_of
from eval.squad import SquadQuestion
from index.structure import sentence_ranges
from index.tokens import tokenize
from index.types import Range
from qa.types import Verdict

_OPPOSITE: dict[Verdict, Verdict] = {"yes": "no", "no": "yes", "unclear": "unclear"}
_MADE: dict[Label, Verdict] = {"said": "yes", "denied": "no", "not said": "no"}
_MOST_WORDS = 130  # of a text


class Pair(NamedTuple):
    """A yes/no question, a text, and what the text says to it."""

    question: str
    text: str
    verdict: Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Contrast:
    """A question `a`, one with the opposite answer, and three texts that are alike: by one `a` is so, by one it is not.

    `kind` says what makes the difference.
    """

    kind: str
    a: str
    b: str | None = None
    yes: str
    no: str
    unclear: str


def read_contrasts(path: Path) -> list[Contrast]:
    """Read one contrast a line; raise `GoldError` for a line that lacks a field, and a file without lines."""
    contrasts = [row for _, row in rows_of(read_text(path), path, Contrast)]
    if not contrasts:
        raise GoldError(f"{path}: holds no contrasts. Expected one a line.")
    return contrasts


def pairs_of_contrast(contrast: Contrast) -> Iterator[Pair]:
    """Yield both questions beside each of the three texts."""
    texts: dict[Verdict, str] = {"yes": contrast.yes, "no": contrast.no, "unclear": contrast.unclear}
    for verdict, text in texts.items():
        yield Pair(contrast.a, text, verdict)
        if contrast.b is not None:
            yield Pair(contrast.b, text, _OPPOSITE[verdict])


def pairs_of_question(question: SquadQuestion, rng: random.Random, *, draws: int = 1) -> Iterator[Pair]:
    """Yield a yes/no question beside sentences of its context, `draws` times; nothing for another question.

    They are up to four in a row, with what decides it, or with the one most like it if nothing does.
    """
    if question.verdict is None:
        return
    sentences = sentence_ranges(question.context)
    if question.answers:
        at = _sentence_of(sentences, question.answers[0].start)
    else:
        asked = set(tokenize(question.question))
        shared = [len(asked & set(tokenize(question.context[each.start : each.end]))) for each in sentences]
        at = max(range(len(sentences)), key=shared.__getitem__)
    for _ in range(draws):
        text = _around(question.context, sentences, at, rng)
        yield Pair(question.question, text, question.verdict)


def pairs_of_made(made: MadeQuestion, rng: random.Random) -> Pair:
    """Return a question that was made from another, beside sentences that hold its answer."""
    sentences = sentence_ranges(made.text)
    text = _around(made.text, sentences, _sentence_of(sentences, made.start), rng)
    return Pair(made.question, text, _MADE[made.label])


def _sentence_of(sentences: Sequence[Range], start: int) -> int:
    return max((number for number, each in enumerate(sentences) if each.start <= start), default=0)


def _around(context: str, sentences: Sequence[Range], at: int, rng: random.Random) -> str:
    """Return a sentence with up to three more around it, drawn, as far as `_MOST_WORDS` allows."""
    first, last = at, at
    for _ in range(rng.randint(0, 3)):
        before = rng.random() < 0.5
        low, high = (max(first - 1, 0), last) if before else (first, min(last + 1, len(sentences) - 1))
        if len(context[sentences[low].start : sentences[high].end].split()) <= _MOST_WORDS:
            first, last = low, high
    return " ".join(context[sentences[first].start : sentences[last].end].split())
