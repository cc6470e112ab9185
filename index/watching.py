"""A folder followed: whenever something in it changes, somebody is told."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Event

import watchfiles

_QUIET_MS = 500  # a copy of many files is one change, told when it has been quiet for so long


def watch(folder: Path, changed: Callable[[], object], stop: Event) -> None:
    """Call `changed` after each burst of changes in a folder or below it, until `stop` is set.

    Changes of hidden files are told too: whoever is told looks what they were. Raise `FileNotFoundError` where there is
    no such folder.
    """
    for _ in watchfiles.watch(
        folder, step=_QUIET_MS, stop_event=stop, watch_filter=None, ignore_permission_denied=True, raise_interrupt=False
    ):
        changed()
