"""Cues that someone speaks in a sentence: a verb with its subject, "according to", or a name before a colon."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from qa.speakers.names import Name
from qa.speakers.phrases import Subject
from qa.speakers.subjects import Clauses
from qa.speakers.tokens import Token, TokenSentence
from qa.speakers.words import CLAUSE_VERBS, FINITE, NEVER_INVERTED, PARTICIPLES, SPEECH_VERBS, WEAK_VERBS, WRITTEN

Form = Literal["clause", "quoting", "participle", "according", "colon"]

_DASHES = frozenset("—–-")
_AGENT = frozenset("described called dubbed branded labelled labeled termed".split())
_RELAYS = frozenset("reported reports quoted quotes cited".split())
_PUBLISHED = WRITTEN | {"piece", "article", "editorial", "column"}
_NOUN_BEFORE = frozenset(
    "the a an his her its their this that these those of no any some by in for with from about as between on".split()
)
_OWNERS_SAY = frozenset("said says told tells added announced".split())  # "Sainsbury's said", not "Roe's alleged theft"
_AMBIGUOUS = frozenset(
    "reports claims calls notes asks answers estimates promises argues states reads answered thought read found "
    "called expressed described spoke ordered urged accused condemned estimated".split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """A cue that `subject` speaks, at the tokens `[first, last)` from the verb (or "according").

    `begin` and `end` are the place of verb and subject in the article. `is_behind` is whether the subject follows the
    verb, as after a quotation.
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
        """Whether the words said may follow as a clause."""
        return self.form in ("clause", "participle")


_OCCASION = frozenset("at in on during after before from via to".split())
_VERBS_OF_CLAUSES = frozenset(
    "is are was were has have had will would can could may might do does did who which that".split()
)


def cues_in(sentence: TokenSentence, names: Sequence[Name], clauses: Clauses) -> list[Cue]:
    """Return the cues of a sentence in order."""
    cues: list[Cue] = []
    lowest = sentence.first
    for at in range(sentence.first, sentence.last):
        token = sentence.tokens[at]
        if token.kind == "quote":
            lowest = at + 1
        cue = None
        if token.kind == "word" and token.lower in SPEECH_VERBS and not token.owns:
            cue = _verb(sentence, at, lowest, clauses)
            before = next((each for each in reversed(cues) if each.subject.kind != "nobody"), None)
            if cue is not None and cue.form == "participle" and before is not None and _goes_on(cue, before):
                cue = replace(cue, subject=before.subject)  # "Roe, the best player, said no, adding ..."
        elif token.lower == "according" and at + 2 < sentence.last and sentence.tokens[at + 1].lower == "to":
            cue = _according(sentence, at, clauses)
        elif token.text == ":" and at > sentence.first:
            cue = _colon(sentence, at, names, cues)
        elif token.text in _DASHES and at == sentence.first + 1 and sentence.tokens[at - 1].kind == "quote":
            cue = _signed(sentence, at, clauses)
        if cue is not None:
            cues.append(cue)
    return cues


def _signed(sentence: TokenSentence, at: int, clauses: Clauses) -> Cue | None:
    """Return the cue of a name that follows a quotation and a dash: '"..." — coach Jane Roe, on Twitter'."""
    if sentence.tokens[at - 1].text[:-1].rstrip()[-1:] not in tuple(".!?…"):
        return None
    signer = clauses.last_named(at + 1, sentence.last)
    return None if signer is None else _cue("quoting", signer, at, at + 1, sentence.tokens, is_behind=True)


def _verb(sentence: TokenSentence, at: int, lowest: int, clauses: Clauses) -> Cue | None:
    tokens, token = sentence.tokens, sentence.tokens[at]
    before = tokens[at - 1] if at > sentence.first else None
    following = tokens[at + 1].lower if at + 1 < sentence.last else ""
    if (token.is_capital and at > sentence.first + 1) or (token.lower in ("pointed", "points") and following != "out"):
        return None
    if token.lower in PARTICIPLES:
        subject = clauses.of_clause(at, sentence.first) if _joins(before) else None
        return None if subject is None else _cue("participle", subject, at, at + 1, tokens, is_behind=False)
    if token.lower in _AGENT and following == "by" and at + 2 < sentence.last:
        agent = clauses.following.phrase_at(at + 2, sentence.last)
        return None if agent is None else _cue("quoting", agent, at, at + 2, tokens, is_behind=False)
    form: Form = "clause" if token.lower in CLAUSE_VERBS else "quoting"
    relayed = (
        clauses.following.phrase_at(at + 1, sentence.last)
        if token.lower in _RELAYS and at + 1 < sentence.last
        else None
    )
    if relayed is not None and relayed.name is not None and _is_relayed(tokens, relayed.name.last, sentence.last):
        return _cue(form, relayed, at, relayed.name.last + 2, tokens, is_behind=False)
    behind = _subject_behind(sentence, at, lowest, clauses)
    if behind is not None:
        return _cue(form, behind, at, at + 1, tokens, is_behind=behind.start > token.start)
    subject = _preceding(sentence, at, lowest, clauses)
    if subject is not None and token.lower in _AGENT and _is_naming(tokens, at, subject, sentence.last):
        return None
    return None if subject is None else _cue(form, subject, at, at + 1, tokens, is_behind=False)


def _is_naming(tokens: Sequence[Token], at: int, subject: Subject, last: int) -> bool:
    """Whether a verb only states the name of what is before it: "an organization called the Acme Fund"."""
    is_beside = subject.kind == "phrase" and subject.words[0] in ("a", "an") and subject.end == tokens[at - 1].end
    name = at + 2 if at + 1 < last and tokens[at + 1].lower == "the" else at + 1
    return is_beside and name < last and tokens[name].is_capital


