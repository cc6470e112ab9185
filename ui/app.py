"""The page: built, and served with what programs may call."""

from __future__ import annotations

import os
from collections.abc import Callable

import gradio as gr
from gradio.events import api
from starlette.middleware import Middleware

from ui.api import Endpoints
from ui.desk import Desk
from ui.doors.connections import Connections
from ui.doors.routes import Doors
from ui.doors.shield import Shield
from ui.events import connect, served
from ui.first_paint import FirstPaint
from ui.layout import Components
from ui.resources import read_asset
from ui.service.arrivals import Room, arrivals
from ui.service.examples import Examples, looked_for
from ui.service.passwords import Passwords, Tries
from ui.service.ports import free_port, in_address
from ui.service.settings import Settings
from ui.service.stays import MOST as MOST_VISITS
from ui.theme import FAVICON, head, theme
from ui.types import Answerer
from ui.widgets.entrance.entrance import Entrance, not_found
from ui.widgets.upload.upload import MAX_BYTES

_OTHER_THREADS = 40  # for everything but questions
_PAUSE = 0.01  # seconds between looking for events in the queue
_STALE = (600, 3600)  # seconds between looking for files that were sent and never read, and their age
_FOLDER = "GRADIO_TEMP_DIR"  # names the folder that Gradio puts files in


def build(desk: Desk) -> gr.Blocks:
    """Build the page; style, script and icon belong to `launch`, which Gradio takes them from."""
    settings, endpoints = desk.settings, Endpoints(desk.visits)
    page = gr.Blocks(title="Pullquote", fill_height=True, fill_width=True, delete_cache=_STALE)
    with page:
        connect(page, Components(served(desk), settings), desk)
        api(endpoints.ask, api_name="ask", concurrency_limit=None)
        api(endpoints.articles, api_name="articles")
        api(endpoints.article, api_name="article")
        api(endpoints.places, api_name="places")
    page.queue(max_size=settings.waiting + settings.at_once, default_concurrency_limit=4)
    page._queue.sleep_when_free = _PAUSE  # Gradio's own millisecond took 7 % of a core while nobody asked
    return page


def launch(
    assistant: Answerer,
    settings: Settings,
    *,
    examples: Callable[[Answerer], Examples] = looked_for,
    say: Callable[[str], None] = print,
) -> None:
    """Open the page and serve it until interrupted; `say` gets the address.

    `examples` gives questions to click on while the chat is empty. If the port is in use, the first free one of the
    nine after it is taken. Raise `OSError` if there is none.
    """
    port = free_port(settings.host, settings.port)
    with arrivals() as folder:
        os.environ[_FOLDER] = str(folder)
        _serve(Desk(assistant, folder, settings, examples), port, say)


def _serve(desk: Desk, port: int, say: Callable[[str], None]) -> None:
    page, settings, tries = build(desk), desk.settings, Tries()
    doors = Doors(lambda: desk.visits.everyone, settings, tries=tries, visits=lambda: desk.visits.count)
    room = Room(desk.uploads, desk.batches.folder)
    shield = Middleware(Shield, settings=settings, tries=tries, most_file=MAX_BYTES, room=room)
    entrance = Middleware(Entrance, guarded=bool(settings.users), language=settings.language)
    page.launch(
        app_kwargs={
            "routes": doors.routes(),
            "middleware": [shield, Middleware(FirstPaint), entrance],
            "exception_handlers": {404: not_found},
        },
        server_name=f"[{settings.host}]" if ":" in settings.host else settings.host,
        server_port=port,
        root_path=settings.root_path or None,
        auth=Passwords(settings.users).knows if settings.users else None,
        max_threads=settings.at_once + settings.waiting + _OTHER_THREADS,
        max_file_size=MAX_BYTES,
        state_session_capacity=MOST_VISITS,
        prevent_thread_lock=True,
        quiet=True,
        share=False,
        ssr_mode=False,
        run_history=False,
        show_error=False,
        footer_links=[],
        favicon_path=str(FAVICON),
        theme=theme(),
        head=head(),
        js=read_asset("page.js"),
    )
    server = page.server.config
    server.http_protocol_class = Connections().over(server.http_protocol_class)  # which Gradio has no word for
    if port != settings.port:
        say(f"Port {settings.port} is in use, so the page is on port {port}.")
    say(f"Pullquote is open at http://{in_address(settings.host)}:{port} (Ctrl+C closes it)")
    page.block_thread()
