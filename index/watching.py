"""A folder followed: whenever something in it changes, somebody is told."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Event, Lock, Thread

import watchfiles

from index.inputs import Inputs

_QUIET_MS = 500  # a copy of many files is one change, told when it has been quiet for so long


def watch(folder: Path | Inputs, changed: Callable[[], object], stop: Event) -> None:
    """Call `changed` after each burst of changes in a folder or below it, until `stop` is set.

    Of what is given below a folder, only the folders that it lies in are followed. Changes of hidden files, and of
    others beside those that are given, are told too: whoever is told looks what they were. `changed` is never called
    twice at once. Raise `FileNotFoundError` where there is no such folder.
    """
    deep, alone = (folder if isinstance(folder, Inputs) else Inputs(root=folder)).watched()
    one_at_a_time = Lock()

    def told() -> None:
        with one_at_a_time:
            changed()

    if deep and alone:
        Thread(target=_follow, args=(alone, told, stop), kwargs={"below": False}, daemon=True).start()
    _follow(deep or alone, told, stop, below=bool(deep))


def _follow(folders: Sequence[Path], changed: Callable[[], object], stop: Event, *, below: bool) -> None:
    for _ in watchfiles.watch(
        *folders,
        step=_QUIET_MS,
        stop_event=stop,
        watch_filter=None,
        ignore_permission_denied=True,
        raise_interrupt=False,
        recursive=below,
    ):
        changed()
