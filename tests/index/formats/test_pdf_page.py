"""A quote's rectangles on the page: exact, dark with ink, and holding the quote's own letters."""

from __future__ import annotations

import io

import pypdfium2
import pytest
from PIL import Image

from index.errors import FormatError
from index.formats.limits import LIMITS
from index.formats.pdf import read
from index.formats.pdf_page import Mark, page_image, rectangles
from tests.index.formats.typeset import Setting, pages_of, typeset, use_font

_TEXT = (
    "The committee met in Lisbon on Tuesday and agreed to publish the full minutes of its earlier sessions, which had "
    "been kept under seal for eleven years at the request of two former ministers."
)
_MORE = "A spokeswoman for the archive said that readers would find about four hundred pages, some of them in draft."


def _bounded(data: bytes, mark: Mark) -> str:
    document = pypdfium2.PdfDocument(data)
    page = document[mark.page - 1]
    height = page.get_height()
    return page.get_textpage().get_text_bounded(
        left=mark.left - 0.1, bottom=height - mark.bottom - 0.1, right=mark.right + 0.1, top=height - mark.top + 0.1
    )


@pytest.mark.parametrize("columns", [1, 2])
def test_a_rectangle_holds_the_quote_and_nothing_else(columns):
    """What PDFium reads in the rectangle is the quote."""
    data = typeset([_TEXT, _MORE], Setting(columns=columns, justified=False))
    (article,) = read(data, "a.pdf", LIMITS)
    for quote in ("Lisbon on Tuesday", "eleven", "archive"):
        start = article.text.index(quote)
        marks = rectangles(data, article, start, start + len(quote))
        assert " ".join(_bounded(data, mark).strip() for mark in marks) == quote


def test_every_word_has_its_rectangle():
    """Each word of a text of several columns is read back from its own rectangle."""
    data = typeset([_TEXT, _MORE] * 3, Setting(columns=2, size=9, space=4, justified=False))
    (article,) = read(data, "a.pdf", LIMITS)
    at = 0
    for word in article.text.split():
        at = article.text.index(word, at)
        marks = rectangles(data, article, at, at + len(word))
        assert "".join(_bounded(data, mark).strip() for mark in marks) == word
        at += len(word)


def test_a_quote_over_a_page_break_has_rectangles_on_both_pages():
    """A sentence that continues overleaf is marked on both pages."""
    data = typeset([_TEXT] * 20, Setting(height=300))
    (article,) = read(data, "a.pdf", LIMITS)
    first = article.places[0].end
    marks = rectangles(data, article, first - 30, first + 30)
    assert {mark.page for mark in marks} == {1, 2}


def test_a_rectangle_is_dark_with_ink():
    """In the page's picture, the rectangle holds black letters."""
    data = typeset([_TEXT])
    (article,) = read(data, "a.pdf", LIMITS)
    start = article.text.index("Lisbon")
    (mark,) = rectangles(data, article, start, start + 6)
    picture = Image.open(io.BytesIO(page_image(data, 1, 1200)))
    scale = picture.width / 420
    inside = picture.crop([round(edge * scale) for edge in mark[1:]]).convert("L")
    assert picture.width == 1200
    assert inside.getextrema()[0] < 60


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_a_page_that_is_shown_turned_is_read_and_marked_as_it_is_shown(turn):
    """The rectangle lies where the letters are on the turned page."""

    def draw(canvas):
        canvas.setPageRotation(turn)
        canvas.setFont(use_font(), 14)
        canvas.translate(*{0: (0, 0), 90: (595, 0), 180: (420, 595), 270: (0, 420)}[turn])
        canvas.rotate(turn)
        canvas.drawString(100, 150, "Upright words")

    data = pages_of(draw)
    (article,) = read(data, "a.pdf", LIMITS)
    assert article.text == "Upright words"
    (mark,) = rectangles(data, article, 0, 7)
    plain = Image.open(io.BytesIO(page_image(data, 1, 1000))).convert("L")
    box = [round(edge * 1000 / 420) for edge in mark[1:]]  # reportlab swaps the sides, so it is shown as wide as ever
    assert plain.crop(box).getextrema()[0] < 60
    assert mark.right - mark.left > 3 * (mark.bottom - mark.top)


def test_a_ligature_has_the_rectangle_of_its_glyph():
    """Half of a ligature is marked as the whole of it, since it has no halves."""
    data = pages_of(lambda canvas: canvas.drawString(60, 400, "of\ufb01ce"))
    (article,) = read(data, "a.pdf", LIMITS)
    assert article.text == "office"
    assert rectangles(data, article, 2, 3) == rectangles(data, article, 3, 4)


def test_another_file_is_refused():
    """Rectangles are never those of another file than the text was read from."""
    (article,) = read(typeset([_TEXT]), "a.pdf", LIMITS)
    with pytest.raises(FormatError, match="has changed since"):
        rectangles(typeset([_MORE]), article, 0, 5)


def test_a_page_that_is_not_there_is_refused():
    """A page number beyond the last one is refused by name."""
    with pytest.raises(FormatError, match="page 9"):
        page_image(typeset([_TEXT]), 9, 300)


def test_a_page_of_any_shape_has_a_picture_of_bounded_size():
    """A page of a few points across and miles long would otherwise take gigabytes."""
    data = pages_of(lambda canvas: canvas.setPageSize((2, 14_000)))
    picture = Image.open(io.BytesIO(page_image(data, 1, 4_000)))
    assert picture.width * picture.height < 51_000_000
    assert picture.height > 1_000 * picture.width
