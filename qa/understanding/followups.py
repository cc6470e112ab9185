"""From a question of a conversation to a standalone question, by rules over its words."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from qa.types import Turn
from qa.understanding.again import ask_again, ask_for_more, from_auxiliary, measure_again, swap
from qa.understanding.chatter import without_chatter
from qa.understanding.counting import UNCOUNTED, count_again
from qa.understanding.excluding import AnswerOf
from qa.understanding.fragments import is_fragment
from qa.understanding.mentions import names
from qa.understanding.occasions import on_occasion
from qa.understanding.pronouns import Pronoun, is_bare, open_pronoun, open_pronouns
from qa.understanding.questions import parse_question
from qa.understanding.referents import ASKS_WHERE
from qa.understanding.talk import Talk
from qa.words.grammar import AUX, PREPOSITIONS, WH
from qa.words.letters import capitalised

_CONTINUES = re.compile(r"^(?:(?:ok(?:ay)?|right|well|yes|no|sure)\b[, ]+)?(?:and|but|or|so)\b[, ]*", re.IGNORECASE)
_ABOUT = re.compile(r"^(?:(?:and|but|so)\b[, ]*)?(?:what|how) about\b\s*(?=(?:\S+\s+){0,4}\S+$)", re.IGNORECASE)
_ASKS = re.compile(rf"(?:(?:{PREPOSITIONS})\s+)?(?:{WH}|{AUX}|any|then)\b\W*\w", re.IGNORECASE)
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
_WHO_SAID_SO = re.compile(r"(?:who\s+(?:said|says)\s+(?:so|that|this|it)|says\s+who)\W*", re.IGNORECASE)
_SHORT = 3  # words; "Why?" and "Since when?" mean nothing alone


WordsOf = Callable[[str, str], str | None]
"""Returns the words of a speaker that the answer to a question, both given, is part of; None if nobody said it."""


def understand(
    question: str, history: Sequence[str | Turn], answer: AnswerOf, words_of: WordsOf = lambda asked, said: None
) -> str:
    """Return the question in a form that stands alone; one that already does is returned unaltered.

    `history` holds the earlier turns, oldest first, or only what was asked in them; `answer` answers an earlier
    question; it is called only if the question depends on that answer and the turn lacks it. "Who said so?" asks who
    said the `words_of` the last answer.
    """
    question = question.strip()
    bracketed = _IN_BRACKETS.fullmatch(question)
    if bracketed is not None:
        question = f"{bracketed['asked'].rstrip('? ')}?"
    if not history or not _depends(question):
        return question
    talk = Talk(answer)
    for earlier in history:
        asked, said = (earlier, None) if isinstance(earlier, str) else (earlier.question, earlier.answer or "")
        text = without_chatter(parse_question(asked).text)
        if text and (names(text) or not is_fragment(text)):
            _hear(text, said, talk)
    understood = _who_said(question, talk, words_of) if _asks_who_said(question) else _resolve(question, talk)
    return question if understood.lower() == question.lower() else understood


def _hear(question: str, said: str | None, talk: Talk) -> None:
    pronoun = open_pronoun(question) if talk.last else None
    depends = talk.last and _depends(question) and not _asks_who_said(question)
    understood = _resolve(question, talk) if depends else question
    talk.hear(understood, said, None if pronoun is None else pronoun.kind)


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


def _asks_who_said(question: str) -> bool:
    return _WHO_SAID_SO.fullmatch(_CONTINUES.sub("", question)) is not None


def _who_said(question: str, talk: Talk, words_of: WordsOf) -> str:
    """Ask who said the words of the last answer; if nobody did, who said so about what was asked."""
    said = talk.last_said()
    words = None if said is None else words_of(talk.last, said)
    if words is not None:
        return f"Who said “{words}”?"
    about = talk.referent("it") or talk.topic
    return question if about is None else f"Who said so about {about}?"


def _resolve(question: str, talk: Talk) -> str:
    """Return a question in a form that stands alone."""
    about = _ABOUT.sub("", question) if _ABOUT.match(question) else _CONTINUES.sub("", question)
    if re.search(r"\w", about) is None:  # "And?"
        return talk.last or question
    if about != question and not _ASKS.match(about) and not _ALONE.match(about):
        return swap(talk.last, about.rstrip("?. ")) or question
    about = capitalised(about)
    alone = _ALONE.match(about)
    if alone is not None:
        return _again(alone, about, talk)
    amount = measure_again(talk.last, about) or count_again(talk.last, about)
    if amount is not None:
        return amount
    pronouns = open_pronouns(about)
    if pronouns:
        return _put_all(about, pronouns, talk)
    further = _further(about)
    if further is not None:
        return ask_for_more(talk.last, further, about)
    at = _SOME_TIME.match(about)
    if at is not None:
        when = at["when"].strip()
        return swap(talk.last, f"{when[:1].lower()}{when[1:]}") or question
    if names(about):
        return about
    return _beside(about, talk)


def _further(question: str) -> str | None:
    """Return the question word of "Who else?", which "Anyone else?" asks too; None for any other question."""
    further, other = _ELSE.match(question), _ANY_ELSE.match(question)
    if further is not None:
        return further["word"]
    return None if other is None else _ELSE_OF[other["word"].casefold()]


def _again(alone: re.Match[str], about: str, talk: Talk) -> str:
    """Ask "When?" or "When did that happen?" about the previous question."""
    word = "why" if alone["word"].casefold() == "what for" else alone["word"]
    leans = re.match(r"(?:who|what|which)\b", talk.last, re.IGNORECASE) is not None
    last = talk.last_said() if leans else None
    return ask_again(talk.last, word, about, answer=last, denied=alone["not"] is not None)


def _beside(question: str, talk: Talk) -> str:
    """Add the topic to a question that names nothing; one without a verb takes that of the last question."""
    occasion = on_occasion(question, talk.last)
    if occasion is not None:
        return occasion
    there = _THERE.search(question)
    place = talk.last_said() if there is not None and ASKS_WHERE.match(talk.last) else None
    if there is not None and place is not None:
        led = place if re.match(rf"(?:{PREPOSITIONS})\b", place, re.IGNORECASE) else f"in {place}"
        return f"{question[: there.start()]}{led}{question[there.end() :]}"
    is_circumstance = _CIRCUMSTANCE.match(question) is not None
    asked = from_auxiliary(talk.last.rstrip("? "), answer=talk.last_said()) if is_circumstance else None
    if asked is not None and (names(talk.last) or len(asked.split()) >= _SHORT):
        return f"{question.rstrip('? ')} {asked[:1].lower()}{asked[1:]}?"
    other = _ANY.match(question)
    short = len(question.split()) <= _SHORT
    if other is not None and short and _ANY.search(talk.last) and names(talk.last):
        return _ANY.sub(lambda _: question.rstrip("? ").lower(), talk.last.rstrip("? "), count=1) + "?"
    topic = talk.topic
    if topic is None or topic.casefold() in question.casefold():
        return question
    if there is not None and re.search(
        rf"\b(?:of|in|at|near)\s+(?:the\s+)?{re.escape(topic)}", talk.last, re.IGNORECASE
    ):
        return f"{question[: there.start()]}in {topic}{question[there.end() :]}"
    pointed = _THIS_NOUN.search(question)
    if pointed is not None and not _THIS_ALONE.match(question):
        return f"{question[: pointed.end()]}, {topic},{question[pointed.end() :]}".replace(",?", "?")
    link = "of" if re.match(r"(?:any|which|what(?!\s+\w*happen))\b", question, re.IGNORECASE) else "with"
    return f"{question.rstrip('? ')} {link} {topic}?"


def _put_all(question: str, pronouns: Sequence[Pronoun], talk: Talk) -> str:
    """Replace the first pronoun, and another one if it means somebody else: "When did she marry him?"."""
    first, *others = pronouns
    meant = talk.referent(first.kind)
    if meant is None:
        return question
    for other in reversed(others):
        also = talk.referent(other.kind) if other.kind in ("he", "she") else None
        if also is not None and also != meant:
            question = _put(question, other, also)
    return _put(question, first, meant)


def _put(question: str, pronoun: Pronoun, referent: str) -> str:
    owned = question[pronoun.end :].strip(" ?.,!")
    possessive = pronoun.word in ("his", "hers", "its", "their", "theirs") or (
        pronoun.word == "her" and owned != "" and re.match(rf"(?:{PREPOSITIONS}|and|or|as|when)\b", owned) is None
    )
    start = question[: pronoun.start]
    referent = referent if start else capitalised(referent)
    return start + (f"{referent}’s" if possessive and owned else referent) + question[pronoun.end :]
