"""Finding the subject of a verb: before it, or at the head of its clause; `following` finds one after it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeGuard

from qa.speakers.following import Following
from qa.speakers.names import Name
from qa.speakers.phrases import Phrases, Subject
from qa.speakers.tokens import Token
from qa.speakers.words import (
    BARE_PLURALS,
    BETWEEN,
    DETERMINERS,
    GROUPS,
    NOBODY,
    NOT_SAID,
    OBJECT_PREPOSITIONS,
    PRONOUNS,
    PUBLICATIONS,
    ROLES,
    STOPS_PHRASE,
)

_RELATIVE = frozenset("who which that".split())
_NEAR = 14  # tokens of a circumstance between a name and its verb
_WHILE = frozenset(
    "week month year night morning evening afternoon weekend today yesterday earlier this last ago".split()
)
_MOST_TITLES = 3  # tokens before the titles that belong to a name
_OF_OFFICES = frozenset("state federal former acting deputy assistant senior chief local".split())
_MOST_ASIDE = 45  # tokens between a name and its verb


class Clauses:
    """The tokens of a paragraph with their names, to search for subjects; `following` searches after a place."""

    def __init__(self, tokens: Sequence[Token], names: Sequence[Name]) -> None:
        """Index the names by the tokens at which they begin and end."""
        self._tokens = tokens
        self._phrases = Phrases(tokens, names)
        self._starts: Mapping[int, Name] = {name.begin: name for name in names}
        self._at: Mapping[int, Name] = {place: n for n in names for place in range(n.begin, n.last)}
        self._ends: Mapping[int, Name] = {name.last - 1: name for name in names}
        self.following = Following(tokens, self._phrases, self._starts, self._at)

    def before(self, verb: int, lowest: int) -> Subject | None:
        """Return the subject before a verb, not before the token `lowest`; None if there is none."""
        tokens, at = self._tokens, verb - 1
        related = self._related(verb, lowest)
        if related is not None:
            return related
        if self._is_joined(at, lowest):
            is_whole = lowest == 0 or tokens[lowest - 1].kind != "quote"
            return self.of_clause(verb, lowest) if is_whole else None
        passed = BETWEEN | _WHILE
        while at >= lowest and (tokens[at].lower in passed or tokens[at].lower.endswith(("ly", "day"))):
            if tokens[at].is_capital and at in self._ends:
                break
            at -= 2 if at > lowest and tokens[at - 1].lower == "on" else 1
        if at < lowest or tokens[at].kind == "quote":
            return None
        if tokens[at].lower in NOT_SAID or tokens[at].lower.endswith("n't"):
            return self._phrases.nobody(at) if tokens[at].lower not in ("to", "or") else None
        if tokens[at].text == ")":
            acronym = self._acronym(at)
            if acronym is not None:
                return self._phrases.named(acronym)
            at = self._opening(at, lowest) - 1
        if at >= lowest and tokens[at].text in (",", "–", "—", "-"):
            return self._beside_aside(at, lowest)
        return self._ending(at, lowest) if at >= lowest else None

    def _is_joined(self, at: int, lowest: int) -> bool:
        """Whether an "and" joins a verb to the one before: "Roe left and said"."""
        tokens = self._tokens
        return at > lowest and tokens[at].lower == "and" and tokens[at - 1].kind == "word"

    def _acronym(self, closing: int) -> Name | None:
        """Return the acronym in brackets that end here, if the whole name before them is not a subject."""
        tokens = self._tokens
        acronym, whole = self._ends.get(closing - 1), self._ends.get(closing - 3)
        if whole is not None and whole.words and tokens[whole.begin - 1].lower not in OBJECT_PREPOSITIONS:
            return None
        return acronym if tokens[closing - 2].text == "(" and tokens[closing - 1].text.isupper() else None

    def last_named(self, first: int, highest: int) -> Subject | None:
        """Return the last name before a comma or the end, if only names and descriptions precede it."""
        tokens = self._tokens
        end = next((at for at in range(first, highest) if tokens[at].kind != "word"), highest)
        name = self._ends.get(end - 1)
        is_short = name is not None and name.begin - first <= _NEAR and bool(name.words)
        return self._phrases.named(name) if name is not None and is_short else None

    def _related(self, verb: int, lowest: int) -> Subject | None:
        """Return the name separated from its verb by a relative clause without commas: "Roe who lives in Acme said"."""
        name = self._at.get(lowest)
        if name is None or not name.words or name.last + 1 >= verb or self._tokens[name.last].lower != "who":
            return None
        between = self._tokens[name.last + 1 : verb]
        is_plain = all(t.kind == "word" and t.lower not in ("and", "but", "that") for t in between)
        return self._phrases.named(name) if is_plain and not self._tokens[verb - 1].lower.endswith("who") else None

    def apart(self, verb: int, lowest: int) -> Subject | None:
        """Return the name at a clause's head with a circumstance before its verb: "Acme in a statement called"."""
        name = self._at.get(lowest)
        if name is None or not name.words or name.last >= verb or verb - name.last > _NEAR:
            return None
        between = self._tokens[name.last : verb]
        is_circumstance = between[0].lower in ("in", "on", "at") and not self._tokens[name.last - 1].owns
        spoken = any(t.kind != "word" or t.lower in NOT_SAID - {"to", "or"} or t.lower.endswith("ed") for t in between)
        return self._phrases.named(name) if is_circumstance and not spoken else None

    def of_clause(self, verb: int, lowest: int) -> Subject | None:
        """Return the subject of the clause that a participle belongs to: "Smith left, saying ..."."""
        starts = [lowest] + [
            at + 1
            for at in range(lowest, verb - 1)
            if self._tokens[at].text in (",", "–", "—") or self._tokens[at].lower in ("but", "while", "and")
        ]
        for start in reversed(starts):
            subject = self._heading(start, verb, lowest)
            if subject is not None:
                return subject
        return None

    def _heading(self, start: int, verb: int, lowest: int) -> Subject | None:
        """Return the subject that begins a clause, if one does."""
        tokens, head = self._tokens, start
        while start < verb and tokens[start].lower in ("but", "and", "then", "however", "so", "yet", "with", "even"):
            start += 1
        if start >= verb:
            return None
        if tokens[start].lower in PRONOUNS and tokens[start + 1].kind == "word":
            return self._phrases.pronoun(start)
        at = start
        while at < verb and tokens[at].kind == "word" and tokens[at].lower in DETERMINERS:
            at += 1
        while at < verb and tokens[at].owns and not _is_past(tokens[at + 1]):
            at += 1
        name = self._at.get(at)
        if name is not None and name.words and name.last < verb:
            following = tokens[name.last]
            if following.lower in BARE_PLURALS:
                return self._phrases.phrase(start, name.last + 1)
            is_free = not tokens[name.last - 1].owns or _is_past(following)
            is_first = head == lowest or any(token.lower == "with" for token in tokens[head:start])
            marks = ",(–—" if is_first else "(–—"  # a name alone between commas is an aside
            if is_free and (following.kind == "word" or following.text in marks):
                return self._phrases.named(name)
        return self._heading_phrase(start, at, verb)

    def _heading_phrase(self, start: int, at: int, verb: int) -> Subject | None:
        """Return the phrase with a determiner at a clause's head, up to its role or body: "the fast-food chain"."""
        if self._tokens[start].lower not in DETERMINERS:
            return None
        for end in range(at, min(at + 5, verb)):
            if self._tokens[end].lower in GROUPS | ROLES | PUBLICATIONS:
                name = self._starts.get(end + 1) or self._at.get(end + 1)
                is_named = name is not None and bool(name.words) and name.last < verb
                return (
                    self._phrases.named(name) if name is not None and is_named else self._phrases.phrase(start, end + 1)
                )
        return None

    def _opening(self, at: int, lowest: int) -> int:
        while at > lowest and self._tokens[at].text != "(":
            at -= 1
        return at

    def _beside_aside(self, comma: int, lowest: int) -> Subject | None:
        """Return the subject before an aside that ends with this comma: "Smith, a lawyer, said"."""
        named = self._named_before_aside(comma, lowest)
        if named is not None:
            return named
        tokens = self._tokens
        edge = max(lowest, comma - _MOST_ASIDE)
        aside = self._ends.get(comma - 1)
        for at in range(edge, comma):
            if tokens[at].text == "," and at > edge and tokens[at - 1].kind == "word":
                if tokens[edge].lower in DETERMINERS and self._is_alone(aside, at + 1) and len(aside.words) > 1:
                    return self._phrases.named(aside)  # "its member for roads, Jane Roe, said"
                subject = self._ending(at - 1, edge)
                if subject is not None and subject.kind == "phrase" and self._is_alone(aside, at + 1):
                    return self._phrases.named(aside) if aside.words else subject  # "her lawyer, Jane Roe, said"
                if subject is not None and subject.kind != "nobody" and self._starts_clause(subject, edge):
                    return subject
        before = self._ending(comma - 1, lowest) if comma > lowest else None
        is_only = before is not None and not any(token.text == "," for token in tokens[edge:comma])
        return (
            before if before is not None and (before.kind == "pronoun" or (before.kind == "name" and is_only)) else None
        )

    def _is_alone(self, name: Name | None, first: int) -> TypeGuard[Name]:
        """Whether a name with nothing but its titles and roles begins at a token: "Republican state Rep. Jane Roe"."""
        if name is None or not first <= name.begin <= first + _MOST_TITLES:
            return False
        before = self._tokens[first : name.begin]
        return all(token.is_capital or token.lower in _OF_OFFICES for token in before)

    def _named_before_aside(self, end: int, lowest: int) -> Subject | None:
        """Return the first name before a comma without a preposition before it, up to the token `end`."""
        tokens = self._tokens
        edge = max(lowest, end - _MOST_ASIDE)
        passed = -2  # the end of a name that is not a subject: one listed after it is not a subject either
        for at in range(edge, end):
            is_edge = tokens[at].text in (",", "–", "—", "(") and at > edge
            name = self._ends.get(at - 1) if is_edge else None
            if name is not None and name.words and not tokens[name.last - 1].owns:
                before = tokens[name.begin - 1].lower if name.begin > lowest else ""
                if before not in OBJECT_PREPOSITIONS and passed != name.begin - 1:
                    return self._phrases.named(name)
                passed = at
        return None

    def _starts_clause(self, subject: Subject, edge: int) -> bool:
        return subject.start == self._tokens[edge].start

    def _ending(self, at: int, lowest: int) -> Subject | None:
        """Return the subject whose last token is this."""
        tokens = self._tokens
        word = tokens[at].lower
        if tokens[at].kind != "word":
            return None
        if tokens[at].owns:  # a possessive right before a verb is the name of a company: "Sainsbury's said"
            owner = self._ends.get(at)
            return None if owner is None or not owner.words else self._phrases.named(owner)
        if word in PRONOUNS:
            return self._phrases.pronoun(at)
        if word in _RELATIVE:
            back = at - 2 if at > lowest and tokens[at - 1].text == "," else at - 1
            name = self._ends.get(back)
            if name is None or not name.words:
                return None
            is_object = word != "who" and tokens[name.begin - 1].lower in OBJECT_PREPOSITIONS and name.begin > lowest
            return self.of_clause(at, lowest) if is_object else self._phrases.named(name)
        if word in NOBODY:
            is_negative = word in ("nobody", "none") or tokens[at - 1].lower == "no"
            return self._phrases.nobody(at) if is_negative and at >= lowest else None
        name = self._ends.get(at)
        if name is not None and name.words and name.first >= lowest:
            return self._named_in_phrase(name, lowest)
        phrase = self._phrases.ending(at, lowest)
        return phrase if phrase is None else self._apposed(phrase, at, lowest) or phrase

    def _apposed(self, phrase: Subject, at: int, lowest: int) -> Subject | None:
        """Return the name in apposition to a phrase without a comma after it: "Jane Roe, the bank's economist said"."""
        tokens, first = self._tokens, at
        while first > lowest and tokens[first].start > phrase.start:
            first -= 1
        while first > lowest and tokens[first - 1].kind == "word" and tokens[first - 1].lower not in STOPS_PHRASE:
            first -= 1
        beside = self._ends.get(first - 2) if first - 2 >= lowest and tokens[first - 1].text == "," else None
        is_named = beside is not None and beside.words and tokens[beside.begin - 1].lower not in OBJECT_PREPOSITIONS
        return self._phrases.named(beside) if beside is not None and is_named else None

    def _named_in_phrase(self, name: Name, lowest: int) -> Subject | None:
        """Return a name, or the phrase it belongs to: "a spokesman for Smith", "Jane Roe of Acme", "A and B"."""
        tokens = self._tokens
        if any(token.lower in ("of", "at") for token in tokens[name.begin : name.first]):
            holder = self._named_before_aside(name.begin, lowest)  # "Jane Roe, CEO of the Acme Fund said"
            if holder is not None:
                return holder
        before = name.begin - 1
        while before > lowest and (tokens[before].lower in ("the", "a", "an", "both") or tokens[before].owns):
            before -= 1
        if before <= lowest or tokens[before].kind != "word":
            return self._phrases.named(name)
        earlier = self._ends.get(before - 1)
        if tokens[before].lower == "and" and earlier is not None and earlier.words and earlier.first >= lowest:
            both = earlier.words + name.words
            start, end = tokens[earlier.first].start, tokens[name.last - 1].end
            return Subject(kind="phrase", start=start, end=end, words=both)
        if tokens[before].lower not in OBJECT_PREPOSITIONS:
            return self._phrases.named(name)
        if earlier is not None and earlier.words and not tokens[before - 1].owns:
            return self._phrases.named(earlier)
        phrase = self._phrases.ending(before - 1, lowest)
        if phrase is None or phrase.kind == "nobody":
            return self._named_before_aside(name.last, lowest)
        beside = self._apposed(phrase, before - 1, lowest)
        if beside is not None:
            return beside
        return Subject(kind="phrase", start=phrase.start, end=tokens[name.last - 1].end, words=phrase.words)


def _is_past(token: Token) -> bool:
    return token.kind == "word" and not token.is_capital and token.lower.endswith("ed")
