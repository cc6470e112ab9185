"""The role that a question asks for: a person with another one, or the same in another body, is not the answer."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from index.types import Article
from qa.kinds.lexicon import NAME
from qa.premises.presence import holds, surroundings
from qa.premises.terms import terms
from qa.sifting import SpanInSentence, sifted
from qa.speakers.words import SPEECH_VERBS
from qa.types import Reading
from qa.words.bodies import BODY_NOUNS
from qa.words.content import content_lemmas
from qa.words.grammar import AND_SO, AUX, PREPOSITIONS
from qa.words.lemmas import lemma
from qa.words.letters import HYPHENED
from qa.words.listing import lines
from qa.words.word import is_past

_ROLE = rf"(?!(?:{AUX}|{PREPOSITIONS})\b)[\w’'-]+"
_WORDS = rf"{_ROLE}(?:\s+{_ROLE}){{0,5}}"
_WHO_IS = re.compile(
    rf"{AND_SO}who(?:\s+(?:{AUX})|['’]s)\s+(?P<role>{_WORDS})"
    rf"(?P<rest>\W*$|\s*\b(?:of|at|in|for|on)\b.*)",
    re.IGNORECASE,
)
_NAMED = re.compile(
    rf"what(?:\s+(?:is|was)|['’]s)\s+the\s+(?:full\s+|first\s+|last\s+)?name\s+of\s+(?P<role>{_WORDS})"
    r"(?P<rest>\W*$|\s+(?:of|at|in|for|on)\b.*)|"
    r"what(?:\s+(?:is|was)|['’]s)\s+(?P<owner>(?:[\w’'-]+\s+){0,5}[\w-]+)['’]s\s+(?:full\s+|first\s+|last\s+)?name\b(?P<end>.*)",
    re.IGNORECASE,
)
_WHO_DOES = re.compile(rf"{AND_SO}who\s+(?!(?:{AUX})\b)(?P<role>[\w-]+)\s+(?P<rest>.*)", re.IGNORECASE)
_LABEL = re.compile(r"(?:^|(?<=[\s(*_]))[*_]{0,2}(?P<role>[A-Z][\w’'-]*(?: [\w’'-]+){0,2}):[*_]{0,2}\s+[^:;\n]*$")
_BEFORE = re.compile(
    r"(?:\b(?:the|its|his|her|their|our)\s+|^)(?P<role>(?:[\w’'-]+\s+){0,3}[\w’'-]+),?\s+$", re.IGNORECASE
)
_BY = re.compile(
    r"\b(?P<role>[a-z]+ed|belongs|belong|built|written|driven|led|flown|won)\s+(?:by|to)\s+(?:the\s+)?(?:[A-Z][\w’'&-]*\s+)*$"
)
_BRACKETS = re.compile(r"\s*\((?P<role>[\w’' -]+)\)")
_BEHIND = re.compile(rf",\s+(?:the|its|his|her|their|our)\s+(?P<role>{_WORDS})", re.IGNORECASE)
_BODY = re.compile(rf"\s*(?:of|at)\s+(?P<body>(?:the\s+)?(?:{NAME}|[a-z][\w’'-]*))")
_OTHERWISE = re.compile(r"\b(?:vice|deputy|assistant|acting|former|ex|past|previous|late|honorary)\b", re.IGNORECASE)
_JOB = re.compile(
    r"\bfor a living\b|\bwhat (?:is|was) (?:.+['’]s? |(?:his|her|their) )?"
    r"(?:job|profession|occupation|trade|line of work)\b",
    re.IGNORECASE,
)

_RolePlaces = frozenset[tuple[int, int]]  # of a role in `roles.txt`: the number of a class, and of the role in it


def without_other_roles(
    question: str, readings: Sequence[Reading], articles: Mapping[str, Article]
) -> tuple[Reading, ...]:
    """Return the readings without those who have another role than the one that a question asks for.

    "Treasurer: Alma Finch" does not name a secretary, "belongs to a firm" does not name a driver, and "the leader of
    the opposition" does not lead another body that is named elsewhere in the article. A sentence with a word for the
    role asked for keeps its spans otherwise, and so does one that says no role, or one that does not exclude it: a
    former one, or a calling ("an architect").
    """
    role, body = _asked(question)
    asked = _places(role) if role else frozenset()
    if not asked:
        return tuple(readings)
    is_verb = _WHO_DOES.match(question) is not None

    def may_answer(span: SpanInSentence) -> bool:
        if not is_verb and _is_another(asked, span):
            return False
        return not _is_of_another(asked, body, span)

    return sifted(readings, articles, may_answer)


def without_verbs_of_saying(
    question: str, readings: Sequence[Reading], articles: Mapping[str, Article]
) -> tuple[Reading, ...]:
    """Return the readings without verbs in the past such as "explained", if a question asks for a job."""
    if _JOB.search(question) is None:
        return tuple(readings)

    def may_answer(span: SpanInSentence) -> bool:
        quote = span.quote.strip().casefold()
        return quote not in SPEECH_VERBS or not is_past(quote)

    return sifted(readings, articles, may_answer)


def _asked(question: str) -> tuple[str, str]:
    """Return the role that a question asks for, and the words that say of what; "" without one."""
    does = _WHO_DOES.match(question)
    if does is not None:
        return does["role"], does["rest"]
    match = _WHO_IS.match(question) or _NAMED.match(question)
    if match is None:
        return "", ""
    groups = match.groupdict()
    said = (groups.get("role") or groups.get("owner") or "").strip()
    if not said or _OTHERWISE.search(said):
        return "", ""
    *owner, role = said.split()
    return role, f"{' '.join(owner)} {groups.get('rest') or groups.get('end') or ''}"


def _is_another(asked: _RolePlaces, span: SpanInSentence) -> bool:
    """Whether the words around a span give it a role that excludes the one asked for, which they do not have."""
    if any(asked & _places(word) for word in HYPHENED.findall(span.sentence)):
        return False
    said = [_places(word) for word in _said(span)]
    return any(kind == other and part != another for each in said for kind, part in asked for other, another in each)


def _said(span: SpanInSentence) -> Iterator[str]:
    """Yield the words that may say the role of a span: its label, and those before, behind or in brackets."""
    line = span.before.rpartition("\n")[2]
    for pattern, words in ((_LABEL, line), (_BEFORE, span.before), (_BY, span.before)):
        match = pattern.search(words)
        if match is not None:
            yield match["role"].split()[-1]
    for pattern in (_BRACKETS, _BEHIND):
        match = pattern.match(span.article.text, span.end)
        if match is not None and match["role"].split() and not _OTHERWISE.search(match["role"]):
            yield match["role"].split()[-1]


def _is_of_another(asked: _RolePlaces, body: str, span: SpanInSentence) -> bool:
    """Whether a sentence says the role of another body, and the question's is only named far from it."""
    names = [term for term in terms(f"x {body}") if term.kind in ("name", "place")]
    around = surroundings(span.article, span.start, span.end)
    if not names or any(holds(where, term) for where in (around.beside, around.head) for term in names):
        return False
    if not all(holds(around.article, term) for term in names):
        return False
    sentence = around.sentence.text
    bodies = [
        _BODY.match(sentence, match.end()) for match in HYPHENED.finditer(sentence) if asked & _places(match.group())
    ]
    own = frozenset(content_lemmas(body)) | BODY_NOUNS
    return bool(bodies) and all(
        each is not None and not own & frozenset(content_lemmas(each["body"])) for each in bodies
    )


def _places(word: str) -> _RolePlaces:
    """Return the classes of a role, each with the role's number in it."""
    return _roles().get(word.casefold()) or _roles().get(lemma(word), frozenset())


@lru_cache(maxsize=1)
def _roles() -> dict[str, _RolePlaces]:
    """Return for each word of the list, and its lemma, the classes that it is in."""
    roles: dict[str, _RolePlaces] = {}
    for number, line in enumerate(lines("roles.txt", beside=__file__)):
        for part, words in enumerate(line.split("/")):
            for word in (form for each in words.split() for form in (each, lemma(each))):
                roles[word] = roles.get(word, frozenset()) | {(number, part)}
    return roles
