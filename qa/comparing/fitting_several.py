"""Questions that fit several articles, which answer differently because each is about something else."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from index.types import Article
from qa.choosing import same_words
from qa.types import Answer, Citation

_HEAD = 2  # sentences at the beginning of an article that say what it is about
_HEADLINE = 3  # long words; if there are more and all begin with a capital, that makes none of them a name
_LONG_WORD = re.compile(r"\b[^\W\d_]{4,}")
_SMALL = re.compile(r"\b[^\W\d_A-Z][^\W\d_]*")

Subjects = frozenset[frozenset[str]]


def fits_several(answer: Answer, articles: Mapping[str, Article]) -> Answer:
    """Return an answer, with a notice if all articles that differ from it are about something else.

    An article is if its title, first sentences and quoted sentence share no name with those of the answer's article;
    one without any name there may be about the same, and so may one that has a name of the question or two other names,
    of two words or more, in common with it. Abstentions and answers other than a single span are returned unchanged.
    """
    if answer.text is None or answer.kind != "span":
        return answer
    others = _others(answer)
    if not others:
        return answer
    own = _subjects(answer.citations[0], articles)
    if not own or any(_may_be_one(own, _subjects(citation, articles)) for citation in others):
        return answer
    theirs = [articles[citation.article_id] for citation in others]
    if any(_tell_of_one(answer.understood_as, articles[answer.citations[0].article_id], each) for each in theirs):
        return answer
    return replace(answer, notices=(*answer.notices, _name_which_of(answer)))


def fits_others(answer: Answer) -> bool:
    """Whether the articles that differ from an answer are about something else, as a notice of it says."""
    return _name_which_of(answer) in answer.notices


def name_which(number: int) -> str:
    """Return the notice that a question fits several articles."""
    return f"The question fits {number} articles: name the place, person or thing that you mean."


def _name_which_of(answer: Answer) -> str:
    return name_which(len({citation.article_id for citation in (*answer.citations, *_others(answer))}))


def _others(answer: Answer) -> list[Citation]:
    """Return where articles answer something else, with what they would answer without the first source."""
    instead = () if answer.survives or answer.without_source is None else (answer.without_source,)
    return [citation for other in (*answer.disagreements, *instead) for citation in other.citations]


def _may_be_one(one: Subjects, other: Subjects) -> bool:
    """Whether two articles may speak of one thing: a name of one is, or is a part of, a name of the other."""
    return not other or any(name <= there or there <= name for name in one for there in other)


def _tell_of_one(question: str, one: Article, other: Article) -> bool:
    """Whether two articles share names of two words or more: one that the question has, or two others."""
    shared = {words for words in _names(one, [one.text]) & _names(other, [other.text]) if len(words) > 1}
    return len(shared) > 1 or any(words <= frozenset(same_words(question).split()) for words in shared)


def _subjects(citation: Citation, articles: Mapping[str, Article]) -> Subjects:
    """Return the names that say what an article speaks of where it is quoted, each as its words in small letters."""
    article = articles[citation.article_id]
    quote = frozenset(word.casefold() for word in citation.quote.split())
    return frozenset(words for words in _names(article, _pieces(citation, article)) if not words <= quote)


def _names(article: Article, texts: Iterable[str]) -> Subjects:
    """Return the names in texts of an article, each as its words in small letters."""
    from qa.speakers.names import names_of  # only where articles differ
    from qa.speakers.tokens import tokens_of

    small = frozenset(_SMALL.findall(article.text))
    found = (name for text in texts for name in names_of(tokens_of(text, 0, len(text), ()), small))
    return frozenset(words for name in found if (words := frozenset(name.words)))


def _pieces(citation: Citation, article: Article) -> Iterator[str]:
    head = (article.text[start:end] for start, end in article.sentences[:_HEAD])
    for text in (article.title, *head, citation.sentence):
        long = _LONG_WORD.findall(text)
        if len(long) <= _HEADLINE or any(word[0].islower() for word in long):
            yield text
