from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

_ROOT = Path(__file__).parent.parent.parent
_SCRIPT = """
from qa import Assistant
assistant = Assistant.open("seeds")
for question in ("What did Putin call sending weapons to Ukraine?", "How many shells does Seoul hold?"):
    print(assistant.ask(question).to_json())
"""


@pytest.mark.slow
def test_the_same_question_gives_the_same_bytes():
    """Under any PYTHONHASHSEED the JSON of an answer is the same, byte for byte."""
    runs = [
        subprocess.run(
            [sys.executable, "-c", _SCRIPT],
            cwd=_ROOT,
            env=os.environ | {"PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    ]
    assert runs[0] == runs[1]
    assert runs[0].count(b"\n") == 2
