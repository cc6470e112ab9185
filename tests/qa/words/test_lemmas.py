from __future__ import annotations

import pytest

from qa.words.lemmas import lemmas, negated_verb, negations
from qa.words.word import words_of


@pytest.mark.parametrize(
    ("text", "verb"),
    [("can't", "can"), ("cannot", "can"), ("won’t", "will"), ("shan't", "shall"), ("isn't", "is"), ("knot", None)],
)
def test_a_negated_verb_is_told_from_its_not(text, verb):
    """What is left before "n't" is the verb, whole; all readers of words agree on it."""
    assert negated_verb(text) == verb
    assert negations(text) == (0 if verb is None else 1)
    assert lemmas(text) == tuple(word.lemma for word in words_of(text))


def test_one_denial_has_one_form():
    """Both "can't" and "cannot" are "can not"."""
    assert lemmas("He can't swim") == lemmas("he cannot swim") == ("he", "can", "not", "swim")
