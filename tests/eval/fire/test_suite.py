"""The tests run again and again."""

from __future__ import annotations

from pathlib import Path

import pytest
from rich.console import Console
from typer.testing import CliRunner

from eval.fire import suite
from eval.fire.suite import SuiteRun, busy_processes, line_of, read_report, run_tests, table_of

_TESTS = """
def test_right():
    pass

def test_wrong():
    assert 1 == 2
"""


def test_a_run_names_the_tests_that_failed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Of how many there were."""
    monkeypatch.setattr(suite, "_WORKERS", ("-n", "0", "-p", "no:cacheprovider", "--rootdir", str(tmp_path)))
    (tmp_path / "test_two.py").write_text(_TESTS)
    monkeypatch.chdir(tmp_path)
    run = run_tests(3, "", tmp_path / "3.xml")
    assert run == SuiteRun(seed=3, tests=2, failed=("test_two::test_wrong",), ended=True)
    assert line_of(run) == "order 3: 2 tests, 1 failed"


def test_runs_side_by_side_keep_their_reports(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """One each, in the order of the seeds; a test that failed in each of them is told so."""
    monkeypatch.setattr(suite, "_WORKERS", ("-n", "0", "-p", "no:cacheprovider", "--rootdir", str(tmp_path)))
    (tmp_path / "test_two.py").write_text(_TESTS)
    monkeypatch.chdir(tmp_path)
    options = ["--runs", "3", "--busy", "0", "--side-by-side", "2", "--seed", "4", "--reports", "kept"]
    result = CliRunner().invoke(suite.app, options)
    assert result.exit_code == 1
    assert result.stdout.splitlines()[:3] == [f"order {seed}: 2 tests, 1 failed" for seed in (4, 5, 6)]
    assert "3 of 3" in result.stdout
    assert sorted(path.name for path in (tmp_path / "kept").iterdir()) == ["4.xml", "5.xml", "6.xml"]


def test_a_run_without_a_report_did_not_end(tmp_path: Path):
    """A run without a report is counted as one that did not end."""
    run = read_report(1, tmp_path / "1.xml", ended=False)
    assert line_of(run) == "order 1: 0 tests, 0 failed, did not end"


def test_what_failed_is_counted_over_the_runs():
    """The most frequent first."""
    runs = [SuiteRun(seed=n, tests=9, failed=names, ended=True) for n, names in enumerate([("b",), ("a", "b"), ()])]
    console = Console(width=60)
    with console.capture() as shown:
        console.print(table_of(runs))
    rows = [line.split() for line in shown.get().splitlines() if " of 3" in line]
    assert [(row[1], row[3], row[7:-1]) for row in rows] == [("b", "2", ["0,", "1"]), ("a", "1", ["1"])]


def test_busy_processes_end():
    """When what they were beside does."""
    with busy_processes(2) as processes:
        assert [process.poll() for process in processes] == [None, None]
    assert None not in [process.poll() for process in processes]
