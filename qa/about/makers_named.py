"""Who edited, translated, photographed or illustrated an article, as its credits say."""

from __future__ import annotations

import re

from index.types import Article, Range

_NAMES = r"(?P<names>(?-i:[A-Z])[^\n.;,|()]*?(?:(?:,| and| &) (?-i:[A-Z])[^\n.;,|()]*?)*)(?=\s*(?:[.;,|()\n]|$))"
_DONE = {
    "edit": r"edit(?:ed|ing|or)",
    "translat": r"translat(?:ed|ion|or)",
    "photo": r"(?:photo(?:graph)?(?:y|s|ed|er)?|pictures?|images?)",
    "picture": r"(?:photo(?:graph)?(?:y|s|ed|er)?|pictures?)",
    "image": r"(?:photo(?:graph)?(?:y|s|ed|er)?|pictures?|images?)",
    "illustrat": r"(?:illustrat(?:ed|ions?|or)|drawings?)",
    "compil": r"compil(?:ed|er)",
    "proof": r"proofread",
}


def maker_place(article: Article, did: str) -> Range | None:
    """Return the names of those who made an article in the way asked for; None if no credit says it, or several do."""
    done = next((form for stem, form in _DONE.items() if did.startswith(stem)), None)
    if done is None:
        return None
    # "Edited by A", "Photographs: B", "(Reporting by C; editing by D)", "Translated from the Frisian by E"
    credit = re.compile(rf"(?:^|[;.(|–—-])[*_\s]*{done}(?: from [\w ]{{1,30}}?)?(?: by:? |: ){_NAMES}", re.I | re.M)
    places = {article.text[match.start("names") : match.end("names")]: match for match in credit.finditer(article.text)}
    if len(places) != 1:
        return None
    (match,) = places.values()
    return Range(*match.span("names"))
