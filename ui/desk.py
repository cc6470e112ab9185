"""What all pages of one server share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from ui.arrival import Arrival, arrive
from ui.busy import Queued, Turnstile
from ui.conversation import Conversation
from ui.library import Library
from ui.settings import Settings
from ui.stored import read_kept
from ui.types import Answerer, Suggestions
from ui.visits import Visits


class Desk:
    """The assistant, its visitors, and the questions that it suggests to them.

    `uploads` is the folder that files of visitors arrive in; `examples` are the questions, and when all are there.
    """

    def __init__(
        self,
        assistant: Answerer,
        uploads: Path,
        settings: Settings,
        examples: Callable[[Answerer], Suggestions],
    ) -> None:
        queued = Queued(assistant, Turnstile(settings.at_once, settings.waiting))
        self.examples = examples(queued)
        self.visits = Visits(queued, shared=settings.shared_uploads, grace=settings.forget)
        self.library = Library(self.visits, uploads)

    def conversation(self, key: object) -> Conversation:
        """Talk with a visitor, about the articles that he chose."""
        visit = self.visits.of(key)
        return Conversation(visit.assistant, articles=visit.asked, suggestions=self.examples())

    def arrive(self, raw: object, session: str) -> tuple[str, Arrival]:
        """Let somebody in, by what his browser kept: the key of his visit, and what to show him."""
        kept = read_kept(raw)
        key = self.visits.arrive(kept.visit, session)
        articles = {article.id: article for article in self.visits.of(key).assistant.articles}
        return key, arrive(self.conversation(key), articles, kept)
