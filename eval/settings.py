"""`python -m eval.settings`: which chunks, fusion and number of passages answer best, end to end.

Every setting reads the same questions of one collection; the best span counts whatever its confidence, so the
calibrator plays no part. Choose on a tuning file, never on one that is reported on.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import fmean
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import track
from rich.table import Table

from eval.command import errors, print_saved
from eval.metrics import exact_match, f1
from eval.report import RESULTS, write_json
from eval.sides import Sides, fused
from eval.sizes import parse_sizes
from eval.squad import SquadQuestion, contexts_as_articles, load_squad, sample
from index.articles import article_from_text
from index.chunker import chunk_article, index_text
from index.embedder import load_embedder
from index.types import Article, Chunk, Embedder, Passage
from qa.choosing import choose
from qa.reading.readers import load_reader
from qa.types import Reader, Reading

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """Words of a chunk and of its overlap, the dense side's share, the passages read; and the figures.

    `exact_match` and `f1` of the best span, over `n` questions, in [0, 1]; `words` is the mean number read.
    """

    size: int
    overlap: int
    dense_weight: float
    passages: int
    n: int
    exact_match: float
    f1: float
    words: float


def measure(
    questions: Sequence[SquadQuestion],
    articles: Sequence[Article],
    sizes: Sequence[tuple[int, int]],
    weights: Sequence[float],
    counts: Sequence[int],
    models: tuple[Embedder, Reader],
) -> list[Setting]:
    """Read everything any setting would read, once per chunk size, and score every setting on it."""
    embedder, reader = models
    by_id = {article.id: article for article in articles}
    settings = []
    for size, overlap in sizes:
        chunks = [chunk for a in articles for chunk in chunk_article(a, size=size, overlap=overlap)]
        texts = [index_text(by_id[chunk.article_id].title, chunk) for chunk in chunks]
        sides = Sides(texts, embedder.embed(texts))
        rows: dict[tuple[float, int], list[tuple[float, float, int]]] = {(w, k): [] for w in weights for k in counts}
        for question in track(questions, description=f"{size}/{overlap}", console=Console(stderr=True)):
            both = sides.both(question.question, embedder.embed([question.question])[0])
            ranked = {w: [chunks[at] for at in fused(both, max(counts), dense_weight=w)] for w in weights}
            read = _read(question.question, [chunk for ranking in ranked.values() for chunk in ranking], reader)
            for (weight, count), row in rows.items():
                row.append(_score(question, [read[chunk.id] for chunk in ranked[weight][:count]], by_id))
        for (weight, count), row in rows.items():
            exact, overlapping, words = (fmean(column) for column in zip(*row, strict=True))
            settings.append(
                Setting(
                    size=size,
                    overlap=overlap,
                    dense_weight=weight,
                    passages=count,
                    n=len(row),
                    exact_match=exact,
                    f1=overlapping,
                    words=words,
                )
            )
    return settings


def _read(question: str, chunks: Sequence[Chunk], reader: Reader) -> dict[str, Reading]:
    """Read each chunk once; a passage's reading does not depend on the others, nor on how it was found."""
    passages = [Passage(chunk=chunk, score=0.0, rank=1) for chunk in {chunk.id: chunk for chunk in chunks}.values()]
    return {reading.passage.chunk.id: reading for reading in reader.read(question, passages)}


def _score(
    question: SquadQuestion, readings: Sequence[Reading], articles: dict[str, Article]
) -> tuple[float, float, int]:
    choices = choose(readings, articles)
    span = choices[0].span if choices else None
    text = "" if span is None else articles[choices[0].article_id].text[span.start : span.end]
    golds = [answer.text for answer in question.answers]
    words = sum(len(reading.passage.chunk.text.split()) for reading in readings)
    return exact_match(text, golds), f1(text, golds), words


def collection(questions: Sequence[SquadQuestion], joined: int) -> list[Article]:
    """Make articles from the contexts, each from `joined` neighbours: in SQuAD's files these share a subject."""
    contexts = [article.text for article in contexts_as_articles(questions).values()]
    groups = [contexts[at : at + joined] for at in range(0, len(contexts), joined)]
    return [article_from_text(f"{number:05d}", "\n\n".join(group)) for number, group in enumerate(groups)]


@app.command()
def main(
    squad: Annotated[Path, typer.Option(help="Questions in SQuAD's form; their contexts are the collection.")],
    limit: Annotated[int, typer.Option(min=1, help="Answerable questions asked, evenly drawn.")] = 200,
    joined: Annotated[int, typer.Option(min=1, help="Neighbouring contexts that make one article.")] = 8,
    size: Annotated[list[str] | None, typer.Option(help="Chunk words/overlap, as 100/33; may be given again.")] = None,
    weight: Annotated[list[float] | None, typer.Option(help="Share of the dense side; may be given again.")] = None,
    passages: Annotated[list[int] | None, typer.Option(help="Passages read; may be given again.")] = None,
    reader: Annotated[
        str, typer.Option(help="The reader: default, fast, a folder, or a model of the hub.")
    ] = "default",
    out: Annotated[Path, typer.Option(help="The folder for results.")] = RESULTS,
) -> None:
    """Score every combination of settings; print a table and save `settings.json`."""
    sizes = parse_sizes(size or ["100/33"])
    with errors():
        questions = load_squad(squad)
        asked = sample([question for question in questions if question.answers], limit)
        models = load_embedder(), load_reader(reader)
        articles = collection(questions, joined)
        settings = measure(asked, articles, sizes, weight or [0.4], passages or [5, 10, 15], models)
    table = Table("chunk", "dense", "passages", "words", "n", "EM", "F1")
    for s in settings:
        figures = (f"{s.words:.0f}", str(s.n), f"{100 * s.exact_match:.1f}", f"{100 * s.f1:.1f}")
        table.add_row(f"{s.size}/{s.overlap}", f"{s.dense_weight:.1f}", str(s.passages), *figures)
    Console().print(table)
    inputs = {"squad": squad.name, "limit": limit, "joined": joined, "reader": models[1].name}
    print_saved(write_json("settings", {"inputs": inputs, "settings": [asdict(s) for s in settings]}, out))


if __name__ == "__main__":
    app()
