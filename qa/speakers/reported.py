"""Reported speech: the clause with what someone says, in the article's words."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from index.calendar import WEEKDAYS
from index.types import Range
from qa.speakers.asides import added_after, after_aside, around_aside
from qa.speakers.attribution import is_supposed
from qa.speakers.cues import Cue
from qa.speakers.tokens import Token, TokenSentence
from qa.speakers.words import BETWEEN, FINITE, JOINS, NO_NAMES, OPENS
from qa.words.verbs import base_of

_BARE = frozenset(  # verbs whose clause may come without "that"
    "said says say added adds argued argues insisted insists claimed claims acknowledged admitted admits suggested "
    "suggests noted notes believes confirmed saying adding insisting told tells telling estimates warned predicted "
    "promised announced".split()
)
_TOLD = frozenset("told tells telling warned".split())
_ADDRESSED = _TOLD | frozenset("tell warns warning promised promises promising asked asks".split())  # "X that"
_SAYS = frozenset("said says say saying".split())  # verbs without another object than a clause
_NOMINATIVES = frozenset("he she they we i".split())
_PAST = frozenset(
    "made took went came got gave found knew saw left felt led won lost began grew rose fell held met kept put cut "
    "hit set paid spent built sent brought bought sold told became said thought meant wrote ran drew broke spoke "
    "taught caught fought need needs want wants seem seems make makes take takes know think believe feel remain".split()
)
_DETERMINED = frozenset("the a an of in on at by for with from to his her its their this that these those and".split())
_TIMES = frozenset(WEEKDAYS) | frozenset(
    "on last this in today yesterday tomorrow earlier later week month year night morning evening afternoon also "
    "repeatedly again".split()
)
_WHEN = frozenset((*WEEKDAYS, "yesterday", "today", "tomorrow"))
_ADDS = frozenset("in at to of during via through from by as when while after before citing without for".split())
_OCCASIONS = frozenset(
    "statement interview conference tweet post email letter speech briefing report week month time times".split()
)
_CIRCUMSTANCES = _TIMES | _ADDS | BETWEEN | frozenset("out early late".split())  # words that begin one
_ADDING = frozenset(("added", "adds"))  # verbs that things can do as well
_TO_VERB = 10  # tokens from its start to the verb of a clause
_TO_THAT = 12  # tokens between a verb and its "that"
_OPENING = frozenset("when after as while although though because once since before".split())
_LEAST = 3  # words of a clause


def reported_in(sentence: TokenSentence, cues: Sequence[Cue]) -> list[tuple[Cue, Range]]:
    """Return the reported clauses of a sentence with their cues, in order: one per cue, or one on each side of it.

    A clause that is entirely a quotation does not count.
    """
    found = []
    for cue in cues:
        if cue.subject.kind == "nobody" or is_supposed(sentence, cue):
            continue
        pieces = (
            around_aside(sentence, cue),
            _before(sentence, cue, cues),
            _behind(sentence, cue, cues),
            after_aside(sentence, cue),
        )
        for piece in pieces:
            if piece is not None and _is_clause(sentence.tokens[piece[0] : piece[1]]):
                found.append((cue, _range(sentence.tokens, *piece)))
                break
        added = added_after(sentence, cue, cues)
        if added is not None and found and found[-1][0] is cue and found[-1][1].end < cue.begin:
            found.append((cue, _range(sentence.tokens, *added)))
    return found


def _behind(sentence: TokenSentence, cue: Cue, cues: Sequence[Cue]) -> tuple[int, int] | None:
    tokens = sentence.tokens
    if cue.form == "according":
        comma = next((at for at in range(cue.last, sentence.last) if tokens[at].text == ","), None)
        is_first = all(tokens[at].kind != "word" for at in range(sentence.first, cue.first))
        return None if comma is None or not is_first else (comma + 1, sentence.last)
    if not cue.takes_clause or cue.is_behind:
        return None
    begin = _clause_start(tokens, cue, sentence.last)
    if begin is None:
        return None
    end = sentence.last
    for other in cues:  # a later cue that closes the sentence is not part of the clause
        is_new = other.is_behind or other.form == "participle"
        if other.first > cue.first and is_new and tokens[other.first - 1].text == ",":
            end = min(end, other.first - 1)
    return begin, _main_clause(tokens, sentence.first, begin, end)


def _main_clause(tokens: Sequence[Token], first: int, begin: int, end: int) -> int:
    """Return where the main clause begins after one that opens a sentence: "When Roe said that ..., she left"."""
    if tokens[first].lower not in _OPENING:
        return end
    commas = (at for at in range(begin, end - 1) if tokens[at].text == "," and tokens[at + 1].lower in OPENS)
    return next(commas, end)


def _clause_start(tokens: Sequence[Token], cue: Cue, last: int) -> int | None:
    """Return where the clause after a verb begins; None if none follows."""
    that = _that(tokens, cue, last)
    if that is None:
        return _bare_start(tokens, cue, last)
    if _leads_to_that(tokens, cue, that):
        return that + 1
    if tokens[cue.first].lower in _SAYS or tokens[cue.last].lower.partition("'")[0] in _NOMINATIVES:
        return cue.last  # the clause has begun: "said they had seen signs that ..."
    is_clause = any(token.lower in FINITE or base_of(token.lower) is not None for token in tokens[cue.last : that])
    return _bare_start(tokens, cue, last) if is_clause else None  # "announced a plan that ..."


def _that(tokens: Sequence[Token], cue: Cue, last: int) -> int | None:
    """Return the first "that" near a verb, before any mark; it does not count behind a finite verb: "it was that"."""
    is_adding = tokens[cue.first].lower in _ADDING
    for at in range(cue.last, min(cue.last + (1 if is_adding else _TO_THAT), last - 1)):
        if tokens[at].kind == "quote" or tokens[at].text in (":", ";", ".", ","):
            return None
        if tokens[at].lower == "that" and (at == cue.last or tokens[at - 1].lower not in FINITE):
            return at
    return None


def _bare_start(tokens: Sequence[Token], cue: Cue, last: int) -> int | None:
    """Return where a clause without "that" begins after a verb that may have one; None if none follows."""
    verb = tokens[cue.first].lower
    if verb not in _BARE:
        return None
    at = cue.last
    if verb in _TOLD:
        at = _behind_object(tokens, at, last)
    at = _behind_circumstance(tokens, at, last)
    at += at > cue.last and at < last and tokens[at].lower == "that"
    if at >= last or tokens[at].kind != "word":
        return None
    opens = tokens[at].lower in OPENS or tokens[at].is_capital or tokens[at].text[0].isdigit() or tokens[at].owns
    plural = tokens[at].lower.endswith("s") and at + 1 < last and tokens[at + 1].lower not in NO_NAMES - FINITE
    if verb in _ADDING and not any(token.lower in FINITE for token in tokens[at : at + _TO_VERB]):
        return None
    is_doing = tokens[at].lower.endswith("ing") and any(token.lower in FINITE for token in tokens[at:last])
    return at if (opens and tokens[at].lower not in _TIMES - {"this"}) or plural or is_doing else None


def _leads_to_that(tokens: Sequence[Token], cue: Cue, that: int) -> bool:
    """Whether only whom, when or where is between a verb and its "that", no object: "found cups that she had"."""
    if that == cue.last:
        return True
    first, before = tokens[cue.last], tokens[that - 1].lower
    is_addressed = tokens[cue.first].lower in _ADDRESSED
    is_aside = first.kind == "mark" or first.lower in _CIRCUMSTANCES or first.lower.endswith(("ly", "ward", "wards"))
    return is_addressed or is_aside or before in _WHEN | _OCCASIONS or before.isdigit()


def _behind_circumstance(tokens: Sequence[Token], at: int, last: int) -> int:
    """Return the token after the time or place of speaking: "on Tuesday", "in a statement", "Thursday"."""
    while at < last and tokens[at].kind == "word":
        if tokens[at].lower in _WHEN:
            at += 1
            continue
        if tokens[at].lower not in ("on", "in", "at", "late", "early", "last", "this"):
            break
        ends = [to for to in range(at + 1, min(at + 6, last)) if tokens[to].lower in _WHEN | _OCCASIONS]
        if not ends:
            break
        at = ends[0] + 1
    return at


def _behind_object(tokens: Sequence[Token], at: int, last: int) -> int:
    """Return the token after the person addressed: "reporters", "him", "The Post", "investigators"."""
    if at + 1 < last and tokens[at].lower == "the" and tokens[at + 1].is_capital:
        at += 1
    if at < last and tokens[at].lower in ("a", "an", "the", "his", "her", "their", "its", "this"):
        at += 1
        while (
            at < last and tokens[at].kind == "word" and tokens[at].lower not in NO_NAMES and not tokens[at].is_capital
        ):
            at += 1
        return at
    start = at
    while at < last and tokens[at].is_capital and tokens[at].lower not in ("he", "she", "they", "it", "i"):
        at += 1
    return at if at > start else at + 1


def _before(sentence: TokenSentence, cue: Cue, cues: Sequence[Cue]) -> tuple[int, int] | None:
    """Return the clause before a cue that closes it with a comma: "It will rain, Smith said"."""
    tokens = sentence.tokens
    start = cue.first
    while start > sentence.first and tokens[start - 1].start >= cue.begin:
        start -= 1
    while start > sentence.first and tokens[start - 1].kind == "word" and not cue.is_behind:
        if tokens[start - 1].lower in JOINS:
            return None
        start -= 1
    if start <= sentence.first:
        return None
    comma = tokens[start - 1]
    is_closed = comma.text in (",", "–", "—") or (comma.kind == "quote" and comma.text[-2:-1] == ",")
    if not is_closed and not (cue.form == "according" and comma.kind == "word"):
        return None
    if cue.form not in ("clause", "according") or cue is not cues[0]:
        return None
    if cue.form == "clause" and not cue.is_behind and _clause_follows(tokens, cue, sentence.last):
        return None
    if tokens[sentence.first].lower in JOINS - {"and", "but", "so"}:
        inner = max((at for at in range(sentence.first, start - 1) if tokens[at].text == ","), default=None)
        if inner is None or not any(token.lower in FINITE for token in tokens[inner : start - 1]):
            return None
    return sentence.first, start - (1 if comma.kind == "mark" else 0)


def _clause_follows(tokens: Sequence[Token], cue: Cue, last: int) -> bool:
    """Whether the words said may follow the cue: a clause, an object or a quotation."""
    behind = _behind_object(tokens, cue.last, last) if tokens[cue.first].lower in _TOLD else cue.last
    rest = tokens[behind:last]
    if not rest or _clause_start(tokens, cue, last) is not None:
        return bool(rest)
    if any(token.kind == "quote" for token in rest[:3]) or rest[0].text == ":":
        return True
    return rest[0].kind == "word" and rest[0].lower not in _TIMES | _ADDS


def _is_clause(tokens: Sequence[Token]) -> bool:
    """Whether words can be a clause: three or more outside quotation marks, one of them like a verb."""
    words = [token for token in tokens if token.kind == "word"]
    if tokens and tokens[0].lower in FINITE:
        return False
    if len(words) < _LEAST:
        return False
    for before, word in pairwise(words):
        if word.lower in FINITE | _PAST or "'" in word.lower or "'" in before.lower:
            return True
        is_ending = word.lower.endswith(("ed", "s")) and not word.lower.endswith(("ss", "us", "is"))
        if is_ending and not word.is_capital and word.lower not in NO_NAMES and before.lower not in _DETERMINED:
            return True
    return False


def _range(tokens: Sequence[Token], first: int, last: int) -> Range:
    while last > first and tokens[last - 1].kind == "mark" and tokens[last - 1].text in ".!?,;:…":
        last -= 1
    while first < last and tokens[first].kind == "mark":
        first += 1
    return Range(tokens[first].start, tokens[last - 1].end)
