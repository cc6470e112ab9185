"""From a question of a conversation to a standalone question, by rules over its words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from qa.types import Turn
from qa.understanding.again import ask_again, ask_for_more, from_auxiliary, measure_again, swap
from qa.understanding.answered import name_of, someone
from qa.understanding.chatter import without_chatter
from qa.understanding.counting import UNCOUNTED, count_again
from qa.understanding.excluding import AnswerOf
from qa.understanding.fragments import is_fragment
from qa.understanding.mentions import names, of_gender, person, several, thing
from qa.understanding.pronouns import Pronoun, PronounKind, is_bare, open_pronoun
from qa.understanding.questions import parse_question
from qa.understanding.referents import ASKS_WHERE, asks_for_thing, people_asked_for, thing_asked_for
from qa.words.grammar import AUX, PREPOSITIONS, WH
from qa.words.letters import UPPER

_CONTINUES = re.compile(r"^(?:(?:ok(?:ay)?|right|well|yes|no|sure)\b[, ]+)?(?:and|but|or|so)\b[, ]*", re.IGNORECASE)
_ABOUT = re.compile(r"^(?:(?:and|but|so)\b[, ]*)?(?:what|how) about\b\s*(?=(?:\S+\s+){0,4}\S+$)", re.IGNORECASE)
_ASKS = re.compile(rf"(?:(?:{PREPOSITIONS})\s+)?(?:{WH}|{AUX}|any|then)\b\W*\w", re.IGNORECASE)
_ASKS_WHO = re.compile(r"(?:who|which \w+)\s+(?!(?:did|do|does|had|has|have|are|were)\b)", re.IGNORECASE)
_WHO_IS = re.compile(rf"(?i:who(?:\s+(?:is|was|are|were)|[’']s))\s+(?:the\s+)?(?=[{UPPER}])[\w\s.’'-]+\??$")
_OF_ANOTHER = re.compile(  # "Who was Ada Brown's husband?", "Who is the wife of the mayor?"
    r"(?i:who(?:\s+(?:is|was)|[’']s))\s+(?:\S.*[’']s?\s+(?:\w+\s+)?|(?:the\s+)?(?:\w+\s+)?)"
    r"(?i:(?P<he>husband|widower|boyfriend)|(?P<she>wife|widow|girlfriend))\b"
)
_VERB = re.compile(rf"\b(?:{AUX})\b", re.IGNORECASE)
_ALONE = re.compile(
    r"(?P<word>since when|until when|(?:for |since )?how long|how often|why|when|where|how|what for|at what time|on "
    r"(?:what|which) day)(?:\s+(?:so|exactly|precisely|then|(?:was|is) (?:that|this)|(?:did|does|has|had) "
    r"(?:that|this) "
    r"(?:happen(?:ed)?|occur(?:red)?|come about|take place)))?(?P<not>\s+not)?\W*$",
    re.IGNORECASE,
)
_IN_BRACKETS = re.compile(r"\(\s*(?P<asked>[^()]+?)\s*\)\W*")
_THERE = re.compile(r"(?<!\bis )(?<!\bare )(?<!\bwas )(?<!\bwere )\bthere(?=\W*$)", re.IGNORECASE)
_ROLE = re.compile(
    r"\b(?:the )(?:[\w’'-]+ ){0,2}?(?:\w+(?:er|or|ist|man|woman|ant)|captain|mayor|judge|king|queen|pilot|"
    r"chief|boy|girl|"
    r"suspect|victim|president|prime minister|curator|chair|bishop|pope|priest|coach|author|thief|cook|"
    r"chef|guard|nurse|"
    r"head|prince|princess|baby|child|patient|politician|musician|critic)\b",
    re.IGNORECASE,
)
_ELSE = re.compile(r"(?P<word>who|what|where|which|whom)\s+else\W*$", re.IGNORECASE)
_ANY_ELSE = re.compile(r"any(?P<word>one|body|thing|where)\s+else\W*$", re.IGNORECASE)
_ELSE_OF = {"one": "who", "body": "who", "thing": "what", "where": "where"}
_SOME_WORD = rf"(?!(?:{AUX}|{WH}|too|also|as)\b)[\w’'-]+"
_SOME_TIME = re.compile(  # "In 2019?", "On Sundays too?"
    rf"(?P<when>(?:{PREPOSITIONS})\s+(?:{_SOME_WORD}\s+){{0,2}}?{_SOME_WORD})"
    r"(?:,?\s*(?:too|as well|also))?\W*$",
    re.IGNORECASE,
)
_POINTS = re.compile(
    r"^(?:what|who) else\b|\b(?:any other|any(?:thing|one|body|where) else|instead|afterwards?|(?:this|these)\s+[a-z]+"
    r"|the others)\b|(?<!\bis )(?<!\bare )(?<!\bwas )(?<!\bwere )\b(?:there|then|next)\W*$",
    re.IGNORECASE,
)
_MANY = re.compile(r"s$|\band\b")  # a name that sounds like several: what "they" may refer to
_CIRCUMSTANCE = re.compile(  # "On which day?", "To counter what?"
    rf"(?:(?:{PREPOSITIONS})\s+(?:{WH})\b(?!.*\b(?:{AUX})\b)|(?:(?!\b(?:{AUX})\b).)*\s(?:what|whom|which)\W*$)",
    re.IGNORECASE,
)
_CIRCUMSTANCE_ALONE = re.compile(  # "By how many votes?"
    rf"(?:{PREPOSITIONS})\s+(?:{WH})\b(?:\s+(?!(?:{AUX})\b)[\w’'-]+){{0,3}}\W*$", re.IGNORECASE
)
_THIS_NOUN = re.compile(
    r"\b(?:this|these)\s+(?!(?:is|was|are|were|has|had|did|do|does|be)\b)[a-z]+(?=\W|$)", re.IGNORECASE
)
_ANY = re.compile(r"\bany\b(?: other)?\s+.*$", re.IGNORECASE)  # to the end of "Did he have any brothers"
_THIS_ALONE = re.compile(rf"(?:{AUX})\s+(?:this|these)\s+\w+\W*$", re.IGNORECASE)  # "Was this popular?"
_SHORT = 3  # words; "Why?" and "Since when?" mean nothing alone


def understand(question: str, history: Sequence[str | Turn], answer: AnswerOf) -> str:
    """Return the question in a form that stands alone; one that already does is returned unaltered.

    `history` holds the earlier turns, oldest first, or only what was asked in them; `answer` answers an earlier
    question; it is called only if the question depends on that answer and the turn lacks it.
    """
    question = question.strip()
    bracketed = _IN_BRACKETS.fullmatch(question)
    if bracketed is not None:
        question = f"{bracketed['asked'].rstrip('? ')}?"
    if not history or not _depends(question):
        return question
    talk = _Talk(answer)
    for earlier in history:
        asked, said = (earlier, None) if isinstance(earlier, str) else (earlier.question, earlier.answer or "")
        text = without_chatter(parse_question(asked).text)
        if text and (names(text) or not is_fragment(text)):
            talk.hear(text, said)
    understood = talk.resolve(question)
    return question if understood.lower() == question.lower() else understood


def _depends(question: str) -> bool:
    """Whether the question depends on an earlier one: a connective, an open pronoun, or too few words."""
    if _CONTINUES.match(question) or _ABOUT.match(question) or open_pronoun(question) is not None:
        return True
    if _SOME_TIME.match(question) and question.rstrip().endswith("?"):
        return True
    if names(question):
        return False
    leans = (UNCOUNTED.match, _THERE.search, _ALONE.match, _CIRCUMSTANCE_ALONE.match)
    if any(form(question) is not None for form in leans):
        return True
    if is_fragment(question) and not question.endswith("?"):
        return False
    elliptic = len(question.split()) <= _SHORT and _VERB.search(question) is None
    return elliptic or is_bare(question) or _POINTS.search(question) is not None


class _Talk:
    """The state of a conversation: what it has been about so far."""

    def __init__(self, answer: AnswerOf) -> None:
        self._answer = answer
        self._last = ""  # the question before, in its standalone form
        self._topic: str | None = None  # the last thing named
        self._meant: dict[PronounKind, str | None] = {}
        self._heard: set[PronounKind] = set()  # pronouns used so far
        self._asked: str | None = None  # the question whose answer is the current person
        self._said: str | None = None  # its answer, "" if there was none, None if that is not known
        self._said_last: str | None = None  # of the previous question

    def hear(self, question: str, said: str | None) -> None:
        """Take in an earlier question and its answer: "" if there was none, None if that is not known."""
        pronoun = open_pronoun(question) if self._last else None
        understood = self.resolve(question) if self._last and _depends(question) else question
        named, kept = person(understood), None if pronoun is None else pronoun.kind
        self._heard |= set() if kept is None else {kept}
        self._topic = named or self._topic
        if kept in ("he", "she"):
            other: PronounKind = "she" if kept == "he" else "he"
            if self._meant.get(other) == self._meant.get(kept):
                self._meant[other] = None
        else:
            if _ASKS_WHO.match(understood) and (_OF_ANOTHER.match(understood) or not _WHO_IS.match(understood)):
                self._asked, self._said = understood, said
                self._meant.pop("he", None)
                self._meant.pop("she", None)
            elif named is not None:
                self._asked = None
                self._meant["he"] = of_gender(understood, named, is_man=True)
                self._meant["she"] = of_gender(understood, named, is_man=False)
        if kept != "they" and ("they" not in self._heard or _MANY.search(named or "")):
            self._meant["they"] = several(understood) or named or self._meant.get("they") or thing(understood)
        if kept != "it":
            free, anything = thing(understood, places=False), thing(understood)
            is_answer = free is None and anything is not None and said != "" and asks_for_thing(understood)
            self._meant["it"] = None if is_answer else anything or self._meant.get("it")
        self._last, self._said_last = understood, said

    def _last_said(self) -> str | None:
        """Return the answer to the previous question; None if there was none."""
        if self._said_last is None:
            self._said_last = self._answer(self._last) or ""
        return self._said_last or None

    def resolve(self, question: str) -> str:
        """Return a question in a form that stands alone."""
        about = _ABOUT.sub("", question) if _ABOUT.match(question) else _CONTINUES.sub("", question)
        if about != question and not _ASKS.match(about) and not _ALONE.match(about):
            return swap(self._last, about.rstrip("?. "))
        about = about[:1].upper() + about[1:]
        alone = _ALONE.match(about)
        if alone is not None:
            return self._again(alone, about)
        measured = measure_again(self._last, about)
        if measured is not None:
            return measured
        counted = count_again(self._last, about)
        if counted is not None:
            return counted
        pronoun = open_pronoun(about)
        if pronoun is not None:
            meant = self._referent(pronoun.kind)
            return about if meant is None else _put(about, pronoun, meant)
        further = _ELSE.match(about)
        if further is not None:
            return ask_for_more(self._last, further["word"], about)
        other = _ANY_ELSE.match(about)
        if other is not None:
            return ask_for_more(self._last, _ELSE_OF[other["word"].casefold()], about)
        at = _SOME_TIME.match(about)
        if at is not None:
            when = at["when"].strip()
            return swap(self._last, f"{when[:1].lower()}{when[1:]}")
        if names(about):
            return about
        return self._beside(about)

    def _again(self, alone: re.Match[str], about: str) -> str:
        """Ask "When?" or "When did that happen?" about the previous question."""
        word = "why" if alone["word"].casefold() == "what for" else alone["word"]
        leans = re.match(r"(?:who|what|which)\b", self._last, re.IGNORECASE) is not None
        last = self._last_said() if leans else None
        return ask_again(self._last, word, about, answer=last, denied=alone["not"] is not None)

    def _referent(self, kind: PronounKind) -> str | None:
        group = people_asked_for(self._last, self._last_said) if kind == "they" and self._asked == self._last else None
        if group is not None:
            return group
        if kind in ("he", "she") and self._asked is not None:
            relation = _OF_ANOTHER.match(self._asked)
            if relation is not None and relation[kind] is None and person(self._asked) is not None:
                return person(self._asked)  # "he" is not the wife
            answered = self._answer(self._asked) if self._said is None else self._said
            unnamed = someone(answered or "", self._asked)
            return name_of(answered or "") or unnamed or person(self._asked) or self._topic
        if kind == "it" and self._meant.get("it") is None:
            return thing_asked_for(self._last, self._last_said) or thing(self._last)
        others = [self._meant.get(other) for other in ("he", "she") if other != kind]
        topic = None if kind == "it" or (kind != "they" and self._topic in others) else self._topic
        role = _ROLE.search(self._last) if kind in ("he", "she") else None
        return self._meant.get(kind) or topic or (None if role is None else role.group())

    def _beside(self, question: str) -> str:
        """Add the topic to a question that names nothing; one without a verb takes that of the last question."""
        there = _THERE.search(question)
        place = self._last_said() if there is not None and ASKS_WHERE.match(self._last) else None
        if there is not None and place is not None:
            led = place if re.match(rf"(?:{PREPOSITIONS}|near)\b", place, re.IGNORECASE) else f"in {place}"
            return f"{question[: there.start()]}{led}{question[there.end() :]}"
        is_circumstance = _CIRCUMSTANCE.match(question) is not None
        asked = from_auxiliary(self._last.rstrip("? "), answer=self._last_said()) if is_circumstance else None
        if asked is not None and (names(self._last) or len(asked.split()) >= _SHORT):
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


def _put(question: str, pronoun: Pronoun, referent: str) -> str:
    owned = question[pronoun.end :].strip(" ?.,!")
    possessive = pronoun.word in ("his", "hers", "its", "their", "theirs") or (
        pronoun.word == "her" and owned != "" and re.match(rf"(?:{PREPOSITIONS}|and|or|as|when)\b", owned) is None
    )
    start = question[: pronoun.start]
    referent = referent if start else referent[:1].upper() + referent[1:]
    return start + (f"{referent}’s" if possessive and owned else referent) + question[pronoun.end :]
