"""What is told above the conversation and in the list, and when it is over."""

from __future__ import annotations

import pytest

from ui.notice import is_over, render_notice
from ui.widgets.shelf.listing import render_outcome, render_progress


@pytest.mark.parametrize("told", [render_notice("This is wrong."), render_outcome([], [("a.xyz", "it is empty.")])])
def test_what_was_told_is_over_with_the_next_question(told: str):
    """Whatever it is."""
    assert is_over(told)


@pytest.mark.parametrize("told", [render_progress("reading files", 0, 1), "", None, 5, ["<p>"]])
def test_what_goes_on_is_not_over(told: object):
    """There is nothing to end if nothing is sent, or if it is not text."""
    assert not is_over(told)
