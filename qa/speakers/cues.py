"""What says in a sentence that someone speaks: a verb with its subject, "according to", or a name before a colon."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from qa.speakers.names import Name
from qa.speakers.subjects import Clauses, Subject
from qa.speakers.tokens import Segment, Token
from qa.speakers.words import CLAUSE_VERBS, NEVER_INVERTED, PARTICIPLES, SPEECH_VERBS, WEAK_VERBS

Form = Literal["clause", "quoting", "participle", "according", "colon"]

_AGENT = frozenset("described called dubbed branded labelled labeled termed".split())
_NOUN_BEFORE = frozenset("the a an his her its their this that these those of no any some by in for".split())
_AMBIGUOUS = frozenset(
    "reports claims calls notes asks answers estimates promises argues states reads answered thought read found called "
    "expressed described spoke ordered urged accused condemned estimated".split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """That `subject` speaks, at the tokens `[first, last)` from the verb (or "according") on.

    `begin` and `end` are where verb and subject together stand in the article. `is_behind` is whether the subject stands
    behind the verb, as it does after a quotation.
    """

    form: Form
    subject: Subject
    first: int
    last: int
    begin: int
    end: int
    is_behind: bool

    @property
    def takes_clause(self) -> bool:
        """Whether what is said may follow as a clause."""
        return self.form in ("clause", "participle")


def cues_in(segment: Segment, names: Sequence[Name], clauses: Clauses) -> list[Cue]:
    """Return the cues of a segment in order."""
    cues: list[Cue] = []
    lowest = segment.first
    for at in range(segment.first, segment.last):
        token = segment.tokens[at]
        if token.kind == "quote":
            lowest = at + 1
        cue = None
        if token.kind == "word" and token.lower in SPEECH_VERBS and not token.owns:
            cue = _verb(segment, at, lowest, clauses)
        elif token.lower == "according" and at + 2 < segment.last and segment.tokens[at + 1].lower == "to":
            cue = _according(segment, at, clauses)
        elif token.text == ":" and at > segment.first:
            cue = _colon(segment, at, names, cues)
        if cue is not None:
            cues.append(cue)
    return cues


def _verb(segment: Segment, at: int, lowest: int, clauses: Clauses) -> Cue | None:
    tokens, token = segment.tokens, segment.tokens[at]
    if token.is_capital and at > segment.first and at not in (segment.first, segment.first + 1):
        return None
    before = tokens[at - 1] if at > segment.first else None
    if token.lower in ("pointed", "points") and (at + 1 >= segment.last or tokens[at + 1].lower != "out"):
        return None
    if token.lower in PARTICIPLES:
        if before is None or (
            before.kind == "word" and before.lower not in ("and", "then", "as", "before", "by", "while")
        ):
            is_spoken = before is not None and before.lower in CLAUSE_VERBS
            if not is_spoken:
                return None
        subject = clauses.of_clause(at, segment.first)
        return None if subject is None else _cue("participle", subject, at, at + 1, tokens, is_behind=False)
    if token.lower in _AGENT and at + 2 < segment.last and tokens[at + 1].lower == "by":
        agent = clauses.phrase_at(at + 2, segment.last)
        return None if agent is None else _cue("quoting", agent, at, at + 2, tokens, is_behind=False)
    form: Form = "clause" if token.lower in CLAUSE_VERBS else "quoting"
    may_invert = before is not None and (before.kind == "quote" or before.text in (",", "–", "—", '"', "”", "’"))
    if may_invert and token.lower not in NEVER_INVERTED:
        aside = clauses.before(at, lowest) if before is not None and before.text == "," else None
        subject = clauses.after(at, segment.last) if aside is None else None
        if subject is not None:
            return _cue(form, subject, at, at + 1, tokens, is_behind=True)
        if aside is not None:
            return _cue(form, aside, at, at + 1, tokens, is_behind=False)
    if before is None or before.kind == "quote":
        return None
    if token.lower in _AMBIGUOUS and before.lower in _NOUN_BEFORE:
        return None
    subject = (clauses.apart(at, lowest) if lowest == segment.first else None) or clauses.before(at, lowest)
    if subject is None and token.lower in ("read", "reads") and before.lower in ("which", "that"):
        subject = clauses.of_clause(at, segment.first)
    if subject is None or (token.lower in WEAK_VERBS and subject.kind == "pronoun"):
        return None
    return _cue(form, subject, at, at + 1, tokens, is_behind=False)


def _according(segment: Segment, at: int, clauses: Clauses) -> Cue | None:
    subject = clauses.phrase_at(at + 2, segment.last, is_source=True)
    return None if subject is None else _cue("according", subject, at, at + 2, segment.tokens, is_behind=True)


def _colon(segment: Segment, at: int, names: Sequence[Name], cues: Sequence[Cue]) -> Cue | None:
    """Return the cue of a name at a segment's start before a colon and a quotation: 'Smith: "..."'."""
    if cues or at + 1 >= segment.last or segment.tokens[at + 1].kind != "quote":
        return None
    for name in names:
        if name.begin == segment.first and name.last == at and len(name.words) > 1:
            tokens = segment.tokens
            start, end = tokens[name.first].start, tokens[name.last - 1].end
            subject = Subject(kind="name", start=start, end=end, words=name.words, name=name)
            return _cue("colon", subject, at, at + 1, tokens, is_behind=False)
    return None


def _cue(form: Form, subject: Subject, first: int, last: int, tokens: Sequence[Token], *, is_behind: bool) -> Cue:
    begin, end = tokens[first].start, tokens[last - 1].end
    return Cue(
        form=form,
        subject=subject,
        first=first,
        last=last,
        begin=min(begin, subject.start) if form != "participle" else begin,
        end=max(end, subject.end),
        is_behind=is_behind,
    )
