"""`python -m eval.ranking`: fit how spans of different passages are ranked, and say on each set what it gains.

Every question is read as it is for an answer: what is retrieved is joined, and all of it is read. The weights maximise
the expected word F1 of a softmax over span scores (mean log over questions, every set weighted equally). Figures are of
five folds by article: no question is ranked by weights that were fitted on its article.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Annotated, NamedTuple

import numpy as np
import typer
from numpy.typing import NDArray
from rich.console import Console
from scipy.optimize import minimize

from eval.batches import Batch, ReadQuestion, of_answerable
from eval.bootstrap import Floats, interval, resampled
from eval.command import errors, show_figures
from eval.errors import GoldError
from eval.metrics import Figure, exact_match, f1
from index.types import Article
from qa.features import NAMES, featured, highest_cosine
from qa.ranking import LOOK, RANKER, Ranker
from qa.reading.joining import without_repeats
from qa.reading.readers import load_reader
from qa.types import Reading

app = typer.Typer(add_completion=False, rich_markup_mode=None)
_FOLDS = 5
_PENALTY = 1.0  # weight of the squared distance to the margin alone, for features of unit deviation
_SURE = tuple(step / 2 for step in range(2, 41))  # margins that no span which is not read may be taken to have
_LOSS = 0.003  # of word F1, that this may cost
_CHANGED = "F1 changed by stopping"
_BEFORE = Ranker(version="margin", weights=dict.fromkeys(NAMES, 0.0) | {"margin": 1.0, "misfit": -3.0})


class ScoredSpan(NamedTuple):
    """A span's features, and how right it is."""

    features: Mapping[str, float]
    exact_match: float
    f1: float


class Look(NamedTuple):
    """The spans of the passages that were read so far, in order, and the words of these passages.

    `highest_cosine` is the largest likeness to the question of a passage that is not read yet; None if there is none.
    """

    candidates: tuple[ScoredSpan, ...]
    words: int
    highest_cosine: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """A question of a set about an article, as it was read look by look; the last one is at everything."""

    set: str
    article: str
    looks: tuple[Look, ...]

    @property
    def candidates(self) -> tuple[ScoredSpan, ...]:
        """All spans that were read."""
        return self.looks[-1].candidates if self.looks else ()


def read(batch: Batch) -> list[Read]:
    """Return the questions of a batch, look by look."""
    return [
        Read(set=batch.name, article=asked.article, looks=tuple(_looks(asked, batch.articles))) for asked in batch.asked
    ]


def _looks(asked: ReadQuestion, articles: Mapping[str, Article]) -> Iterator[Look]:
    readings: tuple[Reading, ...] = ()
    for at in range(0, len(asked.readings), LOOK):
        readings = without_repeats((*readings, *asked.readings[at : at + LOOK]))
        candidates = tuple(
            ScoredSpan(each.features, exact_match(each.quote, asked.golds), f1(each.quote, asked.golds))
            for each in featured(readings, articles, question=asked.question)
        )
        words = sum(len(reading.passage.chunk.text.split()) for reading in readings)
        yield Look(candidates, words, highest_cosine([reading.passage for reading in asked.readings[at + LOOK :]]))


def fit(asked: Sequence[Read]) -> dict[str, float]:
    """Return the weight of each feature, that of the margin being 1.

    Questions without a span that shares a word with a gold answer say nothing, and are left out. Raise `GoldError`
    if no others are left, or if a larger margin does not favour a span.
    """
    answered = [each for each in asked if any(candidate.f1 > 0 for candidate in each.candidates)]
    if not answered:
        raise GoldError("no span that was read shares a word with a gold answer: use more questions, or another reader")
    features = np.array([[c.features[name] for name in NAMES] for each in answered for c in each.candidates])
    gains = np.array([candidate.f1 for each in answered for candidate in each.candidates])
    counts = np.array([len(each.candidates) for each in answered])
    sets = [each.set for each in answered]
    weights = np.array([len(sets) / len(set(sets)) / sets.count(name) for name in sets])
    deviation = features.std(axis=0)
    deviation[deviation == 0] = 1.0
    start = deviation * [float(name == "margin") for name in NAMES]
    scaled = (features - features.mean(axis=0)) / deviation
    best = (
        minimize(_loss, start, args=(start, scaled, gains, counts, weights), jac=True, method="L-BFGS-B").x / deviation
    )
    margin = best[NAMES.index("margin")]
    if margin <= 0:
        raise GoldError("a larger margin does not speak for a span here: use more questions, or another reader")
    return {name: round(float(weight / margin), 4) + 0.0 for name, weight in zip(NAMES, best, strict=True)}


def _loss(
    weights: Floats, start: Floats, features: Floats, gains: Floats, counts: NDArray[np.int64], shares: Floats
) -> tuple[float, Floats]:
    """Return minus the log of the F1 that a soft choice expects, summed over questions, and its gradient."""
    starts = np.concatenate(([0], np.cumsum(counts)[:-1]))
    scores = features @ weights
    scores -= np.repeat(np.maximum.reduceat(scores, starts), counts)
    chances = np.exp(scores)
    chances /= np.repeat(np.add.reduceat(chances, starts), counts)
    expected = np.add.reduceat(chances * gains, starts) + 1e-9
    pulls = chances * gains / np.repeat(expected, counts) - chances
    moved = weights - start
    loss = -float(shares @ np.log(expected)) + _PENALTY * float(moved @ moved)
    gradient: Floats = -features.T @ (pulls * np.repeat(shares, counts)) + 2 * _PENALTY * moved
    return loss, gradient


