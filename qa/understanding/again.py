"""Asking an earlier question again: about somebody else, with another question word, or for more answers."""

from __future__ import annotations

import re

from index.calendar import MONTH, WEEKDAY
from qa.understanding.alike import of_same_class
from qa.understanding.answered import HOW_MANY
from qa.understanding.mentions import names
from qa.understanding.noun_phrases import has_noun_phrase, is_noun_phrase, other_phrase
from qa.understanding.other_times import at_other_time
from qa.words.grammar import AUX, DETERMINER, PREPOSITIONS, WH, leads_with_auxiliary
from qa.words.lemmas import LIGHT
from qa.words.plurals import is_plural
from qa.words.verbs import base_of

_LEADING = re.compile(
    rf"(?:(?:what|which|who|whom|where|when|why|how)|(?:{PREPOSITIONS})\s+(?:what|which|whom|"
    rf"whose)(?:\s+[\w’'-]+){{0,4}}?)"
    rf"\s+(?=(?:{AUX})\b)",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    rf"(?:how (?:many|much)|which|what)\s+(?P<noun>(?:(?!(?:{AUX})\b)[\w’'-]+\s+){{1,4}})(?P<aux>{AUX})\s+",
    re.IGNORECASE,
)
_DONE = (
    r"\w{2,}ed|built|found|sold|shut|held|made|lost|sent|won|hit|cut|left|kept|taken|given|written|stolen|chosen|known|born|"
    r"shot|struck|open"
)
_WHICH_DONE = re.compile(  # up to the verb of "Which bridge was closed?", "Which factory will close?"
    r"(?:which|what|(?P<many>how many))\s+(?:of\s+(?:the\s+)?)?"
    rf"(?P<noun>(?:(?!(?:{AUX})\b)[\w’'-]+\s+){{0,2}}?(?!(?:{AUX})\b)[\w’'-]+)\s+"
    rf"(?P<aux>(?:is|are|was|were)(?=\s+(?:not\s+)?(?:\w+ly\s+)?(?:{_DONE}|\w{{2,}}ing)\b)"
    rf"|(?:has|have|had)(?=\s+(?:not\s+)?(?:\w+ly\s+)?(?:{_DONE}|been)\b)"
    r"|(?:will|would|can|could|shall|should|may|might|must)(?=\s+(?:not\s+)?(?:(?:be|have)\b"
    rf"|(?-i:[a-z]+)(?<!s)(?:\W*$|\s+(?:{PREPOSITIONS}|{DETERMINER})\b))))\s+",
    re.IGNORECASE,
)
_COUNTED_SUBJECT = re.compile(
    rf"(?:how (?:many|much)|which|what)\s+(?P<noun>(?:(?!(?:{AUX}|{PREPOSITIONS})\b)[\w’'-]+\s+){{1,3}}?)"
    r"(?P<verb>[a-z]+)\b(?P<rest>.*)$",
    re.IGNORECASE,
)
_MEASURED = re.compile(rf"how\s+(?P<much>[a-z]+)\s+(?=(?:{AUX})\b)", re.IGNORECASE)
_SUBJECT = re.compile(
    rf"(?P<word>who|what|which(?P<noun>(?:\s+(?!(?:{AUX})\b)[\w’'-]+){{1,2}}?))\s+(?!(?:{AUX})\b)(?P<verb>\w+)",
    re.IGNORECASE,
)
_WHO_IS = re.compile(r"(?:who|what)\s+(?P<verb>is|was|are|were)\s+(?P<what>(?:the|an?)\s+.+)$", re.IGNORECASE)
_CONTRACTED = {"will": "won’t", "can": "can’t", "shall": "shan’t", "may": "may not", "might": "might not"}
_ADDED = re.compile(  # a time, or those not asked about yet: no other thing
    r"\b(?:year|month|week|weekend|day|time|season|night|morning|afternoon|evening|others?|rest)$", re.IGNORECASE
)
_A_THING = re.compile(
    rf"\ban?\s+(?!(?:year|month|week|day|night|hour|lot|few|bit)\b)[a-z’'-]+(?:\s+[a-z’'-]+)?"
    rf"(?=\s+(?:{PREPOSITIONS}|{AUX})\b|\s+[a-z]+\W*$|\W*$)"
)
_OF_THINGS = re.compile(
    rf"\bof\s+(?P<things>(?:(?!(?:{PREPOSITIONS}|{AUX}|the|an?)\b)[a-z’'-]+\s+){{0,2}}?[a-z’'-]+)"
    rf"(?=\s+(?:{PREPOSITIONS})\b|\W*$)"
)
_WHAT_DONE = re.compile(  # up to a verb that has no object yet
    rf"what\s+(?:did|do|does|will|would|can|could)\s+.*\b(?!(?:{PREPOSITIONS}|do|say|happen|mean)\b)[a-z]{{3,}}\W*$",
    re.IGNORECASE,
)
_A_NOUN = re.compile(rf"(?:{DETERMINER})\s", re.IGNORECASE)
_OBJECT = 8  # words of an answer that is inserted as the object
_PERIOD = re.compile(  # a name that says when, which nobody is asked about instead of
    rf"(?:the\s+)?(?:Q[1-4]|H[12]|{MONTH}|{WEEKDAY}s?|"
    r"Spring|Summer|Autumn|Winter|Christmas|Easter)(?:\s+\d+)*"
)
_LED_NOUN = re.compile(rf"(?P<by>about|on|from|with|for|to|against)\s+(?:{DETERMINER})\s", re.IGNORECASE)
_DETERMINED = rf"(?:{DETERMINER})\s+(?:(?!(?:{PREPOSITIONS}|{AUX})\b)[\w’'-]+\s+){{0,3}}?"
_LED_SAME = re.compile(rf"(?P<by>{PREPOSITIONS})\s+{_DETERMINED}(?P<noun>[a-z-]+)", re.IGNORECASE)
_SORT = re.compile(rf"(?P<ask>which|what|how many)\s+(?P<noun>(?!(?:{AUX})\b)[a-z’'-]+)\s+(?=\w)", re.IGNORECASE)
_SHORT = 3  # words from which a question without a name can be asked again
_MOST_NAMED = 6  # words of an answer that is inserted as the subject


