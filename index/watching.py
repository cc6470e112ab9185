"""A folder followed: whenever something in it changes, somebody is told."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Event, Lock, Thread

import watchfiles

from index.errors import FolderNotFound
from index.inputs import Inputs

_WAIT_MS = 2_000  # for changes, before a look at the clock
_LOOK_EACH = 150  # waits in which nothing was told: five minutes
_QUIET_MS = 500  # a copy of many files is one change, told when it has been quiet for so long


def watch(folder: Path | Inputs, changed: Callable[[], object], stop: Event) -> None:
    """Call `changed` after each burst of changes in a folder or below it, until `stop` is set.

    It is called once more soon after the beginning, for what changed before the folder was watched, and every few
    minutes, for folders of other machines, of which no system tells. Changes of hidden files are told too: whoever is
    told looks what they were. Of what is given below a folder, only the folders that it lies in are followed, with
    whatever else is in them. `changed` is never called twice at once. Raise `FolderNotFound` where a folder is missing.
    """
    deep, alone = (folder if isinstance(folder, Inputs) else Inputs(root=folder)).watched()
    for each in (*deep, *alone):
        if not each.is_dir():
            raise FolderNotFound(f"{each} does not exist: expected a folder of articles. Check the path.")
    one_at_a_time = Lock()

    def told() -> None:
        with one_at_a_time:
            changed()

    if deep and alone:
        Thread(target=_follow, args=(alone, told, stop), kwargs={"below": False}, daemon=True).start()
    _follow(deep or alone, told, stop, below=bool(deep))


def _follow(folders: Sequence[Path], changed: Callable[[], object], stop: Event, *, below: bool) -> None:
    quiet = 0
    for changes in watchfiles.watch(
        *folders,
        step=_QUIET_MS,
        stop_event=stop,
        watch_filter=None,
        ignore_permission_denied=True,
        raise_interrupt=False,
        rust_timeout=_WAIT_MS,
        yield_on_timeout=True,
        recursive=below,
    ):
        if changes or quiet % _LOOK_EACH == 0:
            changed()
        quiet += not changes
