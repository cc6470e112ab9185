"""Questions that fit several articles, which answer differently because each is about something else."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from index.types import Article
from qa.types import Answer, Citation

_HEAD = 2  # sentences at the beginning of an article that say what it is about
_HEADLINE = 3  # long words; if there are more and all begin with a capital, that makes none of them a name
_LONG_WORD = re.compile(r"\b[^\W\d_]{4,}")
_SMALL = re.compile(r"\b[^\W\d_A-Z][^\W\d_]*")

Subjects = frozenset[frozenset[str]]


def fits_several(answer: Answer, articles: Mapping[str, Article]) -> Answer:
    """Return an answer, with a notice if all articles that differ from it are about something else.

    An article is if its title, first sentences and quoted sentence share no name with those of the answer's article;
    one without any name there may be about the same. Abstentions and answers other than a single span are returned
    unchanged.
    """
    if answer.text is None or answer.kind != "span":
        return answer
    others = _others(answer)
    if not others:
        return answer
    own = _subjects(answer.citations[0], articles)
    if not own or any(_may_be_one(own, _subjects(citation, articles)) for citation in others):
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


def _subjects(citation: Citation, articles: Mapping[str, Article]) -> Subjects:
    """Return the names that say what an article speaks of where it is quoted, each as its words in small letters."""
    from qa.speakers.names import names_of  # only where articles differ
    from qa.speakers.tokens import tokens_of

    article = articles[citation.article_id]
    small = frozenset(_SMALL.findall(article.text))
    quote = frozenset(word.casefold() for word in citation.quote.split())
    return frozenset(
        words
        for text in _pieces(citation, article)
        for name in names_of(tokens_of(text, 0, len(text), ()), small)
        if (words := frozenset(name.words)) and not words <= quote
    )


def _pieces(citation: Citation, article: Article) -> Iterator[str]:
    head = (article.text[start:end] for start, end in article.sentences[:_HEAD])
    for text in (article.title, *head, citation.sentence):
        long = _LONG_WORD.findall(text)
        if len(long) <= _HEADLINE or any(word[0].islower() for word in long):
            yield text
