"""Whether two names are the same: by surname and initials, titles aside, and by what distinguishes namesakes."""

from __future__ import annotations

import re

from qa.comparing.asked_for import AskedFor
from qa.comparing.bodies import is_body
from qa.comparing.name_words import DIRECTIONS, FORMS, SMALL, WORD, ComparedName, plain
from qa.comparing.outcomes import Outcome
from qa.comparing.place_names import is_part, same_place
from qa.comparing.places import are_regions_apart, exclude_each_other, level, whole_state
from qa.comparing.spellings import are_forms_of_one, compare_forenames, is_acronym, is_shortened, spelled_alike
from qa.comparing.titles import is_title, is_title_alone, nation
from qa.words.bodies import BODIES
from qa.words.given_names import FEMALE_NAMES, GIVEN_NAMES, MALE_NAMES, UNISEX_NAMES
from qa.words.titles import RANKS_IN_CAPITALS

_LYING = re.compile(r" (?:of|in|on|upon|at|under|near) ")  # before where a place lies
_APART = DIRECTIONS | frozenset(
    "port fort cape lake loch point camp castle deputy vice former acting assistant".split()
)
_WATERS = frozenset("lake river loch".split())
_RUN = re.compile(r"(?<![\w.])[A-Z](?:-?[A-Z]){1,2}(?= [A-Z][^\W\dA-Z_])")  # "JK Marlow", "J-P Marlow"
_SEVERAL_UNIVERSITIES = frozenset(("york", "new york", "miami", "washington"))  # by the order of the words
_OWNER = re.compile(r"['’]s\b")
_LINKS = SMALL - {"a", "an", "at"} | {"and"}


def same_name(one: ComparedName, other: ComparedName, asked: AskedFor) -> Outcome:
    """Compare two names; a different name is a different answer only if the question asks for that kind."""
    apart = _told_apart(one, other)
    outcome = _by_words(one, other, asked) if apart is None else apart
    if outcome == "same" and _may_be_of_two_sexes(one, other):
        return "unclear"
    if one.spot == other.spot:
        return outcome
    inside = one.is_inside or other.is_inside
    if outcome == "same":
        return "unclear" if (one.spot and other.spot) or (inside and asked.kind != "place") else "same"
    return "unclear" if inside else outcome


def _by_words(one: ComparedName, other: ComparedName, asked: AskedFor) -> Outcome:
    alike = _alike(one, other)
    if alike is not None:
        return alike
    lies_in = is_part(one.text, other.text) or _lies_in(one, other) or _lies_in(other, one)
    if asked.names and not lies_in and are_regions_apart(_region(one, asked), _region(other, asked)):
        return "other"
    short, long = sorted((one, other), key=_length)
    if set(short.words) < set(long.words):
        inside: Outcome = "same" if _names_whole(short, long, asked) else "unclear"
        return inside if one.suffixes == other.suffixes else "unclear"
    if one.words[-1] == other.words[-1] and len(short.words) > 1:
        outcome = _forenames(one, other, asked)
    elif not set(one.words) & set(other.words):
        outcome = _different(one, other, asked)
    else:
        outcome = _partly(one, other)
    parts = [set(_apart(name.words)) for name in (one, other)]
    is_within = lies_in or parts[0] <= parts[1] or parts[1] <= parts[0]  # "Roe" of "Smith-Roe"
    return "unclear" if outcome == "other" and (is_within or not asked.names) else outcome


def _alike(one: ComparedName, other: ComparedName) -> Outcome | None:
    """Compare names that have the same words, or of which one is an acronym or another name of the other."""
    if _apart(one.words) == _apart(other.words) or _joined(one) == _joined(other):
        return "same" if one.suffixes == other.suffixes and not _is_saints(one, other) else "unclear"
    if _letters(whole_state(one.text)) == _letters(whole_state(other.text)) or _in_order(one) == _in_order(other):
        return "same"
    if set(one.words) <= other.suffixes or set(other.words) <= one.suffixes:
        return "same"
    if any(_is_body_in_short(a, b) for a, b in ((one, other), (other, one))):
        return "same"
    if is_acronym(one.text, other.text) or is_acronym(other.text, one.text):
        return "same"
    outcome = same_place(whole_state(one.text), whole_state(other.text))
    return "unclear" if outcome == "same" and (_is_namesake(one) or _is_namesake(other)) else outcome


def _is_body_in_short(short: ComparedName, long: ComparedName) -> bool:
    """Whether a body is named in short: "the Greens" for the Green Party, "Lund University" for that of Lund."""
    if len(long.words) == 2 and long.words[-1] == "party":
        return short.words == (f"{long.words[0]}s",)
    if short.words[-1] == long.words[0] == "university":
        place = " ".join(short.words[:-1])
        is_one = place not in _SEVERAL_UNIVERSITIES and level(place) is None
        return is_one and short.words[:-1] == long.words[1:] and " of " in long.text
    in_short = len(short.words) == len(long.words) > 1 and is_shortened(short.words, long.words)
    return in_short and all(len(a) < len(b) for a, b in zip(short.words, long.words, strict=True))


