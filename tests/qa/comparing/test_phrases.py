from __future__ import annotations

import pytest

from tests.qa.comparing.test_agreement import _both_ways


@pytest.mark.parametrize(
    ("question", "one", "other"),
    [
        ("What did the bank do?", "moved posts to Spain", "moved posts from Spain"),
        ("Which bus is it?", "the bus to Lund", "the bus from Lund"),
        ("What is it?", "a genuine Vermeer", "a forged Vermeer"),
        ("What is it?", "the longest tunnel", "the shortest tunnel"),
        ("What is planned?", "longer breaks", "shorter breaks"),
        ("What is it?", "heavier taxes", "lighter taxes"),
        ("Where did he finish?", "ahead of Frey", "behind Frey"),
        ("How much did it change?", "a *6%* gain", "a *6%* dip"),
        ("How much did sales change?", "Sales leapt *6%*.", "Sales slipped *6%*."),
    ],
)
def test_opposite_words_and_ways_differ(question, one, other):
    """To and from, comparatives of opposites, and gains and losses exclude each other."""
    assert _both_ways(question, one, other) == "other"


@pytest.mark.parametrize(
    ("question", "one", "other"),
    [
        ("What happened to the yard?", "it was sold to a Swiss firm", "it was bought by a Swiss firm"),
        ("What did the firm do?", "it sold the yard to Holt Glass", "Holt Glass bought the yard"),
        ("What did the firm do?", "paid Holt £5m", "was paid £5m by Holt"),
        ("What sentence did she get?", "prison", "imprisonment"),
        ("What did she do?", "pressed the clerk", "impressed the clerk"),
        ("What is it?", "a treaty", "a draft treaty"),
        ("What was announced?", "a tunnel", "a vote on a tunnel"),
        ("What was announced?", "a tunnel", "a delay in the tunnel"),
        ("Where did he finish?", "fourth", "fourth from last"),
        ("Did it break the rules?", "it broke the rules", "it is unclear whether it broke the rules"),
        ("Where was the den?", "to the north of Lund", "in the north of Lund"),
        ("Is the ointment useful?", "useful", "no more useful than water"),
    ],
)
def test_what_may_be_said_of_one_thing_is_unclear(question, one, other):
    """An event has two sides, prefixes are not always a "not", and a draft is not the thing itself."""
    assert _both_ways(question, one, other) == "unclear"


@pytest.mark.parametrize(
    ("question", "one", "other"),
    [
        ("Which tram is it?", "the No 9 tram", "the number 9 tram"),
        ("Where does she live?", "No 4 Kiln Row", "4 Kiln Row"),
        ("How much did sales change?", "rose 6%", "climbed 6%"),
        ("What did he sell?", "the mill", "He sold the mill in May"),
    ],
)
def test_one_thing_in_other_words_is_the_same(question, one, other):
    """A "No" before a number is no negation, and two words for one change agree."""
    assert _both_ways(question, one, other) == "same"


def test_a_negated_word_differs():
    """What is incorrect is not correct."""
    assert _both_ways("What was the answer?", "a correct answer", "an incorrect answer") == "other"


@pytest.mark.parametrize(
    ("question", "one", "other"),
    [
        ("How many were infected?", "*70* people were infected.", "*70* people recovered."),
        ("How many cases were there?", "*70* confirmed cases", "*70* probable cases"),
        ("How many clerks signed?", "*70* clerks signed.", "*70* clerks refused to sign."),
        ("How many houses have water?", "*70* houses have water.", "*70* houses have no water."),
        ("How many posts will go?", "70 full-time posts", "70 part-time posts"),
        ("When did she die?", "She died in *1987*.", "She was born in *1987*."),
        ("Where was she born?", "She was born in *Lund*.", "She died in *Lund*."),
    ],
)
def test_equal_values_of_other_things_are_unclear(question, one, other):
    """Those who fell ill and those who recovered may be as many."""
    assert _both_ways(question, one, other) == "unclear"
