"""Which articles are meant: by title, author, day and topic, and whether a thing they are about is meant instead."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from index.collection import Collection
from index.front_matter import front_matter
from index.scope import matching
from index.structure.dates import days_in
from index.tokens import tokenize, unaccented
from index.types import Article, Entry, Range, Scope
from qa.about.phrases import ArticlePhrase
from qa.words.lemmas import LIGHT
from qa.words.titles import SHORT_TITLES

_MOST_TITLES = 2_000  # that are all looked at; of more, those of the passages found
_MOST = 50  # articles that are looked into
_RANKED = 100  # passages searched for a topic
_READ = 12  # articles in which a topic is looked for
_LEAD = 400  # code points that say what an article is about
_SHARE = 2 / 3  # of a topic's words that an article must have if there are more than two
_SMALL = frozenset(tokenize(" ".join(LIGHT))) | frozenset(
    tokenize("new old recent latest about how why what when who last first whether between after before")
)
_BEFORE_AUTHORS = SHORT_TITLES | frozenset("miss professor sir dame councillor the".split())
_CAPITAL = re.compile(r"\b[^\W\d_a-z][\w’'-]*|\b\d[\d.,]*")
_WORD = re.compile(r"[^\W_]+")
_LEAST_OF_TITLE = 3  # words that begin or end a longer title and are enough to name it
_PARTS_OF_TITLE = re.compile(r"\s*(?:[:|–—]|\s-\s)\s*")
_VERBS = {
    "wrote": r"wr(?:ote|ites?|itten|iting)",
    "reported": r"report(?:s|ed|ing)?",
}  # for words that no article is called


class MatchingArticles(NamedTuple):
    """Articles that fit equally well what a question says of one, fifty at most, and how many do."""

    articles: list[Article]
    number: int


def articles_meant(which: ArticlePhrase, collection: Collection, where: Scope | None) -> MatchingArticles:
    """Return the articles that fit what a question says of one, in order; none if none does."""
    entries: Sequence[Entry] = collection.entries
    if where is not None:
        ids = matching(entries, where)
        entries = [entry for entry in entries if entry.id in ids]
    if which.author:
        entries = [entry for entry in entries if is_by(entry.author, which.author)]
    if which.day:
        days = {day.iso for day in days_in(which.day)}
        entries = [entry for entry in entries if entry.published is not None and entry.published[:10] in days]
    if which.title:
        entries = [entry for entry in entries if has_title(entry.title, which.title)]
    topic = _stems(which.topic) - _SMALL
    if topic and entries:
        is_narrowed = which.author or which.day or which.title
        scope = Scope(articles=frozenset(entry.id for entry in entries)) if is_narrowed else where
        return _on_topic(which.topic, topic, entries, collection, scope)
    return _meant(entries, collection)


def _meant(entries: Sequence[Entry], collection: Collection) -> MatchingArticles:
    return MatchingArticles([collection.article(entry.id) for entry in entries[:_MOST]], len(entries))


def is_by(author: str | None, name: str) -> bool:
    """Whether an article with these authors is by someone of this name, in full or in part."""
    asked = _words(name)
    while len(asked) > 1 and asked[0] in _BEFORE_AUTHORS:
        asked = asked[1:]
    if not asked or author is None or not _may_hold(author, asked):
        return False
    there = _words(author)
    at = [there.index(word) if word in there else -1 for word in asked]
    return -1 not in at and at == sorted(at)


def has_title(title: str, words: str) -> bool:
    """Whether words are a title, or a part of one that is long enough."""
    asked = _words(words)
    if not asked or not _may_hold(title, asked):
        return False
    for whole in (title, *_PARTS_OF_TITLE.split(title)):
        there = _words(whole)
        if _bare(there) == _bare(asked):
            return True
    there = _words(title)
    is_part = asked in (there[: len(asked)], there[-len(asked) :])
    return is_part and len(asked) >= max(_LEAST_OF_TITLE, len(there) / 2)


def is_named(which: ArticlePhrase, article: Article) -> bool:
    """Whether an article's title has all that a question says of it."""
    topic = _stems(which.topic) - _SMALL
    return bool(topic or which.title) and topic <= _stems(article.title)


