"""Where a term of a question stands in an article: in a sentence, beside it, at the head, elsewhere, or nowhere."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import lru_cache

from index.tokens import tokenize
from index.types import Article, Range
from qa.comparing.numerals import in_digits
from qa.comparing.opposites import lemma
from qa.premises.places import forms_of
from qa.premises.terms import Term

_BESIDE = 2  # sentences before and after
_HEAD = 2  # sentences at the beginning of an article that say what it is about
_ALIKE = 5  # letters at the beginning that a name and its derivations share: "Tulare", "Tulareans"
_HYPHENED = re.compile(r"\b[^\W\d_]+(?:-[^\W\d_]+)+\b")


@dataclass(frozen=True, slots=True)
class Region:
    """Some text of an article with its words: stems, and lemmas of irregular forms."""

    text: str
    stems: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What stands around a span: its sentences, those beside them, the article's title and head, and the whole."""

    sentence: Region
    beside: Region
    head: Region
    article: Region


def surroundings(article: Article, start: int, end: int) -> Surroundings:
    """Return what stands around a span of an article; boilerplate is a part of the whole alone."""
    sentences = article.sentences
    sentence = article.sentence_at(start, end)
    first = bisect_right(sentences, sentence.start, key=lambda each: each.end)
    last = bisect_left(sentences, sentence.end, key=lambda each: each.start)
    near = sentences[max(0, first - _BESIDE) : last + _BESIDE]
    head = " ".join((article.title, *(_text(article, each) for each in sentences[:_HEAD])))
    return Surroundings(
        sentence=region(_text(article, sentence)),
        beside=region(" ".join(_text(article, each) for each in near)),
        head=region(head),
        article=region(article.text),
    )


def _text(article: Article, at: Range) -> str:
    return article.text[at.start : at.end]


@lru_cache(maxsize=512)
def region(text: str) -> Region:
    """Return a text with its words; the last few hundred are kept."""
    stems = frozenset(tokenize(f"{text} {joined(text)}"))
    return Region(text, stems | {lemma(stem) for stem in stems} | _initials(text))


def joined(text: str) -> str:
    """Return the hyphenated words of a text, each in one: "nonstop" of "non-stop"."""
    return " ".join(match.group().replace("-", "") for match in _HYPHENED.finditer(text))


_FULL = re.compile(r"\b[A-Z][\w’'-]+(?:\s+(?:of|for|the|and|in)\s+[A-Z][\w’'-]+|\s+[A-Z][\w’'-]+){1,5}")


def _initials(text: str) -> frozenset[str]:
    """Return the initials of the names of several words: "wwf" of the World Wildlife Fund."""
    found: set[str] = set()
    for match in _FULL.finditer(text):
        words = [word for word in match.group().split() if word[0].isupper()]
        letters = [word[0] for word in words]
        found.update(
            "".join(letters[n:m]).casefold() for n in range(len(letters)) for m in range(n + 2, len(letters) + 1)
        )
    return frozenset(found)


@lru_cache(maxsize=8192)
def holds(where: Region, term: Term) -> bool:
    """Whether a text holds a term: its words, another form of the place, a derivation of the name, the same number."""
    if where.stems.issuperset(term.stems):
        return True
    match term.kind:
        case "place":
            return any(set(tokenize(form)) <= where.stems for form in forms_of(term.text)) or _is_derived(where, term)
        case "name" | "rare":
            return _is_derived(where, term)
        case "number":
            return _number(term.text) in _numbers(where.text)
        case "word":
            return lemma(term.text) in where.stems
        case _:
            return False


def _is_derived(where: Region, term: Term) -> bool:
    stem = term.stems[-1]
    if len(term.stems) > 1 or len(stem) < _ALIKE:
        return len(term.text) > 1 and term.text.isupper() and term.text.casefold() in where.stems
    return any(other.startswith(stem) or (len(other) >= _ALIKE and stem.startswith(other)) for other in where.stems)


def _number(text: str) -> str:
    return re.sub(r"(?<=\d)(?:st|nd|rd|th)\b|,(?=\d{3})", "", in_digits(text)).strip()


@lru_cache(maxsize=512)
def _numbers(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\d+(?:\.\d+)?", re.sub(r",(?=\d{3})", "", in_digits(text))))
