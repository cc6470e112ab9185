"""A yes/no question that an article puts itself, as a heading or in talk, and the "yes" or "no" that follows it."""

from __future__ import annotations

import re

from index.types import Article, Range
from qa.kinds.yes_no.replies import Reply
from qa.kinds.yes_no.statement import Opened, opened
from qa.words.content import content_lemmas, lemmas_of
from qa.words.grammar import is_preposition
from qa.words.lemmas import LIGHT_LEMMAS, NEGATOR_LEMMAS, lemma_set
from qa.words.synonyms import stands_for
from qa.words.word import words_of

_LABEL = re.compile(r"(?:\*\*|[-*•]\s)*(?:[A-Z][\w.’' -]{0,30}:\s+)?(?:\*\*\s*)?")
_ECHO = re.compile(r"(?P<echo>[A-Z][\w’'-]*(?:\s[\w’'-]+){0,3})\?\s*")
_YES = re.compile(
    r"(?:yes|yeah|yep|absolutely|certainly|definitely|indeed|of course)\b(?!\s+and\s+no\b)", re.IGNORECASE
)
_NO = re.compile(r"(?:no|nope|not at all|of course not|never)\b(?=[.,!;:–—-]|\s*$)", re.IGNORECASE)
_LIMITED = re.compile(  # what makes less of a "yes" or "no"
    r"\b(?:only|unless|if|except|until|not yet|as long as|provided|providing|perhaps|maybe|depends|usually|"
    r"sometimes|mostly|partly|in part|in theory|some|most|not (?:really|quite|exactly)|sort of|in a way|"
    r"and no|and yes)\b|\bbut\s+(?:not|only|never|no)\b",
    re.IGNORECASE,
)
_WHERE = re.compile(
    r"[.,!;:]?\s+(?:on|in|at|from|after|before|during|with|to|by|for(?!\s+(?:up\s+to|about|at\s+least|a\b|an\b|one\b|two\b|three\b|\d)))\s",
    re.IGNORECASE,
)
_PRONOUNS = frozenset("he she it they this that these those".split())
_READERS = lemma_set("i we you one people visitors customers passengers readers owners members")
_SAME = {
    "may": "can",
    "could": "can",
    "were": "was",
    "are": "is",
    "am": "is",
    "does": "do",
    "have": "has",
    "shall": "will",
}
_LEFT_OUT = 2  # sentences before a question that may name what its pronoun stands for


def put_reply(question: str, article: Article) -> Reply | None:
    """Return the reply to the same yes/no question in an article; None if there is no plain "yes" or "no" to it.

    The question put has no word beside those that are asked, and has all of them but those of the title, or a name for
    its pronoun. A reply with a condition or a limit gives no verdict.
    """
    asked = opened(question)
    if asked is None or asked.led or asked.aux.endswith(" not") or _is_negated(asked.rest):
        return None
    for at, sentence in enumerate(article.sentences[:-1]):
        put = _LABEL.sub("", article.text_of(sentence).strip(), count=1)
        if not put.rstrip("*_ ").endswith("?") or not _is_same(asked, put, article, at):
            continue
        reply = _reply(article, at + 1)
        if reply is not None:
            return reply
    return None


def _reply(article: Article, at: int) -> Reply | None:
    """Return the reply that begins with the sentence at a place, perhaps after an echo of the question."""
    first = at
    text = _LABEL.sub("", article.text_of(article.sentences[at]).strip(), count=1)
    if _ECHO.fullmatch(text) and at + 1 < len(article.sentences):
        at += 1
        text = article.text_of(article.sentences[at]).strip()
    text = _ECHO.sub("", text, count=1)
    yes, no = _YES.match(text), _NO.match(text)
    match = yes or no
    if match is None:
        return None
    last = at
    rest = text[match.end() :]
    if not rest.strip(" .!,") and at + 1 < len(article.sentences) and not _is_parted(article, at):
        last = at + 1  # "Yes. Tickets of every kind are valid."
        rest += f" {article.text_of(article.sentences[last])}"
    if _LIMITED.search(rest) or (yes is not None and last == at and _WHERE.match(rest)):
        return None
    begin = article.sentences[first].start if first == at else article.sentences[at].start
    return Reply(place=Range(begin, article.sentences[last].end), verdict="yes" if yes is not None else "no")


def _is_parted(article: Article, at: int) -> bool:
    """Whether a paragraph ends after a sentence."""
    return "\n\n" in article.text[article.sentences[at].end : article.sentences[at + 1].start]


def _is_same(asked: Opened, put: str, article: Article, at: int) -> bool:
    """Whether a question put in an article asks the same."""
    other = opened(put)
    if (
        other is None
        or other.led
        or other.aux.endswith(" not")
        or _is_negated(other.rest)
        or _kind(asked) != _kind(other)
    ):
        return False
    wanted, said = _core(asked.rest), _core(other.rest)
    missing = [word for word in wanted if not any(stands_for(word, each) for each in said)]
    added = [word for word in said if not any(stands_for(word, each) for each in wanted)]
    if added or not said or _names(asked.rest, said) != _names(other.rest, said):
        return False
    if not missing:
        return True
    first = other.rest.split()[0].casefold()
    around = " ".join(article.text_of(each) for each in article.sentences[max(at - _LEFT_OUT, 0) : at + 3])
    if first in _PRONOUNS and wanted[: len(missing)] == missing:
        return frozenset(missing) <= frozenset(content_lemmas(around))
    return frozenset(missing) <= frozenset(content_lemmas(article.title))


def _kind(asked: Opened) -> tuple[str, bool]:
    """Return the auxiliary, forms of which are one, and whether the question is about its reader."""
    first = next(iter(lemmas_of(asked.rest)), "")
    aux = "must" if re.match(r"\w+\s+(?:have|need)\s+to\b", asked.rest) else _SAME.get(asked.aux, asked.aux)
    return aux, first in _READERS


def _core(rest: str) -> list[str]:
    return [word for word in content_lemmas(rest) if not is_preposition(word) and word not in LIGHT_LEMMAS | _READERS]


def _names(rest: str, among: list[str]) -> list[str]:
    """Return the lemmas of the names in a question that are among some, in order."""
    return [
        word.lemma
        for word in words_of(rest)
        if word.surface[:1].isupper() and word.lemma in among and word.surface != "I"
    ]


def _is_negated(rest: str) -> bool:
    return bool(NEGATOR_LEMMAS & {word.lemma for word in words_of(rest)})
