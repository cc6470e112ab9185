"""The page itself: its components, and which event does what."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import gradio as gr
from gradio.events import api

from ui.api import Endpoints
from ui.conversation import MAX_QUESTION, Conversation
from ui.picker import render_picker
from ui.ports import free_port
from ui.theme import FAVICON, head, read_asset, theme
from ui.types import Answerer, Message, Turn, Update

_BRAND = "<h1>Pull<em>quote</em></h1><p>The exact words, with the source in view.</p>"
_WELCOME = "## Ask about your articles\nEvery answer is an exact quote. Open a numbered source to read it in its place."
_MODEL_JOBS = 2  # questions read at the same time; more only wait for each other on two cores
_WAITING_JOBS = 32
_EVERYWHERE = ("0.0.0.0", "")  # hosts to listen on that are no address to open


@dataclass(frozen=True, slots=True, kw_only=True)
class _Parts:
    box: gr.Textbox
    chat: gr.Chatbot
    fresh: gr.Button
    picker: gr.HTML
    pane: gr.HTML
    turns: gr.State
    shown: gr.State


def build(assistant: Answerer, *, examples: Sequence[str] = ()) -> gr.Blocks:
    """Build the page; `examples` are questions to click on while the chat is empty.

    Style, script and icon belong to `launch`, which Gradio takes them from.
    """
    conversation = Conversation(assistant)
    page = gr.Blocks(title="Pullquote", fill_height=True, fill_width=True)
    with page:
        parts = _lay_out(assistant, conversation.open(), examples)
        _connect(parts, conversation)
        endpoints = Endpoints(assistant)
        api(endpoints.ask, api_name="ask", concurrency_limit=_MODEL_JOBS, concurrency_id="model")
        api(endpoints.articles, api_name="articles")
    page.queue(max_size=_WAITING_JOBS, default_concurrency_limit=4)
    return page


def launch(
    assistant: Answerer,
    *,
    host: str = "127.0.0.1",
    port: int = 7860,
    examples: Sequence[str] = (),
    say: Callable[[str], None] = print,
) -> None:
    """Open the page and serve it until interrupted; `say` gets the address.

    Where `port` is in use, the first free one of the nine after it is taken. Raises `OSError` where
    there is none.
    """
    chosen = free_port(host, port)
    page = build(assistant, examples=examples)
    page.launch(
        server_name=host,
        server_port=chosen,
        prevent_thread_lock=True,
        quiet=True,
        share=False,
        ssr_mode=False,
        run_history=False,
        show_error=True,
        footer_links=[],
        favicon_path=str(FAVICON),
        theme=theme(),
        head=head(),
        js=read_asset("page.js"),
    )
    if chosen != port:
        say(f"Port {port} is in use, so the page is on port {chosen}.")
    say(f"Pullquote is open at http://{'127.0.0.1' if host in _EVERYWHERE else host}:{chosen} (Ctrl+C closes it)")
    page.block_thread()


def _lay_out(assistant: Answerer, opening: Update, examples: Sequence[str]) -> _Parts:
    with gr.Row(elem_id="bar"):
        gr.HTML(_BRAND, elem_id="brand")
        fresh = gr.Button("New conversation", elem_id="fresh", size="sm", min_width=40, scale=0)
        gr.Button("Articles", elem_id="browse", size="sm", min_width=90, scale=0)
        gr.Button("◐", elem_id="dark", size="sm", min_width=40, scale=0)
    with gr.Row(elem_id="main", equal_height=True):
        with gr.Column(elem_id="chat-col", scale=5, min_width=320):
            chat, box = _chat(examples), _box()
        with gr.Column(elem_id="src-col", scale=6, min_width=320):
            picker = gr.HTML(
                render_picker(assistant.articles),
                elem_id="picker",
                js_on_load=read_asset("picker.js"),
                apply_default_css=False,
            )
            pane = gr.HTML(
                opening.pane,
                elem_id="source",
                js_on_load=read_asset("pane.js"),
                apply_default_css=False,
                label="Source",
            )
    return _Parts(
        box=box,
        chat=chat,
        fresh=fresh,
        picker=picker,
        pane=pane,
        turns=gr.State(()),
        shown=gr.State(opening.shown or ""),
    )


def _chat(examples: Sequence[str]) -> gr.Chatbot:
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
        examples=[{"text": example} for example in examples],
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


def _connect(parts: _Parts, conversation: Conversation) -> None:
    def submit(question: object, turns: tuple[Turn, ...], shown: str) -> Iterator[tuple[Any, ...]]:
        yield from map(_all_of, conversation.ask(question, turns, shown, typed=True))

    def example(turns: tuple[Turn, ...], shown: str, event: gr.EventData) -> Iterator[tuple[Any, ...]]:
        value = _sent(event, "value")
        question = value.get("text") if isinstance(value, dict) else None
        yield from map(_all_of, conversation.ask(question, turns, shown, typed=False))

    def start_again() -> tuple[tuple[Turn, ...], list[Message]]:
        return (), []

    def cite(event: gr.EventData) -> tuple[Any, ...]:
        return _source_of(conversation.cite(_sent(event, "link"), _sent(event, "number")))

    def pick(event: gr.EventData) -> tuple[Any, ...]:
        return _source_of(conversation.pick(_sent(event, "article")))

    # Private events can still be posted to, so whatever they are sent is checked in `Conversation`.
    quiet: dict[str, Any] = {"api_visibility": "private", "show_progress": "hidden"}
    asking = quiet | {
        "outputs": [parts.box, parts.turns, parts.chat, parts.pane, parts.shown],
        "trigger_mode": "once",  # an Enter while an answer is awaited leaves the text in the box
        "concurrency_limit": _MODEL_JOBS,
        "concurrency_id": "model",
    }
    reading = quiet | {"outputs": [parts.pane, parts.shown], "queue": False}
    asked: list[Any] = [
        parts.box.submit(submit, [parts.box, parts.turns, parts.shown], **asking),
        parts.chat.example_select(example, [parts.turns, parts.shown], **asking),
    ]
    parts.fresh.click(start_again, None, [parts.turns, parts.chat], cancels=asked, queue=False, **quiet)
    parts.pane.cite(cite, **reading)
    parts.picker.pick(pick, **reading)


def _all_of(update: Update) -> tuple[Any, ...]:
    return _or_skip(update.draft, update.turns, update.messages, update.pane, update.shown)


def _source_of(update: Update) -> tuple[Any, ...]:
    return _or_skip(update.pane, update.shown)


def _or_skip(*values: object) -> tuple[Any, ...]:
    return tuple(gr.skip() if value is None else value for value in values)


def _sent(event: gr.EventData, name: str) -> object:
    """Read what the browser sent with an event; None where it sent nothing of that name."""
    try:
        return getattr(event, name, None)
    except (TypeError, KeyError):
        return None
