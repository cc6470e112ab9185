"""Pages saved in one file."""

from __future__ import annotations

from email.message import EmailMessage

import pytest

from index.errors import FormatError
from index.formats import extract
from tests.index.formats.pages import pages


def _saved(page: bytes, charset: str | None = "utf-8", frame: bytes = b"<p>An advertisement in a frame.</p>") -> bytes:
    message = EmailMessage()
    message["From"] = "<Saved by Blink>"
    message["Snapshot-Content-Location"] = "https://x.example/story"
    message["MIME-Version"] = "1.0"
    message.make_related()
    for content, where in ((frame, "https://ads.example/f"), (page, "https://x.example/story")):
        part = EmailMessage()
        part.set_content(content, "text", "html", cte="quoted-printable")
        if charset is not None:
            part.set_param("charset", charset)
        part["Content-Location"] = where
        message.attach(part)
    picture = EmailMessage()
    picture.set_content(b"\x89PNG\0\0", "image", "png")
    message.attach(picture)
    return message.as_bytes()


def test_the_page_and_its_address():
    """The page itself is read, not its frames, and its address is the one that it was saved from."""
    page = pages()[1]
    (article,) = extract("a.mhtml", _saved(page.data))
    (plain,) = extract("a.html", page.data)
    assert article.text == plain.text
    assert article.url == "https://x.example/story"
    assert (article.title, article.published) == (plain.title, plain.published)


def test_the_encoding_of_the_page():
    """The letters are those of the encoding that the part or the page names."""
    source = "<html><head><meta charset='windows-1251'></head><body><p>Мост закрыт.</p></body></html>"
    assert extract("a.mht", _saved(source.encode("cp1251"), charset=None))[0].text == "Мост закрыт."
    assert extract("a.mht", _saved("<p>“£4”</p>".encode("cp1252"), charset="windows-1252"))[0].text == "“£4”"


@pytest.mark.parametrize("data", [b"", b"It rained.", b"MIME-Version: 1.0\nContent-Type: text/plain\n\nIt rained."])
def test_a_file_without_a_page_is_refused(data):
    """What holds no page is refused with a reason."""
    with pytest.raises(FormatError, match="no web page"):
        extract("a.mhtml", data)
