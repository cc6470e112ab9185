"""The memory that a process held."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

_ROOT = Path(__file__).parents[3]
_SCRIPT = """
from eval.bench.memory import peak_mb
before = peak_mb()
size = int((before + 100) * 1e6)
held = bytearray(b"x") * size
del held
print(before, size / 1e6, peak_mb())
"""


def test_the_peak_grows_by_what_is_held():
    """In 10^6 bytes, whatever is given back later; in a new process, which holds little."""
    done = subprocess.run([sys.executable, "-c", _SCRIPT], cwd=_ROOT, capture_output=True, text=True, check=True)
    before, size, peak = map(float, done.stdout.split())
    assert before > 1
    assert peak >= size
