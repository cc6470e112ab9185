"""`python -m eval.structure --pages FILE`: measures on labelled pages how well boilerplate is told from text.

The pages belong to their publishers and are not part of the project. Only each page's id and the digests of its
lines are stored, labelled by a person (eval/gold/boilerplate.jsonl), in two halves: rules were chosen on one, and the
other is for measuring. All pages of a site in the file count towards its repeated lines.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

import typer

from eval.command import errors, print_saved, show_figures
from eval.errors import GoldError
from eval.metrics import Figure, share
from eval.pages import ScrapedPage, load_pages
from eval.report import RESULTS, write_json
from eval.rows import read_rows
from index.structure import body_digest, line_digest, line_digests, repeated_lines, structure_of

GOLD = Path("eval/gold/boilerplate.jsonl")
app = typer.Typer(add_completion=False, rich_markup_mode=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelledPage:
    """The digests of a page's lines by label, in the order of the lines."""

    page: str
    half: Literal["choosing", "measuring"]
    boilerplate: tuple[int, ...]
    text: tuple[int, ...]


Line = tuple[bool, bool]
"""Whether a line was marked as boilerplate, and whether it is."""


def load_labels(path: Path = GOLD) -> tuple[LabelledPage, ...]:
    """Read the labelled pages. Raise `GoldError` for any other file."""
    return tuple(page for _, page in read_rows(path, LabelledPage))


def repeated_by_site(pages: Sequence[ScrapedPage]) -> dict[str, frozenset[int]]:
    """Return the digests of the lines that each site repeats."""
    articles = defaultdict(list)
    for page in pages:
        articles[page.site].append((body_digest(page.text), line_digests(page.text)))
    return {site: repeated_lines(rows) for site, rows in articles.items()}


def judge(
    labels: Sequence[LabelledPage], pages: Mapping[str, ScrapedPage], repeated: Mapping[str, Collection[int]]
) -> Iterator[Line]:
    """Yield the lines of labelled pages; those without a letter or digit do not count.

    Raise `GoldError` if a page is missing or has other lines.
    """
    for label in labels:
        page = pages.get(label.page)
        if page is None:
            raise GoldError(f"the pages lack {label.page}: use the file that was labelled.")
        for digest, is_marked in marked_lines(page.text, repeated.get(page.site, frozenset())):
            if digest not in label.boilerplate and digest not in label.text:
                raise GoldError(f"page {label.page} has a line that was not labelled: use the file that was labelled.")
            yield is_marked, digest in label.boilerplate


def figures(lines: Iterable[Line]) -> dict[str, Figure]:
    """Return precision and recall of the marks."""
    judged = list(lines)
    return {
        "precision": share([is_boilerplate for is_marked, is_boilerplate in judged if is_marked]),
        "recall": share([is_marked for is_marked, is_boilerplate in judged if is_boilerplate]),
    }


def marked_lines(text: str, repeated: Collection[int]) -> Iterator[tuple[int, bool]]:
    """Yield the digest of each line that holds a letter or digit, and whether boilerplate covers any of it."""
    marks = structure_of(text, repeated=repeated).boilerplate
    start = 0
    for line in text.splitlines(keepends=True):
        end = start + len(line)
        if any(map(str.isalnum, line)):
            yield line_digest(line), any(mark.start < end and start < mark.end for mark in marks)
        start = end


@app.command()
def main(
    pages: Annotated[Path, typer.Option(help="The pages that were labelled: JSON lines, gzip or not.")],
    gold: Annotated[Path, typer.Option(help="The labels.")] = GOLD,
    out: Annotated[Path, typer.Option(help="The folder for results.")] = RESULTS,
) -> None:
    """Print precision and recall of boilerplate for each half, with and without repeated lines of other pages.

    They are saved in `structure.json`.
    """
    result: dict[str, dict[str, Figure]] = {}
    with errors():
        labels, read = load_labels(gold), load_pages(pages)
        by_id = {page.id: page for page in read}
        for half in ("choosing", "measuring"):
            part = [label for label in labels if label.half == half]
            for name, repeated in (("each page alone", {}), ("with repeated lines", repeated_by_site(read))):
                result[f"{half}, {name}"] = figures(judge(part, by_id, repeated))
    show_figures(result)
    print_saved(write_json("structure", {**result}, out))


if __name__ == "__main__":
    app()
