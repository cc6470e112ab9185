"""Which tests of pytest-xdist's workers belong together."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from xdist.scheduler.loadscope import LoadScopeScheduling

_ROOT = Path(__file__).parents[1]
_MODELS = re.compile(r"\bmark\.slow\b")
_PROCESSES = re.compile(r"^import subprocess$|start_fresh", re.MULTILINE)  # these load the models of their own
_BROWSER = re.compile(r"\bmark\.browser\b")


class ByGroup(LoadScopeScheduling):
    """Gives each file to one worker, so that its fixtures are made once, and all that load the models to the same.

    pytest-xdist has groups of its own (`--dist loadgroup`), but 3.8 loses them under pytest 9.2.
    """

    def _split_scope(self, nodeid: str) -> str:
        file = nodeid.partition("::")[0]
        return "models" if turn_of(file) == 0 else file


@cache
def turn_of(file: str) -> int:
    """Give when a file's tests begin, what takes longest first: 0 shares the models, 1 starts processes with models.

    2 opens a browser, 3 does nothing of that. `file` is relative to the root of the project.
    """
    text = (_ROOT / file).read_text("utf-8")
    if _MODELS.search(text):
        return 1 if _PROCESSES.search(text) else 0
    return 2 if _BROWSER.search(text) else 3