def swap(before: str, replacement: str) -> str | None:
    """Ask the earlier question about somebody or something else, which replaces the former; None if that is unclear."""
    at_time = at_other_time(before, replacement)
    if at_time is not None:
        return at_time
    is_added = _ADDED.search(replacement) is not None
    asked = (
        of_same_class(before, replacement)
        or _beside_phrase(before, replacement)
        or _led_phrase(before, replacement)
        or _same_noun(before, replacement)
        or _last_word(before, replacement)
        or _same_part(before, replacement)
        or (None if is_added else other_phrase(before, replacement))
    )
    is_unclear = has_noun_phrase(before) and is_noun_phrase(replacement) and not is_added
    return asked if asked is not None or is_unclear else f"{before.rstrip('? ')} {replacement}?"


def _same_part(before: str, replacement: str) -> str | None:
    """Ask about another place, plural or name; a preposition replaces only a place, and a plural only a plural."""
    preposition = re.match(rf"({PREPOSITIONS})\s+\S", replacement, re.IGNORECASE)
    if preposition is not None:
        return _other_place(before, replacement, preposition[1])
    plain = re.sub(r"^(?:the|an?)\s+", "", replacement, flags=re.IGNORECASE)
    sort = _SORT.match(before)
    if sort is not None and is_plural(sort["noun"]) and re.fullmatch(r"[a-z’'-]+", plain) and is_plural(plain):
        return f"{before[: sort.start('noun')]}{plain}{before[sort.end('noun') :]}"
    return _other_name(before, replacement, plain)


def _other_place(before: str, replacement: str, preposition: str) -> str | None:
    """Ask about another place with the same preposition: "And in Lima?" of "Who lives in Quito?"."""
    for name in names(before):
        place = rf"\b{preposition} {re.escape(name)}"
        if re.search(place, before, re.IGNORECASE):
            return re.sub(place, lambda _: replacement, before, count=1, flags=re.IGNORECASE)
    return None


def _other_name(before: str, replacement: str, plain: str) -> str | None:
    """Ask about another number, period or name; `plain` is the replacement without its article."""
    is_number, is_period = replacement[:1].isdigit(), _PERIOD.fullmatch(replacement) is not None
    for name in names(before):
        if name[0].isdigit() is not is_number:
            continue
        if is_number or (_PERIOD.fullmatch(name) is not None) is is_period:
            led = re.search(rf"\b(?:the|an?)\s+{re.escape(name)}", before, re.IGNORECASE)
            if led is None:
                return before.replace(name, replacement, 1)
            whole = None if names(f" {replacement}") else other_phrase(before, replacement, at=led.start())
            return whole or before.replace(name, plain, 1)  # "the Nobel prize" is replaced as a whole
    return None


def _beside_phrase(before: str, replacement: str) -> str | None:
    """Ask about another thing, without a name, in the place of one like it: "And a bed?" of "What is a seat?"."""
    if not re.fullmatch(r"[a-z’' -]+", replacement):
        return None
    if re.match(r"an?\s", replacement):
        thing = other_phrase(before, replacement)
        return thing or (_A_THING.sub(lambda _: replacement, before, count=1) if _A_THING.search(before) else None)
    plain = re.sub(r"^the\s+", "", replacement)
    of = _OF_THINGS.search(before)
    if of is None or not is_plural(plain.split()[-1]) or not (_is_stuff(of["things"]) or is_plural(of["things"])):
        return None
    return f"{before[: of.start('things')]}{plain}{before[of.end('things') :]}"


def _is_stuff(things: str) -> bool:
    """Whether words behind "of" are one noun without an article: "rice"."""
    return " " not in things and things not in LIGHT


