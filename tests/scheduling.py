"""Which tests of pytest-xdist's workers belong together, and which come first."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from xdist.scheduler.loadscope import LoadScopeScheduling

_ROOT = Path(__file__).parents[1]
_LONGEST = "tests/eval/test_figures.py"  # its halves go to a worker each, and before all else
_MODELS = re.compile(r"\bmark\.slow\b")
_BROWSER = re.compile(r"\bmark\.browser\b")


class ByFile(LoadScopeScheduling):
    """Gives each file to one worker, so that its fixtures are made once.

    pytest-xdist has this too (`--dist loadfile`), but gives what takes longest to one worker as well.
    """

    def _split_scope(self, nodeid: str) -> str:
        file = nodeid.partition("::")[0]
        return nodeid if file == _LONGEST else file


@cache
def turn_of(file: str) -> int:
    """Return when a file's tests begin, what takes longest first: 0 asks the gold questions, 1 loads models.

    2 opens a browser, 3 does nothing of that. `file` is relative to the root of the project.
    """
    if file == _LONGEST:
        return 0
    text = (_ROOT / file).read_text("utf-8")
    if _MODELS.search(text):
        return 1
    return 2 if _BROWSER.search(text) else 3
