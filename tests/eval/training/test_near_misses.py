"""Questions that look answerable and are not, made from answerable ones."""

from __future__ import annotations

import random

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from eval.training.near_misses import NearMisses
from tests.eval.training.factories import CONTEXTS, make_example, make_examples

_EXAMPLES = make_examples()
_NEAR_MISSES = NearMisses(_EXAMPLES)
_LONG = (
    "The northern mill opened in 1998 and Mary Stone ran it for ten years with her two brothers. "
    "Later Peter Wolf bought the bakery beside the river, and sold bread to every village of the valley. "
    "People still speak of the flour that came from there, for it was white, and of the queue at its door each Friday."
)


def _made(example, *, kind, near_misses=_NEAR_MISSES):
    """Draw near misses until every kind had its chance; give the questions and contexts of one kind."""
    drawn = [near_misses.make(example, random.Random(seed)) for seed in range(120)]
    return {(m.question, m.context) for m in drawn if m is not None and m.id.endswith(f"-{kind}")}


@given(st.sampled_from([e for e in _EXAMPLES if e.answers]), st.randoms(use_true_random=False))
def test_a_near_miss_changes_the_question_or_the_passage_and_has_no_answer(example, rng):
    """Never both, never neither; the source stays."""
    made = _NEAR_MISSES.make(example, rng)
    assume(made is not None)
    assert (made.question != example.question) != (made.context != example.context)
    assert (made.answers, made.source) == ((), example.source)


def test_elsewhere_asks_of_a_name_or_number_that_the_passage_does_not_hold():
    """Names are swapped for names of as many words of the same source, numbers for numbers of the same shape."""
    named = make_example(CONTEXTS[0], "1998", question="When did they say that Mary Stone led it?")
    others = {question for question, _ in _made(named, kind="elsewhere")}
    assert others == {
        f"When did they say that {n} led it?" for n in ("Peter Wolf", "Anna Berg", "Carla Rossi", "Jens Holm")
    }
    numbered = make_example(CONTEXTS[0], "Mary Stone", question="Who opened doors in 1998?")
    years = {int(question.rstrip("?").split()[-1]) for question, _ in _made(numbered, kind="elsewhere")}
    assert len(years) > 10
    assert all(year != 1998 and abs(year - 1998) <= 20 for year in years)


def test_neighbour_asks_of_what_another_sentence_speaks_of():
    """The word comes from another sentence of the passage, and is none of the answer's sentence."""
    example = make_example(_LONG, "1998", question="When did the northern mill open to Stone?")
    questions = {question for question, _ in _made(example, kind="neighbour")}
    assert "When did the northern bakery open to Stone?" in questions
    assert "When did the northern mill open to Wolf?" in questions
    assert not any("brother" in question or "years" in question for question in questions)


def test_renamed_lets_the_passage_speak_of_another():
    """Every place of the name or number in the passage changes; the question stays."""
    example = make_example(_LONG, "1998", question="When did they say Mary Stone ran it?")
    found = _made(example, kind="renamed")
    assert len(found) > 1
    assert all("Mary Stone" not in context and question == example.question for question, context in found)


def test_what_the_answer_holds_is_not_renamed():
    """A name that the question shares with its answer would take the answer along."""
    example = make_example(_LONG, "Mary Stone", question="Who was Mary Stone?")
    assert _made(example, kind="renamed") == set()


@pytest.mark.parametrize(
    ("kind", "question", "turned"),
    [
        ("opposite", "Who ran the northern mill?", "Who ran the southern mill?"),
        ("negated", "Who was at the mill?", "Who wasn't at the mill?"),
    ],
)
def test_words_that_turn_a_question_round(kind, question, turned):
    """An antonym that the passage does not hold; a negation."""
    example = make_example(_LONG, "Mary Stone", question=question)
    assert _made(example, kind=kind) == {(turned, _LONG)}


def test_an_opposite_that_the_passage_speaks_of_is_none():
    """Its answer may be there."""
    example = make_example(f"{_LONG} The southern mill burned.", "Mary Stone", question="Who ran the northern mill?")
    assert _made(example, kind="opposite") == set()


def test_unsaid_takes_the_answering_sentences_out():
    """What is left has to look like a passage, and to hold the answer's words nowhere."""
    example = make_example(_LONG, "1998", question="When did it open?")
    assert _made(example, kind="unsaid") == {(example.question, _LONG[_LONG.index("Later") :])}
    short = make_example(CONTEXTS[0], "1998", question="When did it open?")
    assert _made(short, kind="unsaid") == set()


def test_nothing_to_turn_is_no_near_miss():
    """A short passage that shares no word with the question can only be asked what is not so."""
    example = make_example("Then Anna Berg met Peter Wolf.", "Anna Berg", question="Who?")
    assert {_NEAR_MISSES.make(example, random.Random(seed)) for seed in range(60)} == {None}
