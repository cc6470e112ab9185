"""Questions that look answerable and are not: a detail changed in the question or in the passage.

The kinds follow those that Rajpurkar et al. (2018, table 2) found among SQuAD 2.0's unanswerable questions:
entity swap, antonym, negation, and a passage that speaks of the subject without saying it.
"""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from eval.training.data import Example
from index.structure import sentence_ranges

_NAME = re.compile(r"(?<![.?!] )(?<!^)\b[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*")
_NUMBER = re.compile(r"\b\d[\d,.]*\b")
_WORD = re.compile(r"\b[^\W\d_]{4,}\b")
_AUXILIARY = re.compile(r"\b(is|are|was|were|did|does|do|has|have|had|could|would|should)\b")
_LEAST_WORDS = 40  # a passage without its answering sentences must still look like one
_NEGATED_LESS = 0.7  # of the draws; without it a third of all near misses were negations
_COMMON_WORDS = frozenset(
    "what when where which whose whom that this these those with from into have been were they their there then "
    "about after before during between does many much also name kind type other than some such".split()
)
_PAIRS = (
    "first/last largest/smallest biggest/smallest highest/lowest most/least more/fewer earliest/latest oldest/youngest "
    "before/after early/late north/south east/west northern/southern eastern/western increase/decrease "
    "increased/decreased rise/fall rose/fell won/lost win/lose begin/end began/ended started/stopped joined/left "
    "bought/sold buy/sell support/oppose supported/opposed accepted/rejected allowed/banned above/below inside/outside "
    "import/export imports/exports male/female men/women positive/negative minimum/maximum major/minor upper/lower "
    "best/worst good/bad high/low long/short new/old large/small rich/poor strong/weak success/failure public/private "
    "advantage/disadvantage benefits/drawbacks arrived/departed attack/defend created/destroyed built/demolished "
    "hired/fired gained/lost opened/closed near/far inner/outer primary/secondary common/rare modern/ancient"
).split()
_OPPOSITES = {a: b for pair in _PAIRS for one, other in [pair.split("/")] for a, b in ((one, other), (other, one))}
_OPPOSITE = re.compile(rf"\b({'|'.join(sorted(_OPPOSITES, key=len, reverse=True))})\b")

_Way = Callable[[Example, random.Random], Example | None]


class NearMisses:
    """Makes unanswerable twins of answerable examples."""

    def __init__(self, examples: Sequence[Example]) -> None:
        names: dict[str, dict[str, None]] = defaultdict(dict)
        for context, source in dict.fromkeys((e.context, e.source) for e in examples):
            names[source].update(dict.fromkeys(_NAME.findall(context)))
        self._names = {source: list(found) for source, found in names.items()}
        # Each way with its weight among the draws.
        self._ways: dict[str, tuple[_Way, int]] = {
            "neighbour": (_neighbour, 5),
            "elsewhere": (self._elsewhere, 3),
            "opposite": (_opposite, 3),
            "unsaid": (_unsaid, 3),
            "renamed": (self._renamed, 2),
            "negated": (_negated, 1),
        }

    def make(self, example: Example, rng: random.Random) -> Example | None:
        """Turn an example into one without an answer, in a randomly drawn way; None if no way works.

        The ways: a name or number of the question swapped for one from elsewhere, or a word of it for another of
        the same passage; the passage's own name or number changed; an antonym; a negation; the answering sentences
        taken out.
        """
        left = dict(self._ways)
        while left:
            name = rng.choices(list(left), [weight for _, weight in left.values()])[0]
            way, _ = left.pop(name)
            made = way(example, rng)
            if made is not None:
                return replace(made, id=f"{example.id}-{name}", answers=())
        return None

    def _elsewhere(self, example: Example, rng: random.Random) -> Example | None:
        """Ask about a name or number that the passage does not hold."""
        swap = self._swap(example, rng)
        return swap and replace(example, question=_put(example.question, swap[0], swap[1]))

    def _renamed(self, example: Example, rng: random.Random) -> Example | None:
        """Change the passage to another name or number than the question's."""
        swap = self._swap(example, rng)
        if swap is None or any(swap[0].group().casefold() in text.casefold() for text in _answers(example)):
            return None
        name = re.compile(rf"\b{re.escape(swap[0].group())}\b", re.IGNORECASE)
        context = name.sub(lambda _: swap[1], example.context)
        return replace(example, context=context) if context != example.context else None

    def _swap(self, example: Example, rng: random.Random) -> tuple[re.Match[str], str] | None:
        """Choose a name or number of the question that the passage holds, and one that it does not hold."""
        context = example.context.casefold()
        held = [m for p in (_NAME, _NUMBER) for m in p.finditer(example.question) if m.group().casefold() in context]
        if not held:
            return None
        match = rng.choice(held)
        is_number = match.group()[0].isdigit()
        other = _other_number(match.group(), rng) if is_number else self._other_name(example, match.group(), rng)
        return None if other is None or other.casefold() in context else (match, other)

    def _other_name(self, example: Example, name: str, rng: random.Random) -> str | None:
        names = self._names.get(example.source, [])
        tried = [rng.choice(names) for _ in range(20)] if names else []
        return next((n for n in tried if len(n.split()) == len(name.split()) and n.casefold() != name.casefold()), None)


