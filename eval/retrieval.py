"""`python -m eval.retrieval`: how often the retriever finds the passage, by chunk size and by fusion."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import track
from rich.table import Table

from eval.metrics import reciprocal_rank
from eval.squad import SquadQuestion, load_squad, sample
from index.articles import article_from_text
from index.chunker import chunk_article
from index.dense import DenseIndex, SentenceEmbedder
from index.errors import PullquoteError
from index.fusion import fuse
from index.lexical import LexicalIndex
from index.retriever import index_text
from index.types import Article, Chunk, Embedder, Scored, Vectors

app = typer.Typer(add_completion=False, rich_markup_mode=None)
_DEPTH = 100  # chunks ranked by each side
_RRF = 60  # the constant of Cormack et al. 2009
_RESULTS = Path("eval/results")


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """Shares of the questions whose answer stands whole in the first k chunks, and in the first 1,000 words."""

    setting: str
    n: int
    recall_1: float
    recall_3: float
    recall_5: float
    recall_10: float
    recall_1000_words: float
    mrr: float


class _Known:
    """An embedder that knows the questions' vectors already, so that each is embedded once for all settings."""

    def __init__(self, embedder: Embedder, questions: Sequence[str]) -> None:
        self._embedder = embedder
        self._vectors = dict(zip(questions, embedder.embed(questions), strict=True))

    @property
    def name(self) -> str:
        return self._embedder.name

    def embed(self, texts: Sequence[str]) -> Vectors:
        known = self._vectors.get(texts[0]) if len(texts) == 1 else None
        return self._embedder.embed(texts) if known is None else known[None, :]


def articles_by_title(questions: Sequence[SquadQuestion]) -> tuple[list[Article], dict[str, tuple[str, int]]]:
    """Join the contexts of a title into one article; a file without titles becomes one long article.

    Gives the articles, and for each context its article's id and its offset there.
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


def reciprocal_rank_fusion(lexical: Sequence[Scored], dense: Sequence[Scored]) -> list[Scored]:
    """Fuse by ranks (Cormack et al. 2009): what the retriever's fusion is measured against."""
    scores: dict[int, float] = {}
    for ranking in (lexical, dense):
        for rank, scored in enumerate(ranking, start=1):
            scores[scored.position] = scores.get(scored.position, 0.0) + 1 / (_RRF + rank)
    return sorted((Scored(p, s) for p, s in scores.items()), key=lambda scored: (-scored.score, scored.position))


def _figures(
    setting: str, rankings: Sequence[Sequence[Chunk]], golds: Sequence[Sequence[tuple[str, int, int]]]
) -> Figures:
    hits = [[_holds(chunk, gold) for chunk in ranking] for ranking, gold in zip(rankings, golds, strict=True)]
    n = len(hits)
    return Figures(
        setting=setting,
        n=n,
        recall_1=sum(any(h[:1]) for h in hits) / n,
        recall_3=sum(any(h[:3]) for h in hits) / n,
        recall_5=sum(any(h[:5]) for h in hits) / n,
        recall_10=sum(any(h[:10]) for h in hits) / n,
        recall_1000_words=sum(any(h[: _within(r)]) for h, r in zip(hits, rankings, strict=True)) / n,
        mrr=sum(reciprocal_rank(h) for h in hits) / n,
    )


def _holds(chunk: Chunk, golds: Sequence[tuple[str, int, int]]) -> bool:
    return any(chunk.article_id == a and chunk.start <= start and end <= chunk.end for a, start, end in golds)


def _within(ranking: Sequence[Chunk], words: int = 1000) -> int:
    """Count the chunks that the first `words` words of a ranking fill."""
    total = 0
    for count, chunk in enumerate(ranking):
        total += len(chunk.text.split())
        if total > words:
            return max(count, 1)
    return len(ranking)


def measure(
    questions: Sequence[SquadQuestion], sizes: Sequence[tuple[int, int]], weights: Sequence[float], embedder: Embedder
) -> list[Figures]:
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
    known = _Known(embedder, [q.question for q in asked])
    by_id = {article.id: article for article in articles}
    found = []
    for size, overlap in sizes:
        chunks = [c for article in articles for c in chunk_article(article, size=size, overlap=overlap)]
        for headline in (False, True) if all(article.title for article in articles) else (False,):
            texts = [index_text(by_id[c.article_id], c) if headline else c.text for c in chunks]
            sides = LexicalIndex(texts), DenseIndex(embedder.embed(texts), known)
            label = f"{size}/{overlap}{' + headline' if headline else ''}"
            ranked = [
                (sides[0].rank(q.question, _DEPTH), sides[1].rank(q.question, _DEPTH))
                for q in track(asked, description=label, console=Console(stderr=True), transient=True)
            ]
            settings = {
                "BM25": [left for left, _ in ranked],
                "dense": [right for _, right in ranked],
                "reciprocal ranks": [reciprocal_rank_fusion(*both) for both in ranked],
            } | {f"convex {w}": [fuse(*both, dense_weight=w) for both in ranked] for w in weights}
            for name, rankings in settings.items():
                found.append(_figures(f"{label} {name}", [[chunks[s.position] for s in r] for r in rankings], golds))
    return found


@app.command()
def main(
    squad: Annotated[Path, typer.Option(help="Questions in SQuAD's form; the contexts of a title become one article.")],
    limit: Annotated[int, typer.Option(help="Questions asked, evenly drawn; 0 asks all.")] = 1500,
    size: Annotated[list[str] | None, typer.Option(help="Chunk words/overlap, as 120/40; may be given again.")] = None,
    weight: Annotated[list[float] | None, typer.Option(help="Share of the dense side; may be given again.")] = None,
) -> None:
    """Measure chunk sizes and fusions; print a table and save eval/results/retrieval.json."""
    sizes = [(int(words), int(overlap)) for words, _, overlap in (s.partition("/") for s in size or ["120/40"])]
    try:
        questions = load_squad(squad)
        asked = set(q.id for q in sample(questions, limit)) if limit else None
        kept = [
            q
            if asked is None or q.id in asked
            else SquadQuestion(id=q.id, title=q.title, context=q.context, question=q.question, answers=())
            for q in questions
        ]
        found = measure(kept, sizes, weight or [0.3, 0.4, 0.5, 0.6, 0.7], SentenceEmbedder())
    except PullquoteError as error:
        Console(stderr=True).print(f"error: {error}", style="red")
        raise typer.Exit(2) from error
    table = Table("setting", "n", "R@1", "R@3", "R@5", "R@10", "R@1000 words", "MRR")
    for row in found:
        values = (row.recall_1, row.recall_3, row.recall_5, row.recall_10, row.recall_1000_words, row.mrr)
        table.add_row(row.setting, str(row.n), *(f"{100 * v:.1f}" for v in values))
    Console().print(table)
    _RESULTS.mkdir(parents=True, exist_ok=True)
    (_RESULTS / "retrieval.json").write_text(json.dumps([asdict(row) for row in found], indent=1), encoding="utf-8")


if __name__ == "__main__":
    app()
