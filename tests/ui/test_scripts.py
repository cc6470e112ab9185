"""The page's scripts do a thing in one place."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import pytest

_UI = Path(str(files("ui")))


@pytest.mark.parametrize(
    ("words", "places"),
    [
        ("/gradio_api/upload", ["widgets/upload/sending.js"]),
        ("localStorage.setItem", ["assets/first.js"]),  # before there are any helpers; all others remember
        ("pullquote-theme", ["assets/first.js"]),
        ("localStorage.getItem", ["assets/first.js", "widgets/transcript/arrive.js"]),
    ],
)
def test_a_thing_is_done_in_one_place(words: str, places: list[str]):
    """Sending a file, and reading and writing what the browser keeps."""
    scripts = sorted(path for path in _UI.rglob("*.js") if words in path.read_text("utf-8"))
    assert [path.relative_to(_UI).as_posix() for path in scripts] == places
