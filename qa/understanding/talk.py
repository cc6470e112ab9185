"""What a conversation has been about so far, and whom or what a pronoun refers to in it."""

from __future__ import annotations

import re

from qa.speakers.words import ROLES, ROYAL
from qa.understanding.answered import name_of, someone
from qa.understanding.excluding import AnswerOf
from qa.understanding.mentions import of_gender, person, several, thing
from qa.understanding.pronouns import PronounKind
from qa.understanding.referents import asks_for_thing, people_asked_for, thing_asked_for
from qa.words.letters import LOWER, UPPER

_ASKS_WHO = re.compile(r"(?:who(?:[’']s)?|which \w+)\s+(?!(?:did|do|does|had|has|have|are|were)\b)", re.IGNORECASE)
_WHO_IS = re.compile(rf"(?i:who(?:\s+(?:is|was|are|were)|[’']s))\s+(?:the\s+)?(?=[{UPPER}])[\w\s.’'-]+\??$")
_OF_ANOTHER = re.compile(  # "Who was Ada Brown's husband?", "Who is the wife of the mayor?"
    r"(?i:who(?:\s+(?:is|was)|[’']s))\s+(?:\S.*[’']s?\s+(?:\w+\s+)?|(?:the\s+)?(?:\w+\s+)?)"
    r"(?i:(?P<he>husband|widower|boyfriend)|(?P<she>wife|widow|girlfriend))\b"
)
_OWNED = re.compile(rf"[’']s?\s+[{LOWER}]")
_MANY = re.compile(r"s$|\band\b")  # a name that sounds like several: what "they" may refer to
_PEOPLE = ROLES | ROYAL | frozenset("boy girl suspect thief cook guard baby child patient politician".split())
_PEOPLE -= frozenset("deputy general official principal saint source safety star".split())  # before other nouns too
_ROLE = re.compile(
    rf"\bthe (?:[\w’'-]+ ){{0,2}}?(?:\w+(?:er|or|ist|man|woman|ant)|{'|'.join(sorted(_PEOPLE))})\b",
    re.IGNORECASE,
)


class Talk:
    """The state of a conversation: its last question and topic, and what each pronoun means."""

    def __init__(self, answer: AnswerOf) -> None:
        self.last = ""  # the question before, in its standalone form
        self.topic: str | None = None  # the last thing named
        self._answer = answer
        self._meant: dict[PronounKind, str | None] = {}
        self._heard: set[PronounKind] = set()  # pronouns used so far
        self._asked: str | None = None  # the question whose answer is the current person
        self._said: str | None = None  # its answer, "" if there was none, None if that is not known
        self._not_asked: PronounKind | None = None  # the pronoun that means somebody else than that person
        self._said_last: str | None = None  # of the previous question

    def hear(self, question: str, said: str | None, kept: PronounKind | None) -> None:
        """Take in an earlier question, in its standalone form, and its answer.

        The answer is "" if there was none, None if that is not known; `kept` is the pronoun that the question had.
        """
        named = person(question)
        self._heard |= set() if kept is None else {kept}
        self.topic = named or self.topic
        if kept in ("he", "she"):
            self._hear_of_same_person(question, said, kept)
        else:
            self._hear_person(question, said, named)
        if kept != "they":
            self._hear_several(question, named)
        if kept != "it":
            self._hear_thing(question, said)
        self.last, self._said_last = question, said

    def last_said(self) -> str | None:
        """Return the answer to the previous question; None if there was none."""
        if self._said_last is None:
            self._said_last = self._answer(self.last) or ""
        return self._said_last or None

    def referent(self, kind: PronounKind) -> str | None:
        """Return what a pronoun of the next question refers to; None if that is not known."""
        if kind == "they":
            return self._referent_of_they()
        if kind == "it":
            return self._meant.get("it") or thing_asked_for(self.last, self.last_said) or thing(self.last)
        return self._referent_of_person(kind)

    def _hear_of_same_person(self, question: str, said: str | None, kept: PronounKind) -> None:
        """Take in a question about the same person; "Who is her deputy?" also asks for another one."""
        other: PronounKind = "she" if kept == "he" else "he"
        if self._meant.get(other) == self._meant.get(kept):
            self._meant[other] = None
        asks_who = _ASKS_WHO.match(question) is not None and question[:3].casefold() == "who"
        if asks_who and (_OWNED.search(question) or not _WHO_IS.match(question)):
            self._meant[kept] = self.referent(kept)
            self._meant[other] = None
            self._asked, self._said, self._not_asked = question, said, kept

    def _hear_person(self, question: str, said: str | None, named: str | None) -> None:
        if _ASKS_WHO.match(question) and (_OF_ANOTHER.match(question) or not _WHO_IS.match(question)):
            self._asked, self._said, self._not_asked = question, said, None
            self._meant.pop("he", None)
            self._meant.pop("she", None)
        elif named is not None:
            self._asked = None
            self._meant["he"] = of_gender(question, named, is_man=True)
            self._meant["she"] = of_gender(question, named, is_man=False)

    def _hear_several(self, question: str, named: str | None) -> None:
        if "they" not in self._heard or _MANY.search(named or ""):
            self._meant["they"] = several(question) or named or self._meant.get("they") or thing(question)

    def _hear_thing(self, question: str, said: str | None) -> None:
        free, anything = thing(question, places=False), thing(question)
        is_answer = free is None and anything is not None and said != "" and asks_for_thing(question)
        self._meant["it"] = None if is_answer else anything or self._meant.get("it")

    def _referent_of_they(self) -> str | None:
        group = people_asked_for(self.last, self.last_said) if self._asked == self.last else None
        return group or self._meant.get("they") or self.topic

    def _referent_of_person(self, kind: PronounKind) -> str | None:
        if self._asked is not None and kind != self._not_asked:
            return self._person_asked_for(self._asked, kind)
        other: PronounKind = "she" if kind == "he" else "he"
        role = _ROLE.search(self.last)
        topic = None if self.topic == self._meant.get(other) else self.topic
        return self._meant.get(kind) or topic or (None if role is None else role.group())

    def _person_asked_for(self, asked: str, kind: PronounKind) -> str | None:
        """Return the person that a question asked for: the name that answers it, or else the one that it names."""
        relation = _OF_ANOTHER.match(asked)
        if relation is not None and relation[kind] is None and person(asked) is not None:
            return person(asked)  # "he" is not the wife
        if self._said is None:
            self._said = self._answer(asked) or ""
        answered = name_of(self._said) or someone(self._said, asked)
        return answered if self._not_asked is not None else answered or person(asked) or self.topic
