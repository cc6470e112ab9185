"""An entry of a timeline does not tell of what another entry is about."""

from __future__ import annotations

import pytest

from qa.kinds.spans.list_items import without_other_items
from tests.qa.kinds.quoting import spans_left

_YEARS = """# The canal

- **1851** - Best year: 412,000 tons.
- **2003** - First six miles reopened, from Low Fosse to Wray Basin.
- **2019** - Lock 9 restored with a grant of £1.1 million.
- **2031** - Target date for the rest.
"""
_TWICE = _YEARS.replace("Target date", "Low Fosse to Wray Basin closes; target date")


@pytest.mark.parametrize(
    ("question", "text", "quote", "stays"),
    [
        ("What did the reopening from Low Fosse to Wray Basin cost?", _YEARS, "£1.1 million", False),
        ("How long is the stretch from Low Fosse to Wray Basin?", _YEARS, "six miles", True),
        ("What did Lock 9 cost?", _YEARS, "£1.1 million", True),
        ("What was the grant from Tolm?", _YEARS, "£1.1 million", True),
        ("What did the reopening from Low Fosse to Wray Basin cost?", _TWICE, "£1.1 million", True),
        ("How much did Wray get?", "- Wray: a hall\n- Orme: £3", "£3", True),
    ],
)
def test_other_items(question, text, quote, stays):
    """An item stays if it has a name of the question, or no single other item has all of them."""
    assert spans_left(question, text, quote, rule=without_other_items) == ([quote] if stays else [])
