"""The page's style sheets and scripts, as they are sent."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import ui

_FILES = sorted(path for path in Path(ui.__file__).parent.rglob("*") if path.suffix in (".css", ".js"))
_SIZES = ("var(--small)", "var(--text)", "var(--big)", "var(--huge)", "max(16px, var(--text))")
_OTHERS = ("0", "inherit", "62px", "11pt")  # the mark before a quote, and print, among them
_GRADIOS = re.compile(r"\.(?:gradio-|html-container|prose|svelte|block\b|form\b|toast|gr-)|data-testid")


@pytest.mark.parametrize("path", _FILES, ids=lambda path: path.name)
def test_none_of_gradios_own_names_is_used(path: Path):
    """They change between its releases without notice; what is ours has names of our own."""
    assert _GRADIOS.findall(path.read_text("utf-8")) == []


@pytest.mark.parametrize("path", [path for path in _FILES if path.suffix == ".css"], ids=lambda path: path.name)
def test_letters_have_one_of_four_sizes(path: Path):
    """Which `tokens.css` names; a box to write in has at least what no phone zooms into."""
    sizes = re.findall(r"\bfont(?:-size)?: (?:italic )?(?:\d{3} )?(.+?)(?:[;/]| \})", path.read_text("utf-8"))
    assert {*sizes} <= {*_SIZES, *_OTHERS}
