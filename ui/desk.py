"""What all pages of one server share."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from index.errors import VisitOver
from ui.articles.shelf import Shelf
from ui.chat.arrival import Arrival, arrive
from ui.chat.conversation import Conversation, hand_back
from ui.chat.stored import read_kept
from ui.service.busy import Queued, Turnstile
from ui.service.pending import Pending
from ui.service.settings import Settings
from ui.service.visits import Visits
from ui.types import Answerer, Suggestions, Turn, Update


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
        self.shelf = Shelf(self.visits, uploads)
        self._pending = Pending()

    def conversation(self, key: object) -> Conversation:
        """Talk with a visitor, about the articles that he chose."""
        visit = self.visits.of(key)
        return Conversation(visit.assistant, articles=visit.asked, suggestions=self.examples())

    def ask(
        self, session: str, key: object, raw: object, turns: Sequence[Turn], shown: str, *, typed: bool
    ) -> Iterator[Update]:
        """Answer a question of a page, unless another one of it is awaited; see `Conversation.ask`.

        An answer that comes after the page began anew is dropped. A visitor who was forgotten is told so, for what he
        added and chose is not asked any more.
        """
        try:
            self.visits.known(key)
        except VisitOver as over:
            yield hand_back(raw, turns, str(over), typed=typed)
            return
        awaited = self._pending.begin(session)
        if awaited is None:
            yield Update()
            return
        try:
            for update in self.conversation(key).ask(raw, turns, shown, typed=typed):
                if not self._pending.is_awaited(session, awaited):
                    return  # a cancelled event still hands over the answer that it was waiting for
                yield update
        finally:
            self._pending.end(session, awaited)

    def begin_anew(self, session: str) -> None:
        """Await no answer to what the page asked before."""
        self._pending.forget(session)

    def arrive(self, raw: object, session: str) -> tuple[str, Arrival]:
        """Let somebody in, by what his browser kept: the key of his visit, and what to show him."""
        kept = read_kept(raw)
        key = self.visits.arrive(kept.visit, session)
        return key, arrive(self.conversation(key), self.visits.of(key).assistant.by_id, kept)
