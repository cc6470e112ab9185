"""Whether a question made from a sentence is sound: its names are names, and nothing was cut off."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from qa.speakers.forms import is_known_person, key_of
from qa.speakers.words import BETWEEN, CLAUSE_VERBS, NO_NAMES, OBJECT_PREPOSITIONS, QUOTING_VERBS, ROLES
from qa.words.grammar import is_auxiliary
from qa.words.lemmas import irregular_base
from qa.words.word import has_words

_BEFORE = re.compile(r"(?:^|[,;:—–(]|\b(?:that|when|where|because|since|while|but|said|whether|if|as))\s*(?:[Tt]he )?$")
_CUT = re.compile(r"(?P<mark>,)? (?P<next>[^\s,.;:?!]+)")
_OPENS = frozenset("that as if who whom which whose where".split())  # a clause about the words before it
_TELLS = re.compile(
    r"(?:warned|told|assured|reminded|informed|convinced|persuaded|notified) (?:[A-Z][\w’'-]* )*[A-Z][\w’'-]* ?$"
)
_VERB = re.compile(
    r"(?:\w{3,}ed|was|were|is|are|has|had|have|will|won|lost|led|made|said|took|gave|began|became|then)$"
)
_THINKING = frozenset("knew felt held understood meant saw heard forgot foresaw dreamt".split())
"""Verbs in the past behind which a noun may begin a clause: "felt the vote would be lost"."""
_JOINS = frozenset(("to", "and", "but"))
_NO_OBJECT = re.compile(
    r"(?:has )?(?:found|announced|affirmed|discovered|named|described|reported|revealed|confirmed|wanted|called|shot|"
    rf"made|took|beat|sold|bought|held|wrote|built|received|honored|honoured|added) "
    rf"(?:to|by|{'|'.join(sorted(OBJECT_PREPOSITIONS))})\b"
)
_ABBREVIATED = re.compile(r"(?:[A-Z][a-z]?|No)$")  # what precedes a full stop that ends no sentence: "No. 9"
_OPEN_PHRASE = re.compile(r"\b(?:an?) [\w-]+$")  # before a comma: perhaps "a quick, public apology"
_AFTER_COMMA = frozenset(
    "which who whose whom where when while but and or so as with after before because although though a an the".split()
)
_BEFORE_TIMES = frozenset("long day days week weeks month months year years hours minutes just shortly soon".split())
_UNFINISHED = OBJECT_PREPOSITIONS | frozenset(
    "a an the to during by after before than or and not more most first".split()
)
_COMMENT = re.compile(r"\bcomment\b|\breached out\b")  # what newspapers say about their own inquiries
_MEASURING = frozenset("total worldwide nationwide overall left remaining each altogether combined now only so".split())
_CUT_PLACE = re.compile(r"(?:^|\s)(?:St|Ft|Mt|Port|Fort|Saint|New|San|Los|Las|El)$")
_KINDS_OF_PEOPLE = re.compile(r"\b(?:men|women|children|boys|girls)[’']s", re.IGNORECASE)
_NUMBER = re.compile(r"(?:\w+teen|\w+ty|hundreds|dozens|thousands|eleven|twelve|ten)(?:\W|$)", re.IGNORECASE)
_HEAD_ENDS = re.compile(r" (?:of|at|in|for|with|on|from|to|who|whose|and|based|studying)\b")
_GOES_ON = re.compile(r", (?!and\b|or\b|the\b|an?\b)[a-z]")


def is_sound(kind: str, match: re.Match[str], text: str) -> bool:
    """Whether a question of a kind is sound by what is around its parts, in a sentence of an article's `text`."""
    return _CHECKS[kind](match, text)


def _is_subject(match: re.Match[str], text: str) -> bool:
    """Whether a name begins a clause, and is not the end of a phrase such as "the host of the World Cup"."""
    return _BEFORE.search(match.string[: match.start("who")]) is not None and _is_name(match["who"], text)


def _is_name(name: str, text: str) -> bool:
    """Whether capitals mark a name, and not only the start of a sentence: "Originally", "Planes", "The Fed's"."""
    words = name.removeprefix("The ").split()
    first = re.sub(r"[’']s$", "", words[0])
    if first.casefold() in NO_NAMES or first.endswith("ly") or name.endswith(("'s", "’s", "'", "’")):
        return False
    if _NUMBER.match(first):
        return False
    if len(words) > 1 and words[1][:1].isupper():
        return True
    elsewhere = re.search(rf"[a-z,] {re.escape(first)}\b", text) is not None
    return elsewhere and not has_words(text, first.lower())


