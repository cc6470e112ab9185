"""Web pages saved in one file (MHTML): the page is read, its pictures and styles are not."""

from __future__ import annotations

import email
import email.policy
import re

from index.errors import FormatError
from index.formats.encodings import decode
from index.formats.html import declared_encoding, read_page
from index.formats.limits import Limits
from index.formats.reading_processes import if_large
from index.types import Extracted

SUFFIXES = (".mhtml", ".mht")

_MOST = 2**21  # bytes read in this process; most of them are pictures
_PAGES = ("text/html", "application/xhtml+xml")


def extract(data: bytes, name: str, limits: Limits) -> tuple[Extracted, ...]:
    """Return the article of a saved page, with the address from which it was saved.

    Raises:
        FormatError: it holds no page.

    """
    return if_large(_extract, data, name, limits, most=_MOST)


def _extract(data: bytes, name: str, limits: Limits) -> tuple[Extracted, ...]:
    message = email.message_from_bytes(data, policy=email.policy.default)
    address = str(message.get("Snapshot-Content-Location") or message.get("Content-Location") or "").strip()
    pages = [part for part in message.walk() if part.get_content_type() in _PAGES]
    if not pages:
        raise FormatError("it holds no web page: save the page again from a browser.")
    page = next((part for part in pages if address and part.get("Content-Location") == address), pages[0])
    body = page.get_payload(decode=True)
    if not isinstance(body, bytes):
        raise FormatError("its web page is damaged: save the page again from a browser.")
    decoded = decode(body, page.get_content_charset() or declared_encoding(body))
    location = str(page.get("Content-Location") or address).strip()
    url = location if re.match(r"https?://", location) else None
    return (decoded.with_note(read_page(decoded.text, limits, url=url)),)
