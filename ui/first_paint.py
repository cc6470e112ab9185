"""The visitor's theme from the first frame of a page, before its scripts have loaded."""

from __future__ import annotations

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Receive, Scope, Send

from ui.doors.headers import rewriting
from ui.resources import read_asset

_HEAD = b"<head>"


class FirstPaint:
    """Puts the theme first in the head of every page; Gradio would set it only once its own scripts run.

    A page with a content security policy of its own, such as an embedded quote, is left as it is.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        style = read_asset("tokens.css") + read_asset("first.css")
        self._first = f"<style>{style}</style><script>{read_asset('first.js')}</script>"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve a request."""
        await self._app(scope, receive, rewriting(send, _is_ours, self._dressed) if scope["type"] == "http" else send)

    def _dressed(self, headers: MutableHeaders, body: bytes) -> bytes:
        return body.replace(_HEAD, _HEAD + self._first.encode(), 1)


def _is_ours(headers: MutableHeaders) -> bool:
    return headers.get("content-type", "").startswith("text/html") and "content-security-policy" not in headers
