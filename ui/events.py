"""Which event of the page does what; each hands on to what knows no Gradio."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, cast

import gradio as gr

from index.errors import PullquoteError
from ui.arrival import render_notice
from ui.desk import Desk
from ui.export import export, render_parcel
from ui.layout import Parts
from ui.library import Listing
from ui.resources import read_asset
from ui.stored import answered, render_kept
from ui.types import Turn, Update

_Turns = tuple[Turn, ...]
_Changes = dict[Any, Any]

# Private events can still be posted to, so whatever they are sent is checked behind `Desk`.
_QUIET: dict[str, Any] = {"api_visibility": "private", "show_progress": "hidden"}


def connect(page: gr.Blocks, parts: Parts, desk: Desk) -> None:
    """Connect the events of the page."""
    asked = _connect_asking(page, parts, desk)
    _connect_conversation(parts, desk, asked)
    _connect_library(parts, desk)

    def leave(request: gr.Request) -> None:
        desk.visits.leave(request.session_hash or "")

    page.unload(leave)


def _connect_asking(page: gr.Blocks, parts: Parts, desk: Desk) -> list[Any]:
    def ask(question: object, key: str, turns: _Turns, shown: str, *, typed: bool) -> Iterator[_Changes]:
        for update in desk.conversation(key).ask(question, turns, shown, typed=typed):
            yield _changed(parts, update) | _kept(parts, key, update)

    def submit(question: object, key: str, turns: _Turns, shown: str) -> Iterator[_Changes]:
        yield from ask(question, key, turns, shown, typed=True)

    def example(key: str, turns: _Turns, shown: str, event: gr.EventData) -> Iterator[_Changes]:
        value = _sent(event, "value")
        yield from ask(value.get("text") if isinstance(value, dict) else None, key, turns, shown, typed=False)

    def suggested(key: str, turns: _Turns, shown: str, event: gr.EventData) -> Iterator[_Changes]:
        yield from ask(_sent(event, "question"), key, turns, shown, typed=False)

    def arrive(raw: object, request: gr.Request) -> Iterator[_Changes]:
        key, arrival = desk.arrive(raw, request.session_hash or "")
        turns = arrival.update.turns or ()
        opened: _Changes = {parts.visit: key, parts.kept: render_kept(key, turns), parts.notice: arrival.notice}
        opened[parts.timer] = gr.Timer(active=not desk.examples.done)
        shown = _changed(parts, arrival.update) | _listed(parts, desk.library.show(key)) | opened
        yield shown | {parts.chat: gr.Chatbot(cast("Any", arrival.update.messages), examples=_examples(desk))}
        if arrival.question is not None:
            yield from ask(arrival.question, key, turns, arrival.update.shown or "", typed=False)

    changing = [parts.box, parts.turns, parts.chat, parts.pane, parts.shown, parts.kept]
    # The desk's turnstile lets in as many as it should, and tells the rest why not.
    asking = _QUIET | {"outputs": changing, "concurrency_limit": None}
    once = asking | {"trigger_mode": "once"}  # an Enter while an answer is awaited leaves the text in the box
    all_of_it = [*changing, parts.visit, parts.notice, parts.rows, parts.scope, parts.outcome, parts.timer]
    conversing = [parts.visit, parts.turns, parts.shown]
    arriving = page.load(arrive, parts.kept, **(asking | {"outputs": all_of_it}), js=read_asset("arrive.js"))
    return [
        arriving,
        parts.box.submit(submit, [parts.box, *conversing], **once),
        parts.chat.example_select(example, conversing, **once),
        parts.pane.ask(suggested, conversing, **once),
    ]


def _connect_conversation(parts: Parts, desk: Desk, asked: list[Any]) -> None:
    def look() -> _Changes:
        if not desk.examples.done:
            return {}
        return {parts.chat: gr.Chatbot(examples=_examples(desk)), parts.timer: gr.Timer(active=False)}

    def start_again(key: str, shown: str) -> _Changes:
        emptied = {parts.turns: (), parts.chat: [], parts.kept: render_kept(key, ()), parts.notice: ""}
        return emptied | _changed(parts, desk.conversation(key).pick(shown))

    def download(key: str, turns: _Turns, event: gr.EventData) -> _Changes:
        articles = {article.id: article for article in desk.visits.of(key).assistant.articles}
        exported = export(_sent(event, "form"), turns, articles, date.today())
        return {} if exported is None else {parts.parcel: render_parcel(exported)}

    def cite(key: str, turns: _Turns, event: gr.EventData) -> _Changes:
        return _changed(parts, desk.conversation(key).cite(_sent(event, "link"), _sent(event, "number"), turns))

    def pick(key: str, turns: _Turns, event: gr.EventData) -> _Changes:
        return _changed(parts, desk.conversation(key).pick(_sent(event, "article"), turns))

    reading = _QUIET | {"inputs": [parts.visit, parts.turns], "outputs": [parts.pane, parts.shown], "queue": False}
    cleared = [parts.turns, parts.chat, parts.kept, parts.notice, parts.pane, parts.shown]
    parts.fresh.click(start_again, [parts.visit, parts.shown], cleared, cancels=asked, queue=False, **_QUIET)
    parts.timer.tick(look, None, [parts.chat, parts.timer], queue=False, **_QUIET)
    parts.export.download(download, [parts.visit, parts.turns], [parts.parcel], queue=False, **_QUIET)
    parts.pane.cite(cite, **reading)
    parts.pane.open(pick, **reading)
    parts.rows.pick(pick, **reading)


def _connect_library(parts: Parts, desk: Desk) -> None:
    def add(key: str, event: gr.EventData) -> Iterator[_Changes]:
        for listing in desk.library.add(key, _sent(event, "files")):
            yield _listed(parts, listing)

    def remove(key: str, shown: str, event: gr.EventData) -> _Changes:
        try:
            changes = _listed(parts, desk.library.remove(key, _sent(event, "article")))
        except PullquoteError as error:
            return {parts.notice: render_notice(str(error))}
        return changes | (_changed(parts, desk.conversation(key).open()) if shown == _sent(event, "article") else {})

    def choose(key: str, event: gr.EventData) -> _Changes:
        try:
            return _listed(parts, desk.library.choose(key, _sent(event, "articles")))
        except PullquoteError as error:
            return {parts.notice: render_notice(str(error))} | _listed(parts, desk.library.show(key))

    listing = [parts.rows, parts.scope, parts.outcome, parts.notice]
    adding = _QUIET | {"inputs": [parts.visit], "outputs": listing}
    parts.picker.bring(add, **adding, concurrency_limit=None, trigger_mode="multiple")
    for chooser in (parts.picker, parts.rows):
        chooser.choose(choose, **adding, queue=False, trigger_mode="always_last")
    removing = adding | {"inputs": [parts.visit, parts.shown], "outputs": [*listing, parts.pane, parts.shown]}
    parts.rows.discard(remove, **removing, queue=False, trigger_mode="multiple")


def _examples(desk: Desk) -> list[Any]:
    return [{"text": question} for question in desk.examples()] if desk.examples.done else []


def _changed(parts: Parts, update: Update) -> _Changes:
    changes: _Changes = {
        parts.box: update.draft,
        parts.turns: update.turns,
        parts.chat: update.messages,
        parts.pane: update.pane,
        parts.shown: update.shown,
    }
    return _without_none(changes)


def _listed(parts: Parts, listing: Listing) -> _Changes:
    return _without_none({parts.rows: listing.rows, parts.scope: listing.scope, parts.outcome: listing.outcome})


def _kept(parts: Parts, key: str, update: Update) -> _Changes:
    """Let the browser keep the turn that came last."""
    if update.turns is None or update.turns[-1].answer is None:
        return {}
    return {parts.kept: render_kept(key, update.turns, after=answered(update.turns[:-1]))}


def _without_none(changes: _Changes) -> _Changes:
    return {part: value for part, value in changes.items() if value is not None}


def _sent(event: gr.EventData, name: str) -> object:
    """Read what the browser sent with an event; None where it sent nothing of that name."""
    try:
        return getattr(event, name, None)
    except (TypeError, KeyError):
        return None
