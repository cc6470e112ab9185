"""Who is who in one article: resolving surnames, pronouns and roles to full names."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from qa.speakers.forms import (
    Gender,
    can_stand_for,
    ends_with,
    is_known_person,
    is_person,
    key_of,
    starts_sentence,
    told_gender,
)
from qa.speakers.given_names import FEMALE_NAMES, MALE_NAMES
from qa.speakers.names import Name, is_royal
from qa.speakers.phrases import Subject
from qa.speakers.tokens import Token
from qa.speakers.types import Speaker
from qa.speakers.words import (
    BARE_PLURALS,
    COUNTRIES,
    FEMALE,
    GROUPS,
    MALE,
    ORGANISATION_WORDS,
    PAPERS,
    PUBLICATIONS,
    ROLES,
    WRITINGS,
    WRITTEN,
)

_MOST_FORMS = 40  # full names that share a word, at most
_NEXT = 600  # code points from a name to a role that can only belong to it
_FARTHEST = 900  # from a name to a pronoun for it
_DOUBT = 400  # from a name that may not be a person's to a pronoun that may refer to it
_MOST_BACK = 12  # mentions that a pronoun or a role looks back over
_NATIVES = ("lander", "yorker", "londoner", "ian", "ese", "man", "woman")
# Words for someone already named, even if the text has not said so before.
_SEEN_AS = frozenset(
    "midfielder striker defender goalkeeper footballer cricketer golfer swimmer sprinter boxer quarterback receiver "
    "linebacker mvp singer actor actress rapper musician comedian author novelist billionaire star champion".split()
)
_WHATEVER = frozenset("longtime veteran former current late new young outgoing senior top then".split())
_ANYONE = frozenset(
    "man woman person policeman fireman gunman officer official spokesman spokeswoman spokesperson lawyer attorney "
    "witness resident source victim".split()
)
_OWNERS: dict[str, str] = {"his": "he", "her": "she", "its": "it", "their": "they"}
_CLEAR = frozenset("the a an this one another fellow".split())


_FROM = re.compile(r"\bfrom (?P<the>the )?")

Fit = Literal["sure", "open", "doubtful", "no"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A name at `[start, end)`; `leads` is whether its position suggests that its sentence is about it."""

    start: int
    end: int
    words: tuple[str, ...]
    title: str | None
    role: tuple[int, int] | None
    leads: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class _Topic:
    """Someone a pronoun after `at` may refer to."""

    at: int
    key: tuple[str, ...]


