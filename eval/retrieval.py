"""`python -m eval.retrieval`: how often the retriever finds the passage, by chunk size and by fusion."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import track
from rich.table import Table

from eval.command import errors, print_saved
from eval.measures import mean, measured
from eval.metrics import Figure, recall_at, reciprocal_rank
from eval.report import RESULTS, write_json
from eval.sides import Sides, fused, positions
from eval.sizes import parse_sizes
from eval.squad import SquadQuestion, load_squad, sample
from eval.tasks import file_digest
from index.articles import article_from_text
from index.chunker import chunk_article, index_text
from index.embedder import load_embedder
from index.types import Article, Chunk, Embedder

app = typer.Typer(add_completion=False, rich_markup_mode=None)
_DEPTH = 100  # chunks ranked by each side
_RRF = 60  # the constant of Cormack et al. 2009
_KS = (1, 3, 5, 10)
_READ = 1000  # words; the cost of a question is the words read


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """A setting, and its figures by name with 95 % intervals over questions.

    A hit is a chunk that holds a gold answer whole: "R@k" are the questions with one among the first k chunks,
    "R@1000 words" those with one in the first 1,000 words, "MRR" is over 100 chunks.
    """

    setting: str
    figures: Mapping[str, Figure]


def articles_by_title(questions: Sequence[SquadQuestion]) -> tuple[list[Article], dict[str, tuple[str, int]]]:
    """Join the contexts of a title into one article; a file without titles becomes one long article.

    Return the articles, and for each context its article's id and its offset there.
    """
    grouped: dict[str, dict[str, None]] = {}
    for question in questions:
        grouped.setdefault(question.title, {})[question.context] = None
    articles, places = [], {}
    for number, (title, contexts) in enumerate(grouped.items()):
        text = ""
        for context in contexts:
            places[context] = f"article-{number:04d}", len(text)
            text += context + "\n\n"
        articles.append(replace(article_from_text(f"article-{number:04d}", text), title=title))
    return articles, places


def reciprocal_rank_fusion(lexical: Sequence[int], dense: Sequence[int]) -> list[int]:
    """Return the places of texts, fused by ranks (Cormack et al. 2009): the baseline of the shipped fusion."""
    scores: dict[int, float] = {}
    for ranking in (lexical, dense):
        for rank, position in enumerate(ranking, start=1):
            scores[position] = scores.get(position, 0.0) + 1 / (_RRF + rank)
    return sorted(scores, key=lambda position: (-scores[position], position))


def _figures(rankings: Sequence[Sequence[Chunk]], golds: Sequence[Sequence[tuple[str, int, int]]]) -> dict[str, Figure]:
    hits = [[_holds(chunk, gold) for chunk in ranking] for ranking, gold in zip(rankings, golds, strict=True)]
    measures = {f"R@{k}": mean([recall_at(h, k) for h in hits]) for k in _KS}
    measures["R@1000 words"] = mean([recall_at(h, _within(r)) for h, r in zip(hits, rankings, strict=True)])
    measures["MRR"] = mean([reciprocal_rank(h) for h in hits])
    return measured(measures, len(hits))


def _holds(chunk: Chunk, golds: Sequence[tuple[str, int, int]]) -> bool:
    return any(chunk.article_id == a and chunk.start <= start and end <= chunk.end for a, start, end in golds)


def _within(ranking: Sequence[Chunk]) -> int:
    """Count the top chunks within the number of words read; at least one."""
    total = 0
    for count, chunk in enumerate(ranking):
        total += len(chunk.text.split())
        if total > _READ:
            return max(count, 1)
    return len(ranking)


def measure(
    questions: Sequence[SquadQuestion], sizes: Sequence[tuple[int, int]], weights: Sequence[float], embedder: Embedder
) -> list[Measured]:
    """Measure every chunk size `(words, overlap)` with BM25, dense, reciprocal ranks and each dense weight.

    Where the articles have titles, each is measured without and with the headline in every chunk's text.
    """
    articles, places = articles_by_title(questions)
    asked = [q for q in questions if q.answers]
    golds = [
        [
            (places[q.context][0], places[q.context][1] + a.start, places[q.context][1] + a.start + len(a.text))
            for a in q.answers
        ]
        for q in asked
    ]
    pairs = list(zip(asked, embedder.embed([q.question for q in asked]), strict=True))
    by_id = {article.id: article for article in articles}
    found = []
    for size, overlap in sizes:
        chunks = [c for article in articles for c in chunk_article(article, size=size, overlap=overlap)]
        for headline in (False, True) if all(article.title for article in articles) else (False,):
            texts = [index_text(by_id[c.article_id].title if headline else "", c) for c in chunks]
            sides = Sides(texts, embedder.embed(texts))
            label = f"{size}/{overlap}{' + headline' if headline else ''}"
            ranked = [
                sides.both(q.question, vector)
                for q, vector in track(pairs, description=label, console=Console(stderr=True), transient=True)
            ]
            apart = [(positions(left, _DEPTH), positions(right, _DEPTH)) for left, right in ranked]
            settings = {
                "BM25": [left for left, _ in apart],
                "dense": [right for _, right in apart],
                "reciprocal ranks": [reciprocal_rank_fusion(*both) for both in apart],
            } | {f"convex {w}": [fused(both, 2 * _DEPTH, dense_weight=w) for both in ranked] for w in weights}
            for name, rankings in settings.items():
                figures = _figures([[chunks[position] for position in ranking] for ranking in rankings], golds)
                found.append(Measured(setting=f"{label} {name}", figures=figures))
    return found


@app.command()
def main(
    squad: Annotated[Path, typer.Option(help="Questions in SQuAD's form; the contexts of a title become one article.")],
    limit: Annotated[int, typer.Option(help="Questions asked, evenly drawn; 0 asks all.")] = 1500,
    size: Annotated[list[str] | None, typer.Option(help="Chunk words/overlap, as 100/33; may be given again.")] = None,
    weight: Annotated[list[float] | None, typer.Option(help="Share of the dense side; may be given again.")] = None,
    out: Annotated[Path, typer.Option(help="The folder for results.")] = RESULTS,
) -> None:
    """Measure chunk sizes and fusions; print a table and save `retrieval.json`."""
    sizes = parse_sizes(size or ["100/33"])
    with errors():
        questions = load_squad(squad)
        asked = {q.id for q in sample(questions, limit or None)}
        answerable = [q if q.id in asked else replace(q, answers=()) for q in questions]
        settings = measure(answerable, sizes, weight or [0.3, 0.4, 0.5, 0.6, 0.7], load_embedder())
    table = Table("setting", "n", *settings[0].figures)
    for row in settings:
        table.add_row(row.setting, str(row.figures["MRR"].n), *map(_shown, row.figures.values()))
    console = Console()
    console.print(table)
    inputs = {"squad": squad.name, "squad_sha256": file_digest(squad), "limit": limit}
    print_saved(write_json("retrieval", {"inputs": inputs, "settings": [asdict(row) for row in settings]}, out))


def _shown(figure: Figure) -> str:
    if figure.value is None or figure.low is None or figure.high is None:
        return "–"
    return f"{100 * figure.value:.1f} [{100 * figure.low:.1f}, {100 * figure.high:.1f}]"


if __name__ == "__main__":
    app()
