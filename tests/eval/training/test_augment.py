"""Variants of a question keep their answers' words, whatever is drawn."""

from __future__ import annotations

import random
from dataclasses import replace
from functools import partial

from hypothesis import given
from hypothesis import strategies as st

from eval.training.augment import Augmenter
from tests.eval.training.factories import answers_of, make_example, make_examples

_EXAMPLES = make_examples()
_AUGMENTER = Augmenter(_EXAMPLES)
_STRAIGHT = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"'})


@st.composite
def _texts(draw):
    """Draw a context of words and marks with up to two answers in it."""
    words = draw(
        st.lists(st.sampled_from("Anna’s 'big' “mistake” in. Oslo! 3.4 é\u0301 \U0001f600 the".split()), min_size=2)
    )
    context = draw(st.sampled_from([" ", "\n", "  "])).join(words)
    cuts = st.tuples(st.integers(0, len(context)), st.integers(0, len(context)))
    answers = tuple((min(c), max(c)) for c in draw(st.lists(cuts, max_size=2)) if c[0] != c[1])
    return make_example(context, question=draw(st.text("Who? in Oslo"))), answers


@given(_texts(), st.randoms(use_true_random=False))
def test_answers_keep_their_words(drawn, rng):
    """Cut, padded, requoted, typed or all of it: the ranges hold the same words, but for the quotes' shape."""
    plain, answers = drawn
    example = replace(plain, answers=answers)
    wanted = [answer.translate(_STRAIGHT) for answer in answers_of(example)]
    padded = partial(_AUGMENTER.pad, words=40)
    for change in (_AUGMENTER.cut, padded, _AUGMENTER.quotes, _AUGMENTER.typed):
        assert change(plain, rng).answers == ()
        assert [answer.translate(_STRAIGHT) for answer in answers_of(change(example, rng))] == wanted
        example = change(example, rng)  # and on top of the changes before
        assert [answer.translate(_STRAIGHT) for answer in answers_of(example)] == wanted


def test_a_padded_context_holds_its_answer_once():
    """Neighbours that hold an answer's words are not put beside it, and the length stays a passage's."""
    example = make_example("The fire came in 2004, they say.", "2004")
    for seed in range(30):
        padded = _AUGMENTER.pad(example, random.Random(seed), words=120)
        assert padded.context.count("2004") == 1
        assert len(padded.context.split()) <= 120


def test_a_typed_question_has_no_capitals_or_mark():
    """As people type into a search field; sometimes without the little words."""
    example = make_example(question="Who was the captain of the Aurora in May?")
    typed = {_AUGMENTER.typed(example, random.Random(seed)).question for seed in range(40)}
    assert typed == {"who was the captain of the aurora in may", "who captain aurora may"}
