"""A question of a conversation -> the question as it stands alone, by rules over its words."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from qa.types import Turn
from qa.understanding.chatter import without_chatter
from qa.understanding.mentions import AUX, PREPOSITIONS, WH, names, person, several, thing
from qa.understanding.pronouns import Kind, Pronoun, is_bare, open_pronoun
from qa.understanding.questions import parse_question

AnswerOf = Callable[[str], str | None]

_CONTINUES = re.compile(r"^(?:and|but|or|so)\b[, ]*", re.IGNORECASE)
_ABOUT = re.compile(r"^(?:(?:and|but|so)\b[, ]*)?(?:what|how) about\b\s*(?=(?:\S+\s+){0,4}\S+$)", re.IGNORECASE)
_ASKS = re.compile(rf"(?:(?:{PREPOSITIONS})\s+)?(?:{WH}|{AUX}|any|then)\b\W*\w", re.IGNORECASE)
_ASKS_WHO = re.compile(r"(?:who|which \w+)\s+(?!(?:did|do|does|had|has|have|are|were)\b)", re.IGNORECASE)
_WHO_IS = re.compile(r"(?i:who(?:\s+(?:is|was|are|were)|[’']s))\s+(?:the\s+)?(?=[A-Z])[\w\s.’'-]+\??$")
_LEADING = re.compile(
    rf"(?:(?:what|which|who|whom|where|when|why|how)|(?:{PREPOSITIONS})\s+(?:what|which|whom|"
    rf"whose)(?:\s+[\w’'-]+){{0,4}}?)"
    rf"\s+(?=(?:{AUX})\b)",
    re.IGNORECASE,
)
_VERB = re.compile(rf"\b(?:{AUX})\b", re.IGNORECASE)
_YES_NO = re.compile(rf"(?:{AUX})\b", re.IGNORECASE)
_ALONE = re.compile(
    r"(?P<word>since when|until when|(?:for |since )?how long|how often|why|when|where|how)(?:\s+(?:so|exactly|"
    r"precisely|then|was that|is that))?"
    r"(?P<not>\s+not)?\W*$",
    re.IGNORECASE,
)
_ELSE = re.compile(r"(?P<word>who|what|where|which|whom)\s+else\W*$", re.IGNORECASE)
_COUNTED = re.compile(
    rf"(?:how (?:many|much)|which|what)\s+(?P<noun>(?:(?!(?:{AUX})\b)[\w’'-]+\s+){{1,4}})(?P<aux>{AUX})\s+",
    re.IGNORECASE,
)
_SUBJECT = re.compile(
    rf"(?P<word>who|what|which(?P<noun>(?:\s+(?!(?:{AUX})\b)[\w’'-]+){{1,2}}?))\s+(?!(?:{AUX})\b)(?=\w+)", re.IGNORECASE
)
_FURTHER = re.compile(
    r"\b(?:else|another|any others?|anyone other|what other|which other|besides|apart from)\b", re.IGNORECASE
)
_CONTRACTED = {"will": "won’t", "can": "can’t", "shall": "shan’t", "may": "may not", "might": "might not"}
_POINTS = re.compile(
    r"^(?:what|who) else\b|\b(?:any other|any(?:thing|one|body|where) else|instead|afterwards?|(?:this|these)\s+[a-z]+"
    r"|the others)\b|(?<!\bis )(?<!\bare )(?<!\bwas )(?<!\bwere )\b(?:there|then|next)\W*$",
    re.IGNORECASE,
)
_MANY = re.compile(r"s$|\band\b")  # a name that sounds like several: what "they" may be turned to
_CIRCUMSTANCE = re.compile(  # "On which day?", "To counter what?"
    rf"(?:(?:{PREPOSITIONS})\s+(?:{WH})\b(?!.*\b(?:{AUX})\b)|(?:(?!\b(?:{AUX})\b).)*\s(?:what|whom|which)\W*$)",
    re.IGNORECASE,
)
_THIS_NOUN = re.compile(
    r"\b(?:this|these)\s+(?!(?:is|was|are|were|has|had|did|do|does|be)\b)[a-z]+(?=\W|$)", re.IGNORECASE
)
_ANY = re.compile(r"\bany\b(?: other)?\s+.*$", re.IGNORECASE)  # to the end of "Did he have any brothers"
_THIS_ALONE = re.compile(rf"(?:{AUX})\s+(?:this|these)\s+\w+\W*$", re.IGNORECASE)  # "Was this popular?"
_SHORT = 3  # words; "Why?" and "Since when?" say nothing alone


def understand(question: str, history: Sequence[str | Turn], answer: AnswerOf) -> str:
    """Return the question so that it stands alone; one that does already is returned unaltered.

    `history` holds the earlier turns, oldest first, or only what was asked in them; `answer` answers an earlier
    question, and is called only where the question points at the person that one asked for, and the turn does not say.
    """
    question = question.strip()
    if not history or not _depends(question):
        return question
    talk = _Talk(answer)
    for earlier in history:
        asked, said = (earlier, None) if isinstance(earlier, str) else (earlier.question, earlier.answer or "")
        text = without_chatter(parse_question(asked).text)
        if text:
            talk.hear(text, said)
    understood = talk.resolve(question)
    return question if understood.lower() == question.lower() else understood


def left_out(question: str, history: Sequence[str | Turn]) -> tuple[str, ...]:
    """Return the earlier answers that a question leaves out: after "Who signed?", "Who else?" does not ask for them.

    The answers of the run of turns before it that ask so, and of the one they go back to.
    """
    answers: list[str] = []
    if not _FURTHER.search(question):
        return ()
    for earlier in reversed(history):
        if isinstance(earlier, str):
            break
        if earlier.answer:
            answers.append(earlier.answer)
        if not _FURTHER.search(earlier.question):
            break
    return tuple(reversed(answers))


def _depends(question: str) -> bool:
    """Say whether the question leans on an earlier one: a connective, an open pronoun, or too few words."""
    if _CONTINUES.match(question) or _ABOUT.match(question) or open_pronoun(question) is not None:
        return True
    if names(question):
        return False
    elliptic = len(question.split()) <= _SHORT and _VERB.search(question) is None
    return elliptic or is_bare(question) or _POINTS.search(question) is not None


class _Talk:
    """What a conversation has been about so far."""

    def __init__(self, answer: AnswerOf) -> None:
        self._answer = answer
        self._last = ""  # the question before, as it stands alone
        self._topic: str | None = None  # what was named last
        self._meant: dict[Kind, str | None] = {}
        self._heard: set[Kind] = set()  # pronouns that were used
        self._asked: str | None = None  # the question whose answer is the person spoken of
        self._said: str | None = None  # its answer, "" where there was none, None where that is not known

    def hear(self, question: str, said: str | None) -> None:
        """Take in an earlier question and its answer: "" where there was none, None where that is not known."""
        pronoun = open_pronoun(question) if self._last else None
        understood = self.resolve(question) if self._last and _depends(question) else question
        named, kept = person(understood), None if pronoun is None else pronoun.kind
        self._heard |= set() if kept is None else {kept}
        self._topic = named or self._topic
        if kept in ("he", "she"):
            other: Kind = "she" if kept == "he" else "he"
            if self._meant.get(other) == self._meant.get(kept):
                self._meant[other] = None
        else:
            if _ASKS_WHO.match(understood) and not _WHO_IS.match(understood):
                self._asked, self._said = understood, said
                self._meant.pop("he", None)
                self._meant.pop("she", None)
            elif named is not None:
                self._asked = None
                self._meant["he"] = self._meant["she"] = named
        if kept != "they" and ("they" not in self._heard or _MANY.search(named or "")):
            self._meant["they"] = several(understood) or named or self._meant.get("they") or thing(understood)
        if kept != "it":
            self._meant["it"] = thing(understood) or self._meant.get("it")
        self._last = understood

    def resolve(self, question: str) -> str:
        """Say a question so that it stands alone."""
        about = _ABOUT.sub("", question) if _ABOUT.match(question) else _CONTINUES.sub("", question)
        if about != question and not _ASKS.match(about):
            return _swap(self._last, about.rstrip("?. "))
        about = about[:1].upper() + about[1:]
        pronoun = open_pronoun(about)
        if pronoun is not None:
            meant = self._referent(pronoun.kind)
            return about if meant is None else _put(about, pronoun, meant)
        alone = _ALONE.match(about)
        if alone is not None:
            return _ask_again(self._last, alone["word"], about, denied=alone["not"] is not None)
        further = _ELSE.match(about)
        if further is not None:
            return _ask_for_more(self._last, further["word"], about)
        if names(about):
            return about
        return self._beside(about)

    def _referent(self, kind: Kind) -> str | None:
        if kind in ("he", "she") and self._asked is not None:
            answered = self._answer(self._asked) if self._said is None else self._said
            return _name_of(answered or "") or person(self._asked) or self._topic
        others = [self._meant.get(other) for other in ("he", "she") if other != kind]
        topic = None if kind == "it" or (kind != "they" and self._topic in others) else self._topic
        return self._meant.get(kind) or topic

    def _beside(self, question: str) -> str:
        """Put what was spoken of beside a question that names nothing; one without a verb takes the last one's."""
        asked = _inverted(self._last.rstrip("? ")) if _CIRCUMSTANCE.match(question) else None
        if asked is not None and names(self._last):
            return f"{question.rstrip('? ')} {asked[:1].lower()}{asked[1:]}?"
        other = _ANY.match(question)
        short = len(question.split()) <= _SHORT
        if other is not None and short and _ANY.search(self._last) and names(self._last):
            return _ANY.sub(lambda _: question.rstrip("? ").lower(), self._last.rstrip("? "), count=1) + "?"
        topic = self._topic
        if topic is None or topic.casefold() in question.casefold():
            return question
        pointed = _THIS_NOUN.search(question)
        if pointed is not None and not _THIS_ALONE.match(question):
            return f"{question[: pointed.end()]}, {topic},{question[pointed.end() :]}".replace(",?", "?")
        link = "of" if re.match(r"(?:any|which|what(?!\s+\w*happen))\b", question, re.IGNORECASE) else "with"
        return f"{question.rstrip('? ')} {link} {topic}?"


