"""A question for an outcome, about the occasion that the question before asked the time of."""

from __future__ import annotations

import re

from qa.understanding.mentions import DONE

_OUTCOME = re.compile(
    r"what\s+(?:is|was|were)\s+the\s+(?:results?|outcome|verdict|findings?|conclusions?|upshot|effect)\W*$",
    re.IGNORECASE,
)
_WHEN = re.compile(r"when\s+(?P<verb>is|was|are|were)\s+(?P<rest>\S.*?)\W*$", re.IGNORECASE)
_DETERMINED = re.compile(r"(?:the|an?|his|her|its|their)$", re.IGNORECASE)
_ADVERB = re.compile(r"(?:last|first|next|ever|\w+ly)$")


def on_occasion(question: str, last: str) -> str | None:
    """Return a question such as "What was the result?" with what `last` asked the time of; None for any other.

    Behind "When was the crane last inspected?" that is "What was the result when the crane was last inspected?".
    """
    when = _WHEN.match(last)
    if when is None or _OUTCOME.match(question) is None:
        return None
    words = when["rest"].split()
    first = 2 if _DETERMINED.match(words[0]) else 1
    done = next((at for at in range(first, len(words)) if DONE.search(words[at])), None)
    if done is None:
        return None
    at = done - 1 if done > first and _ADVERB.match(words[done - 1]) else done
    occasion = " ".join((*words[:at], when["verb"].casefold(), *words[at:]))
    return f"{question.rstrip('? ')} when {occasion}?"
