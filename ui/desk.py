"""What all pages of one server share."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from index.errors import UnknownArticle
from ui.chat.arrival import Arrival, arrive
from ui.chat.conversation import Conversation, hand_back
from ui.chat.stored import read_kept
from ui.errors import SettingsError, VisitOver
from ui.reference import find_article, resolve
from ui.service.busy import Queued, Turnstile
from ui.service.originals import ADDED, Originals
from ui.service.pending import Pending
from ui.service.settings import Settings
from ui.service.visits import Visits
from ui.types import Answerer, Suggestions, Turn, Update
from ui.widgets.paper.paper import pages_of, render_paper
from ui.widgets.search.search import Finder
from ui.widgets.shelf.shelf import Shelf

_LONG = 10  # pages of a file whose letters are found too slowly to wait for


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
        self.visits = Visits(
            queued, shared=settings.shared_uploads, grace=settings.forget, originals=Originals(settings.folder)
        )
        self._alone = settings.is_local
        self._follows = settings.shared_uploads or settings.watch
        self.shelf = Shelf(self.visits, uploads)
        self.finder = Finder(self.visits)
        self._pending = Pending()

    def conversation(self, key: object) -> Conversation:
        """Talk with a visitor, about the articles that they chose."""
        visit = self.visits.of(key)
        return Conversation(visit.assistant, scope=visit.scope, asked=visit.asked, suggestions=self.examples())

    def changes_by_itself(self, key: object) -> bool:
        """Whether the list has to be looked at now and then, for others, the folder or the index change."""
        return self._follows or self.visits.of(key).assistant.pending > 0

    def reread(self, article_id: object, encoding: object) -> None:
        """Read the file of an article of the folder again, in another encoding, for all.

        Raises `SettingsError` where the page is open to others, `UnknownArticle`, or what reading raises.
        """
        if not self._alone:
            raise SettingsError("only on a page that nobody else can reach a file can be read in another encoding")
        article = find_article(article_id, self.visits.everyone.by_id)
        if article is None or article.id.startswith(ADDED) or not isinstance(encoding, str):
            raise UnknownArticle("only a file of the folder can be read in another encoding")
        self.visits.everyone.read_as({article.id.partition("#")[0]: encoding})

    def papers(self, key: object, link: object, article_id: object, page: object) -> Iterator[str]:
        """Show a page of an article's file, with the place of a link marked; only of articles that the visitor sees.

        Of a long file the page comes first without the mark, for finding its letters takes seconds.
        """
        articles = self.visits.of(key).assistant.by_id
        place = resolve(link, articles)
        article = place[0] if place is not None else find_article(article_id, articles)
        if article is None or not pages_of(article):
            yield ""
            return
        reference, data = place[1] if place else None, self.visits.originals.of(article)
        if reference is not None and pages_of(article) > _LONG:
            yield render_paper(article, data, reference, page, marked=False)
        yield render_paper(article, data, reference, page)

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
