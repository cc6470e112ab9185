"""What checks every request to the page's server, Gradio's own and those of the doors."""

from __future__ import annotations

import json
import os
import re
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

from anyio.to_thread import run_sync
from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ui.doors.bodies import Bodies
from ui.doors.headers import rewriting, sealed
from ui.doors.refusals import SAFE, give_back, refusal, too_long, too_often
from ui.error_messages import tell
from ui.errors import Busy, DoorError
from ui.service.arrivals import Room
from ui.service.auth import is_logged_in
from ui.service.hosts import names_this_machine
from ui.service.passwords import Tries
from ui.service.settings import Settings

MAX_POST = 12_000_000  # bytes: all that a page keeps of a conversation, six bytes a character

_UPLOAD = "/gradio_api/upload"
_EMBED = "/embed"
_LOGOUT = "/logout"  # which a link of another site could make a visitor follow
_FRAMES = ("iframe", "frame", "embed", "object")
# What Gradio serves for developers, for other components and for files that were sent; the page needs none of it.
_UNUSED = re.compile(
    r"/(?:gradio_api/(?:dev/|vibe-|undo-vibe|proxy=|file[=/]|stream/|process_recording|custom_component/"
    r"|runs|run-history|profiling|deep_link|call/v2/|openapi\.json)|monitoring|pwa_icon)"
)
# No file can have a name of more than 255 bytes, yet Gradio would look for it.
_NO_FILE = re.compile(r"/(?:assets|static|svelte)/.*[^/]{256}", re.DOTALL)
# What the page requests once it is open. Gradio would answer some of it before a login too, and keep a session for that
# in place of another one. The route that is left out is how the server sees that it is up itself.
_INNER = re.compile(r"/gradio_api/(?!startup-events$)")
_LATER = "60"  # seconds until another try, if there is no room
_AROUND = 100_000  # bytes of a form around a file


