"""`python -m eval.settings`: which chunks and which fusion find the passage, and how many passages answer best.

Every setting searches the same articles for the same questions. A hit is a chunk that holds a gold answer whole: "R@k"
is the share of the questions with one among the first k chunks, "R@1000 words" with one in the first 1,000 words, and
"MRR" is over 100 chunks. With `--passages` the first chunks are read too, as a fusion by score ranks them; the best
span counts whatever its confidence. Choose on a tuning file, never on one that is reported on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import track

from eval.command import errors, print_saved, show_figures
from eval.measures import mean, measured
from eval.metrics import Figure, exact_match, f1, recall_at, reciprocal_rank
from eval.report import RESULTS, write_json
from eval.sides import Sides, fused, positions
from eval.squad import SquadQuestion, load_squad, sample
from eval.tasks import file_digest
from index.articles import article_from_text
from index.chunker import chunk_article, index_text
from index.embedder import load_embedder
from index.types import Article, Chunk, Embedder, Passage
from qa.choosing import choose
from qa.reading.readers import load_reader
from qa.types import Reader, Reading

app = typer.Typer(add_completion=False, rich_markup_mode=None)
_DEPTH = 100  # chunks ranked by each side
_RRF = 60  # the constant of Cormack et al. 2009
_KS = (1, 3, 5, 10)
_READ = 1000  # words; the cost of a question is the words read
_SIZE = re.compile(r"(\d{1,6})/(\d{1,6})")
_CONVEX = "convex"  # the fusion that is shipped

Places = Mapping[str, tuple[str, int]]
"""Of each context, the article that it is in, and where it begins there."""
Rankings = Mapping[str, Sequence[Sequence[Chunk]]]
"""The chunks found for each question, best first, by fusion."""


def parse_sizes(typed: Sequence[str]) -> list[tuple[int, int]]:
    """Read sizes such as "100/33" as `(words, overlap)`; raise `typer.BadParameter` unless 0 <= overlap < words."""
    sizes = []
    for text in typed:
        match = _SIZE.fullmatch(text)
        words, overlap = (0, 0) if match is None else (int(match[1]), int(match[2]))
        if overlap >= words:
            raise typer.BadParameter(
                f"{text!r} is not a size: expected words/overlap, such as 100/33, with fewer shared than whole",
                param_hint="--size",
            )
        sizes.append((words, overlap))
    return sizes


def articles_of(questions: Sequence[SquadQuestion], joined: int | None = None) -> tuple[list[Article], Places]:
    """Join the contexts of a title into one article; or `joined` neighbours, which in SQuAD's files share a subject."""
    titles = {question.context: question.title for question in questions}
    groups: dict[str | int, list[str]] = {}
    for number, (context, title) in enumerate(titles.items()):
        groups.setdefault(title if joined is None else number // joined, []).append(context)
    articles, places = [], {}
    for number, (name, contexts) in enumerate(groups.items()):
        article_id, at = f"article-{number:04d}", 0
        for context in contexts:
            places[context] = article_id, at
            at += len(context) + len("\n\n")
        article = article_from_text(article_id, "\n\n".join(contexts))
        articles.append(replace(article, title=name if isinstance(name, str) else ""))
    return articles, places


def search(
    questions: Sequence[SquadQuestion],
    chunks: Sequence[Chunk],
    texts: Sequence[str],
    weights: Sequence[float],
    *,
    embedder: Embedder,
    label: str,
) -> dict[str, list[list[Chunk]]]:
    """Rank the chunks for every question with BM25, dense, reciprocal ranks and each dense weight."""
    sides = Sides(texts, embedder.embed(texts))
    pairs = list(zip(questions, embedder.embed([question.question for question in questions]), strict=True))
    shown = track(pairs, description=label, console=Console(stderr=True), transient=True)
    both = [sides.both(question.question, vector) for question, vector in shown]
    apart = [(positions(left, _DEPTH), positions(right, _DEPTH)) for left, right in both]
    found = {
        "BM25": [left for left, _ in apart],
        "dense": [right for _, right in apart],
        "reciprocal ranks": [reciprocal_rank_fusion(*pair) for pair in apart],
    } | {f"{_CONVEX} {w}": [fused(pair, 2 * _DEPTH, dense_weight=w) for pair in both] for w in weights}
    return {name: [[chunks[at] for at in ranking] for ranking in rankings] for name, rankings in found.items()}


def reciprocal_rank_fusion(lexical: Sequence[int], dense: Sequence[int]) -> list[int]:
    """Return the places of texts, fused by ranks (Cormack et al. 2009): the baseline of the shipped fusion."""
    scores: dict[int, float] = {}
    for ranking in (lexical, dense):
        for rank, position in enumerate(ranking, start=1):
            scores[position] = scores.get(position, 0.0) + 1 / (_RRF + rank)
    return sorted(scores, key=lambda position: (-scores[position], position))


def retrieval(
    questions: Sequence[SquadQuestion], rankings: Sequence[Sequence[Chunk]], places: Places
) -> dict[str, Figure]:
    """Return how often the rankings hold an answer, and how early."""
    hits = [[_holds(chunk, question, places) for chunk in r] for r, question in zip(rankings, questions, strict=True)]
    measures = {f"R@{k}": mean([recall_at(h, k) for h in hits]) for k in _KS}
    measures["R@1000 words"] = mean([recall_at(h, _within(r)) for h, r in zip(hits, rankings, strict=True)])
    measures["MRR"] = mean([reciprocal_rank(h) for h in hits])
    return measured(measures, len(hits))


def _holds(chunk: Chunk, question: SquadQuestion, places: Places) -> bool:
    article_id, at = places[question.context]
    return chunk.article_id == article_id and any(
        chunk.start <= at + answer.start and at + answer.start + len(answer.text) <= chunk.end
        for answer in question.answers
    )


def _within(ranking: Sequence[Chunk]) -> int:
    """Count the top chunks within the number of words read; at least one."""
    total = 0
    for count, chunk in enumerate(ranking):
        total += len(chunk.text.split())
        if total > _READ:
            return max(count, 1)
    return len(ranking)


def answers(
    questions: Sequence[SquadQuestion],
    rankings: Rankings,
    counts: Sequence[int],
    articles: Sequence[Article],
    reader: Reader,
) -> dict[str, dict[str, Figure]]:
    """Return exact match and F1 of the best span of the first chunks, and the words read, by fusion and count.

    A chunk that several settings read is read once.
    """
    by_id = {article.id: article for article in articles}
    rows: dict[tuple[str, int], list[tuple[float, float, int]]] = {(name, k): [] for name in rankings for k in counts}
    for number, question in enumerate(track(questions, description="reading", console=Console(stderr=True))):
        ranked = {name: each[number][: max(counts)] for name, each in rankings.items()}
        read = _read(question.question, list(chain.from_iterable(ranked.values())), reader)
        for (name, count), row in rows.items():
            row.append(_score(question, [read[chunk.id] for chunk in ranked[name][:count]], by_id))
    found = {}
    for (name, count), row in rows.items():
        columns = zip(("EM", "F1", "words"), zip(*row, strict=True), strict=True)
        found[f"{name}, {count} read"] = measured({label: mean(column) for label, column in columns}, len(row))
    return found


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


def measure(
    questions: Sequence[SquadQuestion],
    found_in: tuple[Sequence[Article], Places],
    sizes: Sequence[tuple[int, int]],
    weights: Sequence[float],
    embedder: Embedder,
    *,
    counts: Sequence[int] = (),
    reader: Reader | None = None,
) -> Iterator[tuple[str, dict[str, Figure]]]:
    """Yield the figures of every setting; with a reader also those of reading the first chunks.

    Where the articles have titles, each size is measured without and with the headline in every chunk's text.
    """
    articles, places = found_in
    titles = {article.id: article.title for article in articles}
    for size, overlap in sizes:
        chunks = [chunk for article in articles for chunk in chunk_article(article, size=size, overlap=overlap)]
        for headline in (False, True) if all(titles.values()) else (False,):
            label = f"{size}/{overlap}{' + headline' if headline else ''}"
            texts = [index_text(titles[chunk.article_id] if headline else "", chunk) for chunk in chunks]
            rankings = search(questions, chunks, texts, weights, embedder=embedder, label=label)
            for name, ranking in rankings.items():
                yield f"{label} {name}", retrieval(questions, ranking, places)
        if reader is not None and counts:
            read = {name: ranking for name, ranking in rankings.items() if name.startswith(_CONVEX)}
            for name, figures in answers(questions, read, counts, articles, reader).items():
                yield f"{label} {name}", figures


@app.command()
def main(
    squad: Annotated[Path, typer.Option(help="Questions in SQuAD's form; the contexts of a title become one article.")],
    limit: Annotated[int, typer.Option(min=1, help="Answerable questions asked, evenly drawn.")] = 200,
    joined: Annotated[int | None, typer.Option(min=1, help="Make an article of so many neighbouring contexts.")] = None,
    size: Annotated[list[str] | None, typer.Option(help="Chunk words/overlap, as 100/33; can be repeated.")] = None,
    weight: Annotated[list[float] | None, typer.Option(help="Share of the dense side; can be repeated.")] = None,
    passages: Annotated[list[int] | None, typer.Option(min=1, help="Passages to read; can be repeated.")] = None,
    reader: Annotated[
        str, typer.Option(help="The reader: default, blocks, a folder, or a model on the hub.")
    ] = "default",
    out: Annotated[Path, typer.Option(help="The folder for results.")] = RESULTS,
) -> None:
    """Measure chunk sizes and fusions, and with --passages the answers too; print a table and save `settings.json`."""
    sizes = parse_sizes(size or ["100/33"])
    with errors():
        questions = load_squad(squad)
        asked = sample([question for question in questions if question.answers], limit)
        span_reader = load_reader(reader) if passages else None
        settings = dict(
            measure(
                asked,
                articles_of(questions, joined),
                sizes,
                weight or [0.3, 0.4, 0.5, 0.6, 0.7],
                load_embedder(),
                counts=passages or (),
                reader=span_reader,
            )
        )
    show_figures(settings)
    inputs = {"squad": squad.name, "squad_sha256": file_digest(squad), "limit": limit, "joined": joined}
    inputs["reader"] = None if span_reader is None else span_reader.name
    print_saved(write_json("settings", {"inputs": inputs, "settings": settings}, out))


if __name__ == "__main__":
    app()
