"""A value under a condition gives way to one that holds in any case."""

from __future__ import annotations

import pytest

from qa.kinds.spans.conditions import without_conditional
from tests.qa.kinds.quoting import spans_left

_RECIPE = "Ingredients: 350g of sugar, 3 pears.\n\nIf you cannot get pears, cut the sugar to 300g."


@pytest.mark.parametrize(
    ("question", "text", "quotes", "left"),
    [
        ("How much sugar goes in?", _RECIPE, ("300g", "350g"), ["350g"]),
        ("How much sugar without pears?", _RECIPE, ("300g", "350g"), ["300g", "350g"]),
        ("How much sugar goes in?", "If you cannot get pears, use 300g.", ("300g",), ["300g"]),
        ("Why is there sugar?", _RECIPE, ("300g", "350g"), ["300g", "350g"]),
    ],
)
def test_conditions(question, text, quotes, left):
    """It stays if the question names the condition, or nothing else can answer."""
    assert spans_left(question, text, *quotes, rule=without_conditional) == left
