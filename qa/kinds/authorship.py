"""A question for the author of an article itself, answered with its byline, or with a notice of what the file says."""

from __future__ import annotations

import re

from index.types import Article, Range
from qa.answering import Asked, answer_by_rule
from qa.citing import cite
from qa.kinds.stated import WORK
from qa.types import Answer

_CONFIDENCE = 0.95  # a choice: a byline is found by its form
_WROTE = r"(?:wrote|has written|authored|(?:is|was) the (?:author|writer|reporter|journalist) (?:of|behind))"
_ITSELF = rf"(?:this (?:[\w-]+ )?{WORK}|the (?:article|piece))"
_THIS = re.compile(
    rf"(?:who {_WROTE} {_ITSELF}|by whom (?:is|was) {_ITSELF}(?: written)?|"
    rf"who (?:is|was) {_ITSELF}(?: written)? by)\W*$",
    re.IGNORECASE,
)
_ABOUT = re.compile(rf"who {_WROTE} the (?:article|piece|column|interview) (?:about|on|with) \S", re.IGNORECASE)


def asks_for_author(question: str) -> bool:
    """Whether a question asks who wrote an article itself: "Who wrote this article?"."""
    return _THIS.match(question) is not None or names_topic(question)


def names_topic(question: str) -> bool:
    """Whether a question for an author says what the article is about: "Who wrote the article about the bridge?"."""
    return _ABOUT.match(question) is not None


def answer_author(asked: Asked, article: Article | None) -> Answer | None:
    """Answer with the byline's name; None if something else is asked, or no author is known.

    `article` is the one that is meant, None if it is unclear which. An author whom only the file names, as in fields
    above its text, is quoted from wherever the text has the name, such as a credit. If it has not, that abstains, with
    the name in a notice.
    """
    if article is None or not asks_for_author(asked.understood_as) or asked.threshold > _CONFIDENCE:
        return None
    place, author = _place(article), article.author
    if place is None and author is None:
        return None
    if place is None:
        notice = f"The file names {author} as its author; its text does not."
        return answer_by_rule(asked, (), confidence=_CONFIDENCE, notices=(notice,))
    return answer_by_rule(asked, (cite(article, *place),), confidence=_CONFIDENCE)


def _place(article: Article) -> Range | None:
    """Return the author's name in the byline, or else anywhere in the text; the byline if that has it otherwise."""
    byline, author = article.structure.byline, article.author
    if author is None:
        return byline
    begin, end = (0, len(article.text)) if byline is None else byline
    named = re.compile(re.escape(author), re.IGNORECASE).search(article.text, begin, end)
    return byline if named is None else Range(*named.span())
