"""Suggested questions about what a visitor added, sought as soon as they add something."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from threading import Lock

from ui.service.examples import Examples
from ui.service.visit import Visit

_MOST = 200  # visitors whose questions are kept
_TRIES = 8  # questions that are asked to find a visitor's


class Invitations:
    """The suggestions for each visitor who added something; `wait` returns once nobody else is asking."""

    def __init__(self, wait: Callable[[], object]) -> None:
        self._wait = wait
        self._of: OrderedDict[str, tuple[tuple[str, ...], Examples]] = OrderedDict()
        self._lock = Lock()

    def of(self, key: str, visit: Visit) -> Examples | None:
        """Return the suggestions about what a visitor has added so far; None if they have added nothing."""
        if not visit.added:
            return None
        with self._lock:
            added, examples = self._of.get(key, ((), None))
            if examples is None or added != visit.added:
                examples = self._look(key, visit)
                self._of[key] = visit.added, examples
                examples.start()
            self._of.move_to_end(key)
            while len(self._of) > _MOST:
                self._of.popitem(last=False)
            return examples

    def _look(self, key: str, visit: Visit) -> Examples:
        def may_go_on() -> bool:
            self._wait()
            with self._lock:
                return self._of.get(key, ((), None))[0] == visit.added

        return Examples(visit.assistant, visit.added[::-1], tries=_TRIES, may_go_on=may_go_on)
