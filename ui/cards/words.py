"""Which words and names of a question are in the articles: a way on if there is no answer."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from index.types import Article

_MOST = 8  # words looked for
_WORD = re.compile(r"\w+(?:[-’']\w+)*")
_POSSESSIVE = re.compile(r"['’]s$")
_PLAIN = frozenset(
    """a about after all also am an and any are as at be been before being between both but by can could did do does
    doing during each for from had has have having he her here hers him his how i if in into is it its just many me more
    most much my no nor not of off on once one only or other our out over own please same say says she should so some
    such tell than that the their them then there these they this those through to too under until up us use very was
    we were what when where which while who whom whose why will with would you your""".split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundWord:
    """A word as the question has it, and the id of the first article that holds it; None if none does."""

    word: str
    article_id: str | None


def look_for(question: str, articles: Iterable[Article]) -> tuple[FoundWord, ...]:
    """Look for the telling words of a question, whatever their case; an article is read until all are found.

    In the order of the question, each once, eight at most; an article earlier in `articles` is preferred. A word that
    is only in a title or in an author's or a site's name is left out: no text has it, but it is not unknown either.
    """
    words = {word.casefold(): word for word in reversed([*_telling(question)])}
    wanted = dict(reversed(list(words.items())[-_MOST:]))
    first: dict[str, str] = {}
    known: set[str] = set()
    for article in articles:
        missing = [folded for folded in wanted if folded not in first]
        if not missing:
            break
        text = article.text.casefold()
        first |= {folded: article.id for folded in missing if _stands_in(folded, text)}
        about = " ".join(filter(None, (article.title, article.author, article.site))).casefold()
        known.update(folded for folded in missing if _stands_in(folded, about))
    return tuple(
        FoundWord(word=word, article_id=first.get(folded))
        for folded, word in wanted.items()
        if folded in first or folded not in known
    )


def _telling(question: str) -> Iterable[str]:
    """Yield the words that tell something; those of a name, which begin with capitals side by side, as one."""
    name, end = "", 0
    for match in _WORD.finditer(question):
        word = _POSSESSIVE.sub("", match[0])
        if word.casefold() in _PLAIN or (len(word) == 1 and not word.isdigit()):
            continue
        goes_on = name[:1].isupper() and word[0].isupper() and question[end : match.start()] == " "
        if name and not goes_on:
            yield name
        name = f"{name} {word}" if goes_on else word
        end = match.end() if word == match[0] else -1
    if name:
        yield name


def _stands_in(folded: str, text: str) -> bool:
    """Whether a word, or a longer one that begins with it, is in a text."""
    return folded in text and re.search(rf"\b{re.escape(folded)}", text) is not None
