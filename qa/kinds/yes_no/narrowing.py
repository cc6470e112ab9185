"""Whether a clause gives its verdict only for some times, places, people or a part, or its sentence undoes it."""

from __future__ import annotations

import re

from index.calendar import WEEKDAY
from qa.comparing.phrases import TURNS
from qa.kinds.lexicon import DETERMINERS, EVERY
from qa.kinds.yes_no.added import Added, Phrase, added, is_adverb
from qa.kinds.yes_no.attached import goes_on
from qa.kinds.yes_no.clauses import Clause
from qa.kinds.yes_no.covering import start_of
from qa.kinds.yes_no.predicates import relations
from qa.types import Verdict
from qa.words.grammar import is_preposition
from qa.words.lemmas import LIGHT_LEMMAS, NEGATOR_LEMMAS, lemma_set
from qa.words.plurals import is_plural
from qa.words.word import is_past

_UNDONE = re.compile(
    r"(?<=,)[^,.;]*\b(?:overturned|quashed|annulled|set aside|revoked|rescinded)\b|"
    r"\b(?:later|since|subsequently|eventually|then) (?:been )?(?:released|freed|cleared|acquitted|reopened|lifted|"
    r"withdrawn|reversed|cancelled|dropped|reinstated|resumed|restored|found|bailed)\b",
    re.IGNORECASE,
)
_EXCEPTED = re.compile(  # behind a clause: ", but only on Sundays"
    r"(?:(?:,|\bbut|\band) only (?=on|in|at|for|to|if|when|from|after|before|with)|\bexcept\b)(?P<what>[^,;.]*)"
)
_PARTLY = re.compile(r"\bin (?:principle|theory|name|parts?)\b|\bon paper\b", re.IGNORECASE)
_HABITS = re.compile(
    rf"{WEEKDAY}s|weekdays?|weekends?|mornings?|afternoons?|evenings?|nights?|holidays?|winter|summer|spring|autumn"
)
_DAYS = re.compile(rf"{WEEKDAY}s?|weekdays|weekends")
_CLOCK = re.compile(r"\d{1,2}(?:[:.]\d\d)?(?:[ap]\.?m\.?)?|[ap]\.?m\.?|and|noon|midnight", re.IGNORECASE)
_BE = frozenset("is are was were be remains remain".split())
_SCOPES = frozenset("when if unless while outside except during under over between off only without".split())
_REASONS = frozenset("by since until because due despite against like about into towards".split())
_AT = frozenset("on at in".split())
_CLOCKED = frozenset("after before from".split())
_HOURS = _CLOCKED | {"to", "between"}
_WHERE = frozenset("indoors outdoors upstairs downstairs abroad".split())
_HOW = _WHERE | frozenset("early late well".split())
_NO_DEGREE = frozenset("really actually simply certainly definitely finally only early daily".split())
_ANY = EVERY | frozenset("everyone everybody anyone anybody anything anywhere any public charge".split())
_NO_TURNS = lemma_set("only except but not")
_VERBAL = lemma_set("not never")
_NO_NOUN = frozenset("last next this every each all early late more most".split())


def is_narrower(question: str, clause: Clause, sentence: str, verdict: Verdict) -> bool:
    """Whether a clause says what it is taken to say only of some of what a question asks about.

    "Free for an hour", "the deputy mayor", "a pool table" and "did not open on time" do not decide whether something is
    free, who is mayor, and whether there is a pool or something did open; nor does a verdict that is overturned.
    """
    said = added(question, clause.plain)
    if said is None:
        return False
    if any(not said.has_asked(match.group()) for match in _UNDONE.finditer(sentence)):
        return True
    if _is_of_another_kind(said) or _PARTLY.search(said.text_behind) or _is_mixed(said, verdict):
        return True
    if verdict == "no" and _is_of_a_degree(said):
        return True
    if said.negator is not None:
        return verdict == "no" and _denies_less(said)
    excepted = (match["what"] for match in _EXCEPTED.finditer(sentence))
    return said.is_now and (_is_of_some(said) or any(not said.has_asked(each) for each in excepted))


def _is_of_another_kind(said: Added) -> bool:
    """Whether a noun of the question's is part of a longer one, or has a word before it that changes what it is."""
    words, last = said.words, said.last
    turns = TURNS - said.asked - (_NO_TURNS | {"former"} if "old" in said.asked else _NO_TURNS)
    for at in said.matched:
        leading = words[at - 2].surface.casefold() if at > 1 else "the"
        if at and words[at - 1].lemma in turns and leading in DETERMINERS | _BE:
            return True
    start = start_of(words, last)
    is_noun = start > 0 and words[start].surface.casefold() in DETERMINERS and not is_past(words[last].surface)
    following = words[last + 1].surface if last + 1 < len(words) else ""
    return is_noun and following not in _NO_NOUN | _HOW and goes_on(words, last, said.asked)


