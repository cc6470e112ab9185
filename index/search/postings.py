"""Which rows hold which term, and how often: an inverted index as four arrays."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from index.search.strings import Strings, bounds_of, pack

Rows = NDArray[np.int32]
Counts = NDArray[np.unsignedinteger]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Postings:
    """For every term, in sorted order, the rows that hold it, ascending, and how often each does.

    The rows of term number t are `rows[bounds[t] : bounds[t + 1]]`, with `counts` beside them. `counts` has the
    smallest unsigned type that fits its numbers.
    """

    terms: Strings
    bounds: NDArray[np.int64]
    rows: Rows
    counts: Counts

    def of(self, term: str) -> tuple[Rows, Counts]:
        """Return the rows that hold a term, and how often; both empty for a term that none holds."""
        place = self.terms.find(term)
        first, last = (0, 0) if place is None else (int(self.bounds[place]), int(self.bounds[place + 1]))
        return self.rows[first:last], self.counts[first:last]


def post(tokens: Sequence[Sequence[str]]) -> Postings:
    """Return the postings of rows of tokens."""
    numbers: dict[str, int] = {}
    flat = np.fromiter(
        (numbers.setdefault(token, len(numbers)) for token in chain.from_iterable(tokens)), dtype=np.int64
    )
    terms = sorted(numbers)
    places = np.empty(len(terms), dtype=np.int64)
    places[[numbers[term] for term in terms]] = np.arange(len(terms))
    rows = np.repeat(np.arange(len(tokens)), [len(each) for each in tokens])
    keys, counts = np.unique(places[flat] * max(len(tokens), 1) + rows, return_counts=True)
    return _laid_out(terms, keys, counts, max(len(tokens), 1))


def merge(parts: Sequence[Postings], moves: Sequence[Rows], size: int) -> Postings:
    """Return the postings of several parts as one over `size` rows.

    `moves[i]` says which row each row of part i becomes, -1 for one that is left out; the remaining rows of a part must
    keep their order. A term that no row holds any more is left out.
    """
    vocabularies = [part.terms.to_list() for part in parts]
    terms = sorted(set(chain.from_iterable(vocabularies)))
    places = {term: place for place, term in enumerate(terms)}
    keys, counts = [np.empty(0, dtype=np.int64)], [np.empty(0, dtype=np.uint8)]
    for part, vocabulary, move in zip(parts, vocabularies, moves, strict=True):
        own = np.array([places[term] for term in vocabulary], dtype=np.int64)
        rows = move[part.rows].astype(np.int64)
        alive = rows >= 0
        keys.append((np.repeat(own, np.diff(part.bounds)) * size + rows)[alive])
        counts.append(part.counts[alive])
    joined = np.concatenate(keys)
    order = np.argsort(joined, kind="stable")  # runs already sorted: merged in about linear time
    joined = joined[order]
    used, places_used = np.unique(joined // max(size, 1), return_inverse=True)
    used_terms = [terms[place] for place in used.tolist()]
    keys_used = places_used * size + joined % max(size, 1)
    return _laid_out(used_terms, keys_used, np.concatenate(counts)[order], max(size, 1))


def _laid_out(terms: Sequence[str], keys: NDArray[np.int64], counts: NDArray[np.integer], size: int) -> Postings:
    """Lay out sorted keys, each a term's place times `size` plus a row."""
    kind = np.min_scalar_type(int(counts.max(initial=0)))
    return Postings(
        terms=pack(terms),
        bounds=bounds_of(np.bincount(keys // size, minlength=len(terms))),
        rows=(keys % size).astype(np.int32),
        counts=counts.astype(kind),
    )
