"""A server that answers files of questions, for the tests."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.ui.fakes import FakeAssistant
from tests.ui.gate import Gate
from tests.waiting import until
from ui.service.batches import Batches, BatchRun
from ui.service.busy import Turnstile, queued
from ui.service.uploads import Uploads
from ui.service.visits import Visits

QUESTIONS = b"question,id\nHow many shells?,1\nWho won?,2\nWhat about a mistake?,3\n"


class Server:
    """A server that may be started again on the same folder, and be held back by a gate."""

    def __init__(self, folder: Path, *, kept: bool = True, **known: Any) -> None:
        folder.mkdir(exist_ok=True)
        self.gate = Gate(folder)
        self.assistant = FakeAssistant(gate=self.gate, **known)
        self.turnstile = Turnstile(1, 8)
        everyone = queued(self.assistant, self.turnstile)
        uploads = Uploads(folder / "kept") if kept else None
        self.visits = Visits(everyone, uploads=uploads)
        self.batches = Batches(self.visits, folder / "here")

    def arrive(self, key: str = "") -> str:
        return self.visits.arrive(key, "session")

    def ended(self, key: str) -> BatchRun:
        """Wait until a file is not answered any more."""
        until(lambda: (run := self.batches.of(key)) is not None and not run.running)
        run = self.batches.of(key)
        assert run is not None
        return run

    def asked(self) -> list[str]:
        return [question for question, *_ in self.assistant.asked]
