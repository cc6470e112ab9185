"""A language made from the table of texts, by which a text is seen that is not from it.

Every text of it is between ⟦ and ⟧, and the articles are written in Cyrillic letters: what is left in Latin ones
was written in the code.
"""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser
from typing import Any

from pydantic import TypeAdapter

from index.types import Article
from qa.types import Answer
from ui.texts import table

TONGUE = "eo"  # a language that browsers know, and the table does not

_FROM = "abcdefghijklmnopqrstuvwxyz"
_TO = "абвгдежзийклмнопрстуфхцчшщ"
LETTERS = str.maketrans(_FROM + _FROM.upper(), _TO + _TO.upper())
_OF_ARTICLES = (
    *("quote", "sentence", "title", "source", "text", "author", "site", "words", "article_id", "copies", "question"),
    *("understood_as", "also_asked", "label"),
)
_KEPT = ("yes", "no", "")  # labels that are no words of an article
_MARKED = re.compile(r"⟦[^⟦⟧]*⟧")
_OURS = re.compile(r"[A-Za-z]{2,}")
_NAMES = {"Pull", "quote", "Pullquote", "CSV", "TSV", "JSONL", "XLSX"}
_OF_MODELS = re.compile(r'<(?:dl class="versions"|select class="src-encoding")>.*?</(?:dl|select)>')  # names alone
_READ = ("title", "aria-label", "placeholder", "alt", "data-title", "data-day", "data-before", "data-quote")
_ANSWER: TypeAdapter[Answer] = TypeAdapter(Answer)


def learn() -> str:
    """Let the page speak the language too; return its code."""
    english = table()["en"]
    table()[TONGUE] = {key: text if key == "thousands" else f"⟦{text}⟧" for key, text in english.items()}
    table()[TONGUE]["months"] = " ".join(f"⟦{month}⟧" for month in english["months"].split())
    return TONGUE


def forget() -> None:
    """Let the page speak the languages of the table alone."""
    table().pop(TONGUE, None)


def foreign(article: Article) -> Article:
    """Write an article in other letters, every character in its place."""
    return replace(
        article,
        **{
            name: None if getattr(article, name) is None else getattr(article, name).translate(LETTERS)
            for name in ("id", "text", "title", "source", "author", "site")
        },
    )


def foreign_answer(answer: Answer) -> Answer:
    """Write what an answer has of its articles, and its question, in other letters."""
    return _ANSWER.validate_python(_foreign(answer.to_dict(), ""))


def ours(markup: str) -> list[str]:
    """Return what is written in Latin letters and comes not from the table, in what is read of some HTML."""
    reader = _Reader()
    reader.feed(_OF_MODELS.sub("", markup))
    return [*left_over("\n".join(reader.texts)), *(left for told in reader.told for left in left_over(told))]


def left_over(text: str) -> list[str]:
    """Return the lines of a text that hold Latin letters outside what is marked as coming from the table."""
    while _MARKED.search(text):
        text = _MARKED.sub(" ", text)
    return [line.strip() for line in text.split("\n") if set(_OURS.findall(line)) - _NAMES]


def _foreign(value: Any, name: str) -> Any:
    if isinstance(value, dict):
        return {key: _foreign(each, key) for key, each in value.items()}
    if isinstance(value, list):
        return [_foreign(each, name) for each in value]
    is_theirs = isinstance(value, str) and name in _OF_ARTICLES and value not in _KEPT
    return value.translate(LETTERS) if is_theirs else value


class _Reader(HTMLParser):
    """Collects the texts between tags, and what is told by the attributes that are read out or shown."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.told: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Collect what attributes say."""
        self.told += [value for name, value in attrs if name in _READ and value]

    def handle_data(self, data: str) -> None:
        """Collect a text."""
        self.texts.append(data)
