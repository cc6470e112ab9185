"""`python -m eval.scans`: how well text is recognised in pictures that look like scans.

Articles of our own are set on a page, 200 dots an inch, once clean and once as if scanned: turned by 1 to 2 degrees,
blurred, with noise and a shadow at one edge, as JPEG. Character accuracy is 1 - Levenshtein distance / length, blanks
and line ends aside; the mean and the worst page are shown. The random draws are the same each time.
"""

from __future__ import annotations

import io
import re
import textwrap
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path
from random import Random
from statistics import fmean
from typing import TYPE_CHECKING, Annotated

import numpy as np
import typer
from rich.console import Console
from rich.table import Table

from eval.made_pages import blocks_of
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

Form = Callable[["Image", Random], bytes]


@app.command()
def scans(
    articles: Annotated[Path, typer.Option(help="Folder of the articles.")] = Path("eval/gold/articles"),
    pages: Annotated[int, typer.Option(min=1, help="Pages, one article each.")] = 12,
) -> None:
    """Measure the recognition of text in clean and in scanned pages."""
    scores: dict[str, list[float]] = {name: [] for name in _FORMS}
    for number, lines in enumerate(pages_of(articles, pages)):
        for name, accuracy in recognised(lines, number).items():
            scores[name].append(accuracy)
    table = Table("page", "n", "characters right, %", "worst page, %", "pages above 99 %")
    for name, values in scores.items():
        above = sum(value > 0.99 for value in values)
        table.add_row(name, str(len(values)), f"{100 * fmean(values):.2f}", f"{100 * min(values):.2f}", str(above))
    Console().print(table)


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
