"""Answering a question about an article itself with its own words, or with a notice of what is known instead."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from index.collection import Collection
from index.types import Article, Range, Scope
from qa.about.asking import AboutQuestion, parse_about
from qa.about.authors import author_place
from qa.about.days import day_place, may_state_day
from qa.about.finding import articles_meant, is_mail, is_named, names_in_part, speaks_of
from qa.about.makers_named import maker_place
from qa.about.saying import writer_of
from qa.about.titles import site_place, title_place
from qa.answering import PreparedQuestion, answer_by_rule
from qa.choosing import same_words
from qa.citing import cite
from qa.comparing.fitting_several import name_which
from qa.types import Answer, Citation, Item

_CONFIDENCE = 0.95  # share of the days that were right: docs/decisions/028-versions-times-and-dates.md


def answer_about(asked: PreparedQuestion, collection: Collection, where: Scope | None) -> Answer | None:
    """Answer a question about an article itself; None if something else is asked, or the articles' words may tell.

    What only the file knows, such as a mail's sender, is told in a notice, and so it is if no article is meant, or
    several that differ. A question for a thing that may be what an article is about, such as a report, is not answered
    unless an article fits, names what is asked for, and speaks of no other such thing.
    """
    about = parse_about(asked.understood_as)
    if about is None or asked.threshold > _CONFIDENCE:
        return None
    if about.wanted == "writer of a sentence":
        writer = writer_of(about.sentence, collection, where)
        place = None if writer is None else author_place(writer)
        return None if writer is None or place is None else _answer(asked, [cite(writer, *place)])
    articles, number = articles_meant(about.which, collection, where)
    if not about.which.is_sure and not about.which.author and any(_means_another(about, each) for each in articles):
        return None
    if not articles:
        return _none(asked, "No article fits that.") if about.which.is_sure and about.wanted != "maker" else None
    if about.wanted == "articles":
        return _titles(asked, articles)
    return _of_one(asked, about, articles, number)


def _means_another(about: AboutQuestion, article: Article) -> bool:
    """Whether a question may mean a thing that an article is about, or an article that does not name its author."""
    which, work = about.which, about.which.work
    if "mail" in work.casefold():
        return not is_mail(article)
    if which.topic and not names_in_part(which, article):
        return True
    if not work and about.wanted in ("author", "maker") and _place(about, article) is None and article.author is None:
        return True
    return speaks_of(article, work, which.title)


def _is_certain(about: AboutQuestion, article: Article) -> bool:
    """Whether a question is certainly about an article, not a thing that this may be about."""
    return about.which.is_sure or (about.which.work != "" and is_named(about.which, article))


def _of_one(asked: PreparedQuestion, about: AboutQuestion, articles: Sequence[Article], number: int) -> Answer | None:
    """Answer with what one article says of itself, or several say alike."""
    known = [known for article in articles if (known := _known(about, article)) is not None]
    values = {same_words(value) for value, _, _ in known}
    is_unclear = len(known) < number > 1 and (known or about.wanted in _UNKNOWN)
    if len(values) > 1 or is_unclear:
        if not about.which.is_sure:
            return None
        return _none(asked, name_which(number))
    if not known:
        is_unknown = about.wanted in _UNKNOWN and number == 1 and _is_certain(about, articles[0])
        may_state = about.wanted in ("day", "update") and may_state_day(articles[0])
        return _none(asked, _UNKNOWN[about.wanted]) if is_unknown and (about.which.is_sure or not may_state) else None
    citations = [cite(article, *place) for _, article, place in known if place is not None]
    if citations:
        return _answer(asked, citations[:1])
    return _none(asked, _notice_of(about, known[0][0]))


_UNKNOWN = {
    "author": "The article does not name its author.",
    "day": "The article does not state its day.",
    "update": "The article does not state when it was updated.",
}


def _known(about: AboutQuestion, article: Article) -> tuple[str, Article, Range | None] | None:
    """Return what is asked for of an article, with its place in the text if that has it; None if unknown."""
    place = _place(about, article)
    if place is not None:
        return article.text_of(place), article, place
    value = {
        "author": article.author,
        "day": article.published,
        "headline": article.title,
        "site": article.site,
    }.get(about.wanted)
    return None if value is None else (value, article, None)


def _place(about: AboutQuestion, article: Article) -> Range | None:
    match about.wanted:
        case "author":
            return author_place(article)
        case "day" | "update":
            return day_place(article, updated=about.wanted == "update")
        case "headline" | "articles":
            return title_place(article)
        case "site":
            return site_place(article)
        case "maker":
            return maker_place(article, about.did)
        case _:
            return None


def _notice_of(about: AboutQuestion, value: str) -> str:
    match about.wanted:
        case "author":
            return f"The file names {value} as its author; its text does not."
        case "day":
            return f"The file gives {_in_words(value)} as its day; its text does not."
        case "site":
            return f"The file names {value} as its paper or site; its text does not."
        case _:
            return f"The file gives “{value}” as its title; its text does not."


def _in_words(day: str) -> str:
    """Return a day in ISO 8601 as "3 May 2024"."""
    stated = date.fromisoformat(day[:10])
    return f"{stated.day} {stated:%B} {stated.year}"


def _titles(asked: PreparedQuestion, articles: Sequence[Article]) -> Answer:
    """Answer with the titles of articles."""
    citations = [cite(article, *place) for article in articles if (place := title_place(article)) is not None]
    if not citations:
        return _none(asked, f"The file gives “{articles[0].title}” as its title; its text does not.")
    return _answer(asked, citations)


def _answer(asked: PreparedQuestion, citations: Sequence[Citation]) -> Answer:
    if len(citations) == 1:
        return answer_by_rule(asked, citations, confidence=_CONFIDENCE)
    items = tuple(Item(text=each.quote, confidence=_CONFIDENCE, citations=(each,)) for each in citations)
    return answer_by_rule(asked, citations[:1], confidence=_CONFIDENCE, kind="list", items=items)


def _none(asked: PreparedQuestion, notice: str) -> Answer:
    return answer_by_rule(asked, (), confidence=_CONFIDENCE, notices=(notice,))
