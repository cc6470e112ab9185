"""What a file's fields say of its article: they stand below the text, and are never read."""

from __future__ import annotations

import re

from index.types import Article, Range

_FIELD = re.compile(r"(?P<name>[\w-]+): (?P<words>\S.*)")


def field_places(article: Article) -> dict[str, Range]:
    """Return where the words of each field are, by its name in small letters without "_" and "-"."""
    places: dict[str, Range] = {}
    for place in reversed(article.boilerplate):
        match = _FIELD.fullmatch(article.text_of(place))
        if match is None:
            break
        name = re.sub(r"[_-]", "", match["name"].casefold())
        places[name] = Range(place.start + match.start("words"), place.start + match.end("words"))
    return places
