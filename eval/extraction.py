"""`python -m eval.extraction`: how well the article of a web page is read, compared with libraries at their defaults.

The pages are made from our own articles, so their right text is known. Words are compared as multisets: precision is
the share of the words read that are the article's, recall the share of the article's that are read, and F1 their
harmonic mean, each the mean over pages. Headline, byline, date and credit are optional. A sentence has survived whole
if all of its letters and digits are in the text consecutively.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from eval.command import print_saved, say, show_figures
from eval.extractors import Extractor, extractors
from eval.made_pages import MadePage, made_pages
from eval.measures import mean, measured, ratio
from eval.metrics import Figure
from eval.report import RESULTS, write_json
from index.structure import structure_of

app = typer.Typer(add_completion=False, rich_markup_mode=None)
_WORD = re.compile(r"\w+")
_LOST = 3  # sentences of a page that are shown


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """How well one page was read; `lost` are the sentences of its article, of `sentences`, that have not survived."""

    page: str
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
    out: Annotated[Path, typer.Option(help="The folder for results.")] = RESULTS,
) -> None:
    """Measure the reading of web pages whose article is known, and save `extraction.json`."""
    made = made_pages(articles, pages)
    scores = {name: [score(page, extractor) for page in made] for name, extractor in extractors().items()}
    show_figures({name: figures(rows) for name, rows in scores.items()})
    layouts: dict[str, list[int]] = {}
    for number, page in enumerate(made):
        layouts.setdefault(page.layout, []).append(number)
    by_layout: dict[str, dict[str, Figure]] = {}
    for layout, numbers in sorted(layouts.items()):
        parts = {name: [rows[number] for number in numbers] for name, rows in scores.items()}
        by_layout[f"F1, {layout}"] = {name: figures(part)["F1"] for name, part in parts.items()}
    show_figures(by_layout)
    for each in scores["pullquote"] if lost else ():
        say(*(f"{each.page}: {sentence}" for sentence in each.lost[:_LOST]))
    print_saved(write_json("extraction", {"scores": scores}, out))


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


def figures(scores: Sequence[Score]) -> dict[str, Figure]:
    """Return the means over pages, and the shares of sentences and of pages that are whole."""
    whole = [row.sentences - len(row.lost) for row in scores]
    measures = {
        "precision": mean([row.precision for row in scores]),
        "recall": mean([row.recall for row in scores]),
        "F1": mean([row.f1 for row in scores]),
        "sentences whole": ratio(whole, [row.sentences for row in scores]),
        "pages with every sentence": mean([float(not row.lost) for row in scores]),
    }
    return measured(measures, len(scores))


if __name__ == "__main__":
    app()
