"""The names and noun phrases of a question, and which of them a later pronoun most likely refers to.

Rules over words; `python -m eval.followups` measures them.
"""

from __future__ import annotations

import re

from qa.words.given_names import FEMALE_NAMES, MALE_NAMES
from qa.words.grammar import AUX, PREPOSITIONS, WH, is_preposition
from qa.words.letters import LOWER, UPPER
from qa.words.plurals import counts_several
from qa.words.verbs import base_of

_NAME = re.compile(
    rf"(?:[{UPPER}][\w’'.-]*|\d[\w.,-]*)(?:\s+(?:of\s+|the\s+|de\s+|van\s+|von\s+)?"
    rf"(?:[{UPPER}][\w’'.-]*|(?<=[{LOWER}]\s)\d[\w-]*))*"
)
_NO_NAMES = frozenset(
    f"{WH}|{AUX}|and|but|or|so|then|also|any|anything|anyone|according|i|i'd|i'm|the|a|an|besides|aside|"
    "other|not|there|it|he|she|they|his|her|their|its|this|that|these|those|tell|name|what's|who's|yes|no|please|"
    "you|me|what’s|who’s".split("|")
)
_PHRASE = re.compile(
    rf"\b(?:the|an?)\s+(?:[\w’'-]+\s+){{0,2}}?[\w’'-]+"
    rf"(?:\s+of\s+(?-i:[{UPPER}])[\w’'-]*(?:\s+(?-i:[{UPPER}])[\w’'-]*)*){{0,2}}"
    rf"(?=\s+(?:{PREPOSITIONS}|{AUX}|an?|the|and|or|as|that|which|who|signed|made|released|called)\b|\s*[?.,!]|\s*$)",
    re.IGNORECASE,
)
_SUBJECT = re.compile(rf"\b(?:{AUX})\s+(?:the\s+)?$", re.IGNORECASE)  # the words before a name state its role
_PLACE = re.compile(r"\b(?:in|at|on|from|near|since|until|during|into)\s+(?:the\s+)?$", re.IGNORECASE)
_NOW = re.compile(r"\s+(?:now|nowadays|today|currently|at present)(?=\W*$)", re.IGNORECASE)
_SETTING = re.compile(r"\b(?:under|within|inside|across|throughout)\s+$", re.IGNORECASE)  # of what is named before
_COUNTED = re.compile(
    rf"\b(?:how many|which)\s+(?P<noun>(?:(?!(?:{AUX}|{PREPOSITIONS}|\w+ed)\b)[a-z’'-]+\s+){{1,3}})(?=\w)",
    re.IGNORECASE,
)
_TOGETHER = frozenset("family team band cast".split())  # people, in one word
_OWNED_BY = re.compile(r"(?:did|do|does)\s+(?P<owner>.+?)\s+have", re.IGNORECASE)
_ANYBODY = frozenset(("people", "persons", "men", "women", "children", "adults", "passengers", "others"))
_VERB_LAST = re.compile(
    rf"\b(?P<aux>{AUX})\s+(?P<what>the(?:\s+[\w’'-]+){{1,2}})\s+(?P<verb>[a-z]+)\W*$", re.IGNORECASE
)
_PLURAL = r"[\w’'-]*[^\Ws]s"
_NO_VERB = rf"(?:(?:the|an?)\s+(?:(?:[\w’'-]+\s+)?{_PLURAL}|[\w’'-]+)|{_PLURAL})"  # a noun phrase of a word or two
_VERB_BEHIND_PLACE = re.compile(  # "How much did the repairs of the old roof cost?", where no verb comes sooner
    rf"\b(?P<aux>{AUX})\s+(?:{_NO_VERB}\s+(?:{PREPOSITIONS})\s+)+(?:the|an?)"
    rf"(?:\s+(?!(?:{PREPOSITIONS}|{AUX}|the|an?|and|or|not)\b)[\w’'-]+){{1,3}}\s+(?P<verb>[a-z]+)\W*$",
    re.IGNORECASE,
)
DONE = re.compile(  # what is said of something at the end of a question: "When is the ferry due?"
    r"\w{2,}ed$|^(?:open|shut|dead|alive|safe|ready|due|available|free|full|empty|closed|found|made|built|lost|won|held|known|worth)$"
)
DOES = frozenset(("do", "does", "did", "can", "could", "will", "would", "shall", "should", "may", "might", "must"))
_OWNED_THING = re.compile(  # "Where is Oro's new bridge?"
    rf"(?i:where|when|why|how \w+) (?:is|are|was|were) (?P<thing>(?:[{UPPER}][\w-]*\s+)*[{UPPER}][\w-]*[’']s? "
    rf"(?:[{LOWER}-]+ ){{0,2}}[{LOWER}-]+)\W*$"
)
_OWNER = re.compile(r"[’'](?:s\b|(?!\w))")


