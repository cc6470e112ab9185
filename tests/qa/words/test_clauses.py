"""The clause that a quote stands in."""

from __future__ import annotations

import pytest

from qa.words.clauses import nearest, own_clause
from qa.words.lemmas import lemma, lemma_set


@pytest.mark.parametrize(
    ("sentence", "clause"),
    [
        ("Fares fell in 2019 and have risen by [7%] since.", "have risen by … since"),
        ("The mast is 4m wide and rises to [70m].", "rises to …"),
        ("The slide left 11 dead and [20] needing care.", "… needing care"),
        ("Roe met them in the hall and went home at [9pm].", "went home at …"),
        ("They found they were [£3m] down.", "were … down"),
        ("It closes early, but on Friday it closes at [9pm], as ever.", "on Friday it closes at …"),
        ("Fares rose, in Tolm, by [7%].", "in Tolm, by …"),
        ("Fares rose in May and June by [7%].", "Fares rose in May and June by …"),
        ("Adults and children under 9 pay [£4].", "Adults and children under 9 pay …"),
        ("The slide killed and injured [20].", "The slide killed and injured …"),
        ("Of the 3,500 men in Tolm [20] rowed.", "Of the 3,500 men in Tolm … rowed"),
        ("The quay is 3m long and [9 metres] across.", "… across"),
    ],
)
def test_own_clause(sentence, clause):
    """Marks, conjunctions and subjects part clauses; "and" does between two with figures or verbs."""
    before, rest = sentence.split("[")
    _, behind = rest.split("]")
    own_before, own_behind = own_clause(before, behind)
    assert " ".join(f"{own_before} … {own_behind}".split()) == clause


def test_the_nearest_word_is_in_a_quote_or_before_it_or_else_behind_it():
    """No word of another clause is."""
    verbs = lemma_set("open close")
    assert nearest(verbs, "It opens late and is closed at ", "9", ".") == lemma("close")
    assert nearest(verbs, "At ", "9", " it opens and later it closes.") == lemma("open")
    assert nearest(verbs, "It opens late; lunch is at ", "noon", ".") is None
    assert nearest(verbs, "It opens late and is ", "closed at 9", ".") == lemma("close")
