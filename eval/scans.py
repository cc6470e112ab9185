"""`python -m eval.scans`: how well text is recognised in pictures that look like scans, or in a folder of real ones.

Articles of our own are set on a page, 200 dots an inch, once clean and once as if scanned: turned by 1 to 2 degrees,
blurred, with noise and a shadow at one edge, as JPEG. Character accuracy is 1 - Levenshtein distance / length, blanks
and line ends aside; the mean and the worst page are shown. The random draws are the same each time.

A folder of real scans holds pictures and PDF files, each with a text of its name. Punctuation that looks alike, line
ends and hyphens at them aside, three shares are shown: characters wrong in order (Levenshtein distance / length), words
that are missing wherever they are, and runs of three words that are missing, which tells how lines and columns were
put together where the true text has its columns in another order.
"""

from __future__ import annotations

import io
import re
import textwrap
import unicodedata
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path
from random import Random
from statistics import fmean
from typing import TYPE_CHECKING, Annotated

import numpy as np
import typer

from eval.command import show_figures
from eval.made_pages import blocks_of
from eval.metrics import Figure, percentile, share
from index.errors import FormatError
from index.formats import LIMITS, extract

if TYPE_CHECKING:
    from PIL.Image import Image

app = typer.Typer(add_completion=False, rich_markup_mode=None)

_PAPER = (1_654, 2_339)  # pixels of A4 at 200 dots an inch
_MARGIN = 180  # pixels
_SIZE = 32  # pixels of a letter: 11.5 points
_LINE = 46  # pixels from line to line
_COLUMNS = 78  # letters of a line
_LINES = 40  # of a page
_PATIENCE = 900.0  # seconds per page: generous, since accuracy is measured and the machine may be busy
_FONTS = ("DejaVuSerif.ttf", "DejaVuSans.ttf")
_SUFFIXES = frozenset({".pdf", ".png", ".jpg", ".jpeg", ".tif", ".tiff"})
_ALIKE = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "—": "-", "–": "-", "•": " ", "●": " ", "|": " "})
_BROKEN = re.compile(r"(\w)-\n\s*([a-z])")

Form = Callable[["Image", Random], bytes]


@app.command()
def scans(
    folder: Annotated[
        Path | None, typer.Argument(help="Folder of real scans, each with a .txt of its name; else pages are made.")
    ] = None,
    articles: Annotated[Path, typer.Option(help="Folder of the articles that pages are made of.")] = Path(
        "eval/gold/articles"
    ),
    pages: Annotated[int, typer.Option(min=1, help="Pages made, one article each.")] = 12,
) -> None:
    """Measure the recognition of text in pages whose text is known."""
    if folder is not None:
        show_figures(transcribed(folder))
        return
    scores: dict[str, list[float]] = {name: [] for name in _FORMS}
    for number, lines in enumerate(pages_of(articles, pages)):
        for name, value in recognised(lines, number).items():
            scores[name].append(value)
    show_figures({name: _figures(values) for name, values in scores.items()})


def _figures(values: Sequence[float]) -> dict[str, Figure]:
    n = len(values)
    return {
        "characters right": Figure(value=fmean(values), n=n),
        "worst page": Figure(value=min(values), n=n),
        "pages above 0.99": share([value > 0.99 for value in values]),
    }


def transcribed(folder: Path) -> dict[str, dict[str, Figure]]:
    """Return how each scan of a folder was read, and the mean and the median; shares of the true text, 0 for the best.

    A page that cannot be read is wrong as a whole. Raise `typer.BadParameter` if there is no scan with its text.
    """
    paths = [path for path in sorted(folder.iterdir()) if path.suffix.lower() in _SUFFIXES]
    pages: dict[str, dict[str, Figure]] = {}
    for path in paths:
        if path.with_suffix(".txt").exists():
            pages[path.name] = score(_read(path), path.with_suffix(".txt").read_text("utf-8"))
    if not pages:
        raise typer.BadParameter(f"{folder} holds no picture or PDF file with a .txt of its name")
    columns = {
        name: [figures[name].value or 0.0 for figures in pages.values()] for name in ("characters", "words", "runs")
    }
    means = {name: Figure(value=fmean(column), n=len(column)) for name, column in columns.items()}
    return pages | {"mean": means, "median": {name: percentile(column, 50) for name, column in columns.items()}}


