"""Windows and their labels, against the words that they stand for."""

from __future__ import annotations

import pytest

from eval.training.features import batches, windows
from eval.training.model import load_tokenizer
from tests.eval.training.factories import answers_of, make_example, make_examples
from tests.qa.tiny import wordpiece


@pytest.fixture(scope="module")
def tokenizer(tmp_path_factory):
    """Load a tokenizer that cuts windows of 32 tokens."""
    folder = tmp_path_factory.mktemp("tokenizer")
    wordpiece().save(str(folder / "tokenizer.json"))
    return load_tokenizer(folder, tokens=48, stride=12)


def test_labels_map_back_to_the_answer(tokenizer):
    """A window with labels holds the answer between them; the windows together hold all of a context's answers."""
    examples = make_examples()
    labelled = [w for w in windows(examples, tokenizer) if w.start > 0]
    for window in labelled:
        begin, end = window.encoding.offsets[window.start][0], window.encoding.offsets[window.end][1]
        assert window.example.context[begin:end] in answers_of(window.example)
        assert window.in_passage[window.start : window.end + 1].all()
    assert {w.example.id for w in labelled} == {e.id for e in examples if e.answers}


def test_a_window_without_the_answer_points_at_its_first_token(tokenizer):
    """So does every window of a question that has no answer."""
    example = make_example("It rained. " * 30 + "Then Mary Stone came.", "Mary Stone")
    found = windows([example], tokenizer)
    assert len(found) > 2
    assert [w.start > 0 for w in found] == [*[False] * (len(found) - 1), True]
    assert {(w.start, w.end) for w in windows([make_example()], tokenizer)} == {(0, 0)}


@pytest.mark.parametrize("with_types", [True, False])
def test_batches_hold_every_window_once(tokenizer, with_types):
    """Longest first, padded at the end, masked there; types only where they are asked for."""
    found = windows(make_examples(), tokenizer)
    made = list(batches(found, size=4, pad_id=0, with_types=with_types))
    assert sorted(id(w) for b in made for w in b.windows) == sorted(id(w) for w in found)
    lengths = [len(w.encoding.ids) for b in made for w in b.windows]
    assert lengths == sorted(lengths, reverse=True)
    for batch in made:
        assert ("token_type_ids" in batch.inputs) == with_types
        for row, window in enumerate(batch.windows):
            length = len(window.encoding.ids)
            assert batch.inputs["input_ids"][row, :length].tolist() == window.encoding.ids
            assert batch.inputs["attention_mask"][row].sum() == length
            assert not batch.inputs["input_ids"][row, length:].any()
            assert batch.in_passage[row, :length].tolist() == window.in_passage.tolist()
            assert (batch.starts[row], batch.ends[row]) == (window.start, window.end)