def _led_phrase(before: str, replacement: str) -> str | None:
    """Ask about another thing with the same preposition: "And about the bus?" of "What did he say about the tram?"."""
    led = _LED_NOUN.match(replacement)
    if led is None:
        return None
    word = rf"(?!(?:{PREPOSITIONS}|{AUX})\b)[\w’'-]+"
    phrase = rf"(?:{DETERMINER})\s+(?:{word}\s+){{0,2}}{word}\s*(?=\W*$)"
    former = rf"\b{led['by']}\s+{phrase}"
    asked, count = re.subn(former, lambda _: replacement, before, flags=re.IGNORECASE)
    return asked if count else None


def _same_noun(before: str, replacement: str) -> str | None:
    """Ask about another thing of a kind: "And in the men's race?" of "Who won in the women's race?"."""
    led = _LED_SAME.fullmatch(replacement)
    if led is None:
        return None
    former = rf"\b{led['by']}\s+{_DETERMINED}{re.escape(led['noun'])}\b"
    asked, count = re.subn(former, lambda _: replacement, before, count=1, flags=re.IGNORECASE)
    return asked if count else None


def _last_word(before: str, replacement: str) -> str | None:
    """Ask with another last word: "And close?" of "When does the museum open?"."""
    last = re.search(rf"\b(?:{AUX})\s.*\s(?P<word>[a-z]+)\W*$", before)
    if last is None or re.fullmatch(r"[a-z]+", replacement) is None:
        return None
    if is_plural(last["word"]) or is_plural(replacement):
        return None
    return f"{before[: last.start('word')]}{replacement}?"


def measure_again(before: str, question: str) -> str | None:
    """Ask "How heavy?" of "How tall is the rocket?"; None if the earlier question is not about a measure."""
    measured = _MEASURED.match(before)
    if measured is None or not re.fullmatch(r"how [a-z]+", question.rstrip("? "), re.IGNORECASE):
        return None
    return f"{question.rstrip('? ')} {before[measured.end() :]}"


def ask_again(before: str, word: str, question: str, *, answer: str | None = None, denied: bool = False) -> str:
    """Ask "Why?" of the earlier question: "Did he resign?" becomes "Why did he resign?"; "Why not?" keeps its not.

    `answer` is the answer to it, if known: "Who won?" becomes "When did Ada Whitcombe win?", and "What did she sign?"
    becomes "When did she sign the pact?".
    """
    asked = from_auxiliary(before.rstrip("? "), answer=answer)
    is_object = answer and _A_NOUN.match(answer) and len(answer.split()) <= _OBJECT
    if asked is not None and answer and is_object and _WHAT_DONE.match(before):
        asked = f"{asked} {answer[:1].lower()}{answer[1:]}"
    if asked is None or (len(asked.split()) < _SHORT and not names(before)):
        return question
    if denied:
        aux, _, rest = asked.partition(" ")
        asked = f"{_CONTRACTED.get(aux.casefold(), f'{aux}n’t')} {rest}"
    return f"{word[:1].upper()}{word[1:]} {asked[:1].lower()}{asked[1:]}?"


def from_auxiliary(before: str, *, answer: str | None = None) -> str | None:
    """Return a question from its auxiliary onwards: "How many shells does Seoul hold" gives "does Seoul hold shells".

    A question about its subject gets one, the answer `answer` or "somebody": "Who signed it" gives "did somebody
    sign it".
    """
    if leads_with_auxiliary(before):
        return before
    is_somebody = _WHO_IS.match(before)
    if is_somebody is not None and answer and len(answer.split()) <= _MOST_NAMED:
        return f"{is_somebody['verb']} {answer} {is_somebody['what']}"
    if _LEADING.match(before):
        return _LEADING.sub("", before)
    done = _WHICH_DONE.match(before)
    if done is not None:
        noun = done["noun"] if done["many"] else f"the {done['noun']}"
        meant = answer if answer and not done["many"] and len(answer.split()) <= _MOST_NAMED else noun
        return f"{done['aux']} {meant} {before[done.end() :]}"
    counted = _COUNTED.match(before)
    if counted is not None:
        return f"{counted['aux']} {before[counted.end() :]} {counted['noun'].strip()}"
    counted = _COUNTED_SUBJECT.match(before)
    if counted is not None and (verb := base_of(counted["verb"])) is not None:
        return f"did {counted['noun']}{verb}{counted['rest']}"
    subject = _SUBJECT.match(before)
    if subject is None:
        return None
    somebody = {"who": "somebody", "what": "something"}.get(subject["word"].casefold(), f"the{subject['noun']}")
    if answer and len(answer.split()) <= _MOST_NAMED:
        named = [name for name in names(f" {answer}") if name.casefold() not in HOW_MANY]
        somebody = answer if named else somebody  # otherwise "one man" would be searched for
    verb = base_of(subject["verb"])
    if verb is not None:
        return f"did {somebody} {verb}{before[subject.end() :]}"
    return f"was it that {somebody} {before[subject.start('verb') :]}"


def ask_for_more(before: str, word: str, question: str) -> str:
    """Ask "Who else?" of the earlier question: "Who signed it?" becomes "Who else signed it?"."""
    opening = re.match(rf"(?:{WH})(?:\s+else)?\b", before, re.IGNORECASE)
    if opening is None:
        return question
    return f"{word.capitalize()} else{before[opening.end() :].rstrip('? ')}?"
