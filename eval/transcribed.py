"""`python -m eval.transcribed FOLDER`: how well real scans are read, beside their true texts.

The folder holds pictures and PDF files, each with a text of its name. Punctuation that looks alike, line ends and
hyphens at them aside, three shares are shown: characters wrong in order (Levenshtein distance / length), words that
are missing wherever they stand, and runs of three words that are missing, which tells how lines and columns were put
together where the true text has its columns in another order.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from statistics import fmean, median
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from eval.scans import distance, read
from index.errors import FormatError

app = typer.Typer(add_completion=False, rich_markup_mode=None)

_SUFFIXES = frozenset({".pdf", ".png", ".jpg", ".jpeg", ".tif", ".tiff"})
_ALIKE = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "—": "-", "–": "-", "•": " ", "●": " ", "|": " "})
_BROKEN = re.compile(r"(\w)-\n\s*([a-z])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """How a page was read: shares of its true text, 0 for the best."""

    characters: float
    words: float
    runs: float


@app.command()
def transcribed(
    folder: Annotated[Path, typer.Argument(help="Folder of pictures and PDF files, each with a .txt of its name.")],
) -> None:
    """Measure the reading of scans whose text is known."""
    pages = [path for path in sorted(folder.iterdir()) if path.suffix.lower() in _SUFFIXES]
    pages = [path for path in pages if path.with_suffix(".txt").exists()]
    if not pages:
        raise typer.BadParameter(f"{folder} holds no picture or PDF file with a .txt of its name")
    columns = [field.name for field in fields(Score)]
    table = Table("page", "length", *columns, title=f"{len(pages)} pages, in % of the true text")
    scores = []
    for path in pages:
        right = path.with_suffix(".txt").read_text("utf-8")
        scores.append(score(_read(path), right))
        table.add_row(path.name, str(len(right)), *_shown(scores[-1]))
    for name, middle in (("mean", fmean), ("median", median)):
        table.add_row(name, "", *_shown(Score(**{each: middle(getattr(s, each) for s in scores) for each in columns})))
    Console().print(table)


def score(read: str, right: str) -> Score:
    """Compare what was read with the true text."""
    one, other = _plain(read), _plain(right)
    words, true = one.split(), other.split()
    return Score(
        characters=distance(one, other) / max(len(other), 1),
        words=_missing(words, true),
        runs=_missing(_runs(words), _runs(true)),
    )


def _read(path: Path) -> str:
    try:
        return read(path.name, path.read_bytes())
    except FormatError:
        return ""


def _plain(text: str) -> str:
    alike = unicodedata.normalize("NFKC", text).translate(_ALIKE)
    return " ".join(_BROKEN.sub(r"\1\2", alike).split())


def _runs(words: Sequence[str]) -> list[str]:
    return [" ".join(words[at : at + 3]) for at in range(len(words) - 2)]


def _missing(read: Sequence[str], true: Sequence[str]) -> float:
    return 1 - (Counter(read) & Counter(true)).total() / len(true) if true else 0.0


def _shown(score: Score) -> list[str]:
    return [f"{100 * getattr(score, field.name):.1f}" for field in fields(Score)]


if __name__ == "__main__":
    app()
