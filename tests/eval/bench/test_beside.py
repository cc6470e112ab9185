"""Two checkouts answer in turn, each with its own code."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys

import pytest
from typer.testing import CliRunner

from eval.bench import beside
from eval.bench.beside import answering, app, ask, build_hiding, measure
from eval.bench.processor import all_flags
from index.errors import PullquoteError
from tests.factories import SEEDS

_ASKS = """
class Assistant:
    @classmethod
    def open(cls, articles):
        return cls()
    def ask(self, question):
        with open(__file__ + ".asked", "a") as log:
            log.write(question + "\\n")
"""
_STREAMS = """
    def stream(self, question):
        self.ask(question)
        yield "first"
        yield "whole"
"""
_FEATURES = """
import json
from numpy._core._multiarray_umath import __cpu_features__ as found
print(json.dumps([name for name, has in found.items() if has]))
"""


@pytest.fixture
def checkouts(tmp_path):
    """Make an earlier checkout that only asks, and a later one that streams."""
    folders = tmp_path / "earlier", tmp_path / "later"
    for folder, code in zip(folders, (_ASKS, _ASKS + _STREAMS), strict=True):
        (folder / "qa").mkdir(parents=True)
        (folder / "qa" / "__init__.py").write_text(code, "utf-8")
    return folders


def _asked(checkout):
    return (checkout / "qa" / "__init__.py.asked").read_text("utf-8").splitlines()


def test_both_are_asked_the_same_in_turn(checkouts, tmp_path):
    """After three questions that do not count, each question as often as there are rounds."""
    measured = measure(checkouts, tmp_path, ["a?", "b?"], rounds=2)
    assert _asked(checkouts[0]) == _asked(checkouts[1]) == ["a?", "b?"] * 3
    assert measured.before.n == measured.shown.n == measured.whole.n == 4
    assert 0 < measured.shown.value <= measured.whole.value
    shown, whole = measured.ratios
    assert 0 < shown <= whole


def test_what_does_not_stream_shows_the_whole(checkouts, tmp_path):
    """Both times are there."""
    with answering(checkouts[0], tmp_path) as process:
        shown, whole = ask(process, "a?")
    assert 0 < shown <= whole


def test_a_checkout_that_fails(tmp_path):
    """It is an error, not a wait."""
    (tmp_path / "qa").mkdir()
    (tmp_path / "qa" / "__init__.py").write_text("raise SystemExit(3)", "utf-8")
    with pytest.raises(PullquoteError, match="ended with status 3"), answering(tmp_path, tmp_path):
        pass


def test_the_command(checkouts, tmp_path, monkeypatch):
    """Prints both with their ratio, and saves them."""
    monkeypatch.setattr(beside, "_THIS", checkouts[1])
    options = ("--before", str(checkouts[0]), "--articles", str(SEEDS), "--limit", "4", "--rounds", "1")
    result = CliRunner().invoke(app, [*options, "--out", str(tmp_path)])
    assert (result.exit_code, "this, whole" in result.output) == (0, True)
    assert json.loads((tmp_path / "beside.json").read_text("utf-8"))["before"]["n"] == 4


def test_newer_instructions_are_hidden(tmp_path):
    """What NumPy finds is AVX2 and nothing newer."""
    if not shutil.which("cc") or "cpuid_fault" not in all_flags():
        pytest.skip("needs a C compiler and CPUID faulting")
    surroundings = os.environ | {"LD_PRELOAD": str(build_hiding(tmp_path))}
    told = subprocess.run([sys.executable, "-c", _FEATURES], env=surroundings, capture_output=True, check=True)
    features = json.loads(told.stdout)
    assert "AVX2" in features
    assert not [name for name in features if name.startswith("AVX512")]


@pytest.mark.parametrize(("compiler", "flags", "lacks"), [(None, {"cpuid_fault"}, "compiler"), ("cc", set(), "CPUID")])
def test_where_nothing_can_be_hidden(compiler, flags, lacks, tmp_path, monkeypatch):
    """It is said what lacks."""
    monkeypatch.setattr(beside.shutil, "which", lambda name: compiler)
    monkeypatch.setattr(beside, "all_flags", lambda: frozenset(flags))
    with pytest.raises(PullquoteError, match=lacks):
        build_hiding(tmp_path)