def _goes_on(cue: Cue, before: Cue) -> bool:
    """Whether a participle belongs to the last speaker of the sentence, not to a name or phrase further away."""
    return cue.subject.kind == "phrase" or before.subject.start >= cue.subject.start


def _is_relayed(tokens: Sequence[Token], at: int, last: int) -> bool:
    """Whether a paper relays another's words: "the Post reported Roe as saying"."""
    return at + 1 < last and tokens[at].lower == "as" and tokens[at + 1].lower == "saying"


def _joins(before: Token | None) -> bool:
    """Whether a participle belongs to the sentence's subject: after punctuation, a conjunction or a verb of speech."""
    if before is None:
        return False
    return before.kind != "word" or before.lower in CLAUSE_VERBS | _PUBLISHED | {
        "and",
        "then",
        "as",
        "before",
        "by",
        "while",
    }


def _subject_behind(sentence: TokenSentence, at: int, lowest: int, clauses: Clauses) -> Subject | None:
    """Return the subject of a verb after a quotation or a comma: the one after it, or before an aside."""
    before = sentence.tokens[at - 1] if at > sentence.first else None
    if before is None or sentence.tokens[at].lower in NEVER_INVERTED:
        return None
    if sentence.tokens[at].lower in _AGENT and before.kind == "quote" and before.text[-2:-1] not in tuple(",?!—…"):
        return None  # '"a prayer" called Tarawih' names what is quoted
    if before.kind != "quote" and before.text not in (",", "–", "—", '"', "”", "’"):
        return None
    aside = clauses.before(at, lowest) if before.text == "," else None
    behind = clauses.following.after(at, sentence.last)
    is_asking = sentence.tokens[at].lower in ("asked", "asks")
    if before.text == "," and (is_asking or _is_object(sentence, behind) or _is_reported(sentence, behind)):
        behind = None
    if aside is None or (behind is not None and behind.kind == "name" and _ends_clause(sentence, behind)):
        return behind
    return aside


def _is_object(sentence: TokenSentence, behind: Subject | None) -> bool:
    """Whether the words after a verb belong to something else: "asked Catholics and others to pray"."""
    following = _following(sentence, behind)
    return following is not None and following.lower == "and"


def _is_reported(sentence: TokenSentence, behind: Subject | None) -> bool:
    """Whether what follows a verb is the clause that is said: "Roe, a nurse, said doctors would come"."""
    following = _following(sentence, behind)
    is_finite = following is not None and following.lower in FINITE
    return is_finite or (behind is not None and not FINITE.isdisjoint(behind.words))


def _ends_clause(sentence: TokenSentence, behind: Subject) -> bool:
    """Whether a clause ends with the name after its verb: 'the cup, said the Echo.'."""
    following = _following(sentence, behind)
    return following is None or following.kind == "mark"


def _following(sentence: TokenSentence, subject: Subject | None) -> Token | None:
    if subject is None:
        return None
    return next((t for t in sentence.tokens[sentence.first : sentence.last] if t.start >= subject.end), None)


def _preceding(sentence: TokenSentence, at: int, lowest: int, clauses: Clauses) -> Subject | None:
    """Return the subject before a verb; None if the verb is a noun there."""
    tokens, token = sentence.tokens, sentence.tokens[at]
    before = tokens[at - 1] if at > sentence.first else None
    if before is None or before.kind == "quote" or (token.lower in _AMBIGUOUS and before.lower in _NOUN_BEFORE):
        return None
    if before.owns and token.lower not in _OWNERS_SAY:
        return None
    subject = (clauses.apart(at, lowest) if lowest == sentence.first else None) or clauses.before(at, lowest)
    if subject is None and token.lower in ("read", "reads") and before.lower in ("which", "that"):
        subject = clauses.of_clause(at, sentence.first)
    if subject is None or token.lower not in WEAK_VERBS:
        return subject
    is_thing = before.lower in ("that", "which") and token.lower not in ("read", "reads")
    return None if subject.kind == "pronoun" or is_thing else subject


def _according(sentence: TokenSentence, at: int, clauses: Clauses) -> Cue | None:
    subject = clauses.following.phrase_at(at + 2, sentence.last, is_source=True)
    return None if subject is None else _cue("according", subject, at, at + 2, sentence.tokens, is_behind=True)


def _colon(sentence: TokenSentence, at: int, names: Sequence[Name], cues: Sequence[Cue]) -> Cue | None:
    """Return the cue of a name at a sentence's start before a colon and a quotation: 'Smith, in a letter: "..."'."""
    if cues or at + 1 >= sentence.last or sentence.tokens[at + 1].kind != "quote":
        return None
    for name in names:
        tokens = sentence.tokens
        is_beside = name.last == at or (name.last < at and _is_occasion(tokens[name.last : at]))
        if name.begin == sentence.first and is_beside and len(name.words) > 1:
            start, end = tokens[name.first].start, tokens[name.last - 1].end
            subject = Subject(kind="name", start=start, end=end, words=name.words, name=name)
            return _cue("colon", subject, at, at + 1, tokens, is_behind=False)
    return None


def _is_occasion(aside: Sequence[Token]) -> bool:
    """Whether words before a colon are an aside that says when or where somebody spoke: ", at her last briefing"."""
    words = [token.lower for token in aside if token.kind == "word"]
    is_led = aside[0].text == "," and words[:1] != [] and words[0] in _OCCASION
    return is_led and not any(word in _VERBS_OF_CLAUSES or word.endswith("ed") for word in words)


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
