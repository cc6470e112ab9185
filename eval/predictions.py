"""Saved predictions of any system, scored as far as their content allows."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from eval.errors import GoldError
from eval.gold import GoldQuestion
from eval.judge import Result, SystemOutput, judge
from eval.rows import parse, read_text, rows_of
from eval.run import Run
from eval.stages import ArticleRange
from index.types import Article

_LISTED = 5  # ids named in an error


@dataclass(frozen=True, slots=True, kw_only=True)
class Prediction:
    """A system's answer to one question: `text` is None if it abstained; the rest is None if not known."""

    id: str
    text: str | None
    place: ArticleRange | None = None
    confidence: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    """A prediction as it is written."""

    id: str
    text: str | None
    article: str | None = None
    start: int | None = None
    end: int | None = None
    confidence: float | None = None


def load_predictions(path: Path) -> dict[str, Prediction]:
    """Read predictions by question id, plain or gzip.

    Either one JSON object `{"id": "text" | null, ...}`, or JSON lines `{"id", "text"}` with, if known, `"article"`,
    `"start"` and `"end"` (code points, half open) and `"confidence"` in [0, 1] that the text is right, which may
    accompany a null. An empty text abstains, as in SQuAD 2.0. Raise `GoldError`, with the line and what to do, for
    anything else.
    """
    text = read_text(path)
    predictions: dict[str, Prediction] = {}
    for where, line in _by_id(text, path) if _is_one_object(text) else rows_of(text, path, _Line):
        if line.id in predictions:
            raise GoldError(f'{where}: the id "{line.id}" is used twice. Predict each question once.')
        if line.confidence is not None and not 0 <= line.confidence <= 1:
            raise GoldError(f"{where}: confidence is {line.confidence}, expected a number from 0 to 1.")
        place = _place(line, where)
        predictions[line.id] = Prediction(id=line.id, text=line.text or None, place=place, confidence=line.confidence)
    return predictions


def score_predictions(
    predictions: Mapping[str, Prediction], gold: Sequence[GoldQuestion], articles: Mapping[str, Article]
) -> Run:
    """Judge every prediction; retrieval, latency and versions are not known.

    Raise `GoldError` if the ids are not those of the gold questions, naming the missing and surplus ones.
    """
    same_ids([question.id for question in gold], predictions, "the gold questions", "the predictions")
    results = tuple(_judged(question, predictions[question.id], articles) for question in gold)
    return Run(results=results, versions=None)


def same_ids(wanted: Iterable[str], ids: Iterable[str], wanted_name: str, found_name: str) -> None:
    """Raise `GoldError` if two sets of ids differ, naming what only one of them has."""
    one, other = dict.fromkeys(wanted), dict.fromkeys(ids)
    missing = [name for name in one if name not in other]
    extra = [name for name in other if name not in one]
    if not missing and not extra:
        return
    parts = [
        f"{len(names)} {words} ({', '.join(names[:_LISTED])}{', ...' if len(names) > _LISTED else ''})"
        for names, words in ((missing, f"only in {wanted_name}"), (extra, f"only in {found_name}"))
        if names
    ]
    raise GoldError(f"{wanted_name} and {found_name} differ: {'; '.join(parts)}. Give both the same questions.")


def _is_one_object(text: str) -> bool:
    """Whether the file is one object of ids and texts; a single JSON line has an id and a text."""
    try:
        whole = json.loads(text)
    except json.JSONDecodeError:
        return False
    return isinstance(whole, dict) and not {"id", "text"} <= whole.keys()


def _by_id(text: str, path: Path) -> Iterator[tuple[str, _Line]]:
    for name, prediction in parse(text, str(path), dict[str, str | None]).items():
        yield f'{path}, "{name}"', _Line(id=name, text=prediction)


def _place(line: _Line, where: str) -> ArticleRange | None:
    if not line.text or (line.article, line.start, line.end) == (None, None, None):
        return None
    if line.article is None or line.start is None or line.end is None:
        raise GoldError(f"{where}: a place is an article, a start and an end. Add the missing ones.")
    if not 0 <= line.start < line.end:
        raise GoldError(f"{where}: {line.start}-{line.end} is not a range: 0 <= start < end, in code points.")
    return ArticleRange(article=line.article, start=line.start, end=line.end)


def _judged(gold: GoldQuestion, prediction: Prediction, articles: Mapping[str, Article]) -> Result:
    given = SystemOutput(
        understood_as=gold.question,
        text=prediction.text,
        best=prediction.text,
        place=prediction.place,
        confidence=prediction.confidence,
        verbatim=_verbatim(prediction, articles),
    )
    return judge(gold, given, articles)


def _verbatim(prediction: Prediction, articles: Mapping[str, Article]) -> bool | None:
    if prediction.place is None:
        return None
    article = articles.get(prediction.place.article)
    return article is not None and article.text[prediction.place.start : prediction.place.end] == prediction.text
