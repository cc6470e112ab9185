"""The facts a page states: title, author, date, site, address, language.

`trafilatura` reads `<meta>`, OpenGraph and JSON-LD, and `htmldate` the date. Only what the page states is used: no date
is guessed from its text, and no site name from its address.
"""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile

from trafilatura.metadata import extract_metadata

from index.formats.days import day_of
from index.formats.languages import language_of
from index.formats.web_pieces import Element

_DATES = {"extensive_search": False, "original_date": True, "outputformat": "%Y-%m-%d", "max_date": "2100-01-01"}
_AUTHORS = ("author", "parsely-author", "dc.creator", "dcterms.creator", "citation_author", "article:author")
_SITES = ("og:site_name", "application-name", "dc.publisher", "dcterms.publisher")
# Elements whose dates are those of other articles and of comments; an aside may hold the article's own byline.
_BESIDE = "aside nav footer section div ul ol".split()
_OF_OTHERS = re.compile(
    r"(?:^|\s)(?:related|recommend(?:ed|ations)?|comments?|sidebar|teasers?|promos?|popular|trending|most-read|latest)"
    r"(?:[-_](?:list|posts?|articles?|stories|news|area|section|content|items?|wrapper|box))?(?:\s|$)",
    re.IGNORECASE,
)
_OF_ITSELF = re.compile(r"byline|meta|date|info|author|publish", re.IGNORECASE)
_OF_PICTURE = re.compile(r"(?:photo(?:graph(?:y|er)?)?|picture|image)s?(?::|\s)", re.IGNORECASE)
_MAX_NAME = 100  # code points of an author or a site


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """The facts a page states; `published` is an ISO 8601 date, `language` an ISO 639-1 code."""

    title: str | None
    author: str | None
    published: str | None
    site: str | None
    url: str | None
    language: str | None


def metadata_of(tree: Element, url: str | None = None) -> Metadata:
    """Return the facts of a parsed page; `url` is its address if the page itself names none."""
    said = extract_metadata(copy.deepcopy(tree), date_config=dict(_DATES))
    fields = dict(_meta(tree))
    address = said.url or url
    return Metadata(
        title=_line(said.title),
        author=_writers(said.author)
        or _writers(_first(fields, _AUTHORS))
        or _writers(", ".join(_structured_authors(tree))),
        published=day_of(_stated_date(tree, said.date)),
        site=_first(fields, _SITES) or (_line(said.sitename) if said.sitename != said.hostname else None),
        url=address if address and address.startswith(("http://", "https://")) else None,
        language=_language(tree, fields),
    )


def _stated_date(tree: Element, found: str | None) -> str | None:
    """Return the date of a page without those that stand beside its article."""
    if found is None or not any(map(_is_beside, tree.iter(*_BESIDE))):
        return found
    page = copy.deepcopy(tree)
    for each in [element for element in page.iter(*_BESIDE) if _is_beside(element)]:
        parent = each.getparent()
        if parent is not None:
            parent.remove(each)
    return extract_metadata(page, date_config=dict(_DATES)).date


def _is_beside(element: Element) -> bool:
    """Whether an element of a page does not belong to its article, nor says anything about it."""
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    if next(element.iter("h1"), None) is not None or element.tag not in _BESIDE:
        return False
    if element.tag == "footer":
        return next(element.iterancestors("article"), None) is None
    if element.tag == "nav":
        return True
    return bool(_OF_OTHERS.search(names)) or (element.tag == "aside" and not _OF_ITSELF.search(names))


def _meta(tree: Element) -> Iterator[tuple[str, str]]:
    """Yield the names and contents of the page's `<meta>`, last first, so that the first of a name wins."""
    for each in reversed(list(tree.iter("meta"))):
        name = each.get("name") or each.get("property")
        content = each.get("content")
        if name and content:
            yield name.lower(), content


def _structured_authors(tree: Element) -> list[str]:
    """Return the names of the authors in the page's JSON-LD, in order, each once."""
    names: dict[str, None] = {}
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or ""):
            continue
        try:
            values = [json.loads(script.text or "")]
        except (ValueError, RecursionError):
            continue
        while values:
            value = values.pop(0)
            if isinstance(value, list):
                values.extend(value)
            elif isinstance(value, dict):
                values.extend(value.get("@graph") or ())
                names |= dict.fromkeys(_names(value.get("author")))
    return list(names)


def _names(author: object) -> Iterator[str]:
    for each in author if isinstance(author, list) else [author]:
        name = each.get("name") if isinstance(each, dict) else each
        if isinstance(name, str) and name.strip() and "://" not in name and len(name) <= _MAX_NAME:
            yield " ".join(name.split())


def _first(fields: dict[str, str], names: tuple[str, ...]) -> str | None:
    values = (_line(fields.get(name)) for name in names)
    return next((value for value in values if value and len(value) <= _MAX_NAME and "://" not in value), None)


def _writers(authors: str | None) -> str | None:
    """Return the names of a page's authors, separated by ";", that stand before the credit of a picture."""
    names = (authors or "").split(";")
    return _line(";".join(takewhile(lambda name: _OF_PICTURE.match(name.strip()) is None, names)))


def _line(value: str | None) -> str | None:
    return " ".join((value or "").split()) or None


def _language(tree: Element, fields: dict[str, str]) -> str | None:
    stated = (tree.get("lang"), fields.get("og:locale"), fields.get("content-language"), fields.get("dc.language"))
    return next((code for code in map(language_of, stated) if code is not None), None)
