"""Watching a folder and reporting its changes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Event, Lock, Thread

from index.errors import FolderNotFound
from index.inputs import Inputs

_WAIT_MS = 2_000  # for changes, before a look at the clock
_LOOK_EACH = 150  # waits without a report: five minutes
_QUIET_MS = 500  # copying many files is one change, reported after this long a pause


def watch(folder: Path | Inputs, changed: Callable[[], object], stop: Event) -> None:
    """Call `changed` after each burst of changes in a folder or below it, until `stop` is set.

    It is also called soon after the start, for changes before the watch began, and every few minutes, since changes on
    network folders are not reported by the system. Changes of hidden files are reported too; the callee checks what
    changed. For inputs below a folder, only the folders that contain them are watched, with everything in them.
    `changed` is never called concurrently. Raise `FolderNotFound` if a folder is missing, and `KeyboardInterrupt` as
    any other call does.
    """
    deep, alone = (folder if isinstance(folder, Inputs) else Inputs(root=folder)).watched()
    for each in (*deep, *alone):
        if not each.is_dir():
            raise FolderNotFound(f"{each} does not exist: expected a folder of articles. Check the path.")
    one_at_a_time = Lock()

    def report() -> None:
        with one_at_a_time:
            changed()

    if deep and alone:
        Thread(target=_follow, args=(alone, report, stop), kwargs={"below": False}, daemon=True).start()
    _follow(deep or alone, report, stop, below=bool(deep))


def _follow(folders: Sequence[Path], changed: Callable[[], object], stop: Event, *, below: bool) -> None:
    import watchfiles  # slow to import, and most folders are read once

    quiet = 0
    for changes in watchfiles.watch(
        *folders,
        step=_QUIET_MS,
        stop_event=stop,
        watch_filter=None,
        ignore_permission_denied=True,
        rust_timeout=_WAIT_MS,
        yield_on_timeout=True,
        recursive=below,
    ):
        if changes or quiet % _LOOK_EACH == 0:
            changed()
        quiet += not changes
