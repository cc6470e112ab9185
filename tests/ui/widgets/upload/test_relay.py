"""Progress from another thread."""

from __future__ import annotations

import pytest

from ui.widgets.upload.relay import relay


def step(*said: object) -> tuple[object, ...]:
    return said


def test_steps_come_before_the_result():
    """In their order."""

    def work(progress) -> str:
        progress("reading", 1, 2)
        progress("reading", 2, 2)
        return "done"

    results = []

    def follow():
        results.append((yield from relay(work, step)))

    assert list(follow()) == [("reading", 1, 2), ("reading", 2, 2)]
    assert results == ["done"]


def test_an_error_is_raised_where_it_is_waited_for():
    """After the steps before it."""

    def work(progress) -> None:
        progress("reading", 1, 2)
        raise ValueError("broken")

    steps = relay(work, step)
    assert next(steps) == ("reading", 1, 2)
    with pytest.raises(ValueError, match="broken"):
        next(steps)
