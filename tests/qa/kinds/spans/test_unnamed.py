"""What is not named does not answer a question for a name."""

from __future__ import annotations

import pytest

from qa.kinds.spans.unnamed import without_unnamed
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
    assert spans_left(question, _APOLOGIES, quote, rule=without_unnamed) == ([quote] if stays else [])


@pytest.mark.parametrize(("question", "stays"), [("Who swept the pier?", False), ("What is the last word?", True)])
def test_a_speaker_is_not_named_by_i(question, stays):
    """A person who says "I" has another name."""
    text = "“The pier was swept by me.”"
    assert spans_left(question, text, "me", rule=without_unnamed) == (["me"] if stays else [])


@pytest.mark.parametrize(
    ("question", "text", "stays"),
    [
        ("Who had the key?", "The hall stayed shut, because nobody could find the key.", False),
        ("Who knows the way?", "Nobody knows the way.", True),
        ("Who voted against it?", "Nobody voted against it.", True),
    ],
)
def test_nobody(question, text, stays):
    """It answers who did something, but not because nobody could do something else."""
    quote = "nobody" if "nobody" in text else "Nobody"
    assert spans_left(question, text, quote, rule=without_unnamed) == ([quote] if stays else [])
