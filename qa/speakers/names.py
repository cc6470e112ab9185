"""Names in a paragraph's tokens: where each begins and ends, and its titles and roles."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from index.calendar import BEFORE_MONTH, WEEKDAYS
from qa.speakers.tokens import Token
from qa.speakers.words import (
    FIELDS,
    JUNIOR,
    NO_NAMES,
    ORGANISATION_WORDS,
    OWNED_BODIES,
    ROLES,
    ROYAL,
    SPEECH_VERBS,
    SURNAMES,
    TITLES,
)
from qa.words.given_names import GIVEN_NAMES
from qa.words.grammar import NAME_PARTICLES

_PARTICLES = NAME_PARTICLES | frozenset("del della das ten y of for &".split())  # if small
_ORGANISED = frozenset(("of", "for"))
_MONTHS_GIVEN = frozenset(("april", "june", "august", "jan"))
_VERBS_GIVEN = frozenset(("may", "will"))  # as the first word of a sentence they ask
_PLACED = ("-based", "-born", "-owned", "-area", "-backed", "-led", "-headquartered")
NATIVES = ("ean", "ian", "ish", "ese", "can")
_MOST_TOKENS = 12
_ROLE_WORDS = 8  # in lower case before a name


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A name at the tokens `[first, last)`, without titles and roles before it.

    `words` are its words in lower case. `title` is the last title before it, `role` the range of the words before it
    (or next to it, between commas) that say what the person is. `begin` is the token at which a title or role before
    the name begins. A name without `words` is only a role, such as "Prime Minister".
    """

    first: int
    last: int
    begin: int
    words: tuple[str, ...]
    title: str | None = None
    role: tuple[int, int] | None = None


def names_of(tokens: Sequence[Token], small: Collection[str] = ()) -> list[Name]:
    """Return the names of a paragraph in order.

    A single word at a sentence's start is not a name if the article also has it in lower case: `small` holds such
    words.
    """
    names: list[Name] = []
    at = 0
    while at < len(tokens):
        if not tokens[at].is_capital:
            at += 1
            continue
        end = _run_end(tokens, at)
        is_word = end == at + 1 and tokens[at].lower in small and _starts_sentence(tokens, at)
        names += [] if is_word else _split(tokens, at, end)
        at = end
    return names


def _starts_sentence(tokens: Sequence[Token], at: int) -> bool:
    return (
        at == 0
        or tokens[at - 1].kind == "quote"
        or tokens[at - 1].text in (".", "!", "?", "…", ":", "”", '"', "•", "-")
    )


def _run_end(tokens: Sequence[Token], at: int) -> int:
    """Return the end of the run of capitalised words here: after a possessive, before punctuation or a small word."""
    end = at + 1
    while end < len(tokens) and end - at < _MOST_TOKENS:
        token = tokens[end]
        if tokens[end - 1].owns and not (tokens[end - 1].text[-1] in "'’" and _plain(token) in OWNED_BODIES):
            break  # "the Players' Association" is one name
        if token.is_capital:
            end += 1
            continue
        step = _bridge(tokens, end)
        if step is None or (token.lower in _ORGANISED and _is_whole(tokens[at:end])):
            break
        end = step
    return end


def _is_whole(run: Sequence[Token]) -> bool:
    """Whether capitalised words before "of" are a complete name: "Jane Roe of Acme", unlike "Bank of America"."""
    words = [_plain(token) for token in run if _plain(token) not in NO_NAMES | ROLES | TITLES]
    return len(words) > 1 and not any(word in ORGANISATION_WORDS for word in words)


def _bridge(tokens: Sequence[Token], at: int) -> int | None:
    """Return where a name continues after small words such as "van der" or "of the"; None if it does not."""
    to = at
    if tokens[at].lower == "and" and _plain(tokens[at - 1]) in FIELDS:
        return (
            at + 2 if at + 1 < len(tokens) and _plain(tokens[at + 1]) in FIELDS and tokens[at + 1].is_capital else None
        )
    while to < len(tokens) and to - at < 3 and tokens[to].lower in _PARTICLES | {"the"}:
        to += 1
    if to == at or to >= len(tokens) or not tokens[to].is_capital or tokens[to].lower in NO_NAMES:
        return None
    if tokens[at].lower == "the" and tokens[at - 1].lower in NO_NAMES:
        return None
    if tokens[at].lower in _ORGANISED and _plain(tokens[to]) in GIVEN_NAMES:
        return None
    return to + 1


