"""What the reader's network says to a yes/no question that no rule decides, by a sentence and those beside it."""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right

from index.types import Article, Range
from qa.kinds.yes_no.overruling import is_overruled
from qa.types import VERDICTS, Reader, Verdict

LEAST_LIKELY = 0.9  # how likely a verdict has to be: docs/decisions/041
_SURE = 0.56  # share of the network's log-odds that is borne out, likewise


def weigh(reader: Reader, question: str, article: Article, sentence: Range) -> tuple[Verdict, float]:
    """Return the verdict of a sentence, and its confidence, in [0, 1].

    The sentence is read alone, and with those beside it. "unclear", with 0, if neither "yes" nor "no" is on average at
    least as likely as `LEAST_LIKELY`, a word of the sentence overrules it, or the reader gives no verdicts.
    """
    likely = likelihoods(reader, question, article, sentence)
    if likely is None:
        return "unclear", 0.0
    verdict, most = max(zip(VERDICTS, likely, strict=True), key=lambda pair: pair[1])
    if verdict == "unclear" or most < LEAST_LIKELY or is_overruled(question, article.text_of(sentence), verdict):
        return "unclear", 0.0
    return verdict, confidence_of(most)


def confidence_of(likely: float) -> float:
    """Return how often a verdict is right that the network takes to be so likely, both in [0, 1].

    The network is too sure: only a share of its log-odds is borne out (temperature scaling, Guo et al. 2017).
    """
    if not 0.0 < likely < 1.0:
        return likely
    return 1.0 / (1.0 + math.exp(-_SURE * math.log(likely / (1.0 - likely))))


def likelihoods(reader: Reader, question: str, article: Article, sentence: Range) -> tuple[float, ...] | None:
    """Return how likely a sentence says each of `VERDICTS`, as `weigh` reads it; None if the reader gives none."""
    places = dict.fromkeys((sentence, beside(article, sentence)))  # once, if nothing is beside it
    read = [_read(reader, question, article, place) for place in places]
    return tuple(sum(each) / len(read) for each in zip(*filter(None, read), strict=True)) or None


def _read(reader: Reader, question: str, article: Article, place: Range) -> tuple[float, ...] | None:
    return reader.verdict(question, " ".join(article.text_of(place).split()))


def beside(article: Article, sentence: Range) -> Range:
    """Return a sentence with the one before and the one after it, as far as they are in its paragraph."""
    paragraphs = article.structure.paragraphs
    at = bisect_right(paragraphs, sentence.start, key=lambda each: each.start) - 1
    room = paragraphs[at] if at >= 0 and sentence.end <= paragraphs[at].end else sentence
    first = bisect_left(article.sentences, sentence.start, key=lambda each: each.start)
    last = bisect_right(article.sentences, sentence.end, key=lambda each: each.end) - 1
    near = article.sentences[max(first - 1, 0) : last + 2]
    inside = [each for each in near if room.start <= each.start and each.end <= room.end]
    return Range(min(inside[0].start, sentence.start), max(inside[-1].end, sentence.end)) if inside else sentence