def _neighbour(example: Example, rng: random.Random) -> Example | None:
    """Swap a word of the question for one that the passage uses of something else, in another sentence."""
    answering = _answering(example)
    outside = [
        w
        for s in sentence_ranges(example.context)
        for w in _words(example.context[s.start : s.end], 0)
        if not any(s.start < end and start < s.end for start, end in answering)
    ]
    said = {w.casefold() for start, end in answering for w in _WORD.findall(example.context[start:end])}
    asked = {w.casefold() for w in _WORD.findall(example.question)}
    ours = [m for m in _WORD.finditer(example.question) if m.start() and m.group().casefold() in said - _COMMON_WORDS]
    if not ours:
        return None
    match = rng.choice(ours)
    others = [
        w
        for w in outside
        if w[0].isupper() == match.group()[0].isupper()
        and w.casefold() not in said | asked
        and _alike(w, match.group())
    ]
    return replace(example, question=_put(example.question, match, rng.choice(others))) if others else None


def _opposite(example: Example, rng: random.Random) -> Example | None:
    """Ask for the opposite, if the passage does not mention it."""
    matches = [m for m in _OPPOSITE.finditer(example.question) if not _holds(example.context, _OPPOSITES[m.group()])]
    if not matches:
        return None
    match = rng.choice(matches)
    return replace(example, question=_put(example.question, match, _OPPOSITES[match.group()]))


def _negated(example: Example, rng: random.Random) -> Example | None:
    """Negate the question; rarely, since it works for nearly every question."""
    match = _AUXILIARY.search(example.question)
    if match is None or rng.random() < _NEGATED_LESS or " not " in example.question or "n't " in example.question:
        return None
    return replace(example, question=_put(example.question, match, f"{match.group()}n't"))


def _unsaid(example: Example, rng: random.Random) -> Example | None:
    """Remove the sentences that hold an answer from the passage; the rest is still about the same subject."""
    del rng
    answers = [text.casefold() for text in _answers(example)]
    ranges = sentence_ranges(example.context)
    unsaid = [s for s in ranges if not any(a in example.context[s.start : s.end].casefold() for a in answers)]
    context = " ".join(example.context[s.start : s.end] for s in unsaid)
    if len(unsaid) == len(ranges) or len(context.split()) < _LEAST_WORDS:
        return None
    return None if any(a in context.casefold() for a in answers) else replace(example, context=context)


def _answering(example: Example) -> list[tuple[int, int]]:
    """Return the ranges of the sentences that an answer touches."""
    ranges = [(s.start, s.end) for s in sentence_ranges(example.context)]
    return [(a, b) for a, b in ranges if any(a < end and start < b for start, end in example.answers)]


def _answers(example: Example) -> Iterable[str]:
    return (example.context[start:end] for start, end in example.answers)


def _words(sentence: str, at: int) -> list[str]:
    """Words of four letters or more that are not the first of the sentence, whose capital says nothing."""
    return [m.group() for m in _WORD.finditer(sentence) if m.start() > at and m.group().casefold() not in _COMMON_WORDS]


def _alike(one: str, other: str) -> bool:
    """Whether two words may be of one kind: names always, others where both or neither end in the same letters."""
    if one[0].isupper():
        return True
    return all(one.endswith(ending) == other.endswith(ending) for ending in ("s", "ed", "ing", "ly"))


def _holds(text: str, word: str) -> bool:
    return re.search(rf"\b{word}\b", text, re.IGNORECASE) is not None


def _put(text: str, match: re.Match[str], other: str) -> str:
    return text[: match.start()] + other + text[match.end() :]


def _other_number(number: str, rng: random.Random) -> str:
    """Return another number of the same shape; a year moves by 1 to 20."""
    if len(number) == 4 and number.isdigit():
        return str(int(number) + rng.choice((-1, 1)) * rng.randint(1, 20))
    return "".join(str(rng.randint(1, 9)) if c.isdigit() else c for c in number)
