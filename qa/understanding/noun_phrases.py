"""Asking about another thing in the place of the last noun phrase of a question: "And the pool?".

Where a noun phrase ends and a verb begins is told from the auxiliary before it. None wherever that is not clear, or
whether the last noun phrase is the one that is meant.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from qa.understanding.mentions import DOES, DONE
from qa.words.grammar import ASKS, AUX, DETERMINER, PREPOSITIONS, WH, is_preposition
from qa.words.plurals import is_plural
from qa.words.verbs import UNCHANGED, base_of

_WORD = (
    rf"(?!(?:{AUX}|{PREPOSITIONS}|{WH}|{DETERMINER}|and|or|but|that|than|as|if|because|not|be|been|being|also|ever|"
    r"still|already)(?![\w’'-]))[\w’'-]+"
)
_PHRASE = re.compile(rf"\b(?:{DETERMINER})(?P<words>(?:\s+{_WORD})+)", re.IGNORECASE)
_AUXILIARY = re.compile(rf"\b(?P<aux>{AUX})(?:n[’']t)?(?=\s)", re.IGNORECASE)
_LED_BY_AUXILIARY = re.compile(rf"{_AUXILIARY.pattern}\s+$", re.IGNORECASE)
_MORE_VERB = re.compile(r"(?:do|be|been|being|have|also|ever|still|already|not)\b", re.IGNORECASE)
_ASKS_WHAT_IS = re.compile(r"(?:what|who|how (?!often\b)[a-z]+)\s*", re.IGNORECASE)  # leaves only a subject after "is"
_NEEDS_NO_OBJECT = re.compile(r"(?:what|which|whom?|how much|how many|when|where)\b", re.IGNORECASE)
_OF_PLACE = frozenset("in at near since until during before after over under between".split())
_WITH_VERB = frozenset("make let help see hear watch feel".split())  # verbs whose object a verb may follow
_BEFORE_CLAUSE = frozenset("after before since until".split())
_GOES_ON = re.compile(r"(?:of|that|which|who|whose|and|or)\b", re.IGNORECASE)  # the noun phrase goes on
_ONE = re.compile(rf"^(?P<led>(?:{DETERMINER})\s+(?:{_WORD}\s+){{0,2}}?)ones?\b", re.IGNORECASE)
_MOST = 4  # words of a noun phrase and a verb that may follow it


def has_noun_phrase(text: str) -> bool:
    """Whether a text has a noun phrase with an article or a possessive."""
    return _PHRASE.search(text) is not None


def is_noun_phrase(text: str) -> bool:
    """Whether a text is a noun phrase with an article or a possessive, and no statement: "the one for a first book"."""
    phrase = _PHRASE.match(text)
    if phrase is None:
        return False
    words, after = phrase["words"].split(), text[phrase.end() :].split()
    is_statement = any(_is_done(word) and word not in UNCHANGED for word in words[1:])
    return len(words) <= _MOST and not is_statement and (not after or is_preposition(after[0]))


def other_phrase(question: str, replacement: str, *, at: int | None = None) -> str | None:
    """Ask a question with another noun phrase in the place of its last one, which has to begin `at` a place if given.

    "The second one" is named as the former is: "the second ferry". None if it is not clear what is replaced.
    """
    span = _last_phrase(question, replacement)
    if span is None or at not in (None, span[0]):
        return None
    noun = question[span[0] : span[1]].split()[-1]
    named = _ONE.sub(lambda one: one["led"] + noun, replacement) if noun.islower() else replacement
    return f"{question[: span[0]]}{named}{question[span[1] :]}"


def _last_phrase(question: str, replacement: str) -> tuple[int, int] | None:
    """Return where the noun phrase is that another one replaces; None if that is not clear."""
    phrases = list(_PHRASE.finditer(question))
    if not phrases or not is_noun_phrase(replacement) or ASKS.match(question) is None:
        return None
    last = phrases[-1]
    words, after = last["words"].split(), question[last.end() :].strip(" ?.!")
    if len(words) > _MOST or _GOES_ON.match(after):
        return None
    if len(phrases) > 1 and _is_indefinite(last.group()) != _is_indefinite(replacement):
        return None
    led = _LED_BY_AUXILIARY.search(question, 0, last.start())
    if led is None:
        return last.span() if _is_object(question, phrases) else None
    count = _subject(question[: led.start()], led["aux"].casefold(), words, after)
    return None if count == 0 else (last.start(), last.start() + _length(last, count))


def _is_indefinite(phrase: str) -> bool:
    return re.match(r"an?\s", phrase, re.IGNORECASE) is not None


def _length(phrase: re.Match[str], count: int) -> int:
    """Return the length of a noun phrase that is cut to so many words after its article."""
    cut = re.match(rf"\S+(?:\s+\S+){{{count}}}", phrase.group())
    return len(phrase.group()) if cut is None else cut.end()


def _subject(opening: str, aux: str, words: Sequence[str], after: str) -> int:
    """Return how many of the words after an auxiliary are its subject, which a verb may follow; 0 if that is not clear.

    `opening` is the question up to the auxiliary, and `after` what follows the words.
    """
    if len(words) == 1 or _MORE_VERB.match(after):
        return len(words)
    if aux in DOES:
        if _has_room_for_verb(after):
            return 0
        is_verb = _NEEDS_NO_OBJECT.match(opening) and " " not in after and not is_plural(words[-1])
        return len(words) - 1 if len(words) == 2 or is_verb else 0
    is_whole = _ASKS_WHAT_IS.fullmatch(opening) is not None and aux not in ("has", "have", "had")
    if _is_done(words[-1]):
        return 0 if is_whole and words[-1] in UNCHANGED else len(words) - 1
    return len(words) if is_whole else 0


def _has_room_for_verb(after: str) -> bool:
    """Whether a verb may be the last word of what follows a noun phrase: "to Oro cost", not "on Sundays"."""
    words = after.split()
    return len(words) > 2 and words[-1].islower() and not is_plural(words[-1])


def _is_done(word: str) -> bool:
    return word.islower() and (DONE.search(word) is not None or base_of(word) is not None)


def _is_object(question: str, phrases: Sequence[re.Match[str]]) -> bool:
    """Whether the last noun phrase is the whole object of a verb or preposition, and no part of another phrase."""
    last = phrases[-1]
    words, lead = last["words"].split(), question[: last.start()].split()[-1]
    if len(words) > 1 and _is_done(words[-1]):
        return False
    aux = _AUXILIARY.search(question, 0, last.start())
    does = aux is not None and aux["aux"].casefold() in DOES
    if is_preposition(lead):
        is_clear = len(words) == 1 or not (does or lead.casefold() in _BEFORE_CLAUSE)
        return is_clear and _is_apart(question, phrases, lead, does=does)
    may_act = (base_of(lead) or lead.removesuffix("s")) in _WITH_VERB
    if re.fullmatch(_WORD, lead, re.IGNORECASE) is None or (may_act and len(words) > 1):
        return False
    if aux is not None and does:
        return len(question[aux.end() : last.start()].split()) > 1
    return aux is None or lead.endswith("ing") or _is_done(lead)


def _is_apart(question: str, phrases: Sequence[re.Match[str]], preposition: str, *, does: bool) -> bool:
    """Whether the last noun phrase, which a preposition leads, belongs to a verb and not to the phrase before it."""
    if len(phrases) == 1:
        return True
    if preposition.casefold() in _OF_PLACE:
        return False
    former, last = phrases[-2:]
    if question[former.end() : last.start()].strip() != preposition:
        return True
    is_subject = does and _LED_BY_AUXILIARY.search(question, 0, former.start()) is not None
    return is_subject and len(former["words"].split()) > 1  # the last of these is the verb: "did the council pay for"