class People:
    """The names of an article in order, for resolving subjects at their places."""

    def __init__(self, text: str, mentions: Sequence[Mention]) -> None:
        """Use the mentions of the whole article, in order."""
        self._text = text
        self._mentions = mentions
        self._full: dict[str, dict[tuple[str, ...], list[int]]] = {}
        self._roles: dict[str, list[int]] = {}
        self._first: dict[tuple[str, ...], Mention] = {}
        self._by_start = {mention.start: mention for mention in mentions}
        self._spoke: dict[tuple[str, ...], Speaker] = {}
        self._gender: dict[tuple[str, ...], Gender] = {}
        self._topics: list[_Topic] = []
        self._starts = [mention.start for mention in mentions]
        self._alone = {
            m.words for m in mentions if len(m.words) == 1 and text[max(m.start - 4, 0) : m.start].lower() != "the "
        }
        self._elsewhere = {m.words for m in mentions if len(m.words) == 1 and not starts_sentence(text, m.start)}
        self._with_role = {mention.words for mention in mentions if mention.role is not None or mention.title}
        for place, mention in enumerate(mentions):
            self._first.setdefault(mention.words, mention)
            if len(mention.words) > 1:
                for word in dict.fromkeys(mention.words):
                    forms = self._full.setdefault(word, {})
                    if mention.words in forms or len(forms) < _MOST_FORMS:
                        forms.setdefault(mention.words, []).append(mention.start)
            if mention.role is not None:
                for word in text[slice(*mention.role)].casefold().split():
                    self._roles.setdefault(word.strip(",."), []).append(place)
        for mention in sorted(mentions, key=lambda mention: len(mention.words) < 2):  # full names first
            self._learn_gender(mention)

    def speaker(self, subject: Subject) -> Speaker | None:
        """Resolve a subject to a speaker; None if unclear. Call it in the order of the article."""
        if subject.kind == "nobody":
            return None
        if subject.kind == "name":
            mention = self._fullest(subject.words, subject.start, self._stated(subject.name))
            native = self._native(subject) if mention is None else None
            found = native or (self._speaker_of(mention) if mention is not None else self._as_written(subject))
        elif subject.kind == "pronoun":
            found = self._meant(subject.words[0], subject.start)
        else:
            found = self._of_owner(subject) or self._of_phrase(subject)
        if found is not None:
            self._spoke.setdefault(key_of(found.name), found)
            self.hear(key_of(found.name), subject.start)
        return found

    def hear(self, key: tuple[str, ...], at: int) -> None:
        """Remember whom the last read sentence is about; places ascend."""
        self._topics.append(_Topic(at=at, key=key))

    def lead(self, mention: Mention) -> None:
        """Remember a mention as the topic of its sentence."""
        full = self._fullest(mention.words, mention.start, self._stated_of(mention)) or mention
        is_head = full.words in self._elsewhere and starts_sentence(self._text, mention.start)
        if is_head or len(full.words) > 1 or not self._is_unclear(full.words):
            self.hear(full.words, mention.start)

    def _learn_gender(self, mention: Mention) -> None:
        told = set((mention.title or "").split())
        if mention.role is not None:
            told |= set(self._text[slice(*mention.role)].casefold().split())
        if mention.words and is_royal(mention.words):
            told.add(mention.words[0])
        full = self._fullest(mention.words, mention.start, self._stated_of(mention)) or mention
        first = full.words[0] if full.words and is_person(full.words) else ""
        if told & MALE or (first in MALE_NAMES and full.words not in self._gender and not told & FEMALE):
            self._gender[full.words] = "he"
        elif told & FEMALE or (first in FEMALE_NAMES and full.words not in self._gender):
            self._gender[full.words] = "she"

    def _stated(self, name: Name | None) -> Gender | None:
        title = None if name is None else name.title
        return "he" if title in MALE else "she" if title in FEMALE else None

    def _stated_of(self, mention: Mention) -> Gender | None:
        return "he" if mention.title in MALE else "she" if mention.title in FEMALE else None

    def _fullest(self, words: tuple[str, ...], at: int, gender: Gender | None) -> Mention | None:
        """Return the full name meant: one with the words as its surname, else as its first words.

        Of several, the one named first: the bare surname is used for them.
        """
        if not words or words[-1] not in self._full:
            return None
        surname, given = [], []
        for form in self._full[words[-1]]:
            if len(words) == 1 and words[0] in ORGANISATION_WORDS and not self._may_end(form, at):
                continue
            if not can_stand_for(words, form) or (gender is not None and self._gender.get(form, gender) != gender):
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
        return self._first[min(forms, key=lambda form: (starts[form][0] > at, starts[form][0]))]

    def _may_end(self, form: tuple[str, ...], at: int) -> bool:
        """Whether a word such as "Post" or "Arena" means a name: a person's, or after "the" another's."""
        return form[0] in MALE_NAMES | FEMALE_NAMES or self._text[max(at - 4, 0) : at].casefold() == "the "

    def _is_given(self, form: tuple[str, ...], at: int) -> bool:
        """Whether the first word of a name means it: a person's, of a name that is not in capitals there."""
        if form[0] in COUNTRIES or self._text[at : at + len(form[0])].isupper():
            return False
        return form[0] in MALE_NAMES | FEMALE_NAMES or form in self._gender or form in self._with_role

    def _meant(self, pronoun: str, at: int) -> Speaker | None:
        """Return the last person or organisation a sentence was about that fits the pronoun; None if unclear."""
        is_unclear = False
        for topic in reversed(self._topics[-_MOST_BACK:]):
            if topic.at >= at:
                continue
            if at - topic.at > _FARTHEST:
                return None
            fit = self._fit(topic.key, pronoun)
            if fit == "doubtful":
                if len(topic.key) == 1 and "\n" not in self._text[topic.at : at]:
                    return None
                is_unclear = is_unclear or at - topic.at < _DOUBT
            elif fit != "no":
                return None if fit == "open" and is_unclear else self._take(topic, pronoun, at)
        return None

    def _take(self, topic: _Topic, pronoun: str, at: int) -> Speaker | None:
        """Return the person to whom a pronoun refers, and remember the gender it shows."""
        if pronoun in ("he", "she"):
            self._gender.setdefault(topic.key, "he" if pronoun == "he" else "she")
        is_far = pronoun == "it" and at - topic.at >= _NEXT
        return None if is_far else self._named(topic.key, at)

    def _fit(self, key: tuple[str, ...], pronoun: str) -> Fit:
        """Return how well a pronoun fits a name, of which gender or even personhood may be unknown."""
        if pronoun == "they":
            return "sure" if key in self._spoke and (key[-1].endswith("s") or key[-1] in BARE_PLURALS) else "no"
        gender = self._gender.get(key) or told_gender(key)
        if pronoun == "it":
            is_thing = gender is None and not is_known_person(key) and key[0] not in COUNTRIES
            return "sure" if is_thing else "no"
        is_plural = key[-1] in BARE_PLURALS or (key[-1][-1] == "s" and key[-1][:-1] in ROLES)
        if is_plural or (gender is None and not is_person(key)) or gender not in (None, pronoun):
            return "no"
        if gender is not None:
            return "sure"
        return "doubtful" if self._is_unclear(key) else "open"

    def _is_unclear(self, key: tuple[str, ...]) -> bool:
        """Whether nothing shows if a name is a person's: no role, no given name, no surname used for the whole."""
        if key in self._with_role or key[0] in MALE_NAMES | FEMALE_NAMES:
            return False
        return len(key) == 1 or (key not in self._spoke and key[-1:] not in self._alone)

    def _of_owner(self, subject: Subject) -> Speaker | None:
        """Return the owner of a statement that speaks: "her statement continued", "a statement from the board said"."""
        words = subject.words
        if not words or words[-1] not in WRITTEN:
            return None
        owner = _OWNERS.get(words[0]) if len(words) == 2 else None
        if owner is not None:
            return self._meant(owner, subject.start)
        mention = self._by_start.get(subject.start)
        if mention is not None and len(mention.words) == len(words) - 1:
            return self._speaker_of(self._fullest(mention.words, mention.start, None) or mention)
        return self._of_source(subject)

    def _of_source(self, subject: Subject) -> Speaker | None:
        """Return who a statement is from, if its phrase says so."""
        source = _FROM.search(self._text, subject.start, subject.end)
        if source is None:
            return None
        mention = self._by_start.get(source.end())
        if mention is not None:
            return self._speaker_of(self._fullest(mention.words, mention.start, None) or mention)
        words = key_of(self._text[source.end() : subject.end])
        return self._by_role(words, subject.start) if source["the"] else None

    def _of_phrase(self, subject: Subject) -> Speaker | None:
        """Resolve "the minister", "the company", "the 31-year-old"; the phrase itself if no name fits."""
        words, first = subject.words, subject.words[0] if subject.words else ""
        if first in ("the", "this") and len(words) <= 5 and words[-1] not in ("study", "report", "statement"):
            known = self._by_role(words[1:], subject.start)
            if known is not None:
                return known
            if words[-1] in ROLES and first == "the":
                return None  # someone named elsewhere, unclear where
        return self._as_written(subject)

    def _native(self, subject: Subject) -> Speaker | None:
        """Return the person that "the Queenslander" is; None for other names."""
        before = self._text[max(subject.start - 4, 0) : subject.start].casefold()
        word = subject.words[0]
        if before != "the " or len(subject.words) > 1 or word in ORGANISATION_WORDS or not word.endswith(_NATIVES):
            return None
        return self._by_role((word,), subject.start)

    def _by_role(self, words: tuple[str, ...], at: int) -> Speaker | None:
        """Resolve a role: to its holder, to someone called by it before, or to the last named person it fits."""
        head = words[-1] if words else ""
        known = self._roles.get(head, ())
        for place in reversed(known):
            if self._mentions[place].start < at and set(words) - _WHATEVER <= self._words_of_role(place):
                mention = self._mentions[place]
                full = self._fullest(mention.words, mention.start, None) or mention
                return self._speaker_of(full) if full.words else None
        recent = [topic for topic in self._topics[-_MOST_BACK:] if topic.at < at]
        same = next((t.key for t in reversed(recent) if t.key in self._spoke and t.key[-1] == head), None)
        if same is not None or head in _ANYONE:
            return None if same is None else self._spoke[same]
        wanted = "he" if head in MALE else "she" if head in FEMALE else None
        if wanted is not None and head in _SEEN_AS:
            fitting = [t.key for t in recent if t.key in self._first and self._gender.get(t.key, wanted) == wanted]
            fitting = [key for key in fitting if is_person(key) and not self._is_unclear(key)]
            return self._named(fitting[-1], at) if fitting else None
        if head in ROLES and recent and at - recent[-1].at < _NEXT and not known:
            person = self._named(recent[-1].key, at) if recent[-1].key in self._first else None
            if person is not None and person.role is None and is_person(recent[-1].key):
                return person
        is_plain = len(words) == 1 or (len(words) == 2 and words[0] == "news")
        if head in PUBLICATIONS and is_plain and (paper := self._paper(at)) is not None:
            return paper
        meant = (self._body(topic, words, at) or self._seen_as(topic, words, at) for topic in reversed(recent))
        return next((speaker for speaker in meant if speaker is not None), None)

    def _paper(self, at: int) -> Speaker | None:
        """Return the paper or broadcaster named last, among the preceding names."""
        place = bisect_left(self._starts, at)
        for mention in reversed(self._mentions[max(place - _MOST_BACK, 0) : place]):
            if mention.words and mention.words[-1] in PAPERS and at - mention.start < _NEXT:
                return self._speaker_of(self._fullest(mention.words, mention.start, None) or mention)
        return None

    def _body(self, topic: _Topic, words: tuple[str, ...], at: int) -> Speaker | None:
        """Return an earlier speaker that "the company" or "the news site" can refer to."""
        head, spoke = words[-1] if words else "", self._spoke.get(topic.key)
        is_plain = len(words) == 1 or (len(words) == 2 and head in PUBLICATIONS)
        if head not in PUBLICATIONS | GROUPS - WRITINGS or not is_plain:
            return None
        if spoke is None and topic.key in self._first and "\n" not in self._text[topic.at : at]:
            spoke = self._speaker_of(self._first[topic.key])  # the person this paragraph is about
        if spoke is None or spoke.role is not None:
            return None
        can_be = topic.key in self._gender or is_known_person(topic.key) or topic.key in self._with_role
        can_be = can_be or (
            len(topic.key) == 2 and topic.key[-1:] in self._alone and topic.key[-1] not in ORGANISATION_WORDS
        )
        if can_be or not spoke.name[0].isupper() or topic.key[-1] in BARE_PLURALS:
            return None
        return self._named(topic.key, at)

    def _seen_as(self, topic: _Topic, words: tuple[str, ...], at: int) -> Speaker | None:
        """Return a person whom the text calls just "the 31-year-old" or "the midfielder"."""
        head = words[-1] if words else ""
        is_such = head in _SEEN_AS or (head.endswith(("-old", *_NATIVES)) and head not in ROLES | PUBLICATIONS | GROUPS)
        can_be = topic.key in self._gender or len(topic.key) > 1
        if len(words) > 4 or not is_such or not can_be or not is_person(topic.key):
            return None
        return self._named(topic.key, at)

    def _words_of_role(self, place: int) -> set[str]:
        role = self._mentions[place].role
        return set() if role is None else {word.strip(",.") for word in self._text[slice(*role)].casefold().split()}

    def _named(self, key: tuple[str, ...], at: int) -> Speaker | None:
        """Return the speaker with this name, at its first place."""
        spoke = self._spoke.get(key)
        mention = self._first.get(key)
        return self._speaker_of(mention) if mention is not None and mention.start < at else spoke

    def _speaker_of(self, mention: Mention) -> Speaker:
        role = None if mention.role is None else self._text[slice(*mention.role)]
        return Speaker(name=self._text[mention.start : mention.end], start=mention.start, end=mention.end, role=role)

    def _as_written(self, subject: Subject) -> Speaker | None:
        start, end = subject.start, subject.end
        name = self._text[start:end]
        first, _, rest = name.partition(" ")
        if subject.kind == "phrase" and first.casefold() in _CLEAR and rest.strip():
            start = end - len(rest.lstrip())
        named = subject.name
        role = None
        if named is not None:
            mention = self._by_start.get(subject.start)
            role = None if mention is None or mention.role is None else self._text[slice(*mention.role)]
        return Speaker(name=self._text[start:end], start=start, end=end, role=role) if start < end else None


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
