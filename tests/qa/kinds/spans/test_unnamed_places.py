"""A place that is not named does not answer a question for its name."""

from __future__ import annotations

import pytest

from qa.kinds.spans.unnamed_places import without_unnamed_places
from tests.qa.kinds.quoting import spans_left

_APOLOGIES = "Apologies: Ida Roe (abroad), Bo Lund (in Chile)"


@pytest.mark.parametrize(
    ("question", "quote", "stays"),
    [
        ("Which country has Roe gone to?", "abroad", False),
        ("Which country has Roe gone to?", "Ida Roe (abroad)", False),
        ("Where has Roe gone?", "abroad", True),
        ("Which country has Lund gone to?", "Chile", True),
    ],
)
def test_unnamed_places(question, quote, stays):
    """It does answer where somebody is."""
    assert spans_left(question, _APOLOGIES, quote, rule=without_unnamed_places) == ([quote] if stays else [])
