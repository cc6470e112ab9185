"""A separate process: what it returns, and how it handles a library that hangs, crashes or exhausts memory."""

from __future__ import annotations

import ctypes
import os
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from index.errors import FormatError
from index.formats import LIMITS, reading_processes
from index.formats.apart import run_apart
from index.formats.hints import Hints, hinted, hints
from index.formats.reading_processes import if_large, run_kept
from index.types import Block, Extracted, Place
from tests.waiting import PATIENCE, until


def everything(data, name, limits):
    """Return an article with every field set, after a library has printed to standard output."""
    sys.stdout.write("a library's greeting\n")
    os.write(1, b"and another\n")
    return (
        Extracted(
            text=data.decode("utf-8", "surrogateescape"),
            extractor=f"x {limits.pages}",
            part=name,
            title="T",
            published="2024-01-02",
            blocks=(Block("heading", 0, 1),),
            places=(Place(0, 2, "page 1", 1), Place(2, 3, "row")),
            notes=("read as ÿ",),
            trusted=False,
        ),
    )


def refuses(data, name, limits):
    raise FormatError("it needs a password: save it without one.")


def raises(data, name, limits):
    raise KeyError("colour")


def hangs(data, name, limits):
    while True:
        pass


def crashes(data, name, limits):
    ctypes.string_at(0)


def eats(data, name, limits):
    return bytearray(limits.memory_bytes * 2)


def test_values_come_back_whole():
    """Every field survives the process boundary, and output of a library does no harm."""
    limits = replace(LIMITS, pages=7)
    data = "£4 😀 \udcff".encode("utf-8", "surrogateescape")
    assert run_apart(everything, data, "ä b.pdf", limits) == everything(data, "ä b.pdf", limits)


_FAILURES = (
    (refuses, LIMITS, "^it needs a password: save it without one.$"),
    (raises, LIMITS, "KeyError: 'colour'"),
    (hangs, replace(LIMITS, seconds=1.0), "longer than 1 seconds"),
    (crashes, LIMITS, "crashed"),
)


@pytest.mark.parametrize(
    ("function", "limits", "message"),
    [
        *_FAILURES,
        (eats, replace(LIMITS, memory_bytes=512 * 2**20), "512 MiB of memory"),
    ],
)
def test_failures_are_reasons(function, limits, message):
    """A refusal, an exception, a hang, a crash and a lack of memory each refuse this one file."""
    with pytest.raises(FormatError, match=message):
        run_apart(function, b"x", "a.pdf", limits)


def names_its_process(data, name, limits):
    return (Extracted(text=str(os.getpid()), extractor="x"),)


def _process(data=b"four", function=names_its_process, limits=LIMITS):
    (article,) = if_large(function, data, "a.md", limits, most=4)
    return int(article.text)


def test_small_files_are_read_in_one_process(monkeypatch):
    """It is kept for the next one. A large one is read in a new one, and any small one here where this one may end."""
    assert _process() == os.getpid()
    assert _process(b"five!") != os.getpid()
    monkeypatch.setattr("index.formats.apart._may_end", False)
    kept = _process()
    assert kept == _process() != os.getpid()
    assert _process(b"five!") not in (kept, os.getpid())


def test_values_come_back_whole_from_a_kept_process():
    """With the hints of this file, and whatever a library prints."""
    data = "£4 😀 \udcff\n".encode("utf-8", "surrogateescape") * 99
    for name in ("ä b.pdf", "c\n.pdf"):
        assert run_kept(everything, data, name, LIMITS) == everything(data, name, LIMITS)
    with hinted(Hints(encoding="x-given")):
        assert run_kept(tells_hints, b"", "a.md", LIMITS)[0].text == "x-given"
    assert run_kept(tells_hints, b"", "a.md", LIMITS)[0].text == "none"


def tells_hints(data, name, limits):
    return (Extracted(text=hints().encoding or "none", extractor="x"),)


@pytest.mark.parametrize(
    ("function", "limits", "message"),
    [
        *_FAILURES,
        (eats, LIMITS, "MiB of memory"),
    ],
)
def test_failures_of_a_kept_process_are_reasons(function, limits, message):
    """The same as of a fresh one, and the next file is read."""
    with pytest.raises(FormatError, match=message):
        run_kept(function, b"x", "a.pdf", limits)
    assert run_kept(names_its_process, b"", "a.md", LIMITS)


def test_a_kept_process_that_is_killed_is_replaced(monkeypatch):
    """While it waits: the next file is read all the same; where the system refuses a process, here."""
    monkeypatch.setattr("index.formats.apart._may_end", False)
    kept = _process()
    os.kill(kept, signal.SIGKILL)
    assert _process() not in (kept, os.getpid())
    assert _process() != os.getpid()
    kept_processes = reading_processes._Kept()
    monkeypatch.setattr(reading_processes, "_KEPT", kept_processes)
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    assert _process() == os.getpid()


def test_files_are_read_side_by_side(monkeypatch):
    """By several threads, each its own."""
    monkeypatch.setattr("index.formats.apart._may_end", False)
    with ThreadPoolExecutor(8) as threads:
        texts = [f"{number}".encode() for number in range(40)]
        read = threads.map(lambda data: run_kept(everything, data, "a.md", LIMITS)[0].text, texts)
    assert [text.encode() for text in read] == texts


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="looks into /proc")
@pytest.mark.parametrize("start", ["apart.run_apart", "reading_processes.run_kept"])
def test_no_process_outlives_the_one_that_started_it_for_long(tmp_path, start):
    """Where that is killed while a file hangs: it takes its share of time, and ends."""
    file = tmp_path / "process"
    code = (
        "import sys, index.formats.apart, index.formats.reading_processes\n"
        "from dataclasses import replace\n"
        "from index.formats import LIMITS\n"
        "from tests.index.formats.test_apart import names_its_process_and_hangs\n"
        f"run = index.formats.{start}\n"
        f"run(names_its_process_and_hangs, sys.argv[1].encode(), 'a.md', replace(LIMITS, seconds={PATIENCE}))\n"
    )
    surroundings = os.environ | {"PYTHONPATH": str(Path(__file__).parents[3])}
    with subprocess.Popen([sys.executable, "-c", code, str(file)], env=surroundings) as process:
        until(lambda: file.exists() and file.read_text().endswith("."))
        process.kill()
    child = Path(f"/proc/{file.read_text()[:-1]}/stat")
    until(lambda: not child.exists() or child.read_text().rpartition(")")[2].split()[0] == "Z")


def names_its_process_and_hangs(data, name, limits):
    if signal.getitimer(signal.ITIMER_PROF)[0]:
        signal.setitimer(signal.ITIMER_PROF, 1.0)  # what is left of its time, made shorter
    Path(data.decode()).write_text(f"{os.getpid()}.")
    hangs(data, name, limits)


def test_nothing_of_the_current_folder_is_run(tmp_path, monkeypatch):
    """Modules of the current folder are not imported."""
    (tmp_path / "json.py").write_text("raise SystemExit('run')")
    monkeypatch.chdir(tmp_path)
    assert run_apart(everything, b"abc", "a.x", LIMITS)[0].text == "abc"