def in_folds(asked: Sequence[Read]) -> dict[str, dict[str, Figure]]:
    """Rank every question by weights fitted without the articles of its fold; return what that gains on each set."""
    folds = [zlib.crc32(f"{each.set} {each.article}".encode()) % _FOLDS for each in asked]
    rankers = []
    for fold in range(_FOLDS):
        others = [each for each, at in zip(asked, folds, strict=True) if at != fold]
        rankers.append(Ranker(version=f"fold {fold}", weights=fit(others)))
    gains = {}
    for name in dict.fromkeys(each.set for each in asked):
        rows = [(each, rankers[at]) for each, at in zip(asked, folds, strict=True) if each.set == name]
        before = np.array([_best(each, _BEFORE) for each, _ in rows])
        after = np.array([_best(each, ranker) for each, ranker in rows])
        gains[name] = {
            "EM by margin": _mean(before[:, 0]),
            "EM": _mean(after[:, 0]),
            "F1 by margin": _mean(before[:, 1]),
            "F1": _mean(after[:, 1]),
            "F1 gained": _mean(after[:, 1] - before[:, 1]),
        }
    return gains


def _best(asked: Read, ranker: Ranker) -> tuple[float, float]:
    best = _first(asked.candidates, ranker)
    return (0.0, 0.0) if best is None else (best.exact_match, best.f1)


def _first(candidates: Sequence[ScoredSpan], ranker: Ranker) -> ScoredSpan | None:
    return max(candidates, key=lambda each: ranker.score(each.features), default=None)


def stops(asked: Sequence[Read], ranker: Ranker) -> tuple[float, dict[str, dict[str, Figure]]]:
    """Return the least `sure` at which reading no further loses no more than it may, and what it changes on each set.

    No span that is not read is then taken to have a margin of `sure`. It holds for all questions together, and for
    every larger `sure` too; the largest one and nothing if none does.
    """
    least, figures = _SURE[-1], dict[str, dict[str, Figure]]()
    for sure in reversed(_SURE):
        bold = replace(ranker, sure=sure)
        everything = _stop(asked, bold)
        change = everything[_CHANGED].value
        if change is None or change < -_LOSS:
            break
        names = dict.fromkeys(each.set for each in asked)
        least, figures = sure, {name: _stop([each for each in asked if each.set == name], bold) for name in names}
        figures["all"] = everything
    return least, figures


def _stop(asked: Sequence[Read], ranker: Ranker) -> dict[str, Figure]:
    """Return the change of F1 where reading stops at a span that is sure enough, and the share of words read."""
    changes, shares = [], []
    for each in asked:
        firsts = [(look, _first(look.candidates, ranker)) for look in each.looks]
        sure_of = (
            pair for pair in firsts if pair[1] is not None and ranker.is_sure(pair[1].features, pair[0].highest_cosine)
        )
        look, best = next(sure_of, firsts[-1] if firsts else (Look((), 0), None))
        last = firsts[-1][1] if firsts else None
        changes.append((0.0 if best is None else best.f1) - (0.0 if last is None else last.f1))
        shares.append(look.words / each.looks[-1].words if each.looks else 1.0)
    return {_CHANGED: _mean(np.array(changes)), "read": _mean(np.array(shares))}


def _mean(values: Floats) -> Figure:
    samples = resampled([lambda weights: weights @ values / len(values)], len(values))[0]
    low, high = interval(samples) or (None, None)
    return Figure(value=float(values.mean()), n=len(values), low=low, high=high)


@app.command()
def main(
    given: Annotated[
        list[Path] | None,
        typer.Option(help="Questions in SQuAD's form, each asked of its own context; can be repeated."),
    ] = None,
    search: Annotated[
        list[Path] | None, typer.Option("--open", help="The same, each asked of all contexts of its file.")
    ] = None,
    limit: Annotated[int, typer.Option(min=1, help="Answerable questions of each file, evenly drawn.")] = 300,
    reader: Annotated[
        str, typer.Option(help="The reader: default, blocks, a folder, or a model on the hub.")
    ] = "default",
    target: Annotated[Path, typer.Option("--out", help="Where to write the weights.")] = RANKER,
) -> None:
    """Fit the ranking of spans, print what it gains on each set, and write its weights."""
    with errors():
        span_reader = load_reader(reader)
        files = [(path, False) for path in given or ()] + [(path, True) for path in search or ()]
        batches = [of_answerable(path, span_reader, limit=limit, search=whole) for path, whole in files]
        asked = [each for batch in batches for each in read(batch)]
        weights, gains = fit(asked), in_folds(asked)
        sure, stopped = stops(asked, Ranker(version="all", weights=weights))
    content = {
        "version": f"{span_reader.name}/1",
        "weights": weights,
        "sure": sure,
        "fitted_on": {name: figures["EM"].n for name, figures in gains.items()},
    }
    target.write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")
    show_figures({name: gains.get(name, {}) | stopped.get(name, {}) for name in gains | stopped})
    Console().print_json(data=content)


if __name__ == "__main__":
    app()
