from __future__ import annotations

from collections import Counter

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from index.search.postings import merge, post

_TOKENS = st.lists(st.lists(st.sampled_from("abcdeé"), max_size=6), max_size=8)


def _plain(postings):
    """Return {term: {row: count}} in storage order."""
    lists = {term: postings.of(term) for term in postings.terms.to_list()}
    return {term: list(zip(rows.tolist(), counts.tolist(), strict=True)) for term, (rows, counts) in lists.items()}


def _expected(tokens):
    terms = sorted({token for row in tokens for token in row})
    counted = [Counter(row) for row in tokens]
    return {term: [(row, count[term]) for row, count in enumerate(counted) if term in count] for term in terms}


@settings(deadline=None)
@given(_TOKENS)
def test_postings_hold_what_was_posted(tokens):
    """Every term, sorted, has its rows, ascending, with how often each holds it."""
    assert _plain(post(tokens)) == _expected(tokens)
    assert len(post(tokens).of("unknown")[0]) == 0


@settings(deadline=None)
@given(st.lists(_TOKENS, max_size=4), st.randoms(use_true_random=False))
def test_merged_postings_are_those_of_all_kept_rows(parts, random):
    """Merging in any interleaving, with rows left out, gives what posting the kept rows gives."""
    kept = [(part, row) for part, tokens in enumerate(parts) for row in range(len(tokens)) if random.random() < 0.7]
    queue = [part for part, _ in kept]
    random.shuffle(queue)  # parts in any order, each part's rows in its own
    waiting = {part: iter([row for p, row in kept if p == part]) for part in range(len(parts))}
    moves = [np.full(len(tokens), -1, dtype=np.int32) for tokens in parts]
    merged_tokens = []
    for new, part in enumerate(queue):
        row = next(waiting[part])
        moves[part][row] = new
        merged_tokens.append(parts[part][row])
    assert _plain(merge([post(tokens) for tokens in parts], moves, len(queue))) == _expected(merged_tokens)


def test_counts_take_no_more_room_than_they_need():
    """A posting takes a byte if no row holds a word more than 255 times, and counts are never wrong."""
    assert post([["a"] * 255]).counts.dtype == np.uint8
    assert post([["a"] * 256]).of("a")[1].tolist() == [256]
    both = merge([post([["a"] * 255]), post([["a"] * 70_000])], [np.array([0], np.int32), np.array([1], np.int32)], 2)
    assert both.of("a")[1].tolist() == [255, 70_000]
