"""Whether two names are the same: by surname and initials, titles aside, and by what distinguishes namesakes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

from index.tokens import unaccented
from qa.comparing.asked import AskedFor
from qa.comparing.outcomes import Outcome
from qa.comparing.places import exclude_each_other, level, same_place, whole_state

_ALIKE = 0.8  # share of equal letters from which two words may be spellings of one name
_NAME_WORDS = 8  # a longer capitalised quote is a phrase about somebody
_MEN = frozenset("mr sir lord king prince duke father brother baron count emperor".split())
_WOMEN = frozenset("mrs ms miss lady dame queen princess duchess mother sister baroness countess empress".split())
BEFORE_NAMES = _MEN | _WOMEN | frozenset(
    "dr prof professor president vice deputy former acting prime minister premier chancellor general gen colonel "
    "col captain capt major lieutenant"
    " lt sergeant sgt admiral senator sen representative rep governor gov mayor judge justice pope bishop "
    "archbishop cardinal rev reverend"
    " rabbi imam sheikh ayatollah secretary ambassador chairman chief councillor cllr detective inspector officer "
    "coach striker"
    " goalkeeper director mp hon mx russian british american french german italian spanish chinese japanese"
    " north south korean israeli indian".split()
)  # fmt: skip
"""Titles, offices and nationalities, which are before a name and no part of it."""
_FORMS = frozenset(
    "inc ltd limited plc llc corp corporation co company group holdings gmbh ag sa spa nv fc afc cf".split()
)
_SHORT = {
    **{"saint": "st", "street": "st", "mt": "mount", "ft": "fort", "rd": "road", "ave": "avenue", "blvd": "boulevard"},
    **{"dept": "department", "univ": "university", "govt": "government", "natl": "national", "intl": "international"},
    **{"assn": "association", "bros": "brothers", "hosp": "hospital"},
}
# Words that Britain and the United States spell in two ways, as they are at the end or as a whole.
_SPELLINGS = (
    (re.compile(r"isation(?=s?$)"), "ization"),
    (re.compile(r"^(lab|harb|hon|fav|col|neighb|arm)our(?=s?$)"), r"\1or"),
    (re.compile(r"^(cent|theat)re(?=s?$)"), r"\1er"),
    (re.compile(r"^defence$"), "defense"),
    (re.compile(r"^programme(?=s?$)"), "program"),
)
_ARTICLE = re.compile(r"\b(?:al|el)-(?=\w)", re.IGNORECASE)  # "al-Assad"
_SUFFIX = re.compile(r"^(?:jr|sr|junior|senior|esq|phd|md|[ivx]{2,5}|v|x|\d+|\d+(?:st|nd|rd|th))$", re.IGNORECASE)
_BODIES = frozenset(  # after a name, these name an organisation, not the person
    "foundation bank university trust institute party times post records news family museum hospital school "
    "college council airport"
    " street avenue square award prize cup award committee commission report centre center county river lake "
    "valley stadium arena".split()
)
_LINKS = frozenset(
    "of upon under on am im en sur sous the de la le du da di van von der den bin al el and on in".split()
)
_SMALL = frozenset(
    "the a an of in on at upon under am im en sur sous le la de du da di van von der den bin al el s s’".split()
)
_PLACE_OF = re.compile(
    r"^(?:the )?(?:city|town|village|republic|state|kingdom|county|port|island|province|commonwealth) of ",
    re.IGNORECASE,
)
_EXCEPT = re.compile(r"\b(?:all|any|every\w*|no|nobody|none) (?:but|except|save|besides|other than)\b", re.IGNORECASE)
_LEADING = re.compile(r"^(?:in|at|to|from|on|by|the|a|an|both|for)\s+", re.IGNORECASE)
_DIRECTIONS = frozenset(
    "north south east west new northern southern eastern western great upper lower old little san saint st los".split()
)
_NICKNAMES = frozenset(
    frozenset(pair.split("/"))
    for pair in "bill/william will/william billy/william bob/robert rob/robert bobby/robert dick/richard "
    "rick/richard jim/james"
    " jimmy/james jack/john ted/edward ed/edward eddie/edward tony/anthony liz/elizabeth beth/elizabeth "
    "betty/elizabeth kate/katherine"
    " kate/catherine peggy/margaret maggie/margaret meg/margaret tom/thomas joe/joseph mike/michael mick/michael "
    "dave/david"
    " chris/christopher alex/alexander sasha/alexander nick/nicholas hank/henry harry/henry chuck/charles "
    "charlie/charles larry/lawrence"
    " steve/stephen steve/steven sue/susan jenny/jennifer ben/benjamin sam/samuel dan/daniel matt/matthew "
    "greg/gregory fred/frederick"
    " andy/andrew pete/peter becky/rebecca vicky/victoria vlad/vladimir volodymyr/vladimir gus/august "
    "sandy/alexander".split()
)
_FOLDS = (
    ("ph", "f"),
    ("kh", "h"),
    ("ck", "k"),
    ("w", "v"),
    ("gh", "g"),
    ("q", "k"),
    ("g", "k"),
    ("y", "i"),
    ("j", "i"),
    ("oe", "o"),
    ("ae", "a"),
    ("ue", "u"),
)
_INITIALS = re.compile(r"\b((?!(?:U\.[SKN]|E\.U)\.)(?:[A-Z]\.){2,})(?= ?[A-Z][a-z])")
_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*\.?")


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedName:
    """A name's words in plain letters, with facts about its bearer.

    `words` are without titles; `suffixes` are "jr" or "viii"; `men` is None if no title tells. `within` are the words
    after a comma: the state of a town, which `place` names last.
    """

    words: tuple[str, ...]
    suffixes: frozenset[str]
    men: bool | None
    within: frozenset[str]
    place: str
    text: str


def read_name(quote: str) -> ComparedName | None:
    """Parse a quote as a name; None if it is a phrase, a list, an exception, or somebody's relative."""
    if _EXCEPT.search(quote):
        return None
    text = _LEADING.sub("", quote.strip(" “”‘’\"'.,;:()"))
    text = _PLACE_OF.sub("", text)
    head, *rest = [part.strip() for part in re.split(r",| \(|\)", text) if part.strip()] or [""]
    head = _ARTICLE.sub("", _INITIALS.sub(lambda m: m[1].replace(".", ". "), head))
    tokens = _WORD.findall(head)
    small = [word for word in tokens if word[0].islower() and word.casefold() not in _SMALL]
    if not tokens or len(tokens) > _NAME_WORDS or re.search(r"['’]s? [a-z]", head) or " and " in head or "&" in head:
        return None
    tokens = tokens[_description(tokens) :]
    capitals = sum(not word[0].islower() for word in tokens)
    if not tokens or capitals == 0 or (small and any(word in tokens for word in small)):
        return None
    plain = [_spelling(_plain(word)) for word in tokens]
    numbered = [plain[-1]] if len(tokens) > 1 and tokens[-1] == "I" else []
    suffixes = frozenset(numbered) | frozenset(
        word for word in (*plain[1:], *(_plain(r) for r in rest)) if _SUFFIX.match(word)
    )
    core = tuple(word for word in plain if word not in suffixes and word not in _SMALL | _FORMS and word not in ("s",))
    named = core if re.match(r"(?:\w+ )?\w+ of ", head) else _without_titles(core)
    within = frozenset(
        _plain(word)
        for part in map(whole_state, rest)
        for word in part.split()
        if word[:1].isupper() and not _SUFFIX.match(_plain(word))
    )
    gender = {word in _MEN for word in core if word in _MEN | _WOMEN and len(core) > 1}
    if not named:
        return None
    return ComparedName(
        words=named,
        suffixes=suffixes,
        men=gender.pop() if len(gender) == 1 else None,
        within=within,
        place=whole_state(rest[-1]) if rest else "",
        text=head,
    )


