"""What comes first in a page's `<head>`: the visitor's theme and the page's texts, before any script has loaded."""

from __future__ import annotations

import json

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Receive, Scope, Send

from ui.doors.headers import rewriting
from ui.resources import read_asset
from ui.texts import table

_HEAD = b"<head>"
_WITH_COMPONENTS = b"gradio_config"


class FirstPaint:
    """Puts the theme first in the head of every page; Gradio would set it only once its own scripts run.

    A page with components gets the table of texts too, which their scripts share: as a property of each component,
    Gradio would send and copy it as often as there are scripts.

    A page with a content security policy of its own, such as an embedded quote, is left as it is.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        style = read_asset("tokens.css") + read_asset("first.css")
        self._first = f"<style>{style}</style><script>{read_asset('first.js')}</script>".encode()
        texts = json.dumps(table(), ensure_ascii=False, separators=(",", ":")).replace("<", r"\u003c")
        self._texts = f'<script id="texts" type="application/json">{texts}</script>'.encode()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve a request."""
        await self._app(scope, receive, rewriting(send, _is_ours, self._dressed) if scope["type"] == "http" else send)

    def _dressed(self, headers: MutableHeaders, body: bytes) -> bytes:
        first = self._first + self._texts if _WITH_COMPONENTS in body else self._first
        return body.replace(_HEAD, _HEAD + first, 1)


def _is_ours(headers: MutableHeaders) -> bool:
    return headers.get("content-type", "").startswith("text/html") and "content-security-policy" not in headers
