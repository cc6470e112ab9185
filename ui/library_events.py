"""The events of the list of articles."""

from __future__ import annotations

from collections.abc import Iterator

import gradio as gr

from index.errors import PullquoteError
from ui.arrival import render_notice
from ui.changes import QUIET, Changes, changed, listed, sent
from ui.desk import Desk
from ui.layout import Parts


def connect_library(parts: Parts, desk: Desk) -> None:
    """Connect adding, taking back and choosing."""

    def add(key: str, event: gr.EventData) -> Iterator[Changes]:
        for listing in desk.library.add(key, sent(event, "files")):
            yield listed(parts, listing)

    def remove(key: str, shown: str, event: gr.EventData) -> Changes:
        try:
            changes = listed(parts, desk.library.remove(key, sent(event, "article")))
        except PullquoteError as error:
            return {parts.notice: render_notice(str(error))}
        return changes | (changed(parts, desk.conversation(key).open()) if shown == sent(event, "article") else {})

    def choose(key: str, event: gr.EventData) -> Changes:
        try:
            return listed(parts, desk.library.choose(key, sent(event, "articles")))
        except PullquoteError as error:
            return {parts.notice: render_notice(str(error))} | listed(parts, desk.library.show(key))

    shown = [parts.rows, parts.scope, parts.outcome, parts.notice]
    adding = QUIET | {"inputs": [parts.visit], "outputs": shown}
    parts.picker.bring(add, **adding, concurrency_limit=None, trigger_mode="multiple")
    for chooser in (parts.picker, parts.rows):
        chooser.choose(choose, **adding, queue=False, trigger_mode="always_last")
    removing = adding | {"inputs": [parts.visit, parts.shown], "outputs": [*shown, parts.pane, parts.shown]}
    parts.rows.discard(remove, **removing, queue=False, trigger_mode="multiple")