def _is_cut(match: re.Match[str]) -> bool:
    """Whether words are missing at the end of what somebody did: an object, a clause, the rest of a list."""
    did, behind = match["did"], _CUT.match(match.string, match.end("did"))
    last = did.split()[-1]
    if last.casefold() in _UNFINISHED or _NO_OBJECT.match(did) or _ABBREVIATED.match(last):
        return True
    if behind is None:
        return False
    following = behind["next"]
    if following == "that" and _TELLS.match(did):
        return False
    if following in ("and", "but"):
        joined = _CUT.match(match.string, behind.end())
        return joined is None or _VERB.match(joined["next"]) is None
    if behind["mark"]:
        is_open = _OPEN_PHRASE.search(did) is not None and following not in _AFTER_COMMA
        return following[:1].isupper() or following.isdigit() or is_open
    return following in _OPENS or (following in ("after", "before") and last in _BEFORE_TIMES)


def _points_out(did: str) -> bool:
    """Whether "that" refers back, as in "denied that account", unlike "said that it is"."""
    verb, *behind = did.removeprefix("has ").split()
    return behind[:1] == ["that"] and verb not in CLAUSE_VERBS


def _is_office(match: re.Match[str]) -> bool:
    """Whether the office of a place or body is named, with the full name of its holder."""
    what, who = match["what"], match["answer"]
    if " of " in what.split("’s")[0].split("'s")[0] or _KINDS_OF_PEOPLE.search(what):
        return False
    is_whole = re.match(r"[’'-]| [A-ZÀ-Þ]", match.string[match.end() :]) is None
    return is_whole and not any(word.casefold() in ROLES or word == "Vice" for word in who.split())


def _is_described(match: re.Match[str]) -> bool:
    """Whether a name followed by "the mayor of a town" is a person's, and the sentence continues after that."""
    head = _HEAD_ENDS.split(match["answer"])[0].split()[-1]
    before = match.string[: match.start("who")].rstrip()
    in_list = before.endswith((",", ";", ":")) or before.casefold().endswith(" and")
    is_led = match["who"].split()[0].casefold() in NO_NAMES | BETWEEN
    return (
        head.casefold() in ROLES
        and not in_list
        and not is_led
        and _GOES_ON.match(match.string, match.end("answer")) is not None
    )


def _is_held(match: re.Match[str], text: str) -> bool:
    """Whether a number of things is all that a name has of them."""
    first, *_ = words = match["what"].casefold().split()
    return _is_subject(match, text) and first not in _UNFINISHED and _MEASURING.isdisjoint(words)


def _is_dated(match: re.Match[str], text: str) -> bool:
    """Whether a name did something on a day: no clause comes between that the day could belong to."""
    verb, rest = match["verb"], match["rest"].split()
    is_other = is_auxiliary(verb) or verb in CLAUSE_VERBS | QUOTING_VERBS | _THINKING
    is_act = irregular_base(verb) is not None and not is_other
    has_clause = any(_VERB.match(word) or word in _OPENS or word in _JOINS for word in rest)
    return is_act and not has_clause and _is_subject(match, text)


def _is_placed(match: re.Match[str], text: str) -> bool:
    before = match.string[: match.start("who")]
    return _BEFORE.search(before) is not None and not _CUT_PLACE.search(match["answer"])


def _is_done(match: re.Match[str], text: str) -> bool:
    """Whether somebody is named, and what they did is told to its end."""
    who, did = match["answer"], match["did"]
    is_telling = not _points_out(did) and _COMMENT.search(did) is None
    return is_telling and _is_name(who, text) and not who.startswith("The ") and not _is_cut(match)


_CHECKS: Mapping[str, Callable[[re.Match[str], str], bool]] = {
    "how many": _is_held,
    "how much": _is_subject,
    "when": lambda match, text: match["was"] == "was" and _is_subject(match, text),
    "when did": _is_dated,
    "how old": lambda match, text: is_known_person(key_of(match["who"])),
    "where": _is_placed,
    "who holds": lambda match, text: _is_office(match),
    "who is": lambda match, text: _is_described(match),
    "who did": _is_done,
}
