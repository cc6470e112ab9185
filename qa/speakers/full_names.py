"""The names of one article: which full name a short one stands for, and the gender of whom it names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from qa.speakers.forms import Gender, can_stand_for, ends_with, is_person, starts_sentence
from qa.speakers.names import Name, is_royal
from qa.speakers.tokens import Token
from qa.speakers.types import Speaker
from qa.speakers.words import COUNTRIES, FEMALE, MALE, ORGANISATION_WORDS
from qa.words.given_names import FEMALE_NAMES, GIVEN_NAMES, MALE_NAMES

_MOST_FORMS = 40  # full names that share a word, at most
_AGE = re.compile(r", (?:aged )?(?:1[01]\d|\d{1,2}),")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A name at `[start, end)`; `leads` is whether its position suggests that its sentence is about it."""

    start: int
    end: int
    words: tuple[str, ...]
    title: str | None
    role: tuple[int, int] | None
    leads: bool = False


class FullNames:
    """The names of an article in order.

    `first` is the first mention of each name, by its words, and `by_start` each mention by its place. `gender` is that
    of each full name, as far as its title, its role or a given name tells. `alone` are the single words that are names
    without "the", `elsewhere` those that do not only begin sentences, `with_role` names with a role or a title,
    `titles` the titles of each full name, and `with_age` names with an age between commas: "Jane Roe, 22, ...".
    """

    def __init__(self, text: str, mentions: Sequence[Mention]) -> None:
        """Use the mentions of the whole article, in order."""
        self._text = text
        self._full: dict[str, dict[tuple[str, ...], list[int]]] = {}
        self.first: dict[tuple[str, ...], Mention] = {}
        self.by_start = {mention.start: mention for mention in mentions}
        self.gender: dict[tuple[str, ...], Gender] = {}
        self.alone = {
            m.words for m in mentions if len(m.words) == 1 and text[max(m.start - 4, 0) : m.start].lower() != "the "
        }
        self.elsewhere = {m.words for m in mentions if len(m.words) == 1 and not starts_sentence(text, m.start)}
        self.with_role = {mention.words for mention in mentions if mention.role is not None or mention.title}
        self.with_age = {mention.words for mention in mentions if _AGE.match(text, mention.end)}
        for mention in mentions:
            self.first.setdefault(mention.words, mention)
            if len(mention.words) > 1:
                for word in dict.fromkeys(mention.words):
                    forms = self._full.setdefault(word, {})
                    if mention.words in forms or len(forms) < _MOST_FORMS:
                        forms.setdefault(mention.words, []).append(mention.start)
        self.titles: dict[tuple[str, ...], set[str]] = {}
        for mention in mentions:
            if mention.title is not None:
                self.titles.setdefault(self.whole(mention).words, set()).add(mention.title)
        for mention in sorted(mentions, key=lambda mention: len(mention.words) < 2):  # full names first
            self._learn_gender(mention)

    def whole(self, mention: Mention) -> Mention:
        """Return the mention of the full name that one stands for, given its title; itself if it is the fullest."""
        return self.fullest(mention.words, mention.start, title=mention.title) or mention

    def fullest(self, words: tuple[str, ...], at: int, *, title: str | None = None) -> Mention | None:
        """Return the full name meant: one with the words as its surname, else as its first words.

        Names of another gender than the title's are left out. Of several, the one named first is meant: the bare
        surname is used for them.
        """
        if not words or words[-1] not in self._full:
            return None
        gender: Gender | None = "he" if title in MALE else "she" if title in FEMALE else None
        surname, given = [], []
        for form in self._full[words[-1]]:
            if len(words) == 1 and words[0] in ORGANISATION_WORDS and not self._may_end(form, at):
                continue
            if not can_stand_for(words, form) or (gender is not None and self.gender.get(form, gender) != gender):
                continue
            if ends_with(form, words):
                surname.append(form)
            elif len(words) > 1 or self._is_given(form, at):
                given.append(form)
        forms = surname or given
        if len(words) > 1:
            longest = max(map(len, forms), default=0)
            forms = [form for form in forms if len(form) == longest]
        if not forms:
            return None
        starts = {form: self._full[words[-1]][form] for form in forms}
        return self.first[min(forms, key=lambda form: (starts[form][0] > at, starts[form][0]))]

    def speaker_of(self, mention: Mention) -> Speaker:
        """Return whom a mention names as a speaker."""
        role = None if mention.role is None else self._text[slice(*mention.role)]
        return Speaker(name=self._text[mention.start : mention.end], start=mention.start, end=mention.end, role=role)

    def _learn_gender(self, mention: Mention) -> None:
        gendered = set((mention.title or "").split())
        if mention.role is not None:
            gendered |= set(self._text[slice(*mention.role)].casefold().split())
        if mention.words and is_royal(mention.words):
            gendered.add(mention.words[0])
        full = self.whole(mention)
        first = full.words[0] if full.words and is_person(full.words) else ""
        if gendered & MALE or (first in MALE_NAMES and full.words not in self.gender and not gendered & FEMALE):
            self.gender[full.words] = "he"
        elif gendered & FEMALE or (first in FEMALE_NAMES and full.words not in self.gender):
            self.gender[full.words] = "she"

    def _may_end(self, form: tuple[str, ...], at: int) -> bool:
        """Whether a word such as "Post" or "Arena" means a name: a person's, or after "the" another's."""
        return form[0] in GIVEN_NAMES or self._text[max(at - 4, 0) : at].casefold() == "the "

    def _is_given(self, form: tuple[str, ...], at: int) -> bool:
        """Whether the first word of a name means it: a person's, of a name that is not in capitals there."""
        if form[0] in COUNTRIES or self._text[at : at + len(form[0])].isupper():
            return False
        return form[0] in GIVEN_NAMES or form in self.gender or form in self.with_role


def mention_of(name: Name, tokens: Sequence[Token], *, leads: bool) -> Mention:
    """Return a paragraph's name as a mention in the article."""
    end = tokens[name.last - 1].end - (len(tokens[name.last - 1].text) - _bare(tokens[name.last - 1]))
    role = None if name.role is None else (tokens[name.role[0]].start, tokens[name.role[1] - 1].end)
    return Mention(start=tokens[name.first].start, end=end, words=name.words, title=name.title, role=role, leads=leads)


def _bare(token: Token) -> int:
    """Return the length of a word without its possessive ending."""
    if not token.owns:
        return len(token.text)
    return len(token.text) - (2 if token.text[-1] in "sS" and token.text[-2] in "'’" else 1)
