"""The events of the list of articles."""

from __future__ import annotations

from collections.abc import Iterator

import gradio as gr

from index.errors import PullquoteError
from ui.changes import QUIET, Changes, changed, listed, sent
from ui.desk import Desk
from ui.layout import Parts
from ui.notice import render_notice
from ui.speaking import spoken_by
from ui.types import Turn


def connect_shelf(parts: Parts, desk: Desk) -> None:
    """Connect adding, taking back, choosing and searching, and what others add and take back."""

    @spoken_by(desk)
    def add(key: str, event: gr.EventData) -> Iterator[Changes]:
        for listing in desk.shelf.add(key, sent(event, "files")):
            yield listed(parts, listing)

    @spoken_by(desk)
    def remove(key: str, shown: str, turns: tuple[Turn, ...], event: gr.EventData) -> Changes:
        try:
            changes = listed(parts, desk.shelf.remove(key, sent(event, "article")))
        except PullquoteError as error:
            return {parts.notice: render_notice(str(error))}
        if shown == sent(event, "article"):
            changes |= changed(parts, desk.conversation(key).open(turns))
        return changes

    @spoken_by(desk)
    def choose(key: str, event: gr.EventData) -> Changes:
        try:
            at = sent(event, "at")
            return listed(parts, desk.shelf.choose(key, sent(event, "articles"), sent(event, "filters"), at))
        except PullquoteError as error:
            return {parts.notice: render_notice(str(error))} | listed(parts, desk.shelf.show(key))

    @spoken_by(desk)
    def follow(key: str, seen: tuple[int, ...]) -> Changes:
        now, listing = desk.shelf.changed(key, seen)
        goes_on = desk.changes_by_itself(key)
        return (
            listed(parts, listing) | {parts.edition: now} | ({} if goes_on else {parts.others: gr.Timer(active=False)})
        )

    shown = [parts.rows, parts.scope, parts.outcome, parts.missed, parts.notice]
    adding = QUIET | {"inputs": [parts.visit], "outputs": shown}
    parts.rows.bring(add, **adding, concurrency_limit=None, trigger_mode="multiple")
    # "always_last" would lose what the last one sent, so each is sent, and the newest holds.
    parts.rows.choose(choose, **adding, queue=False, trigger_mode="multiple")
    removing = adding | {
        "inputs": [parts.visit, parts.shown, parts.turns],
        "outputs": [*shown, parts.pane, parts.shown],
    }
    parts.rows.discard(remove, **removing, queue=False, trigger_mode="multiple")
    following = QUIET | {"inputs": [parts.visit, parts.edition], "outputs": [*shown, parts.edition, parts.others]}
    parts.others.tick(follow, **following, queue=False)
    _connect_finding(parts, desk)


def _connect_finding(parts: Parts, desk: Desk) -> None:
    """Connect the search, people, and reading a file again."""

    @spoken_by(desk)
    def restore(key: str, event: gr.EventData) -> Changes:
        try:
            return listed(parts, desk.shelf.restore(key, sent(event, "article")))
        except PullquoteError as error:
            return {parts.notice: render_notice(str(error))}

    @spoken_by(desk)
    def search(key: str, event: gr.EventData) -> str:
        words, filters = sent(event, "words"), sent(event, "filters")
        return desk.finder.find(key, words, filters, sent(event, "skip"), sent(event, "apart"))

    @spoken_by(desk)
    def people(key: str, event: gr.EventData) -> Iterator[str]:
        yield from desk.finder.people(key, sent(event, "filters"), sent(event, "like"), sent(event, "name"))

    @spoken_by(desk)
    def reread(key: str, turns: tuple[Turn, ...], event: gr.EventData) -> Changes:
        try:
            desk.reread(sent(event, "article"), sent(event, "encoding"))
        except PullquoteError as error:
            return {parts.notice: render_notice(str(error))}
        shown = changed(parts, desk.conversation(key).pick(sent(event, "article"), turns))
        return listed(parts, desk.shelf.show(key)) | shown

    rereading = [parts.rows, parts.scope, parts.missed, parts.notice, parts.pane, parts.shown]
    parts.pane.reread(reread, [parts.visit, parts.turns], rereading, concurrency_limit=1, **QUIET)
    finding = QUIET | {"inputs": [parts.visit], "outputs": [parts.found], "trigger_mode": "multiple"}
    parts.rows.search(search, **finding, queue=False)
    listing = [parts.rows, parts.scope, parts.outcome, parts.missed, parts.notice]
    parts.rows.restore(restore, parts.visit, listing, trigger_mode="multiple", **QUIET)
    parts.rows.people(people, **finding, concurrency_limit=2)
