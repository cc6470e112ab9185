"""The names that do what a question asks about: the subjects of its verb in each sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from index.types import Article, Range
from qa.kinds.asked import asked_lemmas
from qa.words.content import content_lemmas
from qa.words.grammar import AND_SO, AUX, PREPOSITIONS
from qa.words.plurals import is_plural

# A name in one line, of at most four words, with initials and more than one particle: "J. Roe of the Hill".
_NAME = r"[A-Z][\w’'.-]*(?:[ ](?:(?:of|the|de|van|von)[ ])*[A-Z][\w’'.-]*){0,3}"
_NAMES = rf"(?:the[ ])?{_NAME}(?:,[ ](?:the[ ])?{_NAME})*(?:,?[ ]and[ ](?:the[ ])?{_NAME})?"
_ASKED = re.compile(
    rf"{AND_SO}(?:who\s+|(?:which|what)\s+(?P<noun>(?:[\w’'-]+\s+){{1,4}}?))(?:(?:all|else|have|has|had|also)\s+)*"
    r"(?P<verb>(?:(?:were|was)\s+)?(?P<word>[\w’'-]+))(?P<rest>(?:\s+\S+)*)",
    re.IGNORECASE,
)
_ONE = re.compile(rf"(?:the[ ])?{_NAME}")
_BESIDE = r"(?P<beside>,[ ](?:who|whom|whose|which|after|having|with|led|represented|the|an?|its)\b[^,.;]{1,80},)?"
_CLAUSE = re.compile(r"[,;:]\s|\s(?:and|but|while)\s")
_BREAK = re.compile(r"[\n\r\t]")
_LED = re.compile(r"(?:^|[ ](?:and|while|but|as|when)[ ]|[;,:][ ])(?:[A-Z]?[a-z]+s[ ](?:from|of)[ ])?$")
_ALSO = r"(?:[ ](?:also|then|both|all|later|finally|too|already|each))*[ ]"
_SAME = r"(?:followed|did so|did the same|joined(?: in| them)?|followed suit)"  # the same verb again
_ADJUNCT = re.compile(  # after the object
    r"\w\s+(?:in|on|at|by|with|during|before|after|since|until)\s+(?P<words>.*)"
)
_NO_VERB = re.compile(rf"(?:{AUX}|{PREPOSITIONS}|and|or|that|who|which)$", re.IGNORECASE)
_TURNED = re.compile(r"\b(?:not|never|refused|declined|instead)\b|n['’]t\b")


class _AskedAction(NamedTuple):
    """The action whose doers are asked for: its verb, a pattern of what follows, and its words of time and place."""

    verb: str
    behind: str
    beside: frozenset[str]


def agents(question: str, article: Article, within: Range) -> Iterator[Range]:
    """Yield the names in a range of an article that do what a question asks about, in order.

    Their verb is the question's, in the same form, with no negation or plan before it, or "followed" and the like in
    the next sentence. Half of the question's other words have to be in the range or the title.
    """
    asked = _verb_of(question)
    if asked is None or not _is_about(question, article, within, asked.verb):
        return
    subject = re.compile(rf"(?P<names>{_NAMES}){_BESIDE}{_ALSO}{re.escape(asked.verb)}{asked.behind}\b")
    again = re.compile(rf"(?P<names>{_NAMES}){_BESIDE}{_ALSO}{_SAME}\b")
    goes_on = False
    for sentence in article.sentences:
        if sentence.end <= within.start or sentence.start >= within.end:
            continue
        names = [*_subjects(article.text, sentence, subject, asked.beside)]
        names += _subjects(article.text, sentence, again, asked.beside) if goes_on else ()
        goes_on = bool(names) or asked.verb in article.text_of(sentence)
        yield from sorted(names)


def _verb_of(question: str) -> _AskedAction | None:
    match = _ASKED.match(question)
    if match is None or _NO_VERB.match(match["word"]) or not match["rest"].strip():
        return None
    noun = (match["noun"] or "").split()
    if noun and not is_plural(noun[-1]):
        return None
    behind = re.match(r"\s+(?:against|for)\b", match["rest"])
    beside = _ADJUNCT.search(match["rest"])
    return _AskedAction(
        verb=match["verb"],
        behind=re.escape(behind.group()) if behind else r"(?![ ]against\b)",
        beside=frozenset() if beside is None else frozenset(content_lemmas(beside["words"])),
    )


def _is_about(question: str, article: Article, within: Range, verb: str) -> bool:
    there = frozenset(content_lemmas(f"{article.title} {article.text_of(within)}"))
    others = asked_lemmas(question) - frozenset(content_lemmas(verb))
    return 2 * len(others & there) >= len(others)


def _subjects(text: str, sentence: Range, subject: re.Pattern[str], beside: frozenset[str]) -> Iterator[Range]:
    """Yield the names that are the subject of a verb in a sentence or a later clause, if some words follow it."""
    words = _BREAK.sub(" ", text[sentence.start : sentence.end])
    for match in subject.finditer(words):
        before = words[: match.start("names")]
        behind = _CLAUSE.split(words[match.end() :], maxsplit=1)[0]
        if not beside <= frozenset(content_lemmas(behind)):
            continue
        if _LED.search(before) is not None and _TURNED.search(match["beside"] or "") is None:
            at = sentence.start + match.start("names")
            yield from (Range(at + m.start(), at + m.end()) for m in _ONE.finditer(match["names"]))
