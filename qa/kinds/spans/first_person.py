"""What an author tells of themselves is not about another person whom a question names."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from index.types import Article
from qa.kinds.lexicon import PERSON
from qa.sifting import SpanInSentence, sifted
from qa.types import Reading
from qa.understanding.mentions import names

_I = re.compile(r"(?:^|[\s(—–-])(?:I|I['’](?:m|ve|d|ll)|[Mm]y)\b")
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|‘[^’]{12,}’")
_LABEL = re.compile(r"[A-Z][\w.’' -]{0,40}:\s")
_PERSON = re.compile(PERSON)
_ASKED_OF = re.compile(
    r"^(?:how|when|where|why|what)\b.*?\b(?:did|does|do|has|had|was|is|will)\s+(?:the\s+)?(?:[a-z]+\s+){0,2}(?=[A-Z])"
)


def without_authors_own(
    question: str, readings: Sequence[Reading], articles: Mapping[str, Article]
) -> tuple[Reading, ...]:
    """Return the readings without what an article's author says of themselves, if a question asks about another person.

    "I taught for 18 years", in an article by Bo Roe, does not say how long Ada Lund taught.
    """
    people = [name for name in names(question) if _PERSON.fullmatch(name)]
    subject = _ASKED_OF.search(f"{question[:1].lower()}{question[1:]}")
    about = people[0] if people and subject is not None and question[subject.end() :].startswith(people[0]) else None
    if about is None:
        return tuple(readings)

    def may_answer(span: SpanInSentence) -> bool:
        return not _is_authors_own(about, span)

    return sifted(readings, articles, may_answer)


def _is_authors_own(about: str, span: SpanInSentence) -> bool:
    author = span.article.author
    if author is None or _share_a_word(about, author):
        return False
    if _LABEL.match(span.sentence) or _share_a_word(about, span.sentence):
        return False
    return _I.search(_QUOTED.sub(" ", span.sentence)) is not None


def _share_a_word(one: str, other: str) -> bool:
    words = {word.casefold() for word in re.findall(r"\w+", one)}
    return not words.isdisjoint(word.casefold() for word in re.findall(r"\w+", other))
