"""Questions that a sentence answers, made by rules over its words, each with the place of its answer.

The rules are rough and for English: callers have to ask the questions, and keep those answered as expected.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from index.calendar import LATE_YEAR, MONTH
from index.types import Article, Range
from qa.speakers import quotations
from qa.suggesting.soundness import is_sound
from qa.words.grammar import HEDGED
from qa.words.lemmas import irregular_base

_MAX_SENTENCE = 320  # characters
_LEAST, _MOST = 14, 90  # characters of a question
_MOST_SAID = 120  # characters of a quotation

_WORD = r"[A-Z][\w’'-]*"
_NAME = rf"(?:{_WORD}|U\.[SNK]\.)(?: (?:of |the |de |van |von |bin |al-)?(?:{_WORD}|U\.[SNK]\.))*"
_PERSON = rf"{_WORD}(?: {_WORD}| [A-Z]\.){{1,2}}"
_AMOUNT = rf"(?:(?:{HEDGED}) )?"
_WORDS = r"(?: [\w’'-]+)"
_OBJECT = r" (?:the|an?|[A-Z][\w’'-]*)(?= )"  # begins one: with an object a verb such as "built" is no participle
_ASIDE = r"(?:, [^,.;:]{3,60},)?"
_NUMBER = (
    r"(?:\d[\d,.]*\d|\d|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens of|hundreds of|thousands of)"
    r"(?: (?:hundred|thousand|million|billion|trillion))?"
)
_DATE = rf"(?:{MONTH}(?: \d{{1,2}})?(?:, \d{{4}}| \d{{4}})?|\d{{1,2}} {MONTH}(?: \d{{4}})?|{LATE_YEAR})"
_ROLE = (
    r"(?:President|Minister|Adviser|Advisor|Secretary|Chancellor|Governor|Mayor|Director|Chairman|Chairwoman|Chair|Chief"
    r"|Ambassador|Commissioner|Spokesperson|Spokesman|Spokeswoman|Executive|Coach|Captain|King|Queen|Pope|General)"
)
_BASE = {"rose": "rise", "fell": "fall", "grew": "grow", "dropped": "drop", "climbed": "climb", "gained": "gain"}
_PAST = (
    r"(?:\w{3,}ed|won|lost|led|made|built|wrote|found|took|gave|began|became|sold|bought|met|sent|held|cut|beat|shot)"
)
_BEFELL = "happened|occurred|seemed|appeared|remained"  # things that nobody does
_END = r"(?=[,.;:?!)](?!\d)| (?:which|who|that|when|while|after|before|because|but|and|as|if|according)\b|$)"

# Words that point outside the question, so that nobody could know what is asked.
_POINTS = re.compile(
    r"\b(?:he|she|it|they|him|her|them|his|hers|its|their|we|us|our|i|my|you|your|this|these|those|there|here|also"
    r"|such|same|other|another|both|either|neither|latter|former|above|below)\b",
    re.IGNORECASE,
)
_UNFIT = re.compile(r"[\"“”‘«»()\[\]<>{}|*_\n]|\.{3}|…")
_NO_SUBJECT = re.compile(r"(?:The(?! [A-Z])|A|An|In|On|At|By|But|And|For|As|If|When|After|Before|While|With|From)\b")


class Suggestion(NamedTuple):
    """A question, what it asks for, and where its answer is in the article."""

    text: str
    kind: str
    answer: Range


class _Rule(NamedTuple):
    kind: str
    pattern: re.Pattern[str]
    ask: Callable[[re.Match[str]], str]


def _grown(match: re.Match[str]) -> str:
    return f"How much did {match['who']} {_BASE[match['verb']]}?"


def _when_did(match: re.Match[str]) -> str:
    return f"When did {match['who']} {irregular_base(match['verb'])}{match['rest']}?"


_RULES = (
    _Rule(
        "how many",
        re.compile(
            rf"\b(?P<who>{_NAME}){_ASIDE} (?:has|holds|owns) (?P<answer>{_AMOUNT}{_NUMBER})"
            rf" (?P<what>(?:[\w-]+ ){{0,3}}?[\w-]+){_END}"
        ),
        lambda m: f"How many {m['what'].strip()} does {m['who']} have?",
    ),
    _Rule(
        "how much",
        re.compile(
            rf"\b(?P<who>{_NAME}) (?P<verb>{'|'.join(_BASE)}) (?:by )?"
            r"(?P<answer>\d[\d,.]*(?:%| percent| per cent))"
        ),
        _grown,
    ),
    _Rule(
        "when",
        re.compile(
            rf"\b(?P<who>{_NAME}) (?P<was>was|were) (?P<done>\w{{3,}}(?:ed|en|lt|nd|orn)(?: [\w-]+){{0,4}}?)"
            rf" (?:in|on) (?P<answer>{_DATE})\b"
        ),
        lambda m: f"When {m['was']} {m['who']} {m['done']}?",
    ),
    _Rule(
        "when did",
        re.compile(
            rf"\b(?P<who>{_NAME}) (?P<verb>[a-z]{{3,}})(?P<rest>{_OBJECT}{_WORDS}{{0,5}}?) (?:in|on)"
            rf" (?P<answer>{_DATE})\b"
        ),
        _when_did,
    ),
    _Rule(
        "how old",
        re.compile(rf"\b(?P<who>{_PERSON}), (?P<answer>[1-9]\d), "),
        lambda m: f"How old is {m['who']}?",
    ),
    _Rule(
        "where",
        re.compile(rf"\b(?P<who>{_NAME}),? (?:is |was )?(?P<how>based|headquartered|located) in (?P<answer>{_NAME})"),
        lambda m: f"Where is {m['who']} {m['how']}?",
    ),
    _Rule(
        "who holds",
        re.compile(rf"\b(?P<what>{_NAME}[’']s? (?:[A-Z][\w-]+ )*{_ROLE}) (?P<answer>{_PERSON})"),
        lambda m: f"Who is {m['what']}?",
    ),
    _Rule(
        "who is",
        re.compile(rf"\b(?P<who>{_PERSON}), (?P<answer>(?:the|a|an) [a-z][^,;:]{{8,90}}),"),
        lambda m: f"Who is {m['who']}?",
    ),
    _Rule(
        "who did",
        re.compile(rf"^(?P<answer>{_NAME}) (?P<did>(?!{_BEFELL})(?:has )?{_PAST}(?: [^\s,.;:?!]+){{2,11}}?){_END}"),
        lambda m: f"Who {m['did']}?",
    ),
)

_SAID = "what was said"
KINDS = (*(rule.kind for rule in _RULES), _SAID)


def questions(article: Article) -> Iterator[Suggestion]:
    """Return questions that an article answers: those of its sentences in their order, then what each speaker said."""
    boilerplate = iter(article.boilerplate)
    line = next(boilerplate, None)
    for sentence in article.sentences:
        while line is not None and line.end <= sentence.start:
            line = next(boilerplate, None)
        if sentence.end - sentence.start <= _MAX_SENTENCE and not (line is not None and line.overlaps(sentence)):
            yield from _of_sentence(article.text, sentence)

    yield from _of_speakers(article)


def _of_speakers(article: Article) -> Iterator[Suggestion]:
    """Return the question what somebody said, for each person who is named in full, with the first of their words."""
    asked: set[str] = set()
    for said in quotations(article):
        name = "" if said.speaker is None else said.speaker.name
        question = f"What did {name} say?"
        is_whole = said.direct and article.text[said.start].isupper() and said.end - said.start <= _MOST_SAID
        is_new = question not in asked and is_whole and re.fullmatch(_PERSON, name) is not None
        if is_new and not _UNFIT.search(question) and not _POINTS.search(question):
            asked.add(question)
            yield Suggestion(question, _SAID, Range(said.start, said.end))


def _of_sentence(text: str, sentence: Range) -> Iterator[Suggestion]:
    words = text[sentence.start : sentence.end]
    for rule in _RULES:
        for match in rule.pattern.finditer(words):
            asked = rule.ask(match).replace(" The ", " the ")
            answer = Range(sentence.start + match.start("answer"), sentence.start + match.end("answer"))
            if _stands_alone(asked, match) and is_sound(rule.kind, match, text):
                yield Suggestion(asked, rule.kind, answer)


def _stands_alone(asked: str, match: re.Match[str]) -> bool:
    """Whether a question can be asked without its sentence, and does not give its own answer away."""
    if not _LEAST <= len(asked) <= _MOST or _UNFIT.search(asked) or _POINTS.search(asked):
        return False
    if match["answer"].casefold() in asked.casefold() or _POINTS.search(match["answer"]):
        return False
    subject = match.groupdict().get("who") or match.groupdict().get("what") or match["answer"]
    return _NO_SUBJECT.match(subject) is None
