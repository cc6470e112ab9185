"""What all pages of one server share."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from index.errors import UnknownArticle
from index.progress import Progress, silent
from index.types import Article
from qa.citing import cite
from ui.chat.arrival import arrive
from ui.chat.conversation import Conversation, hand_back, read_question
from ui.chat.sections import conversation_sections
from ui.chat.stored import read_kept, read_turns
from ui.errors import DoorError, VisitOver
from ui.export.records import ExportSection
from ui.reference import find_article, resolve
from ui.service.batches import Batches
from ui.service.busy import Asker, Turnstile, asked_by, queued
from ui.service.examples import Examples, of_different_forms
from ui.service.invitations import Invitations
from ui.service.originals import ADDED, Originals
from ui.service.pending import Pending
from ui.service.settings import Settings
from ui.service.uploads import Uploads
from ui.service.visit import Visit, read_key
from ui.service.visits import Visits
from ui.texts import using
from ui.types import Answerer, ShownTurn, Update
from ui.widgets.feedback.feedback import FeedbackFile
from ui.widgets.paper.paper import pages_of, render_paper
from ui.widgets.search.search import Finder
from ui.widgets.shelf.shelf import Shelf
from ui.widgets.tray.tray import tray_sections

_TAG = 35  # characters of the name of a language, at most
_LONG = 10  # pages of a file whose letters are found too slowly to wait for


class Desk:
    """The assistant, its visitors, and the questions that it suggests to them.

    `uploads` is the folder that files of visitors arrive in; `examples` are the questions, and when all are there.
    """

    def __init__(
        self, assistant: Answerer, uploads: Path, settings: Settings, examples: Callable[[Answerer], Examples]
    ) -> None:
        self.settings = settings
        turnstile = Turnstile(settings.at_once, settings.waiting)
        everyone = queued(assistant, turnstile)
        self.examples = examples(everyone)
        self._invitations = Invitations()
        self.visits = Visits(
            everyone,
            shared=settings.shared_uploads,
            grace=settings.forget,
            originals=Originals(settings.folder),
            uploads=Uploads(settings.uploads, days=settings.keep_days),
        )
        self.uploads = uploads
        self.shelf = Shelf(self.visits, uploads)
        self.batches = Batches(self.visits, uploads / "batches")
        self.finder = Finder(self.visits)
        self._pending = Pending()
        self._feedback = None if settings.feedback is None else FeedbackFile(settings.feedback)

    def articles(self, key: str) -> Mapping[str, Article]:
        """Return the articles that a visitor sees, by id."""
        return self.visits.of(key).assistant.by_id

    def conversation(self, key: str) -> Conversation:
        """Return the conversation with a visitor, about the articles that they chose."""
        return self._with(key, self.visits.of(key))

    def _with(self, key: str, visit: Visit, asker: Asker | None = None) -> Conversation:
        suggestions = self._suggestions(key, visit)[1]
        assistant = visit.assistant if asker is None else asked_by(visit.assistant, asker)
        return Conversation(assistant, scope=visit.scope, asked=visit.asked, suggestions=suggestions)

    def suggest(self, key: str) -> tuple[bool, tuple[str, ...]]:
        """Return whether all suggestions have been found, and those to show meanwhile."""
        return self._suggestions(key, self.visits.of(key), whole=True)

    def _suggestions(self, key: str, visit: Visit, *, whole: bool = False) -> tuple[bool, tuple[str, ...]]:
        """Return suggestions about the articles that are asked, first about those that the visitor added.

        With `whole`, those that are still being looked for are left out, so that none moves while it is read.
        """
        own, ids = self._invitations.of(key, visit), visit.asked_ids
        sources = [self.examples] if own is None else [own, self.examples]
        groups = [source(ids) for source in sources if source.done or not whole]
        return all(source.done for source in sources), of_different_forms(*groups)

    def changes_by_itself(self, key: str) -> bool:
        """Whether the list has to be refreshed now and then: other visitors, the folder or the index may change it."""
        return self.settings.changes or self.visits.of(key).assistant.pending > 0

    def reread(self, article_id: object, encoding: object, *, is_here: bool) -> None:
        """Read the file of an article of the folder again, in another encoding, for all.

        `is_here` says whether the request is from this machine. Raise `DoorError` if not, or if the page is open to
        others, `UnknownArticle`, or what reading raises.
        """
        if not (is_here and self.settings.is_local):
            raise DoorError("a file can be read in another encoding only on a page that nobody else can reach")
        article = find_article(article_id, self.visits.everyone.by_id)
        if article is None or article.id.startswith(ADDED) or not isinstance(encoding, str):
            raise UnknownArticle("only a file in the folder can be read in another encoding")
        self.visits.everyone.read_as({article.source: encoding})

    def papers(self, key: str, link: object, article_id: object, page: object) -> Iterator[str]:
        """Yield a page of an article's file, with the place of a link marked; only of articles that the visitor sees.

        Of a long file the page comes first without the mark, because finding its letters takes seconds.
        """
        articles = self.articles(key)
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
        self,
        session: str,
        key: str,
        raw: object,
        turns: Sequence[ShownTurn],
        number: object = 0,
        *,
        after: object = None,
        newest: bool = False,
        alone: bool = False,
    ) -> Iterator[Update]:
        """Answer a page's question, as `Conversation.ask` does, unless the page awaits another or it was stopped.

        `number` is what the page counts the question as, from 1, and `after` how many turns it shows before it: the
        conversation may hold one more, whose question was stopped when its answer was on its way. Once the page begins
        anew or is closed, a question that waits is not read, and an answer that comes late is dropped. A visitor who
        was forgotten is told so: what they added and chose is not asked any more.
        """
        try:
            visit = self.visits.known(key)
        except VisitOver as over:
            yield hand_back(raw, turns, str(over))
            return
        asker = self._pending.begin(session, _count(number))
        if asker is None:
            return
        try:
            before = turns[: _count(after)] if isinstance(after, int) else turns
            with closing(self._with(key, visit, asker).ask(raw, before, newest=newest, alone=alone)) as updates:
                for update in updates:
                    if asker.has_left:
                        break
                    yield _numbered(update, _count(number))
        finally:
            self._pending.end(session, asker)

    def begin_anew(self, session: str, number: object = 0) -> None:
        """Drop the page's questions up to `number`, its last one."""
        self._pending.stop(session, _count(number))

    def leave(self, session: str) -> None:
        """Forget a page that was closed."""
        self._pending.leave(session)
        self.visits.leave(session)

    def arrive(self, raw: object, session: str, progress: Progress = silent) -> Update:
        """Resume a visit from what the browser kept, or begin one; return the page's first view.

        `progress` is told how much of what the visitor added earlier has been read again.
        """
        kept = read_kept(raw)
        language = kept.get("language")
        tag = language[:_TAG] if isinstance(language, str) else ""
        before = read_key(kept.get("before"))
        key = self.visits.arrive(read_key(kept.get("visit")), session, tag, before=before, progress=progress)
        visit = self.visits.of(key)
        with using(self.language(key)):
            update = arrive(self.conversation(key), visit.assistant.by_id, kept) | self.shelf.show(key)
        added = tuple(entry.title for entry in visit.assistant.articles if entry.id in visit.added)
        seen = None if update.seen is None else replace(update.seen, visit=key, added=added)
        return update | Update(visit=key, seen=seen, notice=update.notice or "", others=self.changes_by_itself(key))

    def language(self, key: str) -> str:
        """Return the language of the page for a visitor."""
        return self.settings.language or self.visits.language(key)

    def resume(self, key: str, raw: object) -> Update:
        """Resume a conversation that the browser kept."""
        return self.conversation(key).resume(read_turns(raw, self.articles(key)))

    def sections(self, key: str, raw: object) -> list[ExportSection]:
        """Read a conversation or a tray that the browser kept, as it is written into a file."""
        articles = self.articles(key)
        if isinstance(raw, dict):
            return tray_sections(raw.get("tray"), articles)
        return conversation_sections(read_turns(raw, articles), articles)

    def judge(self, key: str, verdict: object, text: object, history: object, link: object) -> bool:
        """Record a reader's verdict on an answer, with the place of the right words; return whether that was enough."""
        articles = self.articles(key)
        turns = read_turns([text], articles)
        answer = turns[0].answer if turns else None
        if self._feedback is None or answer is None:
            return False
        earlier = [read_question(one) for one in history] if isinstance(history, list) else []
        found = resolve(link, articles)
        right = None if found is None else cite(found[0], found[1].start, found[1].end)
        return self._feedback.add(verdict, answer, [one for one in earlier if one is not None], right)


def _count(number: object) -> int:
    """Read a number that a page sent, from 0; 0 for anything else."""
    return max(number, 0) if isinstance(number, int) else 0


def _numbered(update: Update, number: int) -> Update:
    return update if update.seen is None else replace(update, seen=replace(update.seen, number=number))
