"""`python -m eval.ranking`: fit how spans of different passages are ranked, and say on each set what it gains.

Every question is read as it is for an answer: what is retrieved is joined, and all of it is read. The weights are
those under which the spans that a soft choice by score would take have the most word F1 (the mean log over questions;
every set counts the same). Figures are of five folds by article: no question is ranked by weights that were fitted on
its article.
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
from rich.progress import track
from rich.table import Table
from scipy.optimize import minimize

from eval.bootstrap import Floats, interval, resampled
from eval.command import errors
from eval.errors import GoldError
from eval.metrics import Figure, exact_match, f1
from eval.squad import SquadQuestion, contexts_as_articles, load_squad, sample
from index.collection import Collection
from index.embedder import load_embedder
from index.types import Article, Embedder, Passage, Scope
from qa.features import NAMES, featured, nearest
from qa.inquiry import READ
from qa.ranking import LOOK, RANKER, Ranker
from qa.reading.joining import joined, without_repeats
from qa.reading.readers import load_reader
from qa.types import Reader, Reading

app = typer.Typer(add_completion=False, rich_markup_mode=None)
_FOLDS = 5
_PENALTY = 1.0  # on the squared distance to the margin alone, of features of unit deviation, beside the questions' loss
_SURE = tuple(step / 2 for step in range(2, 41))  # margins that no span which is not read may be taken to have
_LOSS = 0.003  # of word F1, that this may cost
_BEFORE = Ranker(version="margin", weights=dict.fromkeys(NAMES, 0.0) | {"margin": 1.0, "misfit": -3.0})


class Candidate(NamedTuple):
    """A span's features, and how right it is."""

    features: Mapping[str, float]
    exact_match: float
    f1: float


