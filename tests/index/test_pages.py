"""Words of an article on the pages of its file."""

from __future__ import annotations

import hashlib
import io

import pypdfium2
import pytest
from PIL import Image

from index.articles import articles_of_file
from index.errors import ArticlesError, FormatError
from index.pages import has_pages, marked_pages, picture_of
from index.stored import places_from_json, places_to_json
from index.types import Place
from tests.factories import make_article
from tests.index.formats.typeset import Setting, typeset

_TEXT = "The harbour board said on Monday that the old lighthouse would be restored before the winter storms arrive."
_BOXES = ((10.0, 5.0, 90.0, 15.0), (10.0, 20.0, 60.0, 30.0))


def _png(width: int, height: int) -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", (width, height), "white").save(stream, "PNG")
    return stream.getvalue()


def _scanned(data: bytes, source: str = "a.png"):
    places = (Place(0, 10, "page 1", 1, _BOXES[0]), Place(11, 20, "page 1", 1, _BOXES[1]))
    digest = hashlib.sha256(data).hexdigest()
    return make_article(
        id=source, source=source, text="Ten bridgesTwo trains.", places=places, trusted=False, sha256=digest
    )


def test_rectangles_of_a_pdf_lie_on_pages_of_their_size():
    """PDFium reads the quote within its rectangle; sizes are in points from the page's top left corner."""
    data = typeset([_TEXT] * 20, Setting(height=300, justified=False))
    (article,) = articles_of_file("a.pdf", data)
    second = next(place for place in article.places if place.page == 2)
    start = article.text.index("lighthouse", second.start)
    (page,) = marked_pages(article, data, start, start + 10)
    assert (page.page, page.width, page.height) == (2, 420, 300)
    (box,) = page.rectangles
    letters = pypdfium2.PdfDocument(data)[1].get_textpage()
    read = letters.get_text_bounded(left=box.left, bottom=300 - box.bottom, right=box.right, top=300 - box.top)
    assert read.strip() == "lighthouse"
    both = marked_pages(article, data, second.start - 40, second.start + 40)
    assert [page.page for page in both] == [1, 2]
    assert all(page.rectangles for page in both)


def test_of_a_scan_they_are_the_lines_in_which_words_were_recognised():
    """In a scan the rectangles are recognised lines, in pixels of the picture."""
    article = _scanned(data := _png(100, 40))
    assert has_pages(article)
    (page,) = marked_pages(article, data, 4, 13)
    assert (page.page, page.width, page.height) == (1, 100, 40)
    assert [(box.left, box.top, box.right, box.bottom) for box in page.rectangles] == list(_BOXES)
    (page,) = marked_pages(article, data, 12, 15)
    assert len(page.rectangles) == 1


def test_a_file_that_has_changed_is_an_error():
    """A changed file raises, and nothing is marked in it."""
    with pytest.raises(ArticlesError, match="has changed"):
        marked_pages(_scanned(_png(100, 40)), _png(100, 41), 0, 3)


def test_text_and_what_lies_in_a_zip_have_no_pages():
    """Text, and files in a zip, have no pages even if a page is named there."""
    assert not has_pages(make_article(id="a.txt", source="a.txt", text=_TEXT))
    assert not has_pages(_scanned(_png(1, 1), source="a.zip"))


def test_boxes_are_stored():
    """Boxes are stored beside places that have none."""
    places = (Place(0, 3, "page 1", 1, _BOXES[0]), Place(3, 5, "row 2"), Place(6, 7, "page 2", 2))
    assert places_from_json(places_to_json(places)) == places
    assert places_from_json('[[0, 3, "page 1", 1]]') == (Place(0, 3, "page 1", 1),)


def test_a_picture_is_its_own_page():
    """A picture is at most as wide as requested, sized in its own pixels; of several, each is a page."""
    stream = io.BytesIO()
    Image.new("L", (100, 40), 255).save(stream, "TIFF", save_all=True, append_images=[Image.new("L", (300, 600), 0)])
    article = _scanned(stream.getvalue(), "a.tif")
    first, second = (picture_of(article, stream.getvalue(), page, 150) for page in (1, 2))
    assert (first.width, first.height, first.pages) == (100, 40, 2)
    assert Image.open(io.BytesIO(first.png)).size == (100, 40)
    assert (second.width, second.height) == (300, 600)
    assert Image.open(io.BytesIO(second.png)).size == (150, 300)
    for page in (0, 3):
        with pytest.raises(FormatError):
            picture_of(article, stream.getvalue(), page, 150)
