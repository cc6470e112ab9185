"""Visits that come and go."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from eval.fire.load import free_port, wait_for
from eval.fire.visits import Leftovers, run


@contextmanager
def start(folder: Path) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """Serve the page with the stand-in, which forgets at once who left."""
    port = free_port()
    command = [sys.executable, "-u", "-m", "tests.ui.serve_fake", str(port), json.dumps({"forget": 0.0})]
    log, environment = folder.with_name("log.txt"), os.environ | {"TMPDIR": str(folder)}
    with log.open("w") as output, subprocess.Popen(command, stdout=output, stderr=output, env=environment) as server:
        try:
            wait_for(f"http://127.0.0.1:{port}", server)
            yield f"http://127.0.0.1:{port}", server
        finally:
            server.kill()


def test_nothing_is_left_of_visits(tmp_path: Path):
    """Nothing is left of visitors who asked or of the others, though all of them added files."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    leftovers = run(start, folder, 3, 2, 0)
    assert (leftovers.failed, leftovers.visits, leftovers.files) == (0, 0, 0)
    assert [at for at, _ in leftovers.memory] in ([0, 3], [])


def test_the_slope_is_that_of_the_second_half():
    """What is loaded once at first is no growth."""
    memory = ((0, 100.0), (10, 300.0), (20, 310.0), (30, 312.0), (40, 314.0))
    leftovers = Leftovers(memory=memory, last=0.0, files=0, visits=0, failed=0)
    assert leftovers.slope == pytest.approx(20.0)
    assert Leftovers(memory=(), last=0.0, files=0, visits=0, failed=0).slope is None