class Shield:
    """Refuses what other sites make a browser send, what is too long, and passwords that are tried too often.

    `most_file` limits the bytes of one file, and `room` those of all files together.
    """

    def __init__(
        self, app: ASGIApp, settings: Settings, tries: Tries, most_file: int = MAX_POST, room: Room | None = None
    ) -> None:
        self._room, self._bodies = room, Bodies()
        self._app, self._settings, self._tries, self._most_file = app, settings, tries, most_file
        self._site = urlsplit(settings.root_path).netloc.lower()
        self._prefix = urlsplit(settings.root_path).path.rstrip("/")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on what is admitted; every response, of an error too, has the headers of `sealed`."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        has_begun = False

        async def noted(message: Message) -> None:
            nonlocal has_begun
            has_begun = True
            await send(message)

        try:
            await self._hand_on(Request(scope), receive, sealed(noted))
        except Exception as error:
            if has_begun:
                raise
            status = 408 if isinstance(error, DoorError) else 429 if isinstance(error, Busy) else 500
            await refusal(status, tell(error))(scope, receive, sealed(send))

    async def _hand_on(self, request: Request, receive: Receive, send: Send) -> None:
        scope, refused = request.scope, self._refused(request)
        if refused is not None:
            await refused(scope, receive, send)
            return
        if request.method in SAFE:
            await self._answer(request, receive, send)
            return
        size, is_upload = int(request.headers.get("content-length", "0")), _is_upload(request)
        with self._bodies.coming(receive, size, is_held=not is_upload) as receive:
            await self._answer(request, receive, send)

    async def _answer(self, request: Request, receive: Receive, send: Send) -> None:
        if self._settings.users and _is_login(request):
            await self._log_in(request, receive, send)
        elif self._room is not None and _is_upload(request):
            await self._take_in(self._room, request, receive, send)
        else:
            await self._app(request.scope, receive, send)

    def _refused(self, request: Request) -> Response | None:
        if self._settings.is_local and _is_other_name(request):
            return refusal(403, "this server is for this machine only: open it as localhost, or choose another --host")
        if _is_foreign(request, self._site) and not self._is_visit(request):
            return refusal(403, "a page of another site cannot send requests here")
        path = request.scope["path"].removeprefix(self._prefix)
        if _UNUSED.match(path) or _NO_FILE.match(path) or "\0" in path:
            return refusal(404, "there is nothing here")
        if self._settings.users and _INNER.match(path) and not is_logged_in(request):
            return refusal(401, "a password is needed: log in at the page")
        return too_long(request, self._most_file + _AROUND if _is_upload(request) else MAX_POST)

    def _is_visit(self, request: Request) -> bool:
        """Whether somebody follows a link of another site, or a page that may do so frames a quote."""
        headers = request.headers
        if request.method not in SAFE or "origin" in headers or headers.get("sec-fetch-mode") != "navigate":
            return False
        path = str(request.scope["path"]).removeprefix(self._prefix)
        if headers.get("sec-fetch-dest") in _FRAMES:
            return path == _EMBED and bool(self._settings.embed)
        return path != _LOGOUT

    async def _take_in(self, room: Room, request: Request, receive: Receive, send: Send) -> None:
        """Pass a file on if there is room for it."""
        size = int(request.headers["content-length"])
        if not await run_sync(room.take, size):
            full = "too much is being uploaded at the moment; try again in a minute"
            refused = refusal(429, full, {"Retry-After": _LATER})
            await refused(request.scope, receive, send)
            return
        try:
            await self._app(request.scope, receive, rewriting(send, _is_json, partial(_below, room.folder)))
        finally:
            room.give_back(size)

    async def _log_in(self, request: Request, receive: Receive, send: Send) -> None:
        """Pass a login on; if it succeeds, its try is given back."""
        refused = too_often(request, self._tries)
        if refused is not None:
            await refused(request.scope, receive, send)
            return

        async def watched(message: Message) -> None:
            if message["type"] == "http.response.start" and message["status"] < 400:
                give_back(request, self._tries)
            await send(message)

        await self._app(request.scope, receive, watched)


def _is_json(headers: MutableHeaders) -> bool:
    return headers.get("content-type", "").startswith("application/json")


def _below(folder: Path, headers: MutableHeaders, body: bytes) -> bytes:
    """Return the paths of sent files below their folder, without that folder's place on this machine."""
    return body.replace(json.dumps(f"{folder}{os.sep}")[1:-1].encode(), b"")


def _is_upload(request: Request) -> bool:
    return request.method == "POST" and request.url.path.rstrip("/").endswith(_UPLOAD)


def _is_login(request: Request) -> bool:
    return request.method == "POST" and request.url.path.rstrip("/").endswith("/login")


def _is_foreign(request: Request, site: str) -> bool:
    """Whether a page of another origin made the browser send this; `site` is where a proxy says that the page is.

    Browsers tell by `Sec-Fetch-Site`, which no page can set, over TLS and on this machine; else by `Origin` alone.
    """
    origin, relation = request.headers.get("origin"), request.headers.get("sec-fetch-site")
    if relation in ("cross-site", "same-site"):
        return True
    if relation == "same-origin" or origin is None:
        return False
    try:
        parts = urlsplit(origin)
        named = {parts.netloc.lower(), (parts.hostname or "").lower()}
    except ValueError:
        return True
    forwarded = request.headers.get("x-forwarded-host", "").split(",")
    known = {name.strip().lower() for name in (request.headers.get("host", ""), site, *forwarded)} - {""}
    return not named & known


def _is_other_name(request: Request) -> bool:
    """Whether a browser was led to this machine by the name of another host, as DNS rebinding does.

    A proxy on this machine names its own host, but not with the port that only this server has.
    """
    host, server = request.headers.get("host", ""), request.scope.get("server")
    name, _, port = host.rpartition(":")
    return bool(name) and server is not None and port == str(server[1]) and not names_this_machine(host)
