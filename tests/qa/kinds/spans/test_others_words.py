"""What somebody else said is no answer to what one person said."""

from __future__ import annotations

import pytest

from qa.kinds.spans.others_words import without_others_words
from tests.qa.kinds.quoting import spans_left

_TEXT = """Storm over Orme

"The roof simply went," said Ada Lund, who keeps the inn. Mayor Bo Roe thanked the firemen.

"We ran all night," a spokesman for Orme Rail said on Monday. "Nobody slept at all."
"""


@pytest.mark.parametrize(
    ("question", "quote", "stays"),
    [
        ("What did Bo Roe say about the storm?", "The roof simply went", False),
        ("What did Mayor Roe say?", "The roof simply went", False),
        ("What did Ada Lund say about the storm?", "The roof simply went", True),
        ("What did the mayor say about the storm?", "The roof simply went", True),
        ("What did the head of Tolm Water say?", "We ran all night", True),
        ("What went in the storm?", "The roof", True),
        ("What did Bo Roe say about the night?", "We ran all night", False),
        ("What did Orme Rail say about the night?", "We ran all night", True),
        ("What did Ada Lund say about the mayor?", "thanked the firemen", True),
    ],
)
def test_words_of_another(question, quote, stays):
    """Words that are another's are left out; those of nobody in particular, or asked for by a role, are not."""
    assert spans_left(question, _TEXT, quote, rule=without_others_words) == ([quote] if stays else [])
