"""An answer while every other host is out of reach."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

_ROOT = Path(__file__).parents[2]


@pytest.mark.slow
def test_a_question_is_answered_without_a_call(tmp_path: Path):
    """No host is called from the first reading of a folder to the quote."""
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "a.txt").write_text("Seoul holds approximately 3.4 million artillery shells.\n")
    hosts = tmp_path / "hosts.txt"
    run = "import sys; from tests.watched import watch; watch(sys.argv.pop(1)); from qa.cli import app; app()"
    asked = ["ask", "How many artillery shells does Seoul hold?", "--articles", str(tmp_path / "articles")]
    command = [sys.executable, "-c", run, str(hosts), *asked, "--index", str(tmp_path / "index")]
    done = subprocess.run(command, cwd=_ROOT, capture_output=True, text=True)
    assert (done.returncode, "3.4 million" in done.stdout) == (0, True), done.stderr
    assert hosts.read_text() == ""
