"""Which cue of a sentence a quotation between marks belongs to, and whether it is a quotation at all."""

from __future__ import annotations

from collections.abc import Sequence

from qa.speakers.cues import Cue
from qa.speakers.tokens import Token, TokenSentence

_NAMING = frozenset(
    "such called dubbed nicknamed titled entitled named known term terms word words phrase so-called film movie "
    "book song series show album novel sitcom musical play memoir single episode program programme documentary "
    "podcast game headlined".split()
)
_SMALL = frozenset("a an and as at but by for from in of on or the to vs with".split())
_SKIPPED = frozenset("a an the as its his her their own just so".split())
_SUPPOSED = frozenset("if unless whether until what where how".split())
_HELD = frozenset(("believes", "believed"))  # verbs for another's opinion
_RELAYING = frozenset(("reported", "reports"))  # verbs for a paper's use of another's words
_BREAKS = frozenset(  # words that begin a new clause between a quotation and a name
    "after before when while as which that who because since if although but so is are was were has have had he she "
    "it they in on at from with by for to".split()
)
_NEAR = 14  # tokens between a quotation and the subject after it
_FAR = 45  # tokens between a verb and words of its clause
_FAR_QUOTING = 14  # the same for a verb that takes no clause
_TITLE_WORDS = 10


def cue_of(sentence: TokenSentence, at: int, cues: Sequence[Cue]) -> Cue | None:
    """Return the cue that the quotation at a token belongs to; None if it belongs to none.

    The one right after it comes first ('"A," said Smith'), then the last one before it, then one further on.
    """
    tokens = sentence.tokens
    following = next((cue for cue in cues if cue.first > at and not _crosses(tokens, at, cue)), None)
    preceding = next((cue for cue in reversed(cues) if cue.first < at and _reaches(sentence, cue, at)), None)
    if following is not None and _is_beside(tokens, at, following):
        is_relayed = following.form == "according" or tokens[following.first].lower in _RELAYING
        if is_relayed and preceding is not None and preceding.takes_clause and preceding.subject.kind != "nobody":
            return following if preceding.is_behind else preceding
        return following
    if preceding is not None and tokens[preceding.first].lower in _HELD:
        telling = [
            cue for cue in cues if cue.first < preceding.first and cue.takes_clause and _reaches(sentence, cue, at)
        ]
        return telling[-1] if telling and telling[-1].subject.kind != "nobody" else preceding
    if preceding is not None:
        return preceding
    return following if following is not None and _closes(sentence, following) else None


def is_fragment(words: str) -> bool:
    """Whether quoted words are part of a sentence: they begin in lower case, or lack an end mark."""
    words = words.strip()
    return not words or not (words[0].isupper() or words[0] in "[@'‘…\"“") or words[-1] not in ".!?…,’'”\""


def is_title(words: str) -> bool:
    """Whether quoted words look like the title of a work: longer words are capitalised, and there is no end mark."""
    parts = words.strip().rstrip(",").split()
    if not parts or len(parts) > _TITLE_WORDS or words.rstrip()[-1:] in ("!", "?", "…"):
        return False
    large = [part for part in parts if part.casefold() not in _SMALL]
    return len(large) > 0 and all(not part[0].islower() for part in large)


def is_named(tokens: Sequence[Token], at: int, cues: Sequence[Cue]) -> bool:
    """Whether the words before a quotation make it a name or title: "the film", "known as", "what is called"."""
    before = at - 1
    while before >= 0 and (tokens[before].lower in _SKIPPED or _is_listed(tokens, before, at)):
        before -= 1
    if before < 0 or tokens[before].lower not in _NAMING:
        return False
    return not any(cue.first == before for cue in cues)


def _is_listed(tokens: Sequence[Token], before: int, at: int) -> bool:
    """Whether a token is part of a list of quotations that ends with the one at `at`."""
    if tokens[before].kind == "quote":
        return before < at - 1 or tokens[before].text[-2:-1] == ","
    is_join = tokens[before].text == "," or tokens[before].lower in ("and", "or")
    return is_join and before > 0 and (tokens[before - 1].kind == "quote" or tokens[before - 1].text == ",")


def is_supposed(sentence: TokenSentence, cue: Cue) -> bool:
    """Whether someone's speech is only hypothetical or asked for: "if Smith says", "what Smith said"."""
    first = cue.first
    if sentence.tokens[first].lower in ("described", "describes", "called", "calls", "dubbed", "termed"):
        return False
    while first > sentence.first and sentence.tokens[first - 1].start >= cue.begin:
        first -= 1
    return first > sentence.first and sentence.tokens[first - 1].lower in _SUPPOSED


def _is_beside(tokens: Sequence[Token], at: int, cue: Cue) -> bool:
    """Whether only a speaker is between a quotation and the verb after it."""
    between = tokens[at + 1 : cue.first]
    if cue.is_behind:
        return all(token.kind == "mark" or token.lower in ("and", "has", "also", "later") for token in between)
    gap = [token for token in between if token.start < cue.subject.start]
    if len(gap) > _NEAR or any(token.text in (";", ":", ",") or token.lower in _BREAKS for token in gap[1:]):
        return False
    inner = tokens[at].text[:-1].rstrip()[-1:]
    return inner in tuple(",?!…—-.’'\"") or (bool(gap) and gap[0].text == ",")


def _crosses(tokens: Sequence[Token], at: int, cue: Cue) -> bool:
    """Whether another quotation is between this one and the cue's subject, or the cue belongs to earlier words."""
    return cue.subject.start < tokens[at].start


def _reaches(sentence: TokenSentence, cue: Cue, at: int) -> bool:
    """Whether a cue can introduce a quotation that follows it."""
    if is_supposed(sentence, cue):
        return False
    if cue.form == "quoting" and not cue.is_behind and sentence.tokens[cue.last].text == ",":
        return False  # "a message that Roe has expressed, ..."
    words = [token for token in sentence.tokens[cue.last : at] if token.kind == "word"]
    if (cue.form == "quoting" and not cue.is_behind) or cue.subject.kind == "nobody":
        return len(words) <= _FAR_QUOTING
    return len(words) <= _FAR


def _closes(sentence: TokenSentence, cue: Cue) -> bool:
    """Whether a cue follows a clause that it attributes: "The plan is "dead", she said"."""
    if cue.is_behind:
        return sentence.tokens[cue.first - 1].text in (",", "–", "—") or cue.form == "according"
    start = next(
        (at for at in range(sentence.first, cue.first) if sentence.tokens[at].start >= cue.subject.start),
        sentence.first,
    )
    while start > sentence.first and sentence.tokens[start - 1].kind == "word":
        start -= 1
    is_after_comma = start > sentence.first and sentence.tokens[start - 1].text in (",", "–", "—")
    rest = sentence.tokens[cue.last : sentence.last]
    ends = not any(token.kind == "quote" or token.lower == "that" for token in rest)
    return is_after_comma and (ends or rest[0].text == ",")
