"""PDF files that are refused, and pages that are not read."""

from __future__ import annotations

import io

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from index.errors import FormatError
from index.formats import LIMITS, Limits, extract
from index.formats.pdf import read
from tests.index.formats.typeset import pages_of, typeset


def test_an_encrypted_file_is_refused_by_name():
    """A file that asks for a password says so."""
    stream = io.BytesIO()
    canvas = Canvas(stream, encrypt=StandardEncryption("secret", canPrint=0))
    canvas.drawString(60, 500, "Hidden.")
    canvas.save()
    with pytest.raises(FormatError, match="password"):
        extract("a.pdf", stream.getvalue())


@pytest.mark.parametrize("data", [b"%PDF-1.7\nnot one", b"", b"\x00" * 100], ids=["head only", "empty", "zeros"])
def test_a_broken_file_is_refused(data):
    """Bytes that are not a PDF are refused with a sentence."""
    with pytest.raises(FormatError, match="not a PDF|no text"):
        extract("a.pdf", data)


def test_a_file_cut_short_is_read_or_refused():
    """A download that broke off never raises anything but a FormatError."""
    data = typeset(["A pier was closed on Monday after a storm, and the ferry stayed in the harbour." * 3] * 12)
    for share in (0.2, 0.5, 0.8, 0.99):
        try:
            read(data[: int(len(data) * share)], "a.pdf", LIMITS)
        except FormatError:
            continue


def test_an_empty_page_is_refused():
    """A file without text and without pictures is refused."""
    with pytest.raises(FormatError, match="no text"):
        extract("a.pdf", pages_of(lambda canvas: None))


def test_the_number_of_pages_is_limited():
    """A file with too many pages is refused before they are read."""
    with pytest.raises(FormatError, match="3 pages"):
        extract("a.pdf", pages_of(*[lambda canvas: canvas.drawString(60, 500, "x")] * 3), limits=Limits(pages=2))


def test_pages_that_are_pictures_among_pages_of_text_are_named():
    """What was not read is said."""
    from PIL import Image
    from reportlab.lib.utils import ImageReader

    picture = ImageReader(Image.new("RGB", (40, 40), "gray"))
    data = pages_of(
        lambda canvas: canvas.drawString(60, 500, "The first page has words."),
        lambda canvas: canvas.drawImage(picture, 60, 60, 200, 200),
    )
    (article,) = read(data, "a.pdf", LIMITS)
    assert article.text == "The first page has words."
    assert article.notes == ("pages that hold pictures and no text are not read: 2.",)
