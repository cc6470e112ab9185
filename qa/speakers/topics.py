"""Who the sentences of an article are about, so far: to whom a pronoun refers, and who has spoken."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from qa.speakers.forms import is_known_person, is_person, key_of, shown_gender, starts_sentence
from qa.speakers.full_names import FullNames
from qa.speakers.types import Speaker
from qa.speakers.words import BARE_PLURALS, BETWEEN, COUNTRIES, FINITE, NO_NAMES, ROLES
from qa.words.given_names import GIVEN_NAMES
from qa.words.verbs import base_of

NEXT = 600  # code points from a name to a role, or to "it", that can only belong to it
_FARTHEST = 900  # from a name to a pronoun for it
_DOUBT = 400  # from a name that may not be a person's to a pronoun that may refer to it
MOST_BACK = 12  # mentions that a pronoun or a role looks back over

_Fit = Literal["sure", "open", "doubtful", "no"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """Someone a pronoun or a role after `at` may refer to."""

    at: int
    key: tuple[str, ...]


class Topics:
    """The topics of sentences, in order; `spoke` holds those who have spoken, by the words of their names."""

    def __init__(self, text: str, names: FullNames) -> None:
        """Begin an article, with all its names."""
        self._text = text
        self._names = names
        self._topics: list[Topic] = []
        self.spoke: dict[tuple[str, ...], Speaker] = {}

    def hear(self, key: tuple[str, ...], at: int) -> None:
        """Remember whom the last read sentence is about; places ascend."""
        self._topics.append(Topic(at=at, key=key))

    def hear_speaker(self, speaker: Speaker, at: int) -> None:
        """Remember a speaker, as the topic of their sentence too."""
        self.spoke.setdefault(key_of(speaker.name), speaker)
        self.hear(key_of(speaker.name), at)

    def before(self, at: int) -> list[Topic]:
        """Return the last topics that begin before a place, in order."""
        return [topic for topic in self._topics[-MOST_BACK:] if topic.at < at]

    def meant(self, pronoun: str, at: int) -> Speaker | None:
        """Return the last person or organisation a sentence was about that fits the pronoun; None if unclear."""
        doubted: Topic | None = None
        for topic in reversed(self.before(at)):
            if at - topic.at > _FARTHEST:
                return None
            fit = self._fit(topic.key, pronoun)
            if fit == "doubtful":
                if len(topic.key) == 1 and "\n" not in self._text[topic.at : at]:
                    return None
                doubted = doubted or (topic if at - topic.at < _DOUBT else None)
            elif fit != "no":
                is_unclear = doubted is not None and (fit == "open" or self._has_taken_over(doubted, topic))
                return None if is_unclear else self._take(topic, pronoun, at)
        return None

    def named(self, key: tuple[str, ...], at: int) -> Speaker | None:
        """Return the speaker with this name, at its first place."""
        spoke = self.spoke.get(key)
        mention = self._names.first.get(key)
        return self._names.speaker_of(mention) if mention is not None and mention.start < at else spoke

    def is_unclear(self, key: tuple[str, ...]) -> bool:
        """Whether nothing shows if a name is a person's: no role, age or given name, no surname used for the whole."""
        if key in self._names.with_role or key in self._names.with_age or key[0] in GIVEN_NAMES:
            return False
        return len(key) == 1 or (key not in self.spoke and key[-1:] not in self._names.alone)

    def _has_taken_over(self, topic: Topic, earlier: Topic) -> bool:
        """Whether a name of two words or more is the subject of a sentence in a paragraph after an earlier topic's."""
        words = self._text[topic.at : topic.at + _DOUBT].split()
        name, verb = words[: len(topic.key)], words[len(topic.key)] if len(words) > len(topic.key) else ""
        is_verb = verb in FINITE | BETWEEN or base_of(verb) is not None or (verb[-1:] == "s" and verb not in NO_NAMES)
        is_subject = len(name) > 1 and name[-1][-1].isalnum() and verb.islower() and is_verb
        return is_subject and "\n" in self._text[earlier.at : topic.at] and starts_sentence(self._text, topic.at)

    def _take(self, topic: Topic, pronoun: str, at: int) -> Speaker | None:
        """Return the person to whom a pronoun refers, and remember the gender it shows."""
        if pronoun in ("he", "she"):
            self._names.gender.setdefault(topic.key, "he" if pronoun == "he" else "she")
        is_far = pronoun == "it" and at - topic.at >= NEXT
        return None if is_far else self.named(topic.key, at)

    def _fit(self, key: tuple[str, ...], pronoun: str) -> _Fit:
        """Return how well a pronoun fits a name, of which gender or even personhood may be unknown."""
        if pronoun == "they":
            return "sure" if key in self.spoke and (key[-1].endswith("s") or key[-1] in BARE_PLURALS) else "no"
        gender = self._names.gender.get(key) or shown_gender(key)
        if pronoun == "it":
            is_thing = gender is None and not is_known_person(key) and key[0] not in COUNTRIES
            return "sure" if is_thing else "no"
        is_plural = key[-1] in BARE_PLURALS or (key[-1][-1] == "s" and key[-1][:-1] in ROLES)
        if is_plural or (gender is None and not is_person(key)) or gender not in (None, pronoun):
            return "no"
        if gender is not None:
            return "sure"
        return "doubtful" if self.is_unclear(key) else "open"
