"""Which event of the page does what."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date
from typing import Any

import gradio as gr

from index.errors import PullquoteError
from ui.closed import let_go
from ui.desk import Desk
from ui.error_messages import tell
from ui.export.files import to_file
from ui.layout import Components
from ui.notice import is_over, render_notice
from ui.service.visit import read_key
from ui.texts import say, using
from ui.types import ShownTurn, Update
from ui.widgets.batch.batch import act
from ui.widgets.shelf.listing import render_progress
from ui.widgets.transcript import transcript
from ui.widgets.tray import tray
from ui.widgets.upload.relay import relay
from ui.wiring import QUIET, Changes, Event, Wiring, changes, session_of

_Turns = tuple[ShownTurn, ...]

_AT_ONCE: dict[str, Any] = {"trigger_mode": "multiple", "queue": False}
# The desk admits as many as it should, and tells the rest why not.
_UNLIMITED: dict[str, Any] = {"trigger_mode": "multiple", "concurrency_limit": None}


def served(desk: Desk) -> list[Callable[..., Any]]:
    """Return what the conversation's script may call; its arguments are checked."""

    def suggest(key: object) -> dict[str, Any]:
        done, questions = desk.suggest(read_key(key))
        return {"done": done, "questions": list(questions)}

    def save(request: object) -> dict[str, str | int] | None:
        key, form, content = _parts(request, 3)
        with using(desk.language(key)):
            sections = desk.sections(key, content)
            file = to_file(form, sections, desk.articles(key), date.today())
        kept = content.get("tray") if isinstance(content, dict) else None  # of articles that may be gone
        left_out = len(kept) - sum(len(section.records) for section in sections) if isinstance(kept, list) else 0
        return None if file is None else file.to_dict() | {"left_out": left_out}

    def selected(request: object) -> dict[str, str] | None:
        key, chosen = _parts(request, 2)
        citation = tray.selected(chosen, desk.articles(key))
        return None if citation is None else tray.to_item(citation)

    def judge(request: object) -> bool:
        return desk.judge(*_parts(request, 5))

    def batch(request: object) -> dict[str, Any]:
        key, action, content = _parts(request, 3)
        with using(desk.language(key)):
            return act(desk.batches, desk.uploads, key, action, content)

    return [suggest, save, selected, judge, batch]


def _parts(request: object, number: int) -> list[Any]:
    """Return the parts of a request, of which the first is the key of a visit; the others have not been checked."""
    parts = request if isinstance(request, list) and len(request) == number else [None] * number
    return [read_key(parts[0]), *parts[1:]]


def connect(page: gr.Blocks, parts: Components, desk: Desk) -> None:
    """Connect the events of the page."""
    wiring = Wiring(parts, desk)
    _connect_arrival(page, parts, desk)
    _connect_conversation(wiring, parts, desk)
    _connect_source(wiring, parts, desk)
    _connect_list(wiring, parts, desk)
    _connect_finding(wiring, parts, desk)


def _connect_arrival(page: gr.Blocks, parts: Components, desk: Desk) -> None:
    def arrive(raw: object, request: gr.Request) -> Iterator[Changes]:
        def coming_back(stage: str, done: int, total: int) -> Changes:
            progress = render_progress(say("coming.back"), done, total)
            return changes(parts, Update(notice=f'<div class="note">{progress}</div>'))

        try:
            update = yield from relay(lambda progress: desk.arrive(raw, session_of(request), progress), coming_back)
        except Exception as error:
            update = Update(notice=render_notice(tell(error)))
        yield changes(parts, update)

    def leave(request: gr.Request) -> None:
        desk.leave(session_of(request))
        let_go(page.state_holder, desk.settings.forget)

    opened = [*_conversation(parts), *_listing(parts), parts.visit, parts.others, parts.notice]
    page.load(arrive, parts.notice, opened, js=transcript.arrival(), concurrency_limit=None, **QUIET)
    page.unload(leave)


def _conversation(parts: Components) -> list[Any]:
    return [parts.turns, parts.chat, parts.pane, parts.shown]


def _listing(parts: Components) -> list[Any]:
    return [parts.rows, parts.scope, parts.outcome, parts.missed]


