"""A separate process: what it returns, and how it handles a library that hangs, crashes or exhausts memory."""

from __future__ import annotations

import ctypes
import os
import sys
from dataclasses import replace

import pytest

from index.errors import FormatError
from index.formats import LIMITS
from index.formats.apart import if_large, run_apart
from index.types import Block, Extracted, Place


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


@pytest.mark.parametrize(
    ("function", "limits", "message"),
    [
        (refuses, LIMITS, "^it needs a password: save it without one.$"),
        (raises, LIMITS, "KeyError: 'colour'"),
        (hangs, replace(LIMITS, seconds=1.0), "longer than 1 seconds"),
        (crashes, LIMITS, "crashed"),
        (eats, replace(LIMITS, memory_bytes=512 * 2**20), "512 MiB of memory"),
    ],
)
def test_failures_are_reasons(function, limits, message):
    """A refusal, an exception, a hang, a crash and a lack of memory each refuse this one file."""
    with pytest.raises(FormatError, match=message):
        run_apart(function, b"x", "a.pdf", limits)


def test_small_files_are_read_here():
    """Small files are read in this process."""
    seen = []
    if_large(lambda data, name, limits: seen.append(data), b"four", "a.md", LIMITS, most=4)
    assert seen == [b"four"]
    with pytest.raises(FormatError, match="KeyError"):
        if_large(raises, b"five!", "a.md", LIMITS, most=4)


def test_nothing_of_the_current_folder_is_run(tmp_path, monkeypatch):
    """Modules of the current folder are not imported."""
    (tmp_path / "json.py").write_text("raise SystemExit('run')")
    monkeypatch.chdir(tmp_path)
    assert run_apart(everything, b"abc", "a.x", LIMITS)[0].text == "abc"
