"""Rankings and judgements in TREC's format, so that trec_eval, ir_measures or ranx can check the retrieval figures.

A document is a passage, named `article#start-end`. The passages read that hold a gold range are relevant; if none
does, the first gold range represents one that was missed, so that the question counts. Recall@k as it is reported
here, "does one of the first k passages hold an answer?", is their Success@k (`success` of trec_eval), and MRR their RR
(`recip_rank`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from eval.errors import GoldError
from eval.judge import Result
from eval.stages import ArticleRange

_TAG = "pullquote"


def write_trec(results: Sequence[Result], run: Path | None, qrels: Path | None) -> None:
    """Write the files that are wanted; raise `GoldError` if no passages are known, or a file cannot be written."""
    if run is None and qrels is None:
        return
    retrieved = [result for result in results if result.retrieved is not None]
    if not retrieved:
        raise GoldError("no question has a ranking to write: the passages were given, or are not known.")
    for path, lines in ((run, run_lines(retrieved)), (qrels, qrels_lines(retrieved))):
        if path is not None:
            try:
                path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
            except OSError as error:
                raise GoldError(f"{path} cannot be written: {error.strerror or error}") from error


def run_lines(results: Iterable[Result]) -> Iterator[str]:
    """Yield `question Q0 passage rank score tag`; the score is 1 / rank, because tools sort by it."""
    for result in results:
        for rank, place in enumerate(result.retrieved or (), start=1):
            yield f"{_name(result.id)} Q0 {_document(place)} {rank} {1 / rank:.6f} {_TAG}"


def qrels_lines(results: Iterable[Result]) -> Iterator[str]:
    """Yield `question 0 passage 1` for what is relevant."""
    for result in results:
        if result.retrieved is None or result.hits is None:
            continue
        relevant = [place for place, hit in zip(result.retrieved, result.hits, strict=True) if hit]
        if not relevant:
            gold = result.gold[0]
            relevant = [ArticleRange(article=gold.article, start=gold.start, end=gold.end)]
        for place in relevant:
            yield f"{_name(result.id)} 0 {_document(place)} 1"


def _document(place: ArticleRange) -> str:
    return _name(f"{place.article}#{place.start}-{place.end}")


def _name(text: str) -> str:
    """Return a name without white space, which separates the fields."""
    return "_".join(text.split())
