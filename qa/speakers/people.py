"""Who is who in one article: resolving surnames, pronouns and roles to full names."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from qa.speakers.forms import (
    is_known_person,
    is_person,
    key_of,
    starts_sentence,
)
from qa.speakers.full_names import FullNames, Mention
from qa.speakers.phrases import Subject
from qa.speakers.topics import MOST_BACK, NEXT, Topic, Topics
from qa.speakers.types import Speaker
from qa.speakers.words import (
    BARE_PLURALS,
    BUSINESSES,
    FEMALE,
    GROUPS,
    MALE,
    ORGANISATION_WORDS,
    PAPERS,
    PUBLICATIONS,
    ROLES,
    SEEN_AS,
    WRITINGS,
    WRITTEN,
)

_NATIVES = ("lander", "yorker", "londoner", "ian", "ese", "man", "woman")
_WHATEVER = frozenset("longtime veteran former current late new young outgoing senior top then".split())
_ANYONE = frozenset(
    "man woman person policeman fireman gunman officer official spokesman spokeswoman spokesperson lawyer attorney "
    "witness resident source victim".split()
)
_OWNERS: dict[str, str] = {"his": "he", "her": "she", "its": "it", "their": "they"}
_CLEAR = frozenset("the a an this one another fellow".split())
_WORD_BEFORE = 20  # code points that hold the word before a name
_OF = re.compile(r" of (?:the )?[^\W\d_a-z][\w-]*(?: [^\W\d_a-z][\w-]*)*(?![\w’'-])(?! [^\W\d_a-z])")
_FROM = re.compile(r"\bfrom (?P<the>the )?")


class People:
    """The names of an article in order, for resolving subjects at their places."""

    def __init__(self, text: str, mentions: Sequence[Mention]) -> None:
        """Use the mentions of the whole article, in order."""
        self._text = text
        self._mentions = mentions
        self._starts = [mention.start for mention in mentions]
        self._names = FullNames(text, mentions)
        self._topics = Topics(text, self._names)
        self._roles: dict[str, list[int]] = {}
        for place, mention in enumerate(mentions):
            for word in self._words_of(mention.role):
                self._roles.setdefault(word, []).append(place)

    def speaker(self, subject: Subject) -> Speaker | None:
        """Resolve a subject to a speaker; None if unclear. Call it in the order of the article."""
        if subject.kind == "nobody":
            return None
        if subject.kind == "name":
            speaker = self._of_name(subject)
        elif subject.kind == "pronoun":
            speaker = self._topics.meant(subject.words[0], subject.start)
        else:
            speaker = self._of_owner(subject) or self._of_phrase(subject)
        if speaker is not None:
            self._topics.hear_speaker(speaker, subject.start)
        return speaker

    def lead(self, mention: Mention) -> None:
        """Remember a mention as the topic of its sentence."""
        full = self._names.whole(mention)
        is_head = full.words in self._names.elsewhere and starts_sentence(self._text, mention.start)
        if is_head or len(full.words) > 1 or not self._topics.is_unclear(full.words):
            self._topics.hear(full.words, mention.start)

    def _of_name(self, subject: Subject) -> Speaker | None:
        """Return whom a name means: by its full form, as "the Queenslander", or as it is written."""
        title = None if subject.name is None else subject.name.title
        mention = self._names.fullest(subject.words, subject.start, title=title)
        if mention is not None:
            return self._names.speaker_of(mention)
        return self._native(subject) or self._as_written(subject)

    def _of_owner(self, subject: Subject) -> Speaker | None:
        """Return the owner of a statement that speaks: "her statement continued", "a statement from the board said"."""
        words = subject.words
        if not words or words[-1] not in WRITTEN:
            return None
        owner = _OWNERS.get(words[0]) if len(words) == 2 else None
        if owner is not None:
            return self._topics.meant(owner, subject.start)
        mention = self._names.by_start.get(subject.start)
        if mention is not None and len(mention.words) == len(words) - 1:
            return self._named_by(mention)
        return self._of_source(subject)

    def _of_source(self, subject: Subject) -> Speaker | None:
        """Return who a statement is from, if its phrase says so."""
        source = _FROM.search(self._text, subject.start, subject.end)
        if source is None:
            return None
        mention = self._names.by_start.get(source.end())
        if mention is not None:
            return self._named_by(mention)
        words = key_of(self._text[source.end() : subject.end])
        return self._by_role(words, subject.start) if source["the"] else None

    def _of_phrase(self, subject: Subject) -> Speaker | None:
        """Resolve "the minister", "the company", "the 31-year-old"; the phrase itself if no name fits."""
        words, first = subject.words, subject.words[0] if subject.words else ""
        if first in ("the", "this") and len(words) <= 5 and words[-1] not in ("study", "report", "statement"):
            whose = self._whose(subject)
            known = self._by_role(words[1:], subject.start, is_of=whose is not None)
            if known is not None:
                return known
            if words[-1] in ROLES and first == "the":
                if whose is None:
                    return None  # someone named elsewhere, unclear where
                return self._as_written(replace(subject, end=whose.end()))
        return self._as_written(subject)

    def _native(self, subject: Subject) -> Speaker | None:
        """Return the person that "the Queenslander" is; None for other names."""
        before = self._text[max(subject.start - 4, 0) : subject.start].casefold()
        word = subject.words[0]
        if before != "the " or len(subject.words) > 1 or word in ORGANISATION_WORDS or not word.endswith(_NATIVES):
            return None
        return self._by_role((word,), subject.start)

    def _whose(self, subject: Subject) -> re.Match[str] | None:
        """Return "of" and the name behind a role, as in "the coach of Leeds"; None if it has none."""
        return _OF.match(self._text, subject.start + len(" ".join(subject.words)))

    def _by_role(self, words: tuple[str, ...], at: int, *, is_of: bool = False) -> Speaker | None:
        """Resolve a role: to its holder, to someone called by it before, or to the last named person it fits.

        A role "of" somebody or something (`is_of`) is not that of a person by the title alone.
        """
        head = words[-1] if words else ""
        known = self._roles.get(head, ())
        for place in reversed(known):
            mention = self._mentions[place]
            if mention.start < at and set(words) - _WHATEVER <= set(self._words_of(mention.role)):
                return self._named_by(mention) if mention.words else None
        recent = self._topics.before(at)
        same = next((t.key for t in reversed(recent) if t.key in self._topics.spoke and t.key[-1] == head), None)
        if same is not None or head in _ANYONE:
            return None if same is None else self._topics.spoke[same]
        wanted = "he" if head in MALE else "she" if head in FEMALE else None
        if wanted is not None and head in SEEN_AS:
            gender = self._names.gender
            fitting = [t.key for t in recent if t.key in self._names.first and gender.get(t.key, wanted) == wanted]
            fitting = [key for key in fitting if is_person(key) and not self._topics.is_unclear(key)]
            return self._topics.named(fitting[-1], at) if fitting else None
        is_near = bool(recent) and at - recent[-1].at < NEXT
        if head in ROLES and is_near and not is_of and self._is_titled(recent[-1].key, head):
            return self._topics.named(recent[-1].key, at)
        is_plain = len(words) == 1 or (len(words) == 2 and words[0] == "news")
        if head in PUBLICATIONS and is_plain and (paper := self._paper(at)) is not None:
            return paper
        meant = (self._body(topic, words, at) or self._seen_as(topic, words, at) for topic in reversed(recent))
        return next((speaker for speaker in meant if speaker is not None), None)

    def _is_titled(self, key: tuple[str, ...], role: str) -> bool:
        """Whether a title says a role of a person, in short or in full: "Gov. Jane Roe ... the governor"."""
        return any(role.startswith(title) for title in self._names.titles.get(key, ()))

    def _paper(self, at: int) -> Speaker | None:
        """Return the paper or broadcaster named last, among the preceding names."""
        place = bisect_left(self._starts, at)
        for mention in reversed(self._mentions[max(place - MOST_BACK, 0) : place]):
            if mention.words and mention.words[-1] in PAPERS and at - mention.start < NEXT:
                return self._named_by(mention)
        return None

    def _body(self, topic: Topic, words: tuple[str, ...], at: int) -> Speaker | None:
        """Return an earlier speaker that "the company" or "the news site" can refer to."""
        head, spoke = words[-1] if words else "", self._topics.spoke.get(topic.key)
        is_plain = len(words) == 1 or (len(words) == 2 and head in PUBLICATIONS)
        if head not in PUBLICATIONS | GROUPS - WRITINGS or not is_plain:
            return None
        if spoke is None and topic.key in self._names.first and "\n" not in self._text[topic.at : at]:
            spoke = self._names.speaker_of(self._names.first[topic.key])  # the person this paragraph is about
        if spoke is None or spoke.role is not None:
            return None
        can_be = topic.key in self._names.gender or is_known_person(topic.key) or topic.key in self._names.with_role
        can_be = can_be or (
            len(topic.key) == 2 and topic.key[-1:] in self._names.alone and topic.key[-1] not in ORGANISATION_WORDS
        )
        if can_be or not spoke.name[0].isupper() or topic.key[-1] in BARE_PLURALS:
            return None
        if head in BUSINESSES and self._is_no_business(topic.key):
            return None
        return self._topics.named(topic.key, at)

    def _is_no_business(self, key: tuple[str, ...]) -> bool:
        """Whether a name, or the word before its first mention, says that it is another body: "the union ABC"."""
        start = self._names.first[key].start if key in self._names.first else 0
        before = self._text[max(start - _WORD_BEFORE, 0) : start].split()[-1:]
        return not {key[-1], *before}.isdisjoint(GROUPS - BUSINESSES - {"group"})

    def _seen_as(self, topic: Topic, words: tuple[str, ...], at: int) -> Speaker | None:
        """Return a person whom the text calls just "the 31-year-old" or "the midfielder"."""
        head = words[-1] if words else ""
        is_such = head in SEEN_AS or (head.endswith(("-old", *_NATIVES)) and head not in ROLES | PUBLICATIONS | GROUPS)
        can_be = topic.key in self._names.gender or len(topic.key) > 1
        if len(words) > 4 or not is_such or not can_be or not is_person(topic.key):
            return None
        return self._topics.named(topic.key, at)

    def _words_of(self, role: tuple[int, int] | None) -> list[str]:
        return [] if role is None else [word.strip(",.") for word in self._text[slice(*role)].casefold().split()]

    def _named_by(self, mention: Mention) -> Speaker:
        """Return whom a mention names, by the full name."""
        return self._names.speaker_of(self._names.fullest(mention.words, mention.start) or mention)

    def _as_written(self, subject: Subject) -> Speaker | None:
        start, end = subject.start, subject.end
        name = self._text[start:end]
        first, _, rest = name.partition(" ")
        if subject.kind == "phrase" and first.casefold() in _CLEAR and rest.strip():
            start = end - len(rest.lstrip())
        named = subject.name
        role = None
        if named is not None:
            mention = self._names.by_start.get(subject.start)
            role = None if mention is None or mention.role is None else self._text[slice(*mention.role)]
        return Speaker(name=self._text[start:end], start=start, end=end, role=role) if start < end else None
