"""A page of a PDF file as it looks, with the quote marked on it."""

from __future__ import annotations

import base64
import hashlib
import io
import re
import struct
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image
from reportlab.pdfbase.pdfmetrics import stringWidth

from index.articles import articles_of_file
from index.types import Article, Place
from tests.factories import make_article
from tests.ui.fakes import FakeAssistant, FakeExamples
from tests.ui.pdfs import HEIGHT, WIDTH, make_pdf, secret_pdf
from ui.desk import Desk
from ui.reference import Reference
from ui.service.originals import sent_id
from ui.service.settings import Settings
from ui.widgets.paper.paper import pages_of, render_paper

DATA = secret_pdf()
(ARTICLE,) = articles_of_file("a & b.pdf", DATA)


def at(words: str, kind="src", article: Article = ARTICLE) -> Reference:
    start = article.text.index(words)
    return Reference(kind=kind, article_id=article.id, start=start, end=start + len(words))


def boxes(html: str) -> list[tuple[float, ...]]:
    style = r'<i style="left:([0-9.]+)%;top:([0-9.]+)%;width:([0-9.]+)%;height:([0-9.]+)%">'
    return [tuple(map(float, found)) for found in re.findall(style, html)]


def steps(html: str) -> dict[str, int]:
    return {label: int(page) for page, label in re.findall(r'data-page="(\d+)"[^>]*aria-label="([^"]+)"', html)}


def test_the_page_of_the_quote_is_shown_with_the_quote_marked():
    """Its picture, and a box over the letters of the quote and no others."""
    html = render_paper(ARTICLE, DATA, at("quince"))
    assert "Page 2 of 3" in html
    (box,) = boxes(html)
    left, top, width, height = box[0] * WIDTH / 100, box[1] * HEIGHT / 100, box[2] * WIDTH / 100, box[3] * HEIGHT / 100
    before, quote = (stringWidth(words, "Helvetica", 10) for words in ("The secret is ", "quince"))
    assert left == pytest.approx(20 + before, abs=1.5)
    assert width == pytest.approx(quote, abs=2)
    assert 88 < top < 100
    assert 5 < height < 12
    picture = base64.b64decode(re.findall(r'src="data:image/png;base64,([^"]+)"', html)[0])
    assert picture.startswith(b"\x89PNG")
    assert struct.unpack(">I", picture[16:20])[0] == 900
    assert "a &amp; b.pdf" in html


def test_pages_can_be_turned():
    """Until the first and the last, with a way back to the quote; a mark is on its own page only."""
    second = render_paper(ARTICLE, DATA, at("quince"))
    assert steps(second) == {"Previous page": 1, "Next page": 3}
    third = render_paper(ARTICLE, DATA, at("quince"), 3)
    assert "Page 3 of 3" in third
    assert (boxes(third), steps(third)) == ([], {"Previous page": 2})
    assert 'data-page="2">Quote on page 2' in third
    first = render_paper(ARTICLE, DATA, None)
    assert "Page 1 of 3" in first
    assert "Quote on" not in first


def test_what_is_no_answer_is_marked_as_such():
    """By a class of its own."""
    assert 'class="paper paper-near"' in render_paper(ARTICLE, DATA, at("quince", kind="near"))


@pytest.mark.parametrize("page", [0, -1, 4, 10**9])
def test_there_is_no_such_page(page: int):
    """The page says that it cannot be shown, and the text is there all the same."""
    assert "cannot be shown" in render_paper(ARTICLE, DATA, at("quince"), page)


def test_a_file_that_is_not_as_it_was_is_not_shown():
    """Gone, changed, or no PDF any more."""
    changed = replace(ARTICLE, text=ARTICLE.text.replace("quince", "cherry"), sha256="other")
    assert "cannot be shown" in render_paper(ARTICLE, None, at("quince"))
    assert "cannot be shown" in render_paper(changed, DATA, at("cherry", article=changed))
    assert "cannot be shown" in render_paper(replace(ARTICLE, sha256="none"), b"no pdf", None)


def test_letters_of_a_picture_have_no_place_and_their_page_is_shown():
    """Where the text says that it is."""
    html = render_paper(replace(ARTICLE, trusted=False), DATA, at("quince"))
    assert "Page 2 of 3" in html
    assert boxes(html) == []


def test_only_pdf_files_have_pages():
    """Others are shown as text."""
    assert pages_of(ARTICLE) == 3
    assert pages_of(make_article()) == 0
    assert pages_of(replace(ARTICLE, source="a.zip")) == 0


def test_pages_are_shown_to_who_sees_the_article(tmp_path: Path):
    """No other visitor sees the pages, whatever the browser sends."""
    desk = Desk(FakeAssistant(), tmp_path, Settings(), lambda _: FakeExamples())
    ann, bob = desk.visits.arrive("", "1"), desk.visits.arrive("", "2")
    (mine,) = articles_of_file(sent_id(ARTICLE.sha256, "a.pdf"), DATA, source="a.pdf")
    desk.visits.originals.keep(mine.sha256, DATA)
    desk.visits.add(ann, [mine])
    link = at("quince", article=mine).link

    def shown(key: object, *sent: object) -> str:
        return list(desk.papers(key, *sent))[-1]

    assert "Page 2 of 3" in shown(ann, link, None, None)
    assert "Page 1 of 3" in shown(ann, "", mine.id, None)
    assert "Page 3 of 3" in shown(ann, link, None, 3)
    for key, place, article_id in ((bob, link, mine.id), ("", link, mine.id), (ann, "src/../../x/0-1", "../x.pdf")):
        assert shown(key, place, article_id, 1) == ""
    assert shown(ann, None, FakeAssistant().articles[0].id, {"page": 1}) == ""


def test_a_long_file_shows_its_page_before_the_mark(tmp_path: Path):
    """On the page that the text names; the mark follows."""
    data = make_pdf(*(f"The bell rang {number} times." for number in range(12)))
    (article,) = articles_of_file(sent_id(hashlib.sha256(data).hexdigest(), "a.pdf"), data, source="a.pdf")
    desk = Desk(FakeAssistant(), tmp_path, Settings(), lambda _: FakeExamples())
    key = desk.visits.arrive("", "1")
    desk.visits.originals.keep(article.sha256, data)
    desk.visits.add(key, [article])
    first, last = desk.papers(key, at("rang 7 times", article=article).link, None, None)
    assert "Page 8 of 12" in first
    assert "Page 8 of 12" in last
    assert (len(boxes(first)), len(boxes(last))) == (0, 1)


def test_a_scan_is_shown_with_its_line_marked():
    """A picture is its own page, and the box is that of the line in which the words were recognised."""
    stream = io.BytesIO()
    Image.new("L", (200, 100), 255).save(stream, "PNG")
    data = stream.getvalue()
    article = make_article(
        id="a.png",
        source="a.png",
        text="Ten bridges.",
        places=(Place(0, 12, "page 1", 1, (20.0, 10.0, 120.0, 30.0)),),
        trusted=False,
        sha256=hashlib.sha256(data).hexdigest(),
    )
    assert pages_of(article) == 1
    html = render_paper(article, data, at("bridges", article=article))
    assert boxes(html) == [(10.0, 10.0, 50.0, 20.0)]
    assert "aspect-ratio:200.00/100.00" in html
