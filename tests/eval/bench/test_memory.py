"""The memory that a process held."""

from __future__ import annotations

import numpy as np

from eval.bench.memory import peak_mb


def test_the_peak_grows_by_what_is_held():
    """In 10^6 bytes, whatever is given back later."""
    before = peak_mb()
    assert before > 1
    size = int((before + 100) * 1e6)
    held = np.ones(size, dtype=np.uint8)
    del held
    assert peak_mb() >= size / 1e6
