"""Which event of the page does what; each hands on to what knows no Gradio."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date
from typing import Any

import gradio as gr

from index.errors import PullquoteError
from ui.changes import QUIET, Changes, changed, listed, or_none, seen, sent, session_of
from ui.desk import Desk
from ui.export.files import to_file
from ui.layout import Parts
from ui.notice import is_over, render_notice
from ui.shelf_events import connect_shelf
from ui.speaking import spoken_by
from ui.texts import say, using
from ui.types import Turn, Update
from ui.widgets.batch.batch import act
from ui.widgets.shelf.listing import render_progress
from ui.widgets.transcript import transcript
from ui.widgets.tray import tray
from ui.widgets.upload.relay import relay

_Turns = tuple[Turn, ...]


def served(desk: Desk) -> list[Callable[..., Any]]:
    """Return what the conversation's script may call; whatever it is called with is checked."""

    def suggest(key: object) -> dict[str, Any]:
        done, questions = desk.suggest(key)
        return {"done": done, "questions": list(questions)}

    def save(request: object) -> dict[str, str | int] | None:
        key, form, content = _parts(request, 3)
        with using(desk.language(key)):
            exported = to_file(form, desk.sections(key, content), desk.visits.of(key).assistant.by_id, date.today())
        return None if exported is None else exported.to_dict() | {"left_out": desk.left_out(key, content)}

    def selected(request: object) -> dict[str, str] | None:
        key, chosen = _parts(request, 2)
        citation = tray.selected(chosen, desk.visits.of(key).assistant.by_id)
        return None if citation is None else tray.to_item(citation)

    def judge(request: object) -> bool:
        return desk.judge(*_parts(request, 5))

    def batch(request: object) -> dict[str, Any]:
        key, action, content = _parts(request, 3)
        with using(desk.language(key)):
            return act(desk.batches, desk.uploads, key, action, content)

    return [suggest, save, selected, judge, batch]


def _parts(request: object, number: int) -> list[Any]:
    return request if isinstance(request, list) and len(request) == number else [None] * number


def connect(page: gr.Blocks, parts: Parts, desk: Desk) -> None:
    """Connect the events of the page."""
    _connect_asking(page, parts, desk)
    _connect_conversation(parts, desk)
    _connect_source(parts, desk)
    connect_shelf(parts, desk)

    def leave(request: gr.Request) -> None:
        desk.leave(session_of(request))

    page.unload(leave)