def names(text: str) -> list[str]:
    """Return the names and numbers of a question in order, without the word that opens it."""
    return [name for name, _ in _named(text)]


def person(text: str) -> str | None:
    """Return the name that a personal pronoun after this question most likely refers to; None if it has none.

    First the one who does or owns what is asked about; then any other name that is not a place or a time.
    """
    free = []
    for name, at in _named(text):
        owner = _OWNER.search(f"{name}{text[at + len(name) :][:2]}")
        if not _is_word(name):
            continue
        if owner is not None or _SUBJECT.search(text[:at]):
            return name if owner is None else name[: owner.start()]
        if not _PLACE.search(text[:at]):
            free.append(name)
    return free[0] if free else None


def of_gender(text: str, name: str, *, is_man: bool) -> str:
    """Return the name in a question that "he", or "she", refers to: the given one, unless it is of the other gender.

    Then it is the other person's whom the question names: "he" in "When did Ada Lund marry Bo Roe?".
    """
    own, other = (MALE_NAMES, FEMALE_NAMES) if is_man else (FEMALE_NAMES, MALE_NAMES)
    if _given(name) not in other:
        return name
    others = [each for each in names(text) if _given(each) in own]
    return others[0] if len(others) == 1 else name


def _given(name: str) -> str:
    return name.split()[0].casefold()


def thing(text: str, *, places: bool = True) -> str | None:
    """Return what "it" after this question most likely refers to; None if nothing is named.

    The last noun phrase with "the", then one with "a", then the last name; a place or time only if there is nothing
    else, and never without `places`.
    """
    owned = _OWNED_THING.match(text)
    if owned is not None:
        return owned["thing"]
    text = _NOW.sub("", text)
    text = _without_last_verb(text)
    phrases = [(match.group(), match.start()) for match in _PHRASE.finditer(text)]
    definite = [phrase for phrase in phrases if phrase[0].lower().startswith("the ")]
    named = [(name, at) for name, at in _named(text) if _is_word(name)]
    ranked = [
        *reversed(definite),
        *reversed([phrase for phrase in phrases if phrase not in definite]),
        *reversed(named),
    ]
    free = [words for words, at in ranked if not (_PLACE.search(text[:at]) or _SETTING.search(text[:at]))]
    return next(iter(free), ranked[0][0] if ranked and places else None)


def _without_last_verb(text: str) -> str:
    """Return a question without the verb that it ends in: "When did the speech end?" names the speech."""
    last = _VERB_LAST.search(text) or _VERB_BEHIND_PLACE.search(text)
    if last is None:
        return text
    opens = re.match(rf"(?:{WH}|{AUX})\b", text, re.IGNORECASE) is not None
    is_verb = (opens and last["aux"].casefold() in DOES) or DONE.search(last["verb"]) is not None
    return text[: last.start("verb")] if is_verb else text


def several(text: str) -> str | None:
    """Return what "they" most likely refers to after a question that counts or chooses: "the passengers"."""
    match = _COUNTED.search(text)
    last = "" if match is None else match["noun"].split()[-1]
    if match is None or not (counts_several(last) or last in _TOGETHER):
        return None
    rest = text[match.end() :].rstrip("? ")
    owner = _OWNED_BY.fullmatch(rest)
    if owner is not None:
        return f"the {match['noun'].strip()} of {owner['owner']}"
    first = rest.split()[0] if rest else ""
    is_subject = first in ("were", "was", "are", "have", "had") or base_of(first) is not None
    is_plain = match["noun"].strip().casefold() in _ANYBODY and is_subject and first not in ("did", "do", "does")
    return f"the {match['noun'].strip()} who {rest}" if is_plain else f"the {match['noun'].strip()}"


def _is_word(name: str) -> bool:
    """Whether it is more than a bare number or year."""
    return not name[0].isdigit() or re.search(rf" [{UPPER}]", name) is not None


def _leads(word: str, at: int, text: str) -> bool:
    """Whether a word with a capital is not of the name behind it: "In" at the beginning of a question."""
    if is_preposition(word):
        return text[:at].strip() == ""
    return word.lower() in _NO_NAMES and not _is_acronym(word, at, text)


def _is_acronym(word: str, at: int, text: str) -> bool:
    """Whether a short word is a name in capitals, such as IT or the US, in a text that is not all in capitals."""
    return at > 0 and len(word) > 1 and word.isalpha() and word.isupper() and not text.isupper()


def _named(text: str) -> list[tuple[str, int]]:
    names = []
    for match in _NAME.finditer(text):
        words, at = match.group(), match.start()
        while words and _leads(words.split()[0], at, text):
            rest = words.split(maxsplit=1)[1:]
            at += len(words) - len(rest[0]) if rest else 0
            words = rest[0] if rest else ""
        if words and not (match.start() == 0 and len(match.group().split()) == 1):
            names.append((re.sub(r"[’']s$|[’']$", "", words).rstrip(".,"), at))
    return names