def _lies_in(one: ComparedName, other: ComparedName) -> bool:
    """Whether a town is compared with what it lies in: "Elm, Kent" with "Kent"."""
    return bool((one.within & set(other.words)) - DIRECTIONS)


def _region(name: ComparedName, asked: AskedFor) -> str:
    return name.place if asked.kind == "place" and name.place else name.text


def _is_namesake(name: ComparedName) -> bool:
    """Whether a place may be another one of its name: "Naples, Florida", but not "Washington, D.C."."""
    whole = f"{name.text} {name.place}"
    return bool(name.within) and level(name.place) != "country" and same_place(name.text, whole) is None


def _unsainted(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the words before an equal last one without the "St" of both: churches and schools differ in the saint."""
    return (one[1:], other[1:]) if one[0] == other[0] == "st" and min(len(one), len(other)) > 1 else (one, other)


def _is_saints(one: ComparedName, other: ComparedName) -> bool:
    """Whether one of two names is a saint's and the other owned by the saint: "Saint John" and "St John's"."""
    owned = [_OWNER.search(name.text) is not None for name in (one, other)]
    return one.words[0] == "st" and len(one.words) == 2 and owned[0] != owned[1]


def _letters(text: str) -> str:
    """Return a name without the marks in it: "King's Lynn" is "Kings Lynn"."""
    return re.sub(r"['’.]", "", text).casefold()


def _in_order(name: ComparedName) -> tuple[str, ...]:
    """Return the words of a lake or a river with that first: "Orme Lake" is "Lake Orme"."""
    return (name.words[-1], *name.words[:-1]) if name.words[-1] in _WATERS else name.words


def _forenames(one: ComparedName, other: ComparedName, asked: AskedFor) -> Outcome:
    """Compare what is before an equal last word: forenames, or the countries of two bodies."""
    left, right = _unsainted(one.words[:-1], other.words[:-1])
    outcome = compare_forenames(left, right)
    numbers = len(left), len(right)
    if (
        asked.kind in ("which", "place")
        and numbers == (2, 2)
        and left[0] == right[0]
        and is_body(one.words, person=False)
    ):
        return compare_forenames(left[1:], right[1:])
    if outcome != "other":
        return outcome
    if _may_be_initials(one, other) or _may_be_initials(other, one):
        return "unclear"
    first, second = nation(left), nation(right)
    if first is not None and second is not None:
        return "unclear" if first[0] == second[0] else "other"
    if asked.kind not in ("person", "place") or is_body(one.words, person=asked.kind == "person"):
        return "other"
    if " of " not in f"{one.text} {other.text}" and (is_title(left[0]) or is_title(right[0])):
        return "unclear"
    rest = _without_people(left), _without_people(right)
    return compare_forenames(*rest) if all(rest) else "unclear"


def _without_people(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return the words before a surname without the people that somebody is of: "Italian Jan" is "Jan"."""
    country = nation(words)
    is_people = country is not None and country[0] != " ".join(words[: country[1]])
    return words[country[1] :] if country is not None and is_people else words


def _may_be_initials(one: ComparedName, other: ComparedName) -> bool:
    """Whether a name begins with a rank, "DS", or with initials run together, "JK", that may be the other name's."""
    if _RUN.search(one.text) is None or _RUN.search(other.text) is not None:
        return False
    return one.words[0] in RANKS_IN_CAPITALS or one.words[0][0] == other.words[0][0]


def _joined(name: ComparedName) -> str:
    """Return a name with its hyphens left out, but between digits: "F-16" is "F16"."""
    return re.sub(r"-(?!\d)|(?<!\d)-", "", " ".join(name.words))


def _apart(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return words with those joined by hyphens apart: "Anne-Marie" is "Anne Marie"."""
    return tuple(part for word in words for part in word.split("-") if part == word or part not in SMALL)


def _length(name: ComparedName) -> tuple[int, int, tuple[str, ...]]:
    """Return what two names are ordered by, whichever comes first: how many words they have, repeated ones once."""
    return len(set(name.words)), len(name.words), name.words


def _told_apart(one: ComparedName, other: ComparedName) -> Outcome | None:
    """Compare what distinguishes namesakes: the sex of a title, "Jr" and "Sr", numerals, and the state of a town."""
    shared = set(one.words) & set(other.words)
    if not shared:
        return None
    if None not in (one.men, other.men) and one.men != other.men and one.words[-1] == other.words[-1]:
        return "other"
    numbers = [{word for word in _joined(name).split() if any(map(str.isdigit, word))} for name in (one, other)]
    if all(numbers) and numbers[0].isdisjoint(numbers[1]):
        return "other"
    if one.suffixes and other.suffixes and one.suffixes != other.suffixes:
        return "other"
    if one.within and other.within and one.words == other.words and one.within.isdisjoint(other.within):
        return "other" if exclude_each_other(one.place, other.place) else "unclear"
    return None


def _may_be_of_two_sexes(one: ComparedName, other: ComparedName) -> bool:
    """Whether the title of one of two people does not fit the other's given name: "Mrs Orme" and "Peter Orme"."""
    sexes = [_given_sex(name) if name.men is None else name.men for name in (one, other)]
    titled = (one.men, other.men) != (None, None)
    return titled and one.words[-1] == other.words[-1] and None not in sexes and sexes[0] != sexes[1]


def _given_sex(name: ComparedName) -> bool | None:
    """Whether a given name is a man's; None if it may be either, or there is none."""
    given = name.words[0]
    is_mans, is_womans = given in MALE_NAMES, given in FEMALE_NAMES
    return is_mans if len(name.words) > 1 and is_mans != is_womans and given not in UNISEX_NAMES else None


def _names_whole(short: ComparedName, long: ComparedName, asked: AskedFor) -> bool:
    """Whether part of a name is used for the whole: a surname, the first word of a town's or a firm's name."""
    if set(long.words) - set(short.words) <= set(map(plain, WORD.findall(asked.text))):
        return True
    if (set(long.words) - set(short.words)) & BODIES:
        return False
    if short.words == long.words[-len(short.words) :]:
        return (
            not _LYING.search(long.text)
            and long.words[0] not in _APART
            and level(long.text) not in ("country", "state")
        )
    if short.words == long.words[: len(short.words)]:
        tokens = WORD.findall(long.text)
        following = [word.casefold().strip(".") for word in tokens[len(WORD.findall(short.text)) :]]
        if following[:1] in (["city"], ["town"]):
            return level(short.text) not in ("country", "state")
        return asked.kind == "person" or (bool(following) and following[0] in _LINKS | FORMS | {"united"})
    forenames = short.words[:-1]
    return asked.kind == "person" and short.words[-1] == long.words[-1] and forenames == long.words[: len(forenames)]


def _different(one: ComparedName, other: ComparedName, asked: AskedFor) -> Outcome:
    """Compare names that share no word."""
    short, long = sorted((one, other), key=_length)
    spelled = [spelled_alike(short.words[-1], word) for word in long.words]
    levels = [level(" ".join(name.words) if name.spot else name.text) for name in (one, other)]
    if len(short.words) == 1 and "same" in spelled:
        return "same" if spelled[-1] == "same" else "unclear"
    if asked.kind == "person" and len(short.words) == 1 and are_forms_of_one(short.words[0], long.words[0]):
        return "unclear"
    if asked.kind == "person" and _is_title_alone(one) != _is_title_alone(other):
        return "unclear"
    titled = (one.given, other.given) != (None, None)
    if asked.kind == "person" and len(long.words) == 1 and titled and _is_given(one) != _is_given(other):
        return "unclear"
    if asked.kind not in ("person", "place") and is_shortened(short.words, long.words):
        return "unclear"
    if len(one.words) == len(other.words) > 1:
        pairs = [spelled_alike(a, b) for a, b in zip(one.words, other.words, strict=True)]
        if pairs != ["other"] * len(pairs):
            return "same" if set(pairs) == {"same"} else "unclear"
    if "other" not in spelled or (len(short.words) == 1 and "unclear" in spelled) or levels[0] != levels[1]:
        return "unclear"
    return "other"


def _is_title_alone(name: ComparedName) -> bool:
    """Whether somebody is named by what they are: "the Finance Minister", "the Pope", but not "Mr Pope"."""
    return name.given is None and is_title_alone(name.words)


def _is_given(name: ComparedName) -> bool:
    """Whether a name of one word is a given name: "Sir Ralph", "Ida", but not "Mrs Thomas"."""
    return name.words[0] in GIVEN_NAMES if name.given is None else name.given


def _partly(one: ComparedName, other: ComparedName) -> Outcome:
    """Compare names that share some words: of the same form, with a different last or first word."""
    shared = set(one.words) & set(other.words)
    left, right = ([word for word in name.words if word not in shared] for name in (one, other))
    if [spelled_alike(a, b) for a, b in zip(left, right, strict=False)].count("other") == 0:
        spelled = [spelled_alike(a, b) for a, b in zip(left, right, strict=False)]
        return "same" if len(left) == len(right) and set(spelled) == {"same"} else "unclear"
    return "other" if one.words[0] == other.words[0] and len(left) == len(right) == 1 else "unclear"