_RELATING = frozenset(  # words of a relative, not of a description
    "of for to near outside against from by with off around beyond behind beside between above below towards across "
    "along past opposite".split()
)


def _description(tokens: list[str]) -> int:
    """Return the number of lower-case words that describe a name: "his neighbour Dieter Krol"; 0 for a relative."""
    count = next((at for at, word in enumerate(tokens) if not word[0].islower()), max(len(tokens) - 1, 0))
    return 0 if _RELATING.intersection(tokens[:count]) else count


def _without_titles(words: tuple[str, ...]) -> tuple[str, ...]:
    named = list(words)
    while len(named) > 1 and named[0] in BEFORE_NAMES and not (named[0] in _DIRECTIONS and len(named) == 2):
        named.pop(0)
    return tuple(named)


def _spelling(word: str) -> str:
    """Return a word of a name in full and in one spelling."""
    word = _SHORT.get(word, word)
    for form, spelled in _SPELLINGS:
        word = form.sub(spelled, word)
    return word


def _plain(word: str) -> str:
    return re.sub(r"['’]s$|[.'’]", "", unaccented(word.casefold().replace("ø", "o").replace("ł", "l")))


def same_name(one: ComparedName, other: ComparedName, asked: AskedFor) -> Outcome:
    """Compare two names; a different name is a different answer only if the question asks for that kind."""
    apart = _told_apart(one, other)
    if apart is not None:
        return apart
    if _apart(one.words) == _apart(other.words):
        return "same" if one.suffixes == other.suffixes else "unclear"
    if set(one.words) <= other.suffixes or set(other.words) <= one.suffixes:
        return "same"
    if is_acronym(one.text, other.text) or is_acronym(other.text, one.text):
        return "same"
    of_one_place = same_place(one.text, other.text)
    if of_one_place is not None:
        return of_one_place
    short, long = sorted((one, other), key=_length)
    if set(short.words) < set(long.words):
        inside: Outcome = "same" if _names_whole(short, long, asked) else "unclear"
        return inside if one.suffixes == other.suffixes else "unclear"
    if one.words[-1] == other.words[-1] and len(short.words) > 1:
        outcome = _forenames(one.words[:-1], other.words[:-1])
    elif not set(one.words) & set(other.words):
        outcome = _different(one, other)
    else:
        outcome = _partly(one, other)
    parts = [set(_apart(name.words)) for name in (one, other)]
    is_part = parts[0] <= parts[1] or parts[1] <= parts[0]  # "Roe" of "Smith-Roe"
    return "unclear" if outcome == "other" and (is_part or not asked.names) else outcome


