"""Which articles are copies of another: one report, carried by several sources with small edits.

Two articles are copies where most of the shorter one's shingles (runs of words) stand in the other (the containment
of Broder 1997, "On the resemblance and containment of documents"): whole copies, copies cut short and copies with
something added. Two reports of one event share names and a few quotations, which is far less. Shingles are compared
exactly; candidates are found through a sample of them, the same for every text.
"""

from __future__ import annotations

import re
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from zlib import crc32

from index.types import Article, Chunk, Range

CONTAINED = 0.4  # share of the shorter one's shingles that makes two articles copies: docs/decisions/010-copies.md
_REPEATED = 0.85  # share of a chunk's shingles that were read already, from which on it says nothing new
_WORDS = 4  # of a shingle
_SAMPLE = 4  # one shingle in so many proposes candidates
_COMMON = 100  # articles; a shingle that more of them hold is a formula
_LEAST = 8  # shingles; shorter articles are copies only where all their words are the same
_CANDIDATES = 3  # articles that share most of the sample, compared whole

_WORD = re.compile(r"\w+(?:[.,]\d+)*")
_TELLING = re.compile(r"\b(?:[^\W\d_]*\d[\w.,]*|[^\W\d_a-z]\w*)")  # numbers, and what has a capital

Shingles = frozenset[int]


def shingles(text: str) -> Shingles:
    """Give the runs of four words of a text as checksums, case and punctuation left out; a shorter text is one run."""
    words = [word.casefold() for word in _WORD.findall(text)]
    runs = (" ".join(words[at : at + _WORDS]) for at in range(max(len(words) - _WORDS, 0) + 1))
    return frozenset(crc32(run.encode("utf-8", "replace")) for run in runs if run)


def are_copies(one: Shingles, other: Shingles) -> bool:
    """Say whether two texts are copies by their shingles; texts without words are not."""
    smaller = min(len(one), len(other))
    if smaller < _LEAST:
        return smaller > 0 and one == other
    return len(one & other) >= CONTAINED * smaller


def find_copies(articles: Sequence[Article]) -> Mapping[str, tuple[str, ...]]:
    """Group the articles that are copies of each other, page furniture left out.

    Gives every article that has copies the ids of the others of its group, in the collection's order; articles
    without copies are left out. An article joins the first article that it is a copy of, and its copies.
    """
    first: dict[str, array[int]] = {}  # packed: 3,000 articles take 88 MB so, 209 MB as sets
    holders: dict[int, list[str]] = {}
    groups: dict[str, list[str]] = {}
    for article in articles:
        own = shingles(_own_text(article))
        sampled = [shingle for shingle in sorted(own) if shingle % _SAMPLE == 0] or sorted(own)
        original = _original(own, sampled, holders, first)
        if original is not None:
            groups[original].append(article.id)
            continue
        first[article.id] = array("I", own)
        groups[article.id] = [article.id]
        for shingle in sampled:
            holders.setdefault(shingle, []).append(article.id)
    return {
        member: tuple(other for other in group if other != member)
        for group in groups.values()
        if len(group) > 1
        for member in group
    }


def without_repeats(chunks: Iterable[Chunk], copies: Mapping[str, tuple[str, ...]]) -> Iterator[int]:
    """Give the places of the chunks, in order, whose words did not come before in a copy of their article.

    A chunk with a number or a capitalised word that did not come before is kept, however small the edit.
    """
    seen: dict[str, tuple[set[int], set[str]]] = {}
    for place, chunk in enumerate(chunks):
        others = copies.get(chunk.article_id, ())
        if not others:
            yield place
            continue
        own, telling = shingles(chunk.text), set(_TELLING.findall(chunk.text))
        before = [seen[other] for other in others if other in seen]
        known = sum(any(shingle in words for words, _ in before) for shingle in own)
        if known < _REPEATED * len(own) or not telling <= set().union(*(names for _, names in before)):
            words, names = seen.setdefault(chunk.article_id, (set(), set()))
            words |= own
            names |= telling
            yield place


def _original(
    own: Shingles, sampled: Iterable[int], holders: Mapping[int, list[str]], first: Mapping[str, array[int]]
) -> str | None:
    """Give the article of `first` that `own` is a copy of, tried in the order of what they share, ties by place."""
    shared: Counter[str] = Counter()
    for shingle in sampled:
        known = holders.get(shingle, ())
        if len(known) <= _COMMON:
            shared.update(known)
    likely = (article_id for article_id, _ in shared.most_common(_CANDIDATES))
    return next((article_id for article_id in likely if are_copies(own, frozenset(first[article_id]))), None)


def _own_text(article: Article) -> str:
    """Join the sentences that are no furniture."""
    furniture = iter((*article.boilerplate, Range(len(article.text), len(article.text) + 1)))
    mark = next(furniture)
    own = []
    for sentence in article.sentences:
        while mark.end <= sentence.start:
            mark = next(furniture)
        if not mark.overlaps(sentence):
            own.append(article.text[sentence.start : sentence.end])
    return "\n".join(own)
