"""Which words and names of a question are in the articles: a way on if there is no answer."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from index.collection import Articles
from index.types import Article, Entry

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


def look_for(question: str, articles: Mapping[str, Article], nearest: str | None = None) -> tuple[FoundWord, ...]:
    """Look for the telling words of a question, whatever their case; of a collection few articles are read.

    In the order of the question, each once, eight at most; the article `nearest` is preferred, then an earlier one. A
    word that is only in a title or in an author's or a site's name is left out: no text has it, but it is not unknown
    either.
    """
    words = {word.casefold(): word for word in reversed([*_telling(question)])}
    wanted = reversed(list(words.items())[-_MOST:])
    held = [FoundWord(word=word, article_id=_first(folded, word, articles, nearest)) for folded, word in wanted]
    missing = [each.word for each in held if each.article_id is None]
    known = _known(missing, articles) if missing else ()
    return tuple(each for each in held if each.article_id is not None or each.word not in known)


def _first(folded: str, word: str, articles: Mapping[str, Article], nearest: str | None) -> str | None:
    """Return the id of the first article whose text holds a word; None if none does."""
    if nearest is not None and _stands_in(folded, articles[nearest].text.casefold()):
        return nearest
    likely = articles.likely_holders(word) if isinstance(articles, Articles) else articles
    return next((each for each in likely if _stands_in(folded, articles[each].text.casefold())), None)


def _known(words: Sequence[str], articles: Mapping[str, Article]) -> set[str]:
    """Return the words that are in a title, or in the name of an author or a site."""
    known: set[str] = set()
    entries: Iterable[Entry] = articles.entries if isinstance(articles, Articles) else articles.values()
    for entry in entries:
        about = " ".join(filter(None, (entry.title, entry.author, entry.site))).casefold()
        known.update(word for word in words if _stands_in(word.casefold(), about))
    return known


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
