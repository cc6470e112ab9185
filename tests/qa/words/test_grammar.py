from __future__ import annotations

import pytest

from qa.words.grammar import is_preposition


@pytest.mark.parametrize("word", ["of", "Below", "behind", "among", "via", "despite", "towards", "than"])
def test_prepositions(word):
    """A word that leads to a time, a place or something else, with a capital or without."""
    assert is_preposition(word)


@pytest.mark.parametrize("word", ["up", "off", "down", "out", "the", "belowdecks"])
def test_other_words_are_no_prepositions(word):
    """Words that belong to verbs as often, as in "give up", do not count."""
    assert not is_preposition(word)
