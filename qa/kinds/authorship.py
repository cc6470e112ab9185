"""A question for the author of an article itself, answered with its byline, or with a notice of what the file says."""

from __future__ import annotations

import re

from index.types import Article, Range
from qa.answering import Asked
from qa.citing import cite
from qa.types import Answer, Evidence

_CONFIDENCE = 0.95  # a choice: a byline is found by its form
_WORK = (
    r"(?:article|story|report|page|live ?blog|blog|piece|post|press release|column|review|interview|newsletter|"
    r"transcript|bulletin|dispatch)"
)
_WROTE = r"(?:wrote|has written|authored|(?:is|was) the (?:author|writer|reporter|journalist) (?:of|behind))"
_ITSELF = rf"(?:this (?:[\w-]+ )?{_WORK}|the (?:article|piece))"
_THIS = re.compile(
    rf"(?:who {_WROTE} {_ITSELF}|by whom (?:is|was) {_ITSELF}(?: written)?|"
    rf"who (?:is|was) {_ITSELF}(?: written)? by)\W*$",
    re.IGNORECASE,
)
_ABOUT = re.compile(rf"who (?:{_WROTE}) the (?:article|piece|column|interview) (?:about|on|with) \S", re.IGNORECASE)


def asks_for_author(question: str) -> bool:
    """Whether a question asks who wrote an article itself: "Who wrote this article?"."""
    return _THIS.match(question) is not None or names_topic(question)


def names_topic(question: str) -> bool:
    """Whether a question for an author says what the article is about: "Who wrote the article about the bridge?"."""
    return _ABOUT.match(question) is not None


def answer_author(asked: Asked, article: Article | None) -> Answer | None:
    """Answer with the byline's name; None if something else is asked, or no author is known.

    `article` is the one that is meant. An author whom only the file names, as in fields above its text, cannot be
    quoted: that abstains, with the name in a notice.
    """
    if article is None or not asks_for_author(asked.understood_as) or asked.threshold > _CONFIDENCE:
        return None
    byline, author = article.structure.byline, article.author
    if byline is None and author is None:
        return None
    citations = () if byline is None else (cite(article, *_name_in(article, byline)),)
    notices = () if citations else (f"The file names {author} as its author; its text does not.",)
    return Answer(
        question=asked.question,
        understood_as=asked.understood_as,
        text=citations[0].quote if citations else None,
        confidence=_CONFIDENCE if citations else 0.0,
        citations=citations,
        evidence=Evidence(
            passages=(), threshold=asked.threshold, reason=None if citations else "no span", versions=asked.versions
        ),
        also_asked=asked.also_asked,
        notices=(*asked.notices, *notices),
    )


def _name_in(article: Article, byline: Range) -> Range:
    """Return the author's name in a byline; the whole byline if it is written otherwise there."""
    words = article.text[byline.start : byline.end]
    at = words.casefold().find((article.author or words).casefold())
    if at < 0:
        return byline
    return Range(byline.start + at, byline.start + at + len(article.author or words))