def _connect_conversation(wiring: Wiring, parts: Components, desk: Desk) -> None:
    def answer(event: Event, turns: _Turns, notice: object, outcome: object) -> Iterator[Update]:
        newest, alone = event.get("newest") is True, event.get("alone") is True
        question, number, after = event.get("question"), event.get("number"), event.get("after")
        updates = desk.ask(event.session, event.key, question, turns, number, after=after, newest=newest, alone=alone)
        # Gradio empties all parts if a handler yields nothing.
        yield Update(notice="" if is_over(notice) else None, outcome="" if is_over(outcome) else None)
        yield from updates

    def ask_all(event: Event, turns: _Turns, notice: object, outcome: object) -> Iterator[Update]:
        with suppress(PullquoteError):  # the visitor was forgotten: asking says so too
            yield desk.shelf.choose(event.key, []) | desk.shelf.show(event.key)
        yield from answer(event, turns, notice, outcome)

    def start_again(event: Event, shown: str) -> Update:
        desk.begin_anew(event.session, event.get("number"))
        return Update(turns=(), notice="") | desk.conversation(event.key).pick(shown)

    def stop(event: Event) -> None:
        desk.begin_anew(event.session, event.get("number"))

    def resume(event: Event) -> Update:
        desk.begin_anew(event.session, event.get("number"))
        return desk.resume(event.key, event.get("turns"))

    conversation, read = _conversation(parts), [parts.turns, parts.notice, parts.outcome]
    wiring.on(parts.chat.ask, answer, [*conversation, parts.outcome], read, **_UNLIMITED)
    wiring.on(parts.chat.askall, ask_all, [*conversation, *_listing(parts)], read, **_UNLIMITED)
    wiring.on(parts.chat.fresh, start_again, conversation, [parts.shown], **_AT_ONCE)
    wiring.on(parts.chat.stop, stop, [], **_AT_ONCE)
    wiring.on(parts.chat.resume, resume, conversation, **_AT_ONCE)


def _connect_source(wiring: Wiring, parts: Components, desk: Desk) -> None:
    def cite(event: Event, turns: _Turns) -> Update:
        link, number, words = (event.get(name) for name in ("link", "number", "words"))
        return shown(desk.conversation(event.key).cite(link, number, turns, words=words))

    def pick(event: Event, turns: _Turns) -> Update:
        return shown(desk.conversation(event.key).pick(event.get("article"), turns))

    def shown(update: Update) -> Update:
        return Update(notice=render_notice(say("article.gone"))) if update == Update() else update

    def leaf(event: Event) -> Iterator[Update]:
        for paper in desk.papers(event.key, event.get("link"), event.get("article"), event.get("page")):
            yield Update(paper=paper)

    def reread(event: Event, turns: _Turns) -> Update:
        desk.reread(event.get("article"), event.get("encoding"), is_here=event.is_here)
        return desk.shelf.show(event.key) | desk.conversation(event.key).pick(event.get("article"), turns)

    pane = [parts.pane, parts.shown]
    wiring.on(parts.pane.cite, cite, pane, [parts.turns], queue=False)
    wiring.on(parts.pane.open, pick, pane, [parts.turns], queue=False)
    wiring.on(parts.rows.pick, pick, pane, [parts.turns], queue=False)
    wiring.on(parts.pane.leaf, leaf, [parts.paper], **_UNLIMITED)
    wiring.on(parts.pane.reread, reread, [*_listing(parts), *pane], [parts.turns], concurrency_limit=1)


def _connect_list(wiring: Wiring, parts: Components, desk: Desk) -> None:
    def add(event: Event) -> Iterator[Update]:
        yield from desk.shelf.add(event.key, event.get("files"))

    def remove(event: Event, shown: str, turns: _Turns) -> Update:
        update = desk.shelf.remove(event.key, event.get("article"))
        return update | desk.conversation(event.key).open(turns) if shown == event.get("article") else update

    def restore(event: Event) -> Update:
        return desk.shelf.restore(event.key, event.get("article"))

    def choose(event: Event) -> Update:
        return desk.shelf.choose(event.key, event.get("articles"), event.get("filters"), event.get("at"))

    def follow(event: Event, seen: tuple[int, ...]) -> Update:
        goes_on = desk.changes_by_itself(event.key)
        return desk.shelf.changed(event.key, seen) | Update(others=None if goes_on else False)

    listing = _listing(parts)
    wiring.on(parts.rows.bring, add, listing, **_UNLIMITED)
    wiring.on(parts.rows.restore, restore, listing, trigger_mode="multiple")
    # "always_last" would lose what the last one sent, so each is sent, and the newest counts.
    wiring.on(parts.rows.choose, choose, listing, **_AT_ONCE)
    removed = [*listing, parts.pane, parts.shown]
    wiring.on(parts.rows.discard, remove, removed, [parts.shown, parts.turns], **_AT_ONCE)
    wiring.on(parts.others.tick, follow, [*listing, parts.edition, parts.others], [parts.edition], queue=False)


def _connect_finding(wiring: Wiring, parts: Components, desk: Desk) -> None:
    def search(event: Event) -> Update:
        words, filters = event.get("words"), event.get("filters")
        return Update(found=desk.finder.find(event.key, words, filters, event.get("skip"), event.get("apart")))

    def people(event: Event) -> Iterator[Update]:
        for found in desk.finder.people(event.key, event.get("filters"), event.get("like"), event.get("name")):
            yield Update(found=found)

    wiring.on(parts.rows.search, search, [parts.found], **_AT_ONCE)
    wiring.on(parts.rows.people, people, [parts.found], trigger_mode="multiple", concurrency_limit=2)
