"""When something began does not say when it ended."""

from __future__ import annotations

import pytest

from qa.kinds.spans.phases import without_other_phases
from tests.qa.kinds.quoting import spans_left

_HELD = "The council met at 6.30 pm. The session closed at 8.52 pm. A vote was taken at 7.15 pm. It met first in 2007."


@pytest.mark.parametrize(
    ("question", "quote", "stays"),
    [
        ("What time did the meeting finish?", "6.30 pm", False),
        ("What time did the meeting finish?", "8.52 pm", True),
        ("What time did the meeting finish?", "7.15 pm", True),
        ("When did the meeting start?", "8.52 pm", False),
        ("When did the meeting start?", "6.30 pm", True),
        ("When did the meeting start on Tuesday?", "8.52 pm", False),
        ("When may they open their windows?", "8.52 pm", True),
        ("When was the meeting?", "6.30 pm", True),
        ("When did the council close?", "2007", True),
        ("Where did the meeting end?", "6.30 pm", True),
    ],
)
def test_beginning_and_end(question, quote, stays):
    """A sentence that only tells of the beginning has no end; one that tells of neither stays."""
    assert spans_left(question, _HELD, quote, rule=without_other_phases) == ([quote] if stays else [])
