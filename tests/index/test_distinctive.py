from __future__ import annotations

import pytest

from index.distinctive import bridged_pairs, framed, telling_pairs, words_of


def _telling(text):
    return [(word.text, word.kind) for word in words_of(text) if word.kind]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Twelve of the 5,033 votes", [("12", "number"), ("5033", "number")]),
        ("the fourth and the 4th", [("4th", "number"), ("4th", "number")]),
        ("He met Chang Ho-jin there", [("he", "outcome"), ("chang", "name"), ("ho", "name")]),
        ("It rained. Rain fell on Rome.", [("fell", "outcome"), ("rome", "name")]),
        ("of the U.S. and the US", [("us", "name"), ("us", "name")]),
        ("on Jan. 5 and January 5", [("january", "number"), ("5", "number"), ("january", "number"), ("5", "number")]),
        ("he said Mr. Smith isn't in", [("he", "outcome"), ("mr", "name"), ("smith", "name"), ("t", "negation")]),
        ("COURT FREES THREE MEN", [("3", "number")]),
        ("", []),
    ],
)
def test_what_tells(text, expected):
    """Numbers in one form, names by their capitals, negations and outcomes tell; capitals of a headline do not."""
    assert _telling(text) == expected


def test_a_frame_holds_what_stands_in_it():
    """The same words around another name are the same frame."""
    one, other = (
        dict((f, v) for f, _, v in framed(words_of(f"He said that {name} would pay the bill."))) for name in "XY"
    )
    common = one.keys() & other.keys()
    assert {frozenset("x")} <= {one[frame] for frame in common}
    assert {frozenset("y")} <= {other[frame] for frame in common}


def test_pairs_of_a_negation():
    """The words beside a negation are its pairs; the pair without it is bridged."""
    words = words_of("they will not go home")
    assert len(telling_pairs(words)) == 2
    assert bridged_pairs(words) == bridged_pairs(words_of("will never go"))
