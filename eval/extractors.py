"""Extractors of web articles: ours, and libraries at their defaults, as far as they are installed."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from index.formats import extract

Extractor = Callable[[str], str]
"""Takes a page's source, and returns the text of its article."""


def extractors() -> dict[str, Extractor]:
    """Return what is installed, by name; ours first."""
    known: tuple[tuple[str, Extractor, tuple[str, ...]], ...] = (
        ("pullquote", _pullquote, ()),
        ("trafilatura", _trafilatura, ("trafilatura",)),
        ("trafilatura, no comments", partial(_trafilatura, include_comments=False), ("trafilatura",)),
        ("resiliparse", _resiliparse, ("resiliparse",)),
        ("readability-lxml", _readability, ("readability", "chardet")),
        ("jusText", _justext, ("justext",)),
    )
    return {name: extractor for name, extractor, modules in known if all(map(find_spec, modules))}


def _pullquote(source: str) -> str:
    return extract("page.html", source.encode("utf-8"))[0].text


def _trafilatura(source: str, **options: bool) -> str:
    trafilatura: Any = import_module("trafilatura")
    return trafilatura.extract(source, **options) or ""


def _resiliparse(source: str) -> str:
    html2text: Any = import_module("resiliparse.extract.html2text")
    return str(html2text.extract_plain_text(source, main_content=True))


def _readability(source: str) -> str:
    readability: Any = import_module("readability")
    html: Any = import_module("lxml.html")
    tree = html.fromstring(readability.Document(source).summary())
    for element in tree.iter("p", "li", "tr", "h1", "h2", "h3", "td", "br", "div"):
        element.tail = f"\n{element.tail or ''}"  # text of neighbours must not run together
    return re.sub(r"\n\s*", "\n", str(tree.text_content()))


def _justext(source: str) -> str:
    justext: Any = import_module("justext")
    pieces = justext.justext(source.encode("utf-8"), justext.get_stoplist("English"))
    return "\n".join(piece.text for piece in pieces if not piece.is_boilerplate)
