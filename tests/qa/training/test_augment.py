"""Variants of a question keep their answers' words, whatever is drawn."""

from __future__ import annotations

import random
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from qa.training.augment import Augmenter
from tests.qa.training.factories import CONTEXTS, answers_of, make_example, make_examples

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


@settings(deadline=None)  # a busy machine
@given(_texts(), st.randoms(use_true_random=False))
def test_answers_keep_their_words(drawn, rng):
    """Cut, padded, requoted, typed or all of it: the ranges hold the same words, but for the quotes' shape."""
    plain, answers = drawn
    example = replace(plain, answers=answers)
    wanted = [answer.translate(_STRAIGHT) for answer in answers_of(example)]
    for change in (_AUGMENTER.cut, _AUGMENTER.pad, _AUGMENTER.quotes, _AUGMENTER.typed):
        assert change(plain, rng).answers == ()
        assert [answer.translate(_STRAIGHT) for answer in answers_of(change(example, rng))] == wanted
        example = change(example, rng)  # and on top of the changes before
        assert [answer.translate(_STRAIGHT) for answer in answers_of(example)] == wanted


@settings(deadline=None)  # a busy machine
@given(st.sampled_from(_EXAMPLES), st.randoms(use_true_random=False))
def test_a_near_miss_asks_of_what_the_context_does_not_hold(example, rng):
    """The question differs by a name or number that is not in the context, and has no answer there."""
    varied = _AUGMENTER.near_miss(example, rng)
    if varied is None:
        return
    assert (varied.answers, varied.context) == ((), example.context)
    before, after = example.question.split(), varied.question.split()
    new = [word for word in after if word not in before]
    assert new
    assert " ".join(new).casefold() not in example.context.casefold()


def test_near_misses_by_name_and_by_number():
    """Names are swapped for names of as many words of the same source, numbers for numbers of the same shape."""
    rng = random.Random(1)
    named = make_example(CONTEXTS[0], "1998", question="When did they say that Mary Stone led it?")
    numbered = make_example(CONTEXTS[0], "Mary Stone", question="Who opened doors in 1998?")
    names = {m.question for _ in range(40) if (m := _AUGMENTER.near_miss(named, rng)) is not None}
    assert names <= {
        f"When did they say that {n} led it?" for n in ("Peter Wolf", "Anna Berg", "Carla Rossi", "Jens Holm")
    }
    assert len(names) > 1
    years = [_AUGMENTER.near_miss(numbered, rng).question.removesuffix("?").split()[-1] for _ in range(40)]
    assert all(year != "1998" and abs(int(year) - 1998) <= 20 for year in years)


def test_nothing_to_swap_is_no_near_miss():
    """A question without a name or number of its context cannot be turned; nor with none but its context's names."""
    example = make_example("Then Anna Berg met Peter Wolf.", question="Where did Anna Berg go?")
    assert {Augmenter([example]).near_miss(example, random.Random(seed)) for seed in range(20)} == {None}
    assert _AUGMENTER.near_miss(make_example(question="Who led it?"), random.Random(0)) is None
    assert _AUGMENTER.near_miss(make_example(question="Who led Acme in 2031?"), random.Random(0)) is None


def test_a_padded_context_holds_its_answer_once():
    """Neighbours that hold an answer's words are not put beside it, and the length stays a passage's."""
    example = make_example("The fire came in 2004, they say.", "2004")
    for seed in range(30):
        padded = _AUGMENTER.pad(example, random.Random(seed))
        assert padded.context.count("2004") == 1
        assert len(padded.context.split()) <= 120


def test_a_typed_question_has_no_capitals_or_mark():
    """As people type into a search field; sometimes without the little words."""
    example = make_example(question="Who was the captain of the Aurora in May?")
    typed = {_AUGMENTER.typed(example, random.Random(seed)).question for seed in range(40)}
    assert typed == {"who was the captain of the aurora in may", "who captain aurora may"}
