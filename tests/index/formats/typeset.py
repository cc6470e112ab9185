"""Sets text as PDF pages with reportlab, line by line, so that a test knows where every line end and hyphen is."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import matplotlib
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

_FONTS = Path(matplotlib.get_data_path(), "fonts", "ttf")
_LEADING = 1.25  # of the size

Hyphenate = Callable[[str], Sequence[int]]


def use_font(name: str = "DejaVuSerif") -> str:
    """Make one of matplotlib's fonts, which hold ligatures and many scripts, known to reportlab; return its name."""
    if name not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(TTFont(name, str(_FONTS / f"{name}.ttf")))
    return name


@dataclass(kw_only=True)
class Setting:
    """How pages are set; all lengths are in points."""

    width: float = 420
    height: float = 595
    margin: float = 50
    columns: int = 1
    gutter: float = 18
    size: float = 10
    font: str = "DejaVuSerif"
    indent: float = 0  # of a paragraph's first line
    space: float = 6  # between paragraphs
    justified: bool = True
    across: bool = False  # writes the columns line by line, as some programs do
    head: str = ""  # "{page}" in it is the page's number
    foot: str = ""
    hyphenate: Hyphenate = field(default=lambda word: ())
    properties: dict[str, str] = field(default_factory=dict)


def broken(text: str, setting: Setting, width: float) -> Iterator[tuple[str, bool]]:
    """Yield the lines of a paragraph, each with whether it is its last."""
    use_font(setting.font)

    def fits(line: str) -> bool:
        indent = setting.indent if first else 0
        return pdfmetrics.stringWidth(line, setting.font, setting.size) <= width - indent

    first, line = True, ""
    for word in text.split():
        longer = f"{line} {word}" if line else word
        if fits(longer):
            line = longer
            continue
        points = [at for at in setting.hyphenate(word) if line and fits(f"{line} {_stem(word, at)}")]
        if points:
            yield f"{line} {_stem(word, points[-1])}", False
            line = word[points[-1] :]
        else:
            yield line, False
            line = word
        first = False
    yield line, True


def _stem(word: str, at: int) -> str:
    return word[:at].removesuffix("-") + "-"


def typeset(paragraphs: Sequence[str], setting: Setting | None = None) -> bytes:
    """Return a PDF with these paragraphs, set in columns from page to page."""
    setting = setting or Setting()
    use_font(setting.font)
    column = (setting.width - 2 * setting.margin - (setting.columns - 1) * setting.gutter) / setting.columns
    lines = list(_lines(paragraphs, setting, column))
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=(setting.width, setting.height), invariant=1)
    for name, value in setting.properties.items():
        getattr(canvas, f"set{name}")(value)
    page = 0
    while lines:
        page += 1
        drawn = []
        for number in range(setting.columns):
            left = setting.margin + number * (column + setting.gutter)
            y = setting.height - setting.margin - 20
            while lines and y > setting.margin + 20:
                drawn.append((left, y, *lines[0][:3]))
                y -= setting.size * _LEADING + lines[0][3]
                lines.pop(0)
        if setting.across:
            drawn.sort(key=lambda line: (-line[1], line[0]))
        for line in drawn:
            _draw(canvas, setting, column, *line)
        canvas.setFont(setting.font, setting.size * 0.9)
        canvas.drawString(setting.margin, setting.height - 30, setting.head.format(page=page))
        canvas.drawCentredString(setting.width / 2, 25, setting.foot.format(page=page))
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def pages_of(*draw: Callable[[Canvas], None], size: tuple[float, float] = (420, 595)) -> bytes:
    """Return a PDF with one page for each function that draws one."""
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=size, invariant=1)
    for each in draw:
        canvas.setFont(use_font(), 10)
        each(canvas)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def _lines(paragraphs: Sequence[str], setting: Setting, width: float) -> Iterator[tuple[str, float, bool, float]]:
    for paragraph in paragraphs:
        for n, (line, is_last) in enumerate(broken(paragraph, setting, width)):
            yield line, setting.indent if n == 0 else 0, is_last, setting.space if is_last else 0


def _draw(
    canvas: Canvas, setting: Setting, column: float, left: float, y: float, line: str, indent: float, is_last: bool
) -> None:
    text = canvas.beginText(left + indent, y)
    text.setFont(setting.font, setting.size)
    if setting.justified and not is_last and " " in line:
        room = column - indent - pdfmetrics.stringWidth(line, setting.font, setting.size)
        _spread(canvas, setting, left + indent, y, line, room / line.count(" "))
        return
    text.textOut(line)
    canvas.drawText(text)


def _spread(canvas: Canvas, setting: Setting, x: float, y: float, line: str, more: float) -> None:
    """Draw a line's words apart: word spacing does not work in fonts with more than 256 letters."""
    canvas.setFont(setting.font, setting.size)
    space = pdfmetrics.stringWidth(" ", setting.font, setting.size)
    for word in line.split(" "):
        canvas.drawString(x, y, word)
        x += pdfmetrics.stringWidth(word, setting.font, setting.size) + space + more
