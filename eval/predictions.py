"""Saved predictions of any system, scored as far as their content allows."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from eval.errors import GoldError
from eval.gold import GoldQuestion
from eval.judge import Given, Result, judge
from eval.rows import Row, lines, read_text
from eval.run import Run
from eval.stages import Place
from index.types import Article

_LISTED = 5  # ids named in an error


@dataclass(frozen=True, slots=True, kw_only=True)
class Prediction:
    """A system's answer to one question: `text` is None if it abstained; the rest is None if not known."""

    id: str
    text: str | None
    place: Place | None = None
    confidence: float | None = None


def load_predictions(path: Path) -> dict[str, Prediction]:
    """Read predictions by question id, plain or gzip.

    Either one JSON object `{"id": "text" | null, ...}`, or JSON lines `{"id", "text"}` with, if known, `"article"`,
    `"start"` and `"end"` (code points, half open) and `"confidence"` in [0, 1] that the text is right, which may
    accompany a null. An empty text abstains, as in SQuAD 2.0. Raise `GoldError`, with the line and what to do, for
    anything else.
    """
    text = read_text(path)
    whole = _mapping(text)
    if whole is not None:
        rows = [Row({"id": name, "text": said}, f'{path}, "{name}"') for name, said in whole.items()]
    else:
        rows = list(lines(text, path))
    predictions: dict[str, Prediction] = {}
    for row in rows:
        prediction = _prediction(row)
        if prediction.id in predictions:
            raise row.fail(f'the id "{prediction.id}" is used twice. Predict each question once.')
        predictions[prediction.id] = prediction
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


def same_ids(wanted: Iterable[str], found: Iterable[str], wanted_name: str, found_name: str) -> None:
    """Raise `GoldError` if two sets of ids differ, naming what only one of them has."""
    one, other = dict.fromkeys(wanted), dict.fromkeys(found)
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


def _mapping(text: str) -> Mapping[str, object] | None:
    """Return the one object of the file; None if it is JSON lines (a single line has an id and a text)."""
    try:
        whole = json.loads(text)
    except json.JSONDecodeError:
        return None
    return whole if isinstance(whole, dict) and not {"id", "text"} <= whole.keys() else None


def _prediction(row: Row) -> Prediction:
    if not row.holds("text"):
        raise row.fail('the field "text" is missing. Add it: a string, or null where it abstains.')
    text = row.optional_text("text") or None
    confidence = row.fraction("confidence") if row.has("confidence") else None
    return Prediction(id=row.text("id"), text=text, place=_place(row, text), confidence=confidence)


def _place(row: Row, text: str | None) -> Place | None:
    given = [name for name in ("article", "start", "end") if row.has(name)]
    if not given or text is None:
        return None
    place = Place(article=row.text("article"), start=row.number("start"), end=row.number("end"))
    if not 0 <= place.start < place.end:
        raise row.fail(f"{place.start}-{place.end} is no range. Give 0 <= start < end, in code points.")
    return place


def _judged(gold: GoldQuestion, said: Prediction, articles: Mapping[str, Article]) -> Result:
    given = Given(
        understood_as=gold.question,
        text=said.text,
        best=said.text,
        place=said.place,
        passages=None,
        confidence=said.confidence,
        reason=None,
        verbatim=_verbatim(said, articles),
        milliseconds=None,
    )
    return judge(gold, given, articles)


def _verbatim(said: Prediction, articles: Mapping[str, Article]) -> bool | None:
    if said.place is None:
        return None
    article = articles.get(said.place.article)
    return article is not None and article.text[said.place.start : said.place.end] == said.text