def _split(tokens: Sequence[Token], first: int, last: int) -> list[Name]:
    """Return the name in a run of capitalised words, without sentence openers, titles and roles."""
    while first < last and (tokens[first].lower in NO_NAMES | {"former"} or not tokens[first].is_capital):
        if tokens[first].lower in WEEKDAYS and first + 1 < last and _plain(tokens[first + 1]) in ORGANISATION_WORDS:
            break  # "The Sunday Times"
        if _is_given(tokens, first, last):
            break
        first += 1
    first += tokens[first].lower.endswith(_PLACED) if first + 1 < last else 0  # "Chicago-based Acme"
    while last - first > 1 and (tokens[last - 1].lower in WEEKDAYS or not tokens[last - 1].is_capital):
        last -= 1
    if first >= last:
        return []
    begin = first
    at = _after_roles(tokens, first, last)
    title = next((_plain(t) for t in reversed(tokens[first:at]) if _plain(t) in TITLES), None)
    roles = [place for place in range(first, at) if _plain(tokens[place]) in ROLES]
    role = (first, roles[-1] + 1) if roles else _small_role(tokens, first)
    if role is not None:
        begin = min(begin, role[0])
    elif at < last:
        role = _role_beside(tokens, last)
    words = tuple(_plain(token) for token in tokens[at:last])
    return [Name(first=at if words else first, last=last, begin=begin, words=words, title=title, role=role)]


def _is_given(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether a word that may be a month or a verb is a given name here: "said May Roe"."""
    word = tokens[first].lower
    if word not in _MONTHS_GIVEN | _VERBS_GIVEN or first + 1 >= last or not tokens[first + 1].is_capital:
        return False
    if tokens[first + 1].lower in NO_NAMES or _plain(tokens[first + 1]) in ORGANISATION_WORDS:
        return False
    before = tokens[first - 1] if first > 0 else None
    if word in _VERBS_GIVEN:
        return before is not None and before.text not in (".", "!", "?", ":")
    return before is None or before.lower not in BEFORE_MONTH


def _after_roles(tokens: Sequence[Token], first: int, last: int) -> int:
    """Return where the name begins after the titles and roles of a run; the run's end if it is only a role."""
    at = first
    for place in range(first, last):
        word = _plain(tokens[place])
        if word in TITLES and place < last - 1:
            at = place + 1
        elif word in ROLES and not (place == last - 1 and tokens[place - 1].lower == "the" and place > first):
            is_known = _plain(tokens[place - 1]) in GIVEN_NAMES or word in SURNAMES
            is_surname = place == last - 1 and is_known and place > at
            if place + 4 < last and tokens[place + 1].lower == "of":  # "Secretary of State Jane Roe"
                at = place + 3
            if not is_surname and not (place < last - 1 and tokens[place + 1].lower in _ORGANISED):
                at = place + 1
    return _given(tokens, at, last)


def _given(tokens: Sequence[Token], first: int, last: int) -> int:
    """Return where a common given name begins a person's name of two words or more; `first` if none does."""
    for place in range(first, last - 1):
        if not tokens[place].is_capital or (place > first and _plain(tokens[place + 1]) in JUNIOR):
            break
        if _plain(tokens[place]) in GIVEN_NAMES:
            return place
    is_body = any(_plain(token) in ORGANISATION_WORDS for token in tokens[first:last])
    is_given = first < last and _plain(tokens[first]) in GIVEN_NAMES
    is_native = (
        last - first > 2
        and not is_body
        and not is_given
        and _plain(tokens[first]).endswith(NATIVES)
        and tokens[first + 1].is_capital
    )
    return first + 1 if is_native else first


def _small_role(tokens: Sequence[Token], first: int) -> tuple[int, int] | None:
    """Return the words in lower case before a name whose last is a role: "shadow climate secretary Ed Miliband"."""
    if first == 0 or _plain(tokens[first - 1]) not in ROLES or tokens[first - 1].owns:
        return None
    begin = first - 1
    while begin > 0 and first - begin < _ROLE_WORDS:
        token = tokens[begin - 1]
        if token.kind != "word" or token.owns or token.is_capital or token.lower in SPEECH_VERBS:
            break
        if token.lower in NO_NAMES and token.lower not in ("and", "of"):
            break
        begin -= 1
    return begin, first


def _plain(token: Token) -> str:
    return token.lower.rstrip(".")


def _role_beside(tokens: Sequence[Token], last: int) -> tuple[int, int] | None:
    """Return the role between commas after a name: "Tobit Wrenn, the harbour master, ..."."""
    if last + 1 >= len(tokens) or tokens[last].text != ",":
        return None
    first = last + 2 if tokens[last + 1].lower in ("the", "a", "an") else last + 1
    for at in range(first, min(first + _ROLE_WORDS, len(tokens))):
        if tokens[at].kind != "word" or tokens[at].owns or tokens[at].lower in NO_NAMES:
            return (first, at) if at > first and _plain(tokens[at - 1]) in ROLES else None
    return None


def is_royal(words: Sequence[str]) -> bool:
    """Whether a name begins with a title that belongs to it: "Queen Elizabeth"."""
    return bool(words) and words[0] in ROYAL
