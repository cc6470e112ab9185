from __future__ import annotations

import pytest

from qa.words.verbs import base_of


@pytest.mark.parametrize(
    ("past", "base"),
    [
        ("released", "release"),
        ("believed", "believe"),
        ("caused", "cause"),
        ("completed", "complete"),
        ("conceded", "concede"),
        ("controlled", "control"),
        ("travelled", "travel"),
        ("rolled", "roll"),
        ("added", "add"),
        ("planned", "plan"),
        ("filed", "file"),
        ("noted", "note"),
        ("browsed", "browse"),
        ("focused", "focus"),
        ("owed", "owe"),
        ("developed", "develop"),
        ("visited", "visit"),
        ("explained", "explain"),
        ("buried", "bury"),
        ("died", "die"),
        ("won", "win"),
        ("cost", "cost"),
    ],
)
def test_a_past_gives_its_verb(past, base):
    """A lost "e" and a doubled letter are told by the frequent words, and by the ending of rare ones."""
    assert base_of(past) == base


@pytest.mark.parametrize("word", ["win", "mill", "red", "bridge"])
def test_other_words_are_no_past(word):
    """A word that is no past has no base."""
    assert base_of(word) is None
