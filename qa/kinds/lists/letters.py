"""The questions that the author of a letter or an article asks in a list."""

from __future__ import annotations

import re

from index.types import Article, Range
from qa.kinds.lists.enumerations import bare_point
from qa.words.grammar import AND_SO

_ASKED = re.compile(
    rf"(?i:{AND_SO}what (?:questions? )?(?:did|does|has)) (?P<who>[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)*) "
    r"(?:ask|asked|want to know|put)\b"
)
_FEWEST = 2


def questions_listed(question: str, article: Article, within: Range) -> tuple[Range, ...]:
    """Return the questions in a list of an article whose author is the one of whom it is asked what they asked.

    () if the question is another, the author somebody else, or a point of the list no question.
    """
    asked = _ASKED.match(question)
    last = "" if asked is None else asked["who"].split()[-1].casefold()
    if not last or last not in (article.author or "").casefold().split():
        return ()
    for listing in article.structure.lists:
        points = [bare_point(article.text, item) for item in listing.items]
        is_asking = all(article.text_of(point).endswith("?") for point in points)
        if len(points) >= _FEWEST and is_asking and any(point.overlaps(within) for point in points):
            return tuple(points)
    return ()
