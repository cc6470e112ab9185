"""Where a term of a question is in an article: near a span, at the head, elsewhere, or nowhere."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache

from index.tokens import joined_initials, unaccented
from index.types import Article
from qa.premises.places import forms_of
from qa.premises.terms import Term, terms
from qa.words.letters import WORD
from qa.words.numerals import in_digits

_BESIDE = 2  # sentences before and after
_HEAD = 2  # sentences at the beginning of an article that say what it is about
_STEM = 5  # letters of a stem from which every word that begins with it belongs to it
_MISSPELT = 0.87  # similarity of a name and what is likely the same name
_ENDINGS = "(?:e|s|es|ed|d|ing|er|ers|ly|y|ies|ied|al|n|en|nt)?"  # suffixes of words with a shorter stem
_OF_PLACE = re.compile(r"(?<=\w{4})(?:i?ans?|ers?|ites?|ese)$")  # "Tulareans" are of Tulare
_ACRONYM = re.compile(r"[A-Z]{2,5}$")
_HYPHENED = re.compile(r"\b(?=[\d-]*[^\W\d_])[^\W_]+(?:-[^\W_]+)+\b")  # not "2003-04"
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3})")


@dataclass(frozen=True, slots=True)
class Region:
    """Some text of an article, and the same in lower case without accents and the dots of initials."""

    text: str
    folded: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """The text around a span: its sentences, their neighbours, the article's head, and the whole.

    Title, author and site belong to the head and to the whole.
    """

    sentence: Region
    beside: Region
    head: Region
    article: Region


def surroundings(article: Article, start: int, end: int) -> Surroundings:
    """Return the text around a span of an article; boilerplate is only part of the whole."""
    sentences = article.sentences
    sentence = article.sentence_at(start, end)
    first = bisect_right(sentences, sentence.start, key=lambda each: each.end)
    last = bisect_left(sentences, sentence.end, key=lambda each: each.start)
    near = sentences[max(0, first - _BESIDE) : last + _BESIDE]
    head = " ".join((_about(article), *(article.text_of(each) for each in sentences[:_HEAD])))
    return Surroundings(
        sentence=region(article.text_of(sentence)),
        beside=region(" ".join(article.text_of(each) for each in near)),
        head=region(head),
        article=_whole(article),
    )


def lacks_name(question: str, article: Article) -> bool:
    """Whether a name or place of a question is nowhere in an article, its title, author or site."""
    whole = _whole(article)
    return not all(holds(whole, term) for term in terms(question) if term.kind in ("name", "place"))


def _whole(article: Article) -> Region:
    return region(f"{_about(article)}\n{article.text}")


def _about(article: Article) -> str:
    return " ".join(filter(None, (article.title, article.author, article.site)))


@lru_cache(maxsize=512)
def region(text: str) -> Region:
    """Return a text prepared for searching terms; the last few hundred are cached."""
    plain = _folded(text)
    return Region(text, f"{plain} {joined(plain)}")


def _folded(text: str) -> str:
    return joined_initials(unaccented(text))


def joined(text: str) -> str:
    """Return the hyphenated words of a text without the hyphen: "nonstop" for "non-stop", "qx714" for "qx-714"."""
    return " ".join(match.group().replace("-", "") for match in _HYPHENED.finditer(text))


def _in_one(term: str) -> str:
    folded = _folded(term)
    return joined(folded) if _HYPHENED.fullmatch(folded) else folded


@lru_cache(maxsize=8192)
def holds(where: Region, term: Term) -> bool:
    """Whether a text holds a term: its words, another form of the place, a derivation of the name, the same number."""
    forms = (_folded(term.text), _in_one(term.text))
    if _words(term.stems).search(where.folded) or any(_form(form).search(where.folded) for form in forms):
        return True
    match term.kind:
        case "place":
            return any(_form(form).search(where.folded) for form in forms_of(term.text))
        case "name" | "rare":
            base = _OF_PLACE.sub("", term.text.casefold())
            return (
                (base != term.text.casefold() and _form(base).search(where.folded) is not None)
                or (_ACRONYM.match(term.text) is not None and _spelled_out(term.text).search(where.text) is not None)
                or _is_misspelt(term.text, where)
            )
        case "number":
            return _number(term.text) in _numbers(where.text)
        case _:
            return False


def _is_misspelt(name: str, where: Region) -> bool:
    """Whether a word of the text differs from the name in a letter or two."""
    plain = _folded(name)
    if len(plain) < _STEM:
        return False
    alike = {word for word in WORD.findall(where.folded) if word[0] == plain[0] and abs(len(word) - len(plain)) <= 1}
    return bool(get_close_matches(plain, sorted(alike), n=1, cutoff=_MISSPELT))


@lru_cache(maxsize=4096)
def _words(stems: tuple[str, ...]) -> re.Pattern[str]:
    """Return the pattern of consecutive words with these stems."""
    return re.compile(r"\W+".join(map(_of_stem, stems)))


def _of_stem(stem: str) -> str:
    """Return the pattern of a word of a stem; Snowball's stems write a final "y" as "i"."""
    bare = re.escape(stem.removesuffix("i"))
    return rf"\b{bare}\w*" if len(stem) >= _STEM else rf"\b{bare}{_ENDINGS}\b"


@lru_cache(maxsize=4096)
def _form(form: str) -> re.Pattern[str]:
    return re.compile(rf"\b{re.escape(form)}\b")


@lru_cache(maxsize=512)
def _spelled_out(acronym: str) -> re.Pattern[str]:
    """Return the pattern of names with these initials: "World Wildlife Fund" for "WWF"."""
    return re.compile(r"\b" + r"\s+(?:(?:of|for|the|and|in|on)\s+)*".join(rf"{letter}[\w’'-]+" for letter in acronym))


def _number(text: str) -> str:
    return re.sub(r"(?<=\d)(?:st|nd|rd|th)\b", "", _THOUSANDS.sub("", in_digits(text))).strip()


@lru_cache(maxsize=512)
def _numbers(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\d+(?:\.\d+)?", _THOUSANDS.sub("", in_digits(text))))