def score(read: str, right: str) -> dict[str, Figure]:
    """Compare what was read with the true text; n is the number of characters, words or runs that it has."""
    one, other = _plain(read), _plain(right)
    words, true = one.split(), other.split()
    return {
        "characters": Figure(value=distance(one, other) / max(len(other), 1), n=len(other)),
        "words": _missing(words, true),
        "runs": _missing(_runs(words), _runs(true)),
    }


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


def _missing(read: Sequence[str], true: Sequence[str]) -> Figure:
    missing = len(true) - (Counter(read) & Counter(true)).total()
    return Figure(value=missing / len(true) if true else 0.0, n=len(true))


def pages_of(articles: Path, count: int) -> list[list[str]]:
    """Return the lines of the first page of each article, as many as there are up to `count`."""
    pages: list[list[str]] = []
    for path in sorted(articles.glob("*.txt")):
        article = blocks_of(path)
        if article is not None and len(pages) < count:
            paragraphs = [article[0], *(block.words for block in article[1] if block.text)]
            lines = [line for each in paragraphs for line in (*textwrap.wrap(each, _COLUMNS), "")]
            pages.append(lines[:_LINES])
    return pages


def recognised(lines: Sequence[str], number: int) -> Mapping[str, float]:
    """Return the recognition accuracy of a page in each of its forms."""
    picture, right = typeset(lines, _FONTS[number % len(_FONTS)]), " ".join(lines)
    return {name: accuracy(read("page.jpg", form(picture, Random(number))), right) for name, form in _FORMS.items()}


def read(name: str, data: bytes) -> str:
    """Return the text recognised in a file, with as much time as it takes."""
    return extract(name, data, limits=replace(LIMITS, seconds=_PATIENCE))[0].text


def typeset(lines: Sequence[str], font: str) -> Image:
    """Return the picture of a page with these lines."""
    from PIL import Image, ImageDraw, ImageFont

    letters = ImageFont.truetype(str(_fonts() / font), _SIZE - 2 if "Sans" in font else _SIZE - 6)
    picture = Image.new("L", _PAPER, 250)
    draw = ImageDraw.Draw(picture)
    for number, line in enumerate(lines):
        draw.text((_MARGIN, _MARGIN + number * _LINE), line, fill=20, font=letters)
    return picture


def _fonts() -> Path:
    """Return the folder of the fonts that come with matplotlib."""
    spec = find_spec("matplotlib")
    if spec is None or spec.origin is None:
        raise FileNotFoundError("matplotlib is not installed: pip install 'pullquote[eval]'")
    return Path(spec.origin).parent / "mpl-data" / "fonts" / "ttf"


def accuracy(read: str, right: str) -> float:
    """Return 1 - Levenshtein distance / length of the right text, at least 0; blanks do not count."""
    one, other = (re.sub(r"\s", "", text) for text in (read, right))
    return max(0.0, 1 - distance(one, other) / max(len(other), 1))


def distance(one: str, other: str) -> int:
    """Return the number of insertions, deletions and changes that turn one text into another (Levenshtein 1966)."""
    across = np.array([ord(letter) for letter in other])
    steps = np.arange(len(other) + 1)
    above = steps.copy()
    for number, letter in enumerate(one, start=1):
        row = np.empty_like(above)
        row[0] = number
        row[1:] = np.minimum(above[1:] + 1, above[:-1] + (across != ord(letter)))
        above = np.minimum.accumulate(row - steps) + steps  # insertions along the row
    return int(above[-1])


def _clean(picture: Image, random: Random) -> bytes:
    return _jpeg(picture, 95)


def _scanned(picture: Image, random: Random) -> bytes:
    from PIL import Image, ImageFilter

    turn = random.choice((-1, 1)) * random.uniform(1.0, 2.0)  # degrees
    turned = picture.rotate(turn, resample=Image.Resampling.BICUBIC, fillcolor=250)
    blurred = turned.filter(ImageFilter.GaussianBlur(random.uniform(0.8, 1.4)))
    values = np.asarray(blurred, dtype=np.float32)
    noise = np.random.default_rng(random.getrandbits(32)).normal(0, random.uniform(8, 16), values.shape)
    shadow = np.linspace(random.uniform(0.75, 0.9), 1, values.shape[1])[None, :]
    return _jpeg(Image.fromarray(np.clip(values * shadow + noise, 0, 255).astype(np.uint8)), random.randint(45, 70))


def _jpeg(picture: Image, quality: int) -> bytes:
    stream = io.BytesIO()
    picture.convert("RGB").save(stream, "JPEG", quality=quality)
    return stream.getvalue()


_FORMS: dict[str, Form] = {"clean": _clean, "as scanned": _scanned}


if __name__ == "__main__":
    app()
