"""The stream of batches: reproducible, and any pool without the ones before."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest

from eval.training.model import load_tokenizer
from eval.training.stream import Mixture, Stream
from tests.eval.training.factories import make_example, make_examples
from tests.qa.tiny import wordpiece

_PLAIN = Mixture(negative=0.0, near_miss=0.0, typed=0.0, quotes=0.0, cut=0.0, pad=0.0)
_LONG = "It rained all day and nobody came to see the guns of the town that day or any day after it. " * 4


@pytest.fixture(scope="module")
def tokenizer(tmp_path_factory):
    """Load a tokenizer whose windows hold every context whole."""
    folder = tmp_path_factory.mktemp("tokenizer")
    wordpiece().save(str(folder / "tokenizer.json"))
    return load_tokenizer(folder, tokens=400, stride=20)


def _pool(stream, number):
    return [
        [(w.example, w.start, w.end) for w in batch.windows]
        for batch in stream.pool(number, batch_size=8, pad_id=0, with_types=True)
    ]


def _numbered(count):
    return [make_example(f"{_LONG}{n} guns.", str(n), id=str(n), source=f"s{n % 2}") for n in range(count)]


def test_a_pool_needs_no_earlier_pool(tokenizer):
    """The same pool is drawn after others, before them, and by another stream of the same seed; not of another."""
    one, two, other = (Stream(make_examples(), {}, tokenizer, mixture=Mixture(), seed=s) for s in (1, 1, 2))
    in_order = [_pool(one, n) for n in range(2)]
    assert [_pool(two, n) for n in (1, 0)] == in_order[::-1]
    assert in_order[0] != in_order[1]
    assert _pool(other, 0) != in_order[0]


@pytest.mark.parametrize(("count", "times"), [(600, {1, 2}), (100, {9, 10}), (480, {2})])
def test_every_example_comes_once_an_epoch(tokenizer, count, times):
    """A pool of 480 goes on where the last one ended, be it inside an epoch or several epochs on."""
    stream = Stream(_numbered(count), {}, tokenizer, mixture=_PLAIN, seed=3)
    drawn = [example.id for n in range(2) for batch in _pool(stream, n) for example, _, _ in batch]
    counts = Counter(drawn)
    assert (len(drawn), len(counts), set(counts.values())) == (960, count, times)


def test_a_share_draws_so_much_of_a_source(tokenizer):
    """Of a source with the share 0.25, about a quarter is drawn in an epoch."""
    stream = Stream(_numbered(700), {"s0": 0.25}, tokenizer, mixture=_PLAIN, seed=3)
    first = Counter(int(e.id) % 2 for batch in _pool(stream, 0) for e, _, _ in batch)
    assert 0.12 < first[0] / first[1] < 0.4


def test_what_the_data_calls_unanswerable_can_be_repeated(tokenizer):
    """Every such question is drawn so often in an epoch, the others once."""
    examples = [*_numbered(478), make_example(f"{_LONG}5 guns.", id="none", source="s0")]
    stream = Stream(examples, {}, tokenizer, mixture=replace(_PLAIN, repeats=2), seed=3)
    counts = Counter(example.id for batch in _pool(stream, 0) for example, _, _ in batch)
    assert (counts.pop("none"), set(counts.values()), len(counts)) == (2, {1}, 478)


def test_the_mixture_says_what_is_made(tokenizer):
    """With every variant certain, each answerable question comes with a negative; without any, as it is."""
    varied = Stream(make_examples(), {}, tokenizer, mixture=Mixture(negative=1.0, near_miss=1.0), seed=1)
    ids = {example.id for batch in _pool(varied, 0) for example, _, _ in batch}
    assert {f"{e.id}-negative" for e in make_examples() if e.answers} <= ids
    assert any(name.endswith("-elsewhere") for name in ids)
    examples = _numbered(40)
    plain = Stream(examples, {}, tokenizer, mixture=_PLAIN, seed=1)
    assert {example for batch in _pool(plain, 0) for example, _, _ in batch} == set(examples)


def test_labels_are_those_of_the_variants(tokenizer):
    """After every change, a window's labels still hold an answer's words."""
    stream = Stream(make_examples(), {}, tokenizer, mixture=Mixture(quotes=0.5, cut=0.5, pad=0.5), seed=5)
    for batch in stream.pool(0, batch_size=8, pad_id=0, with_types=True):
        for window in batch.windows:
            if window.start > 0:
                begin, end = window.encoding.offsets[window.start][0], window.encoding.offsets[window.end][1]
                assert (begin, end) in window.example.answers
