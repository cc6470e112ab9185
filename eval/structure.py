"""`python -m eval.structure --pages FILE`: measure how well boilerplate is told from text, on labelled pages.

The pages belong to their publishers and are not part of the project. Stored are each page's id and the digests of its
lines, labelled by a person (eval/gold/boilerplate.jsonl), in two halves: rules were chosen on one, and the other is for
measuring. All pages of a site in the file count towards its repeated lines.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit

import typer
from rich.console import Console

from eval.command import errors, print_saved
from eval.errors import GoldError
from eval.report import RESULTS, write_json
from eval.rows import lines, read_text
from index.structure import body_digest, line_digest, line_digests, repeated_lines, structure_of

GOLD = Path("eval/gold/boilerplate.jsonl")
app = typer.Typer(add_completion=False, rich_markup_mode=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page of news as it was scraped; `site` is the host of its address."""

    id: str
    site: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelledPage:
    """The digests of a page's lines by label, in the order of the lines."""

    page: str
    half: str  # "choosing" or "measuring"
    boilerplate: tuple[int, ...]
    text: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """Lines that were marked rightly, wrongly, and missed."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    @property
    def precision(self) -> float | None:
        """The share of the marked lines that are boilerplate, None if no line was marked."""
        marked = self.right + self.wrong
        return self.right / marked if marked else None

    @property
    def recall(self) -> float | None:
        """The share of the boilerplate that was marked, None if there is none."""
        lines = self.right + self.missed
        return self.right / lines if lines else None


def load_labels(path: Path = GOLD) -> tuple[LabelledPage, ...]:
    """Read the labelled pages. Raise `GoldError` for any other file."""
    return tuple(
        LabelledPage(
            page=row.text("page"),
            half=row.text("half"),
            boilerplate=row.numbers("boilerplate"),
            text=row.numbers("text"),
        )
        for row in lines(read_text(path), path)
    )


def load_pages(path: Path) -> tuple[Page, ...]:
    """Read pages, JSON lines with `id`, `url` and `text`, plain or gzip. Raise `GoldError` for anything else."""
    return tuple(
        Page(id=row.text("id"), site=urlsplit(row.text("url")).netloc, text=row.text("text"))
        for row in lines(read_text(path), path)
    )


def repeated_by_site(pages: Sequence[Page]) -> dict[str, frozenset[int]]:
    """Return the digests of the lines that each site repeats."""
    articles = defaultdict(list)
    for page in pages:
        articles[page.site].append((body_digest(page.text), line_digests(page.text)))
    return {site: repeated_lines(rows) for site, rows in articles.items()}


def measure(
    labels: Sequence[LabelledPage], pages: Mapping[str, Page], repeated: Mapping[str, Collection[int]]
) -> Counts:
    """Count the lines of labelled pages that are marked rightly and wrongly, and missed.

    Lines without a letter or digit do not count. Raise `GoldError` if a page is missing or has other lines.
    """
    right = wrong = missed = 0
    for label in labels:
        page = pages.get(label.page)
        if page is None:
            raise GoldError(f"the pages lack {label.page}: give the file that was labelled.")
        unseen = set(label.boilerplate) | set(label.text)
        for digest, is_marked in marked_lines(page.text, repeated.get(page.site, frozenset())):
            if digest not in unseen:
                raise GoldError(f"page {label.page} has a line that was not labelled: give the file that was labelled.")
            is_boilerplate = digest in label.boilerplate
            right += is_marked and is_boilerplate
            wrong += is_marked and not is_boilerplate
            missed += is_boilerplate and not is_marked
    return Counts(right=right, wrong=wrong, missed=missed)


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
    console = Console()
    result: dict[str, object] = {}
    with errors():
        labels, read = load_labels(gold), load_pages(pages)
        by_id = {page.id: page for page in read}
        for half in ("choosing", "measuring"):
            rows = [label for label in labels if label.half == half]
            for name, repeated in (("each page alone", {}), ("with repeated lines", repeated_by_site(read))):
                counts = measure(rows, by_id, repeated)
                result[f"{half}, {name}"] = {
                    "precision": {"value": counts.precision, "n": counts.right + counts.wrong},
                    "recall": {"value": counts.recall, "n": counts.right + counts.missed},
                }
                console.print(f"{half}, {name} ({len(rows)} pages): {_words(counts)}", highlight=False)
    print_saved(write_json("structure", result, out))


def _words(counts: Counts) -> str:
    precision = "undefined" if counts.precision is None else f"{counts.precision:.3f}"
    recall = "undefined" if counts.recall is None else f"{counts.recall:.3f}"
    marked, lines = counts.right + counts.wrong, counts.right + counts.missed
    return f"precision {precision} (n={marked}), recall {recall} (n={lines})"


if __name__ == "__main__":
    app()
