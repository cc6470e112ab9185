"""A folder followed: whenever something in it changes, somebody is told."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Event

import watchfiles

from index.errors import FolderNotFound

_WAIT_MS = 2_000  # for changes, before a look at the clock
_LOOK_EACH = 150  # waits in which nothing was told: five minutes
_QUIET_MS = 500  # a copy of many files is one change, told when it has been quiet for so long


def watch(folder: Path, changed: Callable[[], object], stop: Event) -> None:
    """Call `changed` after each burst of changes in a folder or below it, until `stop` is set.

    It is called once more soon after the beginning, for what changed before the folder was watched, and every few
    minutes, for folders of other machines, of which no system tells. Changes of hidden files are told too: whoever is
    told looks what they were. Raise `FolderNotFound` where there is no such folder.
    """
    if not folder.is_dir():
        raise FolderNotFound(f"{folder} does not exist: expected a folder of articles. Check the path.")
    quiet = 0
    for changes in watchfiles.watch(
        folder,
        step=_QUIET_MS,
        stop_event=stop,
        watch_filter=None,
        ignore_permission_denied=True,
        raise_interrupt=False,
        rust_timeout=_WAIT_MS,
        yield_on_timeout=True,
    ):
        if changes or quiet % _LOOK_EACH == 0:
            changed()
        quiet += not changes