def _connect_asking(page: gr.Blocks, parts: Parts, desk: Desk) -> None:
    @spoken_by(desk)
    def answer(
        key: str, turns: _Turns, notice: object, outcome: object, event: gr.EventData, request: gr.Request
    ) -> Iterator[Changes]:
        question, number = sent(event, "question"), sent(event, "number")
        how = {name: sent(event, name) is True for name in ("newest", "alone")}
        updates = desk.ask(session_of(request), key, question, turns, number, **how)
        told = ((parts.notice, notice), (parts.outcome, outcome))
        # Gradio empties all parts for a handler that yields nothing.
        yield {parts.turns: gr.skip()} | {part: "" for part, words in told if is_over(words)}
        for update in updates:
            yield or_none(changed(parts, update), parts.turns)

    def ask_all(
        key: str, turns: _Turns, notice: object, outcome: object, event: gr.EventData, request: gr.Request
    ) -> Iterator[Changes]:
        listing: Changes = {parts.turns: gr.skip()}
        with suppress(PullquoteError), using(desk.language(key)):  # of a visitor who was forgotten: asking says it too
            listing |= listed(parts, desk.shelf.choose(key, [])) | listed(parts, desk.shelf.show(key))
        yield listing
        yield from answer(key, turns, notice, outcome, event, request)

    def coming_back(stage: str, done: int, total: int) -> Changes:
        return {parts.notice: f'<div class="note">{render_progress(say("coming.back"), done, total)}</div>'}

    def arrive(raw: object, request: gr.Request) -> Iterator[Changes]:
        session = session_of(request)
        key, arrival = yield from relay(lambda progress: desk.arrive(raw, session, progress), coming_back)
        opened: Changes = {parts.visit: key, parts.notice: arrival.notice}
        opened[parts.others] = gr.Timer(active=desk.changes_by_itself(key))
        if arrival.update.seen is not None:
            opened[parts.chat] = seen(arrival.update.seen, visit=key, ask=arrival.question, added=desk.added(key))
        with using(desk.language(key)):
            listing = listed(parts, desk.shelf.show(key))
        yield changed(parts, arrival.update) | listing | opened

    changing = [parts.turns, parts.chat, parts.pane, parts.shown]
    shelf = [parts.rows, parts.scope, parts.outcome, parts.missed]
    # The desk lets in as many as it should, and tells the rest why not.
    asking = QUIET | {"concurrency_limit": None, "trigger_mode": "multiple"}
    asking["inputs"] = [parts.visit, parts.turns, parts.notice, parts.outcome]
    parts.chat.ask(answer, **asking, outputs=[*changing, parts.notice, parts.outcome])
    parts.chat.askall(ask_all, **asking, outputs=[*changing, *shelf, parts.notice])
    arriving = [*changing, *shelf, parts.visit, parts.notice, parts.others]
    page.load(arrive, parts.notice, arriving, js=transcript.arrival(), concurrency_limit=None, **QUIET)


def _connect_conversation(parts: Parts, desk: Desk) -> None:
    @spoken_by(desk)
    def start_again(key: str, shown: str, event: gr.EventData, request: gr.Request) -> Changes:
        desk.begin_anew(session_of(request), sent(event, "number"))
        return {parts.turns: (), parts.notice: ""} | changed(parts, desk.conversation(key).pick(shown))

    def stop(event: gr.EventData, request: gr.Request) -> None:
        desk.begin_anew(session_of(request), sent(event, "number"))

    @spoken_by(desk)
    def resume(key: str, event: gr.EventData, request: gr.Request) -> Changes:
        desk.begin_anew(session_of(request), sent(event, "number"))
        return changed(parts, desk.resume(key, sent(event, "turns")))

    quiet = QUIET | {"queue": False, "trigger_mode": "multiple"}
    changing = [parts.turns, parts.chat, parts.pane, parts.shown]
    parts.chat.fresh(start_again, [parts.visit, parts.shown], [*changing, parts.notice], **quiet)
    parts.chat.stop(stop, None, None, **quiet)
    parts.chat.resume(resume, [parts.visit], changing, **quiet)


def _connect_source(parts: Parts, desk: Desk) -> None:
    @spoken_by(desk)
    def cite(key: str, turns: _Turns, event: gr.EventData) -> Changes:
        return shown(desk.conversation(key).cite(sent(event, "link"), sent(event, "number"), turns))

    @spoken_by(desk)
    def leaf(key: str, event: gr.EventData) -> Iterator[str]:
        yield from desk.papers(key, sent(event, "link"), sent(event, "article"), sent(event, "page"))

    @spoken_by(desk)
    def pick(key: str, turns: _Turns, event: gr.EventData) -> Changes:
        return shown(desk.conversation(key).pick(sent(event, "article"), turns))

    def shown(update: Update) -> Changes:
        return changed(parts, update) or {parts.notice: render_notice(say("article.gone"))}

    reading = QUIET | {"inputs": [parts.visit, parts.turns], "outputs": [parts.pane, parts.shown, parts.notice]}
    parts.pane.leaf(leaf, parts.visit, parts.paper, concurrency_limit=None, trigger_mode="multiple", **QUIET)
    parts.pane.cite(cite, **reading, queue=False)
    parts.pane.open(pick, **reading, queue=False)
    parts.rows.pick(pick, **reading, queue=False)