def _is_mixed(said: Added, verdict: Verdict) -> bool:
    """Whether what is said of one thing is denied of another: "won the first match and lost the second"."""
    predicate, denied = said.words[said.last].lemma, verdict == "no"
    if not any(said.adds(phrase) and not phrase.is_of_past_day for phrase in said.tail):
        return False
    if said.negator is not None and predicate in {word.lemma for word in said.others}:
        return True
    return any(
        _are_opposed(asked, predicate) == denied and _are_opposed(asked, word.lemma) != denied
        for asked in said.asked
        if relations(asked, predicate, is_state=True)
        for word in said.others
        if relations(asked, word.lemma, is_state=True)
    )


def _are_opposed(asked: str, said: str) -> bool:
    return any(each.relation == "opposite" for each in relations(asked, said, is_state=True))


def _is_of_a_degree(said: Added) -> bool:
    """Whether a denial, or the opposite, is of how or when something is so: "not seriously hurt", "closed early"."""
    behind = said.tail[0].first if said.tail else ""
    if behind in _HOW or is_adverb(behind):
        return True
    if said.negator is None:
        return False
    inside = [word for word in said.words[said.negator + 1 : said.last] if word.lemma not in said.asked]
    if [word.surface for word in inside if word.surface != "one"][:1] == ["else"]:
        return True
    return any(is_adverb(word.surface) and word.surface not in _NO_DEGREE for word in inside)


def _denies_less(said: Added) -> bool:
    """Whether a denial is of some time, place or person that was not asked about: "not in the car"."""
    if said.negator is None or (said.negator > said.last and not said.is_state):
        return False
    by_verb = said.words[said.negator].lemma in _VERBAL
    for phrase in said.tail:
        if _ANY.intersection(word.surface.casefold() for word in phrase.words):
            return False
        if phrase.led == "":
            if said.tense == "future" and not said.has_year and phrase.first in ("this", "next", "tomorrow"):
                return True
            continue
        if not said.adds(phrase) or phrase.led in _REASONS - {"by"}:
            continue
        if said.is_now or not (phrase.is_of_past_day and said.tense in ("past", "was")):
            if by_verb or said.is_now or (phrase.led in _AT and phrase.is_bare):
                return True
    return False


def _is_of_some(said: Added) -> bool:
    """Whether what is so at present is so of some only, or in some places, or at some times."""
    return _is_of_kind(said) or any(_limits(said, phrase) for phrase in said.tail if said.adds(phrase))


def _limits(said: Added, phrase: Phrase) -> bool:
    """Whether a phrase tells when, where or for whom something is so, and not why or since when."""
    surfaces = {word.surface.casefold() for word in phrase.words}
    if surfaces & _ANY or phrase.led in _REASONS or (_is_hour(phrase) and _names_days(said)):
        return False
    if phrase.led in _SCOPES or any(map(_HABITS.fullmatch, (word.surface for word in phrase.words))):
        return True
    if phrase.led in _AT and phrase.is_bare:
        return True
    if phrase.led in _CLOCKED:
        return phrase.has_figure or (phrase.led == "from" and said.is_state)
    if phrase.led == "":
        return phrase.first in _WHERE
    if phrase.led == "to" and phrase.is_infinitive:
        return False
    return said.is_state


def _is_hour(phrase: Phrase) -> bool:
    """Whether a phrase is when something begins or ends in a day: "from 9am", "to 5.30 pm"."""
    return phrase.led in _HOURS and all(_CLOCK.fullmatch(word.surface) for word in phrase.words)


def _names_days(said: Added) -> bool:
    """Whether days are asked about, or all are named: hours do not limit what is so "on Sundays from 9am"."""
    last = said.words[said.last].surface
    return _DAYS.fullmatch(last) is not None or any(phrase.first in EVERY for phrase in said.tail)


def _is_of_kind(said: Added) -> bool:
    """Whether a plural without an article is narrowed: "folding bikes", "children under five"."""
    words, first = said.words, said.matched[0]
    if not is_plural(words[first].surface) or not words[0].surface[:1].isupper():
        return False
    before = [word.surface.casefold() for word in words[:first]]
    if DETERMINERS.intersection(before) or _ANY.intersection(before) or len(before) > 2:
        return False
    if any(word.lemma not in said.asked | LIGHT_LEMMAS | NEGATOR_LEMMAS for word in words[:first]):
        return True
    following = words[first + 1].surface if first + 1 < len(words) else ""
    return is_preposition(following) and first + 2 < len(words) and words[first + 2].lemma not in said.asked