def names_in_part(which: ArticlePhrase, article: Article) -> bool:
    """Whether an article's title has a word of what a question says that the article is about."""
    return bool((_stems(which.topic) - _SMALL) & _stems(article.title))


def speaks_of(article: Article, work: str, title: str) -> bool:
    """Whether an article's text speaks of a work that a question may mean instead of the article.

    This is the case if it has a word such as "report" after another one than "this", or the title, if that is all a
    question names.
    """
    body = _body(article)
    if title and not work:
        return has_title(article.title, title) and _phrase(title).search(body) is not None
    form = _VERBS.get(work.casefold(), rf"{re.escape(_singular(work))}(?:s|es|ed)?")
    return re.search(rf"(?<!\bthis )(?<!\bour )\b{form}\b", body, re.IGNORECASE) is not None


def is_mail(article: Article) -> bool:
    """Whether an article is a mail, as a file or as a text with the lines of its head."""
    return (
        article.extractor.startswith("mail") or re.match(r"\s*(?:From|To|Date|Subject): \S", article.text) is not None
    )


def _on_topic(
    words: str, topic: frozenset[str], entries: Sequence[Entry], collection: Collection, scope: Scope | None
) -> MatchingArticles:
    passages = collection.retrieve(words, _RANKED, scope=scope)
    ids = list(dict.fromkeys(passage.chunk.article_id for passage in passages))
    likely = entries if len(entries) <= _MOST_TITLES else [collection.entry[article_id] for article_id in ids]
    titled = [entry for entry in likely if topic <= _stems(entry.title)]
    if titled:
        return _meant(titled, collection)
    ids = ids[:_READ]
    names = frozenset(stem for name in _CAPITAL.findall(words) for stem in tokenize(name)) & topic
    articles = [collection.article(article_id) for article_id in ids]
    fitting = [article for article in articles if _covers(topic, names, _stems(f"{article.title} {article.text}"))]
    measures: tuple[Callable[[Article], int], ...] = (
        lambda article: len(topic & _stems(article.title)),
        lambda article: len(topic & _stems(f"{article.title} {_body(article)[:_LEAD]}")),
    )
    for measure in measures:
        most = max(map(measure, fitting), default=0)
        fitting = [article for article in fitting if measure(article) == most]
    return MatchingArticles(fitting, len(fitting))


def _covers(topic: frozenset[str], names: frozenset[str], there: frozenset[str]) -> bool:
    shared = len(topic & there)
    return names <= there and shared >= (len(topic) if len(topic) <= 2 else _SHARE * len(topic))


def _body(article: Article) -> str:
    """Return an article's text without its headline, byline, credits and fields."""
    structure = article.structure
    places = (structure.headline, structure.byline, structure.dateline, *structure.credits, *structure.boilerplate)
    text = article.text
    for place in sorted((place for place in places if place is not None), reverse=True):
        text = text[: place.start] + " " * (place.end - place.start) + text[place.end :]
    has_headline = structure.headline is not None and article.title in article.text_of(structure.headline)
    text = text[_fields(article).end :]
    return text if has_headline else text.replace(article.title, " ", 1)


def _fields(article: Article) -> Range:
    front = front_matter(article.text)
    return Range(0, 0) if front is None else front.range


def _may_hold(text: str, words: Sequence[str]) -> bool:
    """Whether a text has the letters of the longest of the words, which is quick to see."""
    return max(words, key=len) in (text.casefold() if text.isascii() else unaccented(text))


def _stems(text: str) -> frozenset[str]:
    return frozenset(tokenize(text))


def _words(text: str) -> list[str]:
    return _WORD.findall(unaccented(text))


def _bare(words: list[str]) -> list[str]:
    return words[1:] if len(words) > 1 and words[0] in ("the", "a", "an") else words


def _phrase(words: str) -> re.Pattern[str]:
    return re.compile(r"\W+".join(map(re.escape, re.findall(r"\w+", words))), re.IGNORECASE)


def _singular(work: str) -> str:
    return re.sub(r"ies$", "y", work) if work.endswith("ies") else re.sub(r"(?<=[^s])s$", "", work)
