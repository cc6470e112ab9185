"""The page's style sheets and scripts, as they are sent."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import ui

_FILES = sorted(path for path in Path(ui.__file__).parent.rglob("*") if path.suffix in (".css", ".js"))
_GRADIOS = re.compile(r"\.(?:gradio-|html-container|prose|svelte|block\b|form\b|toast|gr-)|data-testid")


@pytest.mark.parametrize("path", _FILES, ids=lambda path: path.name)
def test_none_of_gradios_own_names_is_used(path: Path):
    """They change between its releases without notice; what is ours has names of our own."""
    assert _GRADIOS.findall(path.read_text("utf-8")) == []
