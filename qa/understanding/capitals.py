"""Questions typed in small letters, with the capitals that the articles give to names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from qa.words.common import is_common
from qa.words.letters import UPPER, WORD

_INSIDE = re.compile(rf"(?<=[^\W\d_{UPPER}][ ,]) ?([^\W\d_]+)")  # a word that begins no sentence


def is_small(question: str) -> bool:
    """Whether a question has words, and none of them but the first begins with a capital."""
    words = WORD.findall(question)
    return bool(words) and not any(word[0].isupper() for word in words[1:])


def with_capitals(question: str, texts: Sequence[str]) -> str:
    """Return a question with the words that the texts never write small as the texts write them.

    A word that only begins sentences, and one of the commonest, stays small.
    """
    forms = Counter(word for text in texts for word in WORD.findall(text))
    small = {word for word in forms if word[0].islower()}
    inside = {word for text in texts for word in _INSIDE.findall(text)}
    names: dict[str, str] = {}
    for word, _ in forms.most_common():
        if word[0].isupper() and word.lower() not in small and word in inside and not is_common(word):
            names.setdefault(word.lower(), word)
    return WORD.sub(lambda match: names.get(match.group(), match.group()), question)
