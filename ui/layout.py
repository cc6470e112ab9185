"""The components of the page, and where they stand."""

from __future__ import annotations

from dataclasses import dataclass

import gradio as gr

from ui.chat.conversation import MAX_QUESTION
from ui.chat.export import render_menu
from ui.resources import read_asset
from ui.theme import list_script, pane_script
from ui.widgets.shelf.listing import list_head
from ui.widgets.shelf.shelf import MOST_FILES

_BRAND = "<h1>Pull<em>quote</em></h1><p>The exact words, with the source in view.</p>"
_WELCOME = "## Ask about your articles\nEvery answer is an exact quote. Open a numbered source to read it in its place."


_FOUND = "watch('value', () => document.dispatchEvent(new CustomEvent('found')))"


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """What events read and change.

    `visit` holds the key of the visit, `turns` the conversation and `shown` the id of the article in the pane.
    `kept` is what the browser keeps for the next time, `parcel` what it saves as a file. `timer` ticks while
    suggestions are looked for, `others` while the list may change by itself; `edition` is the one of the articles that
    the list shows, with how many passages were still being made. `paper` shows a page of the file beside the pane;
    `rows` draws the JSON of the articles, `found` what a search of their texts finds.
    """

    box: gr.Textbox
    chat: gr.Chatbot
    fresh: gr.Button
    export: gr.HTML
    notice: gr.HTML
    scope: gr.HTML
    outcome: gr.HTML
    rows: gr.HTML
    found: gr.HTML
    pane: gr.HTML
    paper: gr.HTML
    kept: gr.HTML
    parcel: gr.HTML
    timer: gr.Timer
    others: gr.Timer
    edition: gr.State
    visit: gr.State
    turns: gr.State
    shown: gr.State


def lay_out(*, shared: bool = False) -> Parts:
    """Make the components, empty: what is in them depends on who comes.

    With `shared`, the list follows what others add, and what changes in the folder.
    """
    with gr.Row(elem_id="bar"):
        _html("brand", _BRAND)
        fresh = gr.Button("New conversation", elem_id="fresh", size="sm", min_width=40, scale=0)
        export = _html("export", render_menu(), read_asset("export.js"))
        gr.Button("Articles", elem_id="browse", size="sm", min_width=90, scale=0)
        gr.Button("◐", elem_id="dark", size="sm", min_width=40, scale=0)
    with gr.Row(elem_id="main", equal_height=True):
        with gr.Column(elem_id="chat-col", scale=5, min_width=320):
            notice, chat, scope, box = _html("notice"), _chat(), _html("scope"), _box()
        with gr.Column(elem_id="src-col", scale=6, min_width=320):
            with gr.Column(elem_id="shelf"):
                _html("shelf-head", list_head(MOST_FILES))
                outcome = _html("outcome")
                with gr.Column(elem_id="shelf-body"):
                    rows = gr.HTML(
                        elem_id="articles", html_template="", js_on_load=list_script(), apply_default_css=False
                    )
                    found = _html("found", "", _FOUND)
            pane = _html("source", "", pane_script(), label="Source")
            paper = _html("paper", label="Page")
    return Parts(
        box=box,
        chat=chat,
        fresh=fresh,
        export=export,
        notice=notice,
        scope=scope,
        outcome=outcome,
        rows=rows,
        found=found,
        pane=pane,
        paper=paper,
        kept=_html("kept", "", read_asset("kept.js")),
        parcel=_html("parcel", "", read_asset("parcel.js")),
        timer=gr.Timer(2, active=False),
        others=gr.Timer(3, active=shared),
        edition=gr.State((0, 0)),
        visit=gr.State(""),
        turns=gr.State(()),
        shown=gr.State(""),
    )


def _html(name: str, value: str = "", script: str | None = None, label: str | None = None) -> gr.HTML:
    return gr.HTML(value, elem_id=name, js_on_load=script, apply_default_css=False, label=label)


def _chat() -> gr.Chatbot:
    return gr.Chatbot(
        elem_id="chat",
        label="Conversation",
        show_label=False,
        container=False,
        height="100%",
        autoscroll=False,
        buttons=[],
        latex_delimiters=[],
        allow_tags=False,
        group_consecutive_messages=False,
        placeholder=_WELCOME,
    )


def _box() -> gr.Textbox:
    return gr.Textbox(
        elem_id="ask",
        label="Your question",
        show_label=False,
        container=False,
        placeholder="Ask a question about the articles…",
        lines=1,
        max_lines=4,
        max_length=MAX_QUESTION,
        submit_btn=True,
        autofocus=True,
    )
