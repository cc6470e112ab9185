"""Waiting for what will come: a condition ends each wait, and no machine is too slow for it."""

from __future__ import annotations

import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import TypeVar

import pytest

T = TypeVar("T")

PATIENCE = 180.0  # seconds after which a wait is in vain; no test measures time by it


def until(condition: Callable[[], object]) -> None:
    """Wait until a condition holds; fail the test if it never does."""
    end = time.monotonic() + PATIENCE
    while not condition():
        if time.monotonic() > end:
            pytest.fail("what the test waits for did not come")
        time.sleep(0.01)


def await_value(read: Callable[[], T], expected: T) -> None:
    """Wait until what is read is what is expected; fail the test, showing both, where it never is."""
    end = time.monotonic() + PATIENCE
    while (value := read()) != expected:
        if time.monotonic() > end:
            pytest.fail(f"expected {expected!r}, but it stayed {value!r}")
        time.sleep(0.01)


@contextmanager
def ending() -> Iterator[None]:
    """Fail the test where what is done in here never ends, such as a pattern that backtracks without end."""

    def stop(number: int, frame: FrameType | None) -> None:
        pytest.fail("what the test does has no end")

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(int(PATIENCE))
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)
