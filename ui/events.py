"""Which event of the page does what; each hands on to what knows no Gradio."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from typing import Any, cast

import gradio as gr

from index.errors import PullquoteError
from ui.changes import QUIET, Changes, changed, listed, or_none, sent, session_of
from ui.chat.export import export, render_parcel
from ui.chat.stored import answered, render_kept
from ui.desk import Desk
from ui.layout import Parts
from ui.notice import render_notice
from ui.resources import read_asset
from ui.shelf_events import connect_shelf
from ui.types import Turn, Update

_Turns = tuple[Turn, ...]


def connect(page: gr.Blocks, parts: Parts, desk: Desk) -> None:
    """Connect the events of the page."""
    asked = _connect_asking(page, parts, desk)
    _connect_conversation(parts, desk, asked)
    connect_shelf(parts, desk)

    def leave(request: gr.Request) -> None:
        desk.visits.leave(session_of(request))

    page.unload(leave)


def _connect_asking(page: gr.Blocks, parts: Parts, desk: Desk) -> list[Any]:
    def ask(
        request: gr.Request, question: object, key: str, turns: _Turns, shown: str, *, typed: bool = False
    ) -> Iterator[Changes]:
        for update in desk.ask(session_of(request), key, question, turns, shown, typed=typed):
            yield or_none(changed(parts, update) | _kept(parts, key, update), parts.box)

    def submit(question: object, key: str, turns: _Turns, shown: str, request: gr.Request) -> Iterator[Changes]:
        yield from ask(request, question, key, turns, shown, typed=True)

    def example(key: str, turns: _Turns, shown: str, event: gr.EventData, request: gr.Request) -> Iterator[Changes]:
        value = sent(event, "value")
        yield from ask(request, value.get("text") if isinstance(value, dict) else None, key, turns, shown)

    def suggested(key: str, turns: _Turns, shown: str, event: gr.EventData, request: gr.Request) -> Iterator[Changes]:
        yield from ask(request, sent(event, "question"), key, turns, shown)

    def ask_all(key: str, turns: _Turns, shown: str, event: gr.EventData, request: gr.Request) -> Iterator[Changes]:
        with suppress(PullquoteError):  # of a visitor who was forgotten, which asking says too
            desk.shelf.choose(key, [])
            yield listed(parts, desk.shelf.show(key))
        yield from ask(request, sent(event, "question"), key, turns, shown)

    def arrive(raw: object, request: gr.Request) -> Iterator[Changes]:
        key, arrival = desk.arrive(raw, session_of(request))
        turns = arrival.update.turns or ()
        opened: Changes = {parts.visit: key, parts.kept: render_kept(key, turns), parts.notice: arrival.notice}
        opened[parts.timer] = gr.Timer(active=not desk.examples.done)
        opened[parts.others] = gr.Timer(active=desk.changes_by_itself(key))
        shown = changed(parts, arrival.update) | listed(parts, desk.shelf.show(key)) | opened
        yield shown | {parts.chat: gr.Chatbot(cast("Any", arrival.update.messages), examples=_examples(desk))}
        if arrival.question is not None:
            yield from ask(request, arrival.question, key, turns, arrival.update.shown or "")

    changing = [parts.box, parts.turns, parts.chat, parts.pane, parts.shown, parts.kept]
    # The desk's turnstile lets in as many as it should, and tells the rest why not.
    asking = QUIET | {"outputs": changing, "concurrency_limit": None}
    once = asking | {"trigger_mode": "once"}  # an Enter while an answer is awaited leaves the text in the box
    shelf = [parts.rows, parts.scope, parts.outcome]
    all_of_it = [*changing, *shelf, parts.visit, parts.notice, parts.timer, parts.others]
    conversing = [parts.visit, parts.turns, parts.shown]
    arriving = page.load(arrive, parts.kept, **(asking | {"outputs": all_of_it}), js=read_asset("arrive.js"))
    return [
        arriving,
        parts.box.submit(submit, [parts.box, *conversing], **once),
        parts.chat.example_select(example, conversing, **once),
        parts.pane.ask(suggested, conversing, **once),
        parts.pane.askall(ask_all, conversing, **(once | {"outputs": [*changing, *shelf]})),
    ]


def _connect_conversation(parts: Parts, desk: Desk, asked: list[Any]) -> None:
    def look() -> Changes:
        if not desk.examples.done:
            return or_none({}, parts.timer)
        return {parts.chat: gr.Chatbot(examples=_examples(desk)), parts.timer: gr.Timer(active=False)}

    def start_again(key: str, shown: str, request: gr.Request) -> Changes:
        desk.begin_anew(session_of(request))
        emptied = {parts.turns: (), parts.chat: [], parts.kept: render_kept(key, ()), parts.notice: ""}
        return emptied | changed(parts, desk.conversation(key).pick(shown))

    def download(key: str, turns: _Turns, event: gr.EventData) -> Changes:
        articles = desk.visits.of(key).assistant.by_id
        exported = export(sent(event, "form"), turns, articles, date.today())
        return or_none({} if exported is None else {parts.parcel: render_parcel(exported)}, parts.parcel)

    def cite(key: str, turns: _Turns, event: gr.EventData) -> Changes:
        return shown(desk.conversation(key).cite(sent(event, "link"), sent(event, "number"), turns))

    def leaf(key: str, event: gr.EventData) -> Iterator[str]:
        yield from desk.papers(key, sent(event, "link"), sent(event, "article"), sent(event, "page"))

    def pick(key: str, turns: _Turns, event: gr.EventData) -> Changes:
        return shown(desk.conversation(key).pick(sent(event, "article"), turns))

    def shown(update: Update) -> Changes:
        return changed(parts, update) or {parts.notice: render_notice("This article is no longer here.")}

    opening = [parts.pane, parts.shown, parts.notice]
    reading = QUIET | {"inputs": [parts.visit, parts.turns], "outputs": opening, "queue": False}
    cleared = [parts.turns, parts.chat, parts.kept, parts.notice, parts.pane, parts.shown]
    parts.fresh.click(start_again, [parts.visit, parts.shown], cleared, cancels=asked, queue=False, **QUIET)
    parts.timer.tick(look, None, [parts.chat, parts.timer], queue=False, **QUIET)
    parts.export.download(download, [parts.visit, parts.turns], [parts.parcel], queue=False, **QUIET)
    parts.pane.leaf(leaf, parts.visit, parts.paper, concurrency_limit=None, trigger_mode="multiple", **QUIET)
    parts.pane.cite(cite, **reading)
    parts.pane.open(pick, **reading)
    parts.rows.pick(pick, **reading)


def _examples(desk: Desk) -> list[Any]:
    return [{"text": question} for question in desk.examples()] if desk.examples.done else []


def _kept(parts: Parts, key: str, update: Update) -> Changes:
    """Let the browser keep the turn that came last."""
    if update.turns is None or update.turns[-1].answer is None:
        return {}
    return {parts.kept: render_kept(key, update.turns, after=answered(update.turns[:-1]))}