def _apart(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return words with those joined by hyphens apart: "Anne-Marie" is "Anne Marie"."""
    return tuple(part for word in words for part in word.split("-") if part not in _SMALL)


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
    numbers = [{word for word in name.words if any(map(str.isdigit, word))} for name in (one, other)]
    if all(numbers) and numbers[0].isdisjoint(numbers[1]):
        return "other"
    if one.suffixes and other.suffixes and one.suffixes != other.suffixes:
        return "other"
    if one.within and other.within and one.words == other.words and one.within.isdisjoint(other.within):
        return "other" if exclude_each_other(one.place, other.place) else "unclear"
    return None


def _names_whole(short: ComparedName, long: ComparedName, asked: AskedFor) -> bool:
    """Whether part of a name is used for the whole: a surname, the first word of a town's or a firm's name."""
    if set(long.words) - set(short.words) <= set(map(_plain, _WORD.findall(asked.text))):
        return True
    if (set(long.words) - set(short.words)) & _BODIES:
        return False
    if short.words == long.words[-len(short.words) :]:
        return (
            " of " not in long.text
            and long.words[0] not in _DIRECTIONS
            and level(long.text) not in ("country", "state")
        )
    if short.words == long.words[: len(short.words)]:
        tokens = _WORD.findall(long.text)
        following = [word.casefold().strip(".") for word in tokens[len(_WORD.findall(short.text)) :]]
        return asked.kind == "person" or (
            bool(following) and following[0] in _LINKS | _FORMS | {"united", "city", "town"}
        )
    return asked.kind == "person" and short.words[-1] == long.words[-1] and short.words[0] == long.words[0]


def is_acronym(short: str, long: str) -> bool:
    """Whether a word in capitals is made of the initials of a name: "NASA"."""
    words = [word for word in map(_plain, _WORD.findall(short)) if word not in _SMALL]
    tokens = [_plain(word) for word in _WORD.findall(long)]
    every = "".join(word[0] for word in tokens if word)
    capitals = "".join(word[0] for word in tokens if word and word not in _SMALL | {"and", "for"})
    is_upper = short.removeprefix("the ").upper() == short.removeprefix("the ")
    return len(words) == 1 and len(words[0]) > 1 and is_upper and words[0] in (every, capitals)


def _forenames(left: tuple[str, ...], right: tuple[str, ...]) -> Outcome:
    """Compare the forenames of one surname."""
    one, other = left[0], right[0]
    if one == other:
        middles = left[1:], right[1:]
        return "unclear" if all(middles) and middles[0][0][0] != middles[1][0][0] else "same"
    if len(one) == 1 or len(other) == 1:
        return "same" if one[0] == other[0] else "other"
    alike = frozenset((one, other)) in _NICKNAMES or _spelled(one, other) != "other" or _sounds(one, other)
    return "unclear" if alike else "other"


def _sounds(one: str, other: str) -> bool:
    """Whether two forenames differ only in their vowels, as "Muhammad" and "Mohamed" do."""
    left, right = (re.sub(r"(.)\1+", r"\1", re.sub("[aeiouy]", "", word)) for word in (one, other))
    return left == right and len(left) > 2 and one[0] == other[0]


def are_other_forenames(one: str, other: str) -> bool:
    """Whether two forenames are of two people: not the same, nor a short form, an initial or another spelling."""
    return _forenames((_plain(one),), (_plain(other),)) == "other"


def _spelled(one: str, other: str) -> Outcome:
    """Compare two words: "same" for two spellings of a foreign name, "unclear" if a few letters differ, not digits."""
    if one != other and any(map(str.isdigit, one + other)):
        return "other"
    if _folded(one) == _folded(other) and min(len(one), len(other)) >= 4:
        return "same"
    return "unclear" if SequenceMatcher(None, min(one, other), max(one, other)).ratio() >= _ALIKE else "other"


def _folded(word: str) -> str:
    for letters, plain in _FOLDS:
        word = word.replace(letters, plain)
    return re.sub(r"(.)\1+", r"\1", re.sub(r"(?:er|or)$", "er", word))


def _different(one: ComparedName, other: ComparedName) -> Outcome:
    """Compare names that share no word."""
    short, long = sorted((one, other), key=_length)
    spelled = [_spelled(short.words[-1], word) for word in long.words]
    levels = level(one.text), level(other.text)
    if levels == ("country", "country"):
        return "other"
    if len(short.words) == 1 and "same" in spelled:
        return "same" if spelled[-1] == "same" else "unclear"
    if len(one.words) == len(other.words) > 1 and any(
        _spelled(a, b) != "other" for a, b in zip(one.words, other.words, strict=True)
    ):
        return "unclear"
    if "other" not in spelled or (len(short.words) == 1 and "unclear" in spelled) or levels[0] != levels[1]:
        return "unclear"
    return "other"


def _partly(one: ComparedName, other: ComparedName) -> Outcome:
    """Compare names that share some words: of the same form, with a different last or first word."""
    shared = set(one.words) & set(other.words)
    left, right = ([word for word in name.words if word not in shared] for name in (one, other))
    if [_spelled(a, b) for a, b in zip(left, right, strict=False)].count("other") == 0:
        spelled = [_spelled(a, b) for a, b in zip(left, right, strict=False)]
        return "same" if len(left) == len(right) and set(spelled) == {"same"} else "unclear"
    return "other" if one.words[0] == other.words[0] and len(left) == len(right) == 1 else "unclear"