def _name_of(answer: str) -> str | None:
    """Give the name that an answer to "Who ...?" is: not "the spokesperson for the U.S. President"."""
    found = next(iter(names(f" {answer}")), None)
    before = "" if found is None else answer.partition(found)[0]
    return None if re.search(rf"\b(?:{PREPOSITIONS})\b", before, re.IGNORECASE) else found


def _swap(before: str, other: str) -> str:
    """Ask the earlier question of somebody or something else: what stands in that place is replaced."""
    found = names(before)
    preposition = re.match(rf"({PREPOSITIONS})\s+\S", other, re.IGNORECASE)
    if preposition is not None:
        place = next(
            (n for n in found if re.search(rf"\b{preposition[1]} {re.escape(n)}", before, re.IGNORECASE)), None
        )
        if place is not None:
            return re.sub(
                rf"\b{preposition[1]} {re.escape(place)}", lambda _: other, before, count=1, flags=re.IGNORECASE
            )
    elif found:
        numbers = [name for name in found if name[0].isdigit()]
        alike = numbers if other[:1].isdigit() else [name for name in found if not name[0].isdigit()]
        if alike:
            plain = re.sub(r"^(?:the|an?)\s+", "", other, flags=re.IGNORECASE)
            led = re.search(rf"\b(?:the|an?)\s+{re.escape(alike[0])}", before, re.IGNORECASE) is not None
            return before.replace(alike[0], plain if led else other, 1)
    return f"{before.rstrip('? ')} {other}?"


