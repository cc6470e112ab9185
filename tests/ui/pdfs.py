"""PDF files of a few pages."""

from __future__ import annotations

import io

from reportlab.pdfgen.canvas import Canvas

WIDTH, HEIGHT = 300, 400  # points
SECRET = "The secret is quince. It was told on the second page."


def make_pdf(*pages: str) -> bytes:
    """Set each text on a page of its own, in one line 100 points below its top."""
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=(WIDTH, HEIGHT), invariant=True)
    for text in pages:
        canvas.setFont("Helvetica", 10)
        canvas.drawString(20, HEIGHT - 100, text)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def secret_pdf() -> bytes:
    """Make three pages, of which the second tells the secret."""
    return make_pdf("The harbour was quiet on Monday, said the clerk.", SECRET, "The ferry left at noon on Friday.")
