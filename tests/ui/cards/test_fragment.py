"""What of a sentence is shown around its quote."""

from __future__ import annotations

import pytest

from tests.factories import make_article
from tests.ui.fakes import make_citation
from ui.cards.fragment import around


@pytest.mark.parametrize(
    ("text", "before"),
    [
        ("- One man died at the bridge.", ""),
        ("• In May, One man died at the bridge.", "In May, "),
        ("A well-known – and loved – One man died.", "A well-known – and loved – "),
        ("-One man died at the bridge.", "-"),
    ],
)
def test_the_mark_of_a_point_is_left_out(text: str, before: str):
    """A dash within the sentence, and one that is no mark of a list, stay."""
    assert around(make_citation(make_article(text), "One man"))[0] == before
