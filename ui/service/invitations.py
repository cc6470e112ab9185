"""Suggested questions about what a visitor added, sought as soon as they add something."""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock

from ui.service.busy import Asker, asked_by
from ui.service.examples import Examples
from ui.service.visit import Visit

_MOST = 200  # visitors whose questions are kept
_TRIES = 8  # questions that are asked to find a visitor's


class Invitations:
    """Suggestions for each visitor who added something, found one at a time, after everybody's questions."""

    def __init__(self) -> None:
        self._of: OrderedDict[str, tuple[tuple[str, ...], Examples, Asker]] = OrderedDict()
        self._lock = Lock()

    def of(self, key: str, visit: Visit) -> Examples | None:
        """Return the suggestions about what a visitor has added so far; None if they have added nothing."""
        if not visit.added:
            return None
        with self._lock:
            if key not in self._of or self._of[key][0] != visit.added:
                self._forget(key)
                self._of[key] = self._looked_for(visit)
            self._of.move_to_end(key)
            while len(self._of) > _MOST:
                self._forget(next(iter(self._of)))
            return self._of[key][1]

    def _forget(self, key: str) -> None:
        """Stop looking for a visitor's suggestions, and forget those found."""
        if key in self._of:
            self._of.pop(key)[2].leave()

    def _looked_for(self, visit: Visit) -> tuple[tuple[str, ...], Examples, Asker]:
        """Return suggestions, after beginning to look for them; the value does not hold what the visitor added."""
        asker = Asker()
        assistant = asked_by(visit.assistant, asker, behind=True)
        examples = Examples(assistant, visit.added[::-1], tries=_TRIES, may_go_on=lambda: not asker.has_left)
        examples.start()
        return visit.added, examples, asker
