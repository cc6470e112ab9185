"""`python -m eval.speakers`: quotations and their speakers on pages labelled by hand.

The labels hold no text, only each page's id, a digest of its text, and offsets with digests of the speakers' names.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal, NamedTuple

import typer

from eval.command import errors, print_saved, show_figures
from eval.measures import measured, ratio
from eval.metrics import Figure
from eval.pages import load_texts
from eval.report import RESULTS, write_json
from eval.rows import read_rows
from index.articles import article_from_text
from index.tokens import unaccented
from qa.speakers import Quotation, quotations

app = typer.Typer(add_completion=False, rich_markup_mode=None)
GOLD = Path(__file__).parent / "gold" / "quotations.jsonl"
_SAME_DIRECT = 0.8  # shared part of two ranges from which they are one quotation between marks
_SAME_REPORTED = 0.5  # of two clauses, whose edges are a matter of opinion
_WORD = re.compile(r"[\w@']+")
_TITLES = frozenset("the a an mr mrs ms dr sir".split())


class Label(NamedTuple):
    """A quotation as a person marked it; `speakers` are digests of the names that are right.

    One that is `optional` may be taken or left: whether it is a quotation is a matter of opinion.
    """

    start: int
    end: int
    direct: bool
    speakers: frozenset[str]
    optional: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeechLabels:
    """The labels of a page; its reported speech is labelled only if `reported`."""

    page: str
    sha256: str
    half: Literal["development", "report"]
    reported: bool
    labels: tuple[Label, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PageCounts:
    """Counts for one page: labelled, taken, of these with a speaker, of these labelled, and with the right speaker."""

    labelled: int
    taken: int
    attributed: int
    found: int
    right: int


def name_digest(name: str) -> str:
    """Return the digest of a name, case, accents, marks, a title and an article at its head aside."""
    words = _WORD.findall(unaccented(name).replace("’", "'"))
    while len(words) > 1 and words[0] in _TITLES:
        words = words[1:]
    return hashlib.sha256(" ".join(words).encode()).hexdigest()[:16]


def compare_page(taken: Sequence[Quotation], labels: Sequence[Label], *, direct: bool) -> PageCounts:
    """Match the quotations of one kind with the labels of that kind, each label once, best matches first."""
    least = _SAME_DIRECT if direct else _SAME_REPORTED
    open_labels = [label for label in labels if label.direct == direct]
    labelled = sum(not label.optional for label in open_labels)
    kept = attributed = found = right = 0
    for quotation in taken:
        if quotation.direct != direct:
            continue
        best = max(open_labels, key=lambda label: _shared(quotation, label), default=None)
        speaker = quotation.speaker
        if best is None or _shared(quotation, best) < least:
            kept, attributed = kept + 1, attributed + (speaker is not None)
            continue
        open_labels.remove(best)
        if not best.optional:
            kept, found, attributed = kept + 1, found + 1, attributed + (speaker is not None)
            right += speaker is not None and name_digest(speaker.name) in best.speakers
    return PageCounts(labelled=labelled, taken=kept, attributed=attributed, found=found, right=right)


def figures(counts: Sequence[PageCounts]) -> dict[str, Figure]:
    """Return precision and recall of quotations, and of quotations with the right speaker.

    The precision with speaker is over the quotations that were given a speaker. Intervals resample pages; n is the
    number of quotations on which a figure is based.
    """
    found, right = [c.found for c in counts], [c.right for c in counts]
    taken, labelled = [c.taken for c in counts], [c.labelled for c in counts]
    attributed = [c.attributed for c in counts]
    measures = {
        "quotations, precision": ratio(found, taken),
        "quotations, recall": ratio(found, labelled),
        "with speaker, precision": ratio(right, attributed),
        "with speaker, recall": ratio(right, labelled),
    }
    return measured(measures, len(counts))


def _shared(quotation: Quotation, label: Label) -> float:
    shared = min(quotation.end, label.end) - max(quotation.start, label.start)
    return max(shared, 0) / (max(quotation.end, label.end) - min(quotation.start, label.start))


def load_labels(path: Path = GOLD) -> tuple[SpeechLabels, ...]:
    """Return the labelled pages in the file's order."""
    return tuple(page for _, page in read_rows(path, SpeechLabels))


@app.command()
def main(
    pages: Annotated[Path, typer.Option(help="The news pages that were labelled, JSON lines, plain or gzip.")],
    out: Annotated[Path, typer.Option(help="The folder for results.")] = RESULTS,
) -> None:
    """Print precision and recall on both halves of the labels, and save `speakers.json`."""
    with errors():
        labelled = load_labels()
        texts = load_texts(pages, {page.page: page.sha256 for page in labelled})
    result: dict[str, dict[str, Figure]] = {}
    taken = {name: quotations(article_from_text(name, text)) for name, text in texts.items()}
    for half in ("development", "report"):
        for kind in ("direct", "reported"):
            part = [page for page in labelled if page.half == half and (kind == "direct" or page.reported)]
            counts = [compare_page(taken[page.page], page.labels, direct=kind == "direct") for page in part]
            result[f"{half} {kind}"] = figures(counts)
    show_figures(result)
    print_saved(write_json("speakers", {**result}, out))


if __name__ == "__main__":
    app()
