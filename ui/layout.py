"""The components of the page, and where they stand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import gradio as gr

from ui.texts import table
from ui.theme import list_script, pane_script
from ui.widgets.shelf.listing import list_head
from ui.widgets.shelf.shelf import MOST_FILES
from ui.widgets.transcript import transcript

_FOUND = "watch('value', () => document.dispatchEvent(new CustomEvent('found')))"


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """What events read and change.

    `visit` holds the key of the visit, `turns` the conversation and `shown` the id of the article in the pane.
    `others` ticks while the list may change by itself; `edition` is what the list shows, as `Shelf.changed` has it.
    `paper` shows a page of the file beside the pane; `rows` draws the JSON of the articles, `missed` names the files
    that were not read, and `found` shows what a search of their texts finds.
    """

    chat: gr.HTML
    notice: gr.HTML
    scope: gr.HTML
    outcome: gr.HTML
    missed: gr.HTML
    rows: gr.HTML
    found: gr.HTML
    pane: gr.HTML
    paper: gr.HTML
    others: gr.Timer
    edition: gr.State
    visit: gr.State
    turns: gr.State
    shown: gr.State


def lay_out(
    served: list[Callable[..., Any]], *, shared: bool = False, language: str = "", feedback: bool = False
) -> Parts:
    """Make the components, empty: what is in them depends on who comes.

    The conversation may call the functions that are `served`. With `shared`, the list follows what others add, and
    what changes in the folder. `language` is the interface's, "" if the browser's is taken; with `feedback`, answers
    can be judged.
    """
    spoken: dict[str, Any] = {"texts": table(), "language": language}  # which its scripts speak by
    _html("bar", transcript.bar())
    with gr.Row(elem_id="main", equal_height=True):
        with gr.Column(elem_id="chat-col", scale=5, min_width=280):
            notice = _html("notice")
            _html("away", '<div class="away" role="status" hidden></div>')
            chat = _html(
                "chat",
                {},
                transcript.script(),
                html_template=transcript.body(),
                server_functions=served,
                feedback=feedback,
                **spoken,
            )
            with gr.Row(elem_id="asked"):
                scope = _html("scope")
                _html("order", transcript.order())
            _html("ask", transcript.box())
        with gr.Column(elem_id="src-col", scale=6, min_width=280):
            with gr.Column(elem_id="shelf"):
                _html("shelf-head", list_head(MOST_FILES))
                outcome = _html("outcome")
                with gr.Column(elem_id="shelf-body"):
                    missed = _html("missed")
                    rows = _html("articles", None, list_script(), html_template="", **spoken)
                    found = _html("found", "", _FOUND)
            pane = _html("source", "", pane_script(), **spoken)
            paper = _html("paper")
    return Parts(
        chat=chat,
        notice=notice,
        scope=scope,
        outcome=outcome,
        missed=missed,
        rows=rows,
        found=found,
        pane=pane,
        paper=paper,
        others=gr.Timer(3, active=shared),
        edition=gr.State((0, 0, 0)),
        visit=gr.State(""),
        turns=gr.State(()),
        shown=gr.State(""),
    )


def _html(name: str, value: Any = "", script: str | None = None, **more: Any) -> gr.HTML:
    return gr.HTML(value, elem_id=name, js_on_load=script, apply_default_css=False, **more)
