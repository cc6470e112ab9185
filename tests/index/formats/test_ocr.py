"""Text recognised in pictures: said to be so, and read in paragraphs."""

from __future__ import annotations

import hashlib
import io

import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader

from eval.fire.targets import in_this_process
from index.articles import article_of
from index.errors import FormatError
from index.formats import LIMITS, extract, libraries, ocr, pdf, suffixes
from index.formats.pdf_page import page_image, rectangles
from index.pages import marked_pages
from index.types import Extracted
from tests.index.formats.typeset import Setting, pages_of, typeset

_TEXT = "The harbour board said on Monday that the old lighthouse would be restored before the winter storms arrive."


def _picture(text: str = _TEXT) -> bytes:
    return page_image(typeset([text], Setting(height=160)), 1, 1200)


def _scan() -> bytes:
    picture = ImageReader(Image.open(io.BytesIO(_picture())))
    return pages_of(lambda canvas: canvas.drawImage(picture, 0, 0, 420, 160), size=(420, 160))


def test_the_date_of_a_scan_is_not_that_of_its_article(monkeypatch):
    """A PDF file of pictures says when it was scanned; its title and author are kept."""
    data = _scan()
    recognised = Extracted(text=_TEXT, extractor="ocr 1", trusted=False)
    monkeypatch.setattr(ocr, "extract_pdf", lambda data, name, limits: (recognised,))
    with in_this_process():
        (read,) = pdf.read(data, "a.pdf", LIMITS)
        (article,) = pdf.extract(data, "a.pdf", LIMITS)
    assert read.created is not None
    assert (article.published, article.created) == (None, None)


def test_without_the_extra_the_message_names_it(monkeypatch):
    """A scanned file and a picture both say what to install."""

    def missing(module):
        raise ModuleNotFoundError(name=module)

    suffixes()  # which loads the formats
    monkeypatch.setattr(libraries.importlib, "import_module", missing)
    with pytest.raises(FormatError, match=r"pullquote\[ocr\]"):
        extract("a.pdf", _scan())


@pytest.mark.parametrize("data", [b"", b"no picture", _picture()[:200]])
def test_a_damaged_picture_is_refused(data):
    """A damaged picture is refused with a sentence."""
    from index.formats.ocr import read

    with pytest.raises(FormatError, match="picture"):
        read(data, "a.png", LIMITS)


@pytest.fixture(scope="module", params=["a.png", "a.pdf"], ids=["picture", "scan"])
def recognised(request):
    """Recognise a picture, or the page of a PDF file; return the file, what was extracted from it, and its article."""
    data = _picture() if request.param == "a.png" else _scan()
    (extracted,) = extract(request.param, data)
    return data, extracted, article_of(extracted, request.param, hashlib.sha256(data).hexdigest())


@pytest.mark.slow
def test_text_in_a_picture_is_read_and_not_trusted(recognised):
    """The words come in paragraphs with their page, and the article says that they were recognised."""
    data, extracted, _ = recognised
    assert extracted.text == _TEXT
    assert not extracted.trusted
    assert extracted.places[0].page == 1
    assert extracted.notes
    assert rectangles(data, extracted, 0, 3) == ()


@pytest.mark.slow
def test_a_recognised_line_has_its_box(recognised):
    """The box is dark with ink inside and clear around, in points of the page or pixels of the picture."""
    data, _, article = recognised
    start = article.text.index("lighthouse")
    (page,) = marked_pages(article, data, start, start + 10)
    (box,) = page.rectangles
    assert (page.width, page.height) == ((1200, 458) if article.source == "a.png" else (420, 160))
    picture = Image.open(io.BytesIO(_picture())).convert("L")
    scale = picture.width / page.width
    inside = picture.crop([round(edge * scale) for edge in (box.left, box.top, box.right, box.bottom)])
    assert inside.getextrema()[0] < 60
    lines = [place for place in article.places if place.box is not None]
    assert len({place.box for place in lines}) == len(lines) > 1
    assert "".join(article.text[place.start : place.end] for place in lines).replace(" ", "") == _TEXT.replace(" ", "")


@pytest.mark.slow
@pytest.mark.parametrize("degrees", [90, 180, 270, 4])
def test_a_turned_or_crooked_picture_is_read_as_an_upright_one(degrees):
    """Lines come in order, and each keeps its box in the picture as it is."""
    upright = Image.open(io.BytesIO(_picture())).convert("L")
    turned = io.BytesIO()
    upright.rotate(degrees, expand=True, fillcolor=255).save(turned, "PNG")
    (article,) = ocr.read(turned.getvalue(), "a.png", LIMITS)
    assert article.text == _TEXT
    picture = Image.open(turned)
    boxes = [place.box for place in article.places if place.box is not None]
    assert len(set(boxes)) > 1
    for left, top, right, bottom in boxes:
        assert 0 <= left < right <= picture.width
        assert 0 <= top < bottom <= picture.height
        assert picture.crop((left, top, right, bottom)).getextrema()[0] < 60