class Look(NamedTuple):
    """The spans of the passages that were read so far, in order, and the words of these passages.

    `nearest` is the largest likeness to the question of a passage that is not read yet; None if there is none.
    """

    candidates: tuple[Candidate, ...]
    words: int
    nearest: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question of a set about an article, as it was read look by look; the last one is at everything."""

    set: str
    article: str
    looks: tuple[Look, ...]

    @property
    def candidates(self) -> tuple[Candidate, ...]:
        """All spans that were read."""
        return self.looks[-1].candidates if self.looks else ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Gain:
    """What the best spans of a set score by margin alone and by the ranker, in [0, 1], and the paired difference."""

    set: str
    n: int
    exact_match_before: float
    exact_match: float
    f1_before: float
    f1: float
    f1_gain: Figure


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """What a set loses where no unread span is taken to have a margin of `sure`, and the share of words read."""

    set: str
    sure: float
    f1_change: Figure
    read: float


def ask(path: Path, *, search: bool, limit: int, reader: Reader, embedder: Embedder) -> list[Asked]:
    """Read `limit` answerable questions of a file, each on its own context or, with `search`, on all of them."""
    questions = tuple(question for question in load_squad(path) if question.answers)
    drawn = sample(questions, limit)
    articles = contexts_as_articles(questions if search else drawn)
    by_id = {article.id: article for article in articles.values()}
    collection = Collection.of(tuple(articles.values()), embedder)
    name = f"{path.name.split('.')[0]}{' open' if search else ''}"
    asked = []
    for question in track(drawn, description=name, console=Console(stderr=True)):
        article_id = articles[question.context].id
        scope = None if search else Scope(articles=frozenset((article_id,)))
        passages = collection.retrieve(question.question, READ, scope=scope)
        looks = tuple(_looks(question, joined(passages, by_id, words=reader.words), by_id, reader))
        asked.append(Asked(set=name, article=article_id, looks=looks))
    return asked


def _looks(
    question: SquadQuestion, passages: Sequence[Passage], articles: Mapping[str, Article], reader: Reader
) -> Iterator[Look]:
    golds = tuple(answer.text for answer in question.answers)
    readings: tuple[Reading, ...] = ()
    for at in range(0, len(passages), LOOK):
        readings = without_repeats((*readings, *reader.read(question.question, passages[at : at + LOOK])))
        candidates = tuple(
            Candidate(each.features, exact_match(each.quote, golds), f1(each.quote, golds))
            for each in featured(readings, articles, question=question.question)
        )
        words = sum(len(reading.passage.chunk.text.split()) for reading in readings)
        yield Look(candidates, words, nearest(passages[at + LOOK :]))


def fit(asked: Sequence[Asked]) -> dict[str, float]:
    """Return the weight of each feature, that of the margin being 1.

    Questions without a span that shares a word with a gold answer say nothing, and are left out. Raise `GoldError`
    if no others are left, or if a larger margin does not favour a span.
    """
    answered = [each for each in asked if any(candidate.f1 > 0 for candidate in each.candidates)]
    if not answered:
        raise GoldError(
            "no span that was read shares a word with a gold answer: give more questions, or another reader"
        )
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
        raise GoldError("a larger margin does not speak for a span here: give more questions, or another reader")
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


def in_folds(asked: Sequence[Asked]) -> list[Gain]:
    """Rank every question by weights fitted without the articles of its fold; return the gain on each set."""
    folds = [zlib.crc32(f"{each.set} {each.article}".encode()) % _FOLDS for each in asked]
    rankers = []
    for fold in range(_FOLDS):
        others = [each for each, at in zip(asked, folds, strict=True) if at != fold]
        rankers.append(Ranker(version=f"fold {fold}", weights=fit(others)))
    gains = []
    for name in dict.fromkeys(each.set for each in asked):
        rows = [(each, rankers[at]) for each, at in zip(asked, folds, strict=True) if each.set == name]
        before = np.array([_best(each, _BEFORE) for each, _ in rows])
        after = np.array([_best(each, ranker) for each, ranker in rows])
        gains.append(_gain(name, before, after))
    return gains


def _best(asked: Asked, ranker: Ranker) -> tuple[float, float]:
    best = _first(asked.candidates, ranker)
    return (0.0, 0.0) if best is None else (best.exact_match, best.f1)


def _first(candidates: Sequence[Candidate], ranker: Ranker) -> Candidate | None:
    return max(candidates, key=lambda each: ranker.score(each.features), default=None)


def stops(asked: Sequence[Asked], ranker: Ranker) -> list[Stop]:
    """Say what reading no further loses on each set and on all, with the least `sure` that loses no more than it may.

    That holds for all questions together, and for every larger `sure` too; nothing is returned if none does.
    """
    stop_list: list[Stop] = []
    for sure in reversed(_SURE):
        bold = replace(ranker, sure=sure)
        everything = _stop("all", asked, bold)
        if everything.f1_change.value is None or everything.f1_change.value < -_LOSS:
            return stop_list
        names = dict.fromkeys(each.set for each in asked)
        stop_list = [*(_stop(name, [each for each in asked if each.set == name], bold) for name in names), everything]
    return stop_list


def _stop(name: str, asked: Sequence[Asked], ranker: Ranker) -> Stop:
    changes, shares = [], []
    for each in asked:
        firsts = [(look, _first(look.candidates, ranker)) for look in each.looks]
        sure_of = (pair for pair in firsts if pair[1] is not None and ranker.is_sure(pair[1].features, pair[0].nearest))
        look, best = next(sure_of, firsts[-1] if firsts else (Look((), 0), None))
        last = firsts[-1][1] if firsts else None
        changes.append((0.0 if best is None else best.f1) - (0.0 if last is None else last.f1))
        shares.append(look.words / each.looks[-1].words if each.looks else 1.0)
    return Stop(set=name, sure=ranker.sure, f1_change=_mean(np.array(changes)), read=float(np.mean(shares)))


def _gain(name: str, before: Floats, after: Floats) -> Gain:
    return Gain(
        set=name,
        n=len(before),
        exact_match_before=float(before[:, 0].mean()),
        exact_match=float(after[:, 0].mean()),
        f1_before=float(before[:, 1].mean()),
        f1=float(after[:, 1].mean()),
        f1_gain=_mean(after[:, 1] - before[:, 1]),
    )


def _mean(values: Floats) -> Figure:
    samples = resampled([lambda weights: weights @ values / len(values)], len(values))[0]
    low, high = interval(samples) or (None, None)
    return Figure(value=float(values.mean()), n=len(values), low=low, high=high)


@app.command()
def main(
    given: Annotated[
        list[Path] | None,
        typer.Option(help="Questions in SQuAD's form, each asked of its own context; again for more."),
    ] = None,
    search: Annotated[
        list[Path] | None, typer.Option("--open", help="The same, each asked of all contexts of its file.")
    ] = None,
    limit: Annotated[int, typer.Option(min=1, help="Answerable questions of each file, evenly drawn.")] = 300,
    reader: Annotated[
        str, typer.Option(help="The reader: default, fast, a folder, or a model of the hub.")
    ] = "default",
    target: Annotated[Path, typer.Option("--out", help="Where to write the weights.")] = RANKER,
) -> None:
    """Fit the ranking of spans, print what it gains on each set, and write its weights."""
    with errors():
        models = load_reader(reader), load_embedder()
        files = [(path, False) for path in given or ()] + [(path, True) for path in search or ()]
        asked = [
            each
            for path, whole in files
            for each in ask(path, search=whole, limit=limit, reader=models[0], embedder=models[1])
        ]
        weights, gains = fit(asked), in_folds(asked)
        stopped = stops(asked, Ranker(version="all", weights=weights))
        sure = stopped[0].sure if stopped else _SURE[-1]
    content = {
        "version": f"{models[0].name}/1",
        "weights": weights,
        "sure": sure,
        "fitted_on": {gain.set: gain.n for gain in gains},
    }
    target.write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")
    Console().print(_table(gains, stopped))
    Console().print_json(data=content)


def _table(gains: Sequence[Gain], stopped: Sequence[Stop]) -> Table:
    table = Table("set", "n", "EM by margin", "EM", "F1 by margin", "F1", "F1 gained", "F1 changed by stopping", "read")
    lost = {stop.set: (_shown(stop.f1_change), f"{stop.read:.0%}") for stop in stopped}
    for gain in gains:
        figures = (gain.exact_match_before, gain.exact_match, gain.f1_before, gain.f1)
        row = (f"{100 * each:.1f}" for each in figures)
        table.add_row(gain.set, str(gain.n), *row, _shown(gain.f1_gain), *lost.get(gain.set, ("", "")))
    if "all" in lost:
        table.add_row("all", str(sum(gain.n for gain in gains)), "", "", "", "", "", *lost["all"])
    return table


def _shown(figure: Figure) -> str:
    if figure.value is None or figure.low is None or figure.high is None:
        return ""
    return f"{100 * figure.value:.2f} [{100 * figure.low:.2f}, {100 * figure.high:.2f}]"


if __name__ == "__main__":
    app()
