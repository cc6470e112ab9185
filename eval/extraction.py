"""`python -m eval.extraction`: how well the article of a web page is read, beside libraries at their defaults.

The pages are made from our own articles, so their right text is known. Words are compared as multisets: precision is
the share of the words read that are the article's, recall the share of the article's that are read, and F1 their
harmonic mean, each the mean over pages. Headline, byline, date and credit are optional. A sentence has survived whole
if all of its letters and digits are in the text consecutively.
"""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import fmean
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from eval.extractors import Extractor, extractors
from eval.made_pages import MadePage, made_pages
from index.structure import structure_of

app = typer.Typer(add_completion=False, rich_markup_mode=None)
_WORD = re.compile(r"\w+")
_LOST = 3  # sentences of a page that are shown


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """How one page was read; `lost` are the article's sentences that have not survived, of `sentences`."""

    page: str
    layout: str
    precision: float
    recall: float
    sentences: int
    lost: tuple[str, ...]

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@app.command()
def extraction(
    articles: Annotated[Path, typer.Option(help="Folder of the articles.")] = Path("eval/gold/articles"),
    pages: Annotated[int, typer.Option(min=1, help="Pages made of them.")] = 60,
    lost: Annotated[bool, typer.Option("--lost", help="List the sentences that we lose.")] = False,
    out: Annotated[Path | None, typer.Option(help="A file for the scores of every page, as JSON.")] = None,
) -> None:
    """Measure the reading of web pages whose article is known."""
    made = made_pages(articles, pages)
    scores = {name: [score(page, extractor) for page in made] for name, extractor in extractors().items()}
    console = Console()
    console.print(_overall(scores))
    console.print(_by_layout(scores))
    if lost:
        for each in scores["pullquote"]:
            for sentence in each.lost[:_LOST]:
                console.print(f"{each.page}: {sentence}", markup=False, soft_wrap=True)
    if out is not None:
        plain = {name: [asdict(each) for each in rows] for name, rows in scores.items()}
        out.write_text(json.dumps(plain, ensure_ascii=False, indent=1), "utf-8")


def score(page: MadePage, extractor: Extractor) -> Score:
    """Compare the text an extractor reads from a page with its article."""
    text = extractor(page.html)
    read, right = _words(text), sum((_words(block.words) for block in page.blocks), Counter[str]())
    common = (read & right).total()
    strange = (read - right - _words(" ".join(page.neutral))).total()
    sentences = [sentence for block in page.blocks for sentence in _sentences(block.text, *block.items)]
    whole = _letters(text)
    return Score(
        page=page.name,
        layout=page.layout,
        precision=common / (common + strange) if common + strange else 0.0,
        recall=common / right.total(),
        sentences=len(sentences),
        lost=tuple(sentence for sentence in sentences if _letters(sentence) not in whole),
    )


def _words(text: str) -> Counter[str]:
    return Counter(_WORD.findall(text.casefold()))


def _letters(text: str) -> str:
    return "".join(_WORD.findall(text.casefold()))


def _sentences(*texts: str) -> list[str]:
    return [text[start:end] for text in texts for start, end in structure_of(text).sentences]


def _overall(scores: Mapping[str, Sequence[Score]]) -> Table:
    count = len(next(iter(scores.values())))
    columns = ("", "precision", "recall", "F1", "sentences whole", "pages with every sentence")
    table = Table(*columns, title=f"{count} pages, in %")
    for name, rows in scores.items():
        total, lost = sum(row.sentences for row in rows), sum(len(row.lost) for row in rows)
        whole = sum(not row.lost for row in rows)
        means = (fmean(getattr(row, each) for row in rows) for each in ("precision", "recall", "f1"))
        table.add_row(
            name,
            *(f"{100 * mean:.1f}" for mean in means),
            f"{100 * (1 - lost / total):.1f} ({total - lost:,} of {total:,})",
            f"{whole} of {count}",
        )
    return table


def _by_layout(scores: Mapping[str, Sequence[Score]]) -> Table:
    counts = Counter(row.layout for row in next(iter(scores.values())))
    table = Table("F1 by layout", "n", *scores)
    for layout, count in sorted(counts.items()):
        means: dict[str, list[float]] = defaultdict(list)
        for name, rows in scores.items():
            means[name] = [row.f1 for row in rows if row.layout == layout]
        table.add_row(layout, str(count), *(f"{100 * fmean(values):.1f}" for values in means.values()))
    return table


if __name__ == "__main__":
    app()
