"""Web pages: the article's text, each piece with its element, and the facts the page states."""

from __future__ import annotations

import re
from collections import Counter
from typing import cast

from lxml import etree, html

from index.errors import FormatError
from index.formats.building import TextBuilder
from index.formats.encodings import decode
from index.formats.libraries import extractor_name
from index.formats.limits import Limits
from index.formats.raised import raised
from index.formats.reading_processes import if_large
from index.types import Extracted

SUFFIXES = (".html", ".htm", ".xhtml")

_MOST = 2**20  # bytes read in this process; 2 MB of small elements took half a minute
_HEAD = 4096  # bytes in which a page declares its encoding
_CHARSET = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
_OF_HEAD = frozenset({"base", "link", "meta", "noscript", "script", "style", "template", "title"})
# In XML these may be self-closing; parsed as HTML, such a tag would swallow the rest of the page.
_EMPTY = re.compile(r"<(title|script|style|iframe|a|b|i|em|strong|span|div|p|td|li)\b([^<>]*)/>", re.IGNORECASE)
_NOTHING = b"<html><body></body></html>"
_WHOLE = "no article was recognised on the page, so all of its text is read"
_JOINED = frozenset(("list item", "table row", "header row"))  # are on neighbouring lines


def extract(data: bytes, name: str, limits: Limits) -> tuple[Extracted, ...]:
    """Return the one article of a page.

    Raises:
        FormatError: the page is binary, in an unknown encoding, or deeper than `limits.depth`.

    """
    return if_large(_extract, data, name, limits, most=_MOST)


def _extract(data: bytes, name: str, limits: Limits) -> tuple[Extracted, ...]:
    decoded = decode(data, declared_encoding(data))
    return (decoded.with_note(read_page(decoded.text, limits)),)


def declared_encoding(data: bytes) -> str | None:
    """Return the encoding that a page names at its head; None if it names none."""
    head = _CHARSET.search(data[:_HEAD])
    return head.group(1).decode("ascii") if head else None


def read_page(source: str, limits: Limits, *, url: str | None = None) -> Extracted:
    """Return the article of a page's source; `url` is where it was saved from, if known.

    Raises:
        FormatError: its elements are nested deeper than `limits.depth`.

    """
    from index.formats.web_article import article_pieces
    from index.formats.web_metadata import metadata_of
    from index.formats.web_pieces import pieces_of

    tree = parse_page(source, limits, is_xml=source.lstrip("\ufeff \r\n").startswith("<?xml"))
    body = tree.find("body")
    pieces = pieces_of(body if body is not None else tree)
    about = metadata_of(tree, url)
    chosen, is_article = article_pieces(pieces, tree, about.title)
    labels = ElementPaths(tree)
    text = TextBuilder()
    for before, piece in zip([None, *chosen], chosen, strict=False):
        is_next = before is not None and piece.kind in _JOINED and before.kind in _JOINED
        text.add(piece.text, piece.kind, label=labels.of(piece.element), gap="\n" if is_next else "\n\n")
    is_whole = bool(chosen) and not is_article
    return Extracted(
        text=text.text,
        extractor=extractor_name("html", 5, "trafilatura", "jusText", "lxml"),
        title=about.title,
        published=about.published,
        author=about.author,
        site=about.site,
        language=about.language,
        url=about.url,
        blocks=text.blocks,
        places=text.places,
        notes=(_WHOLE,) if is_whole else (),
    )


def parse_page(source: str, limits: Limits, *, is_xml: bool = False) -> html.HtmlElement:
    """Parse a page, HTML or XHTML, repaired as a browser would; nothing outside it is read.

    Digits in superscript become raised characters, so that "10⁶" is not "106". A page without elements and text, such
    as a comment alone, is an empty one.

    Raises:
        FormatError: its elements are nested deeper than `limits.depth`.

    """
    parser = html.HTMLParser(
        encoding="utf-8", recover=True, huge_tree=False, no_network=True, remove_comments=True, remove_pis=True
    )
    if is_xml:
        source = _EMPTY.sub(r"<\1\2></\1>", source)
    data = source.removeprefix("\ufeff").encode("utf-8", "replace")
    try:
        tree = html.document_fromstring(data, parser=parser)
    except etree.ParserError:  # the library's word for a page without anything in it
        return html.document_fromstring(_NOTHING, parser=parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise FormatError(f"it holds no page ({error}): save it again from a browser.") from error
    if any("depth" in entry.message or "huge" in entry.message.lower() for entry in parser.error_log):
        raise FormatError(f"it has more than {limits.depth} levels of nested elements: save it again.")
    _end_head(tree)
    for element in tree.iter("sup"):
        _raise(element)
    return tree


def _raise(element: html.HtmlElement) -> None:
    """Make the words of a superscript without a link raised characters."""
    words = "".join(map(str, element.itertext()))
    if raised(words) != words and next(element.iter("a"), None) is None:
        for child in list(element):
            element.remove(child)
        element.text = raised(words)


def _end_head(tree: html.HtmlElement) -> None:
    """Move what does not belong in the head into the body.

    A page may leave out the tags of both, and the parser does not know that an element such as <article> ends the head.
    """
    head = tree.find("head")
    first = next((child for child in head if child.tag not in _OF_HEAD), None) if head is not None else None
    if head is None or first is None:
        return
    body = tree.find("body")
    if body is None:
        body = etree.SubElement(tree, "body")
    shown = [first, *first.itersiblings()]
    text, body.text = body.text, None
    for place, child in enumerate(shown):
        body.insert(place, child)
    shown[-1].tail = (shown[-1].tail or "") + (text or "") or None


class ElementPaths:
    """Short CSS paths of a page's elements, from the nearest element with an id."""

    def __init__(self, tree: etree._Element) -> None:
        self._ids = Counter(cast("list[str]", tree.xpath("//@id")))
        self._places: dict[etree._Element, str] = {}

    def of(self, element: etree._Element) -> str:
        """Return the path of an element, such as "#story > p:nth-of-type(3)"."""
        steps: list[str] = []
        node: etree._Element | None = element
        while node is not None and node.tag != "html":
            name = node.get("id")
            if name and self._ids[name] == 1 and re.fullmatch(r"[A-Za-z][\w-]*", name):
                steps.append(f"#{name}")
                break
            steps.append(self._place(node))
            node = node.getparent()
        return " > ".join(reversed(steps)) or "html"

    def _place(self, node: etree._Element) -> str:
        """Return an element's name with its position among siblings of that name, counted once per parent."""
        if node not in self._places:
            parent = node.getparent()
            children = [node] if parent is None else [child for child in parent if isinstance(child.tag, str)]
            totals, so_far = Counter(child.tag for child in children), Counter[str]()
            for child in children:
                so_far[str(child.tag)] += 1
                nth = f":nth-of-type({so_far[str(child.tag)]})" if totals[child.tag] > 1 else ""
                self._places[child] = f"{child.tag}{nth}"
        return self._places[node]