def _ask_again(before: str, word: str, question: str, *, denied: bool) -> str:
    """Ask "Why?" of the earlier question: "Did he resign?" becomes "Why did he resign?"; "Why not?" keeps its not."""
    asked = _inverted(before.rstrip("? "))
    if asked is None or (len(asked.split()) < _SHORT and not names(before)):
        return question
    if denied:
        aux, _, rest = asked.partition(" ")
        asked = f"{_CONTRACTED.get(aux.casefold(), f'{aux}n’t')} {rest}"
    return f"{word.capitalize()} {asked[:1].lower()}{asked[1:]}?"


def _inverted(before: str) -> str | None:
    """Return a question from its auxiliary on: "How many shells does Seoul hold" gives "does Seoul hold shells"."""
    if _YES_NO.match(before):
        return before
    if _LEADING.match(before):
        return _LEADING.sub("", before)
    counted = _COUNTED.match(before)
    if counted is not None:
        return f"{counted['aux']} {before[counted.end() :]} {counted['noun'].strip()}"
    subject = _SUBJECT.match(before)
    if subject is None:
        return None
    somebody = {"who": "somebody", "what": "something"}.get(subject["word"].casefold(), f"the{subject['noun']}")
    return f"was it that {somebody} {before[subject.end() :]}"


def _ask_for_more(before: str, word: str, question: str) -> str:
    """Ask "Who else?" of the earlier question: "Who signed it?" becomes "Who else signed it?"."""
    opening = re.match(rf"(?:{WH})(?:\s+else)?\b", before, re.IGNORECASE)
    if opening is None:
        return question
    return f"{word.capitalize()} else{before[opening.end() :].rstrip('? ')}?"


def _put(question: str, pronoun: Pronoun, referent: str) -> str:
    owned = question[pronoun.end :].strip(" ?.,!")
    possessive = pronoun.word in ("his", "hers", "its", "their", "theirs") or (
        pronoun.word == "her" and owned != "" and re.match(rf"(?:{PREPOSITIONS}|and|or|as|when)\b", owned) is None
    )
    start = question[: pronoun.start]
    referent = referent if start else referent[:1].upper() + referent[1:]
    return start + (f"{referent}’s" if possessive and owned else referent) + question[pronoun.end :]
