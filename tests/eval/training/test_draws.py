"""Windows drawn from a pack: their answers, their variants and their batches."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice

import numpy as np
import pytest
import torch

from eval.training.batches import WindowBatches
from eval.training.draws import BOS, EOS, Draws, Mixture
from eval.training.network import PAD
from tests.eval.training.factories import make_examples

_VARIED = Mixture(tokens=120, stride=20, negative=0.5, near_miss=0.5, typed=0.5, cut=0.5, pad=0.5, quotes=0.0)
_PLAIN = replace(_VARIED, negative=0.0, near_miss=0.0, typed=0.0, cut=0.0, pad=0.0, short=0)


def _groups(arrays, mixture, times=20):
    """Draw each question several times; yield its row and its groups of windows."""
    draws, rng = Draws(arrays, mixture, {}), np.random.default_rng(3)
    for row in range(len(arrays["rows"])):
        for _ in range(times):
            yield row, list(draws.groups(row, rng))


def _answer(arrays, row):
    _, passage, first, last, *_ = arrays["rows"][row]
    begin = arrays["ends"][passage - 1] if passage else 0
    return arrays["tokens"][begin + first : begin + last + 1].tolist()


@pytest.mark.parametrize("mixture", [_VARIED, replace(_VARIED, tokens=60)])
def test_a_labelled_window_holds_the_answer(arrays, mixture):
    """However it is varied: one window of the question's own group, and none of a near miss."""
    labelled = 0
    for row, groups in _groups(arrays, mixture):
        for place, group in enumerate(groups):
            answered = [window for window in group if window.start]
            assert all(len(window.ids) <= mixture.tokens for window in group)
            if place or not make_examples()[row].answers:
                assert not answered
                continue
            [window] = answered
            labelled += 1
            assert window.ids[window.start : window.end + 1].tolist() == _answer(arrays, row)
            assert window.passage <= window.start
    assert labelled


def test_an_unvaried_window_is_the_question_and_its_passage(arrays, tokenizer):
    """With the signs between them that the tokenizer puts there."""
    for row, groups in _groups(arrays, _PLAIN, times=1):
        example = make_examples()[row]
        [[window]] = groups
        assert window.ids.tolist() == tokenizer.encode(example.question, example.context).ids
        assert window.ids[0] == BOS
        assert (window.ids[window.passage - 2 : window.passage] == EOS).all()


def test_an_answer_that_fits_no_window_is_not_asked(arrays):
    """Windows of two passage tokens cannot hold the longer answers."""
    long = max(range(len(arrays["rows"])), key=lambda row: arrays["rows"][row][3] - arrays["rows"][row][2])
    asked = arrays["rows"][long][0]
    length = arrays["ends"][asked] - (arrays["ends"][asked - 1] if asked else 0)
    tight = replace(_PLAIN, tokens=int(length) + 4 + 2, stride=1)
    assert list(Draws(arrays, tight, {}).groups(long, np.random.default_rng(1))) == []


def test_quotes_are_all_curly_or_all_straight(arrays, tokenizer):
    """Never a mixture, where the quotation marks are changed."""
    curly, straight = arrays["quotes"][2:].T.tolist()
    drawn = [w for _, groups in _groups(arrays, replace(_PLAIN, quotes=1.0)) for group in groups for w in group]
    kinds = {(bool(np.isin(w.ids, curly).any()), bool(np.isin(w.ids, straight).any())) for w in drawn}
    assert kinds == {(True, False), (False, True), (False, False)}


def test_shares_say_how_often_a_question_is_drawn(arrays):
    """A source by its share, and what has no answer as often as the mixture says."""
    draws = Draws(arrays, replace(_PLAIN, unanswerable=3.0), {"news": 2.0})
    times = np.bincount(draws.epoch(1))
    assert times.tolist() == [2.0 if example.answers else 6.0 for example in make_examples()]
    assert not np.array_equal(draws.epoch(1), draws.epoch(2))
    assert not len(Draws(arrays, _PLAIN, {"news": 0.0}).epoch(1))


def test_batches_keep_a_question_together(arrays):
    """Within the budget of tokens, padded at the end, the same again for the same seed."""
    drawn = list(islice(WindowBatches(Draws(arrays, _VARIED, {}), budget=700, seed=4), 40))
    again = list(islice(WindowBatches(Draws(arrays, _VARIED, {}), budget=700, seed=4), 40))
    for batch, other in zip(drawn, again, strict=True):
        assert all(torch.equal(one, two) for one, two in zip(batch, other, strict=True))
        assert batch.ids.shape[1] % 8 == 0
        groups = batch.groups.tolist()
        assert groups == sorted(groups)
        assert batch.ids.numel() <= 700 or len(set(groups)) == 1
        assert (batch.ids == PAD).sum(dim=1).min() < 8
        for group in set(groups):
            assert int((batch.starts[batch.groups == group] > 0).sum()) <= 1
