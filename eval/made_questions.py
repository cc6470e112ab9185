"""Yes/no questions made from questions with answers, and texts that deny what they said."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from eval.squad import SquadQuestion
from index.articles import article_from_text
from qa.understanding.kinds import kind_of
from qa.words.opposites import opposites
from qa.words.verbs import base_of

Label = Literal["said", "not said", "denied"]

_WHO_IS = re.compile(r"who (?P<aux>was|is|were|are|has|will) (?P<rest>[^?]+)\?", re.IGNORECASE)
_WHO_DID = re.compile(r"who (?!did |does |do )(?P<verb>[a-z]+) (?P<rest>[^?]+)\?", re.IGNORECASE)
_WHEN = re.compile(r"(?:when|in (?:what|which) year) (?P<aux>did|was|were|is) (?P<rest>[^?]+)\?", re.IGNORECASE)
_WHERE = re.compile(r"where (?P<aux>did|was|were|is|does|do) (?P<rest>[^?]+)\?", re.IGNORECASE)
_WHAT = re.compile(r"what (?P<aux>did|does|do) (?P<rest>[^?]+)(?<! do)(?<! say)(?<! happen)\?", re.IGNORECASE)
_MANY = re.compile(r"how many (?P<noun>[a-z]+(?: [a-z]+)?) (?P<aux>did|do|does) (?P<rest>[^?]+)\?", re.IGNORECASE)
_LED = re.compile(r"(?:in|on|at|by|during|after|before|since|until|from|near|to|around)\b", re.IGNORECASE)
_MONTH = "(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_IN = re.compile(rf"\d{{4}}s?|{_MONTH}(?: \d{{4}})?")
_ON = re.compile(rf"{_MONTH} \d+.*")
_VAGUE = re.compile(r"\b(?:it|he|she|they|him|her|them|someone|somebody|something|this|that|i|we|you)\b", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:1[0-9]|20)\d\d\b")
_FIGURE = re.compile(r"(?<![\d,.])\d{1,3}(?:,\d{3})*(?![\d,.]*\d)")
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]+(?: [A-Z][a-z]+)*(?![\w.])")
_AUX = re.compile(r"\b(?:was|were|is|are|has|have|will|can)\b(?! not)")
_SEVERAL = re.compile(r"\b(?:and|or|but|who|which|that|when|while|because|after|before|if|where|as)\b|[;:(]", re.I)
_LONGEST = 8  # words of an answer


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeQuestion:
    """A yes/no question about a text; `label` says whether the text says it, does not say it, or denies it.

    `start` is where in the text the answer stands from which it was made.
    """

    text: str
    question: str
    label: Label
    start: int


def made_from(question: SquadQuestion) -> Iterator[MadeQuestion]:
    """Yield what can be made of a question: with its answer, with other values of the text, and with opposites.

    "Who founded Orme?" gives "Did Lund found Orme?", "Did Roe found Orme?" if the text names Roe, the first one about
    the text with a "not" in the answer's sentence, if that has one clause with one auxiliary, and "Did Lund abolish
    Orme?". Nothing is made of questions with a pronoun.
    """
    if question.impossible or _VAGUE.search(question.question):
        return
    answer = min(question.answers, key=lambda each: len(each.text))
    asked = _stated(question.question.strip(), answer.text.strip(" .,;:"))
    if asked is None or kind_of(asked) != "yes/no":
        return
    yield MadeQuestion(text=question.context, question=asked, label="said", start=answer.start)
    for other in _others(question, answer.text):
        swapped = _stated(question.question.strip(), other)
        if swapped is not None:
            yield MadeQuestion(text=question.context, question=swapped, label="not said", start=answer.start)
    denied = _denied(question.context, answer.start)
    if denied is not None:
        yield MadeQuestion(text=denied, question=asked, label="denied", start=answer.start)
    reversed_question = _reversed(asked)
    if reversed_question is not None:
        yield MadeQuestion(text=question.context, question=reversed_question, label="denied", start=answer.start)


def _stated(question: str, answer: str) -> str | None:
    """Return the yes/no question of a question and its answer; None if its form is not one of these."""
    if not answer or len(answer.split()) > _LONGEST or _VAGUE.search(answer):
        return None
    who = _WHO_IS.fullmatch(question)
    if who is not None:
        return f"{who['aux'].capitalize()} {answer} {who['rest']}?"
    did = _WHO_DID.fullmatch(question)
    if did is not None:
        verb = base_of(did["verb"])
        return None if verb is None else f"Did {answer} {verb} {did['rest']}?"
    when, where = _WHEN.fullmatch(question), _WHERE.fullmatch(question)
    if when is not None:
        led = _time(answer)
        return None if led is None else f"{when['aux'].capitalize()} {when['rest']} {led}?"
    if where is not None:
        led = answer if _LED.match(answer) else f"in {answer}"
        return f"{where['aux'].capitalize()} {where['rest']} {led}?"
    what, many = _WHAT.fullmatch(question), _MANY.fullmatch(question)
    if what is not None:
        return f"{what['aux'].capitalize()} {what['rest']} {answer}?"
    if many is not None and len(answer.split()) == 1:
        return f"{many['aux'].capitalize()} {many['rest']} {answer} {many['noun']}?"
    return None


def _time(answer: str) -> str | None:
    if _LED.match(answer):
        return f"{answer[0].lower()}{answer[1:]}"
    if _IN.fullmatch(answer):
        return f"in {answer}"
    return f"on {answer}" if _ON.fullmatch(answer) else None


def _others(question: SquadQuestion, answer: str) -> list[str]:
    """Return up to two values of the answer's form, a year, a number or a name, that no right answer has."""
    for form in (_YEAR, _FIGURE, _NAME):
        if form.search(answer if form is not _NAME else f"a {answer}") is None:
            continue
        right = " ".join((question.question, *(each.text for each in question.answers))).casefold()
        values = dict.fromkeys(match.group() for match in form.finditer(question.context))
        return [value for value in values if not set(value.casefold().split()) & set(right.split())][:2]
    return []


def _denied(text: str, start: int) -> str | None:
    """Return a text with the sentence at a place denied; None if it has several clauses or auxiliaries."""
    article = article_from_text("made", text)
    sentence = article.sentence_at(start, start + 1)
    words = text[sentence.start : sentence.end]
    found = list(_AUX.finditer(words))
    if article.text != text or len(found) != 1 or _SEVERAL.search(words):
        return None
    at = sentence.start + found[0].end()
    return f"{text[:at]} not{text[at:]}"


def _reversed(question: str) -> str | None:
    """Return a question with the first word that has an opposite turned into it."""
    words = question.split()
    for at, word in enumerate(words[1:], start=1):
        opposed = sorted(opposites(word.strip("?,"))) if word.islower() else []
        if opposed:
            words[at] = opposed[0]
            return f"{' '.join(words).rstrip('?')}?"
    return None
