"""What browsers learn about a response: where it may load from, who may frame it, and not to guess its type."""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable

from starlette.datastructures import MutableHeaders
from starlette.types import Message, Send

_ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
_OF_PAGES = {
    "X-Frame-Options": "SAMEORIGIN",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
# Gradio compiles the scripts of components when the page opens, so that 'unsafe-eval' is needed; what is in the
# page as a script or as an attribute of an element does not run without the nonce, which no article or question knows.
_POLICY = (
    "default-src 'none'; script-src 'self' 'nonce-{nonce}' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; manifest-src 'self'; "
    "base-uri 'self'; form-action 'self'; frame-ancestors 'self'"
)
_SCRIPT = re.compile(rb"<script(?=[\s>])")
_POLICY_NAME = "content-security-policy"


def sealed(send: Send) -> Send:
    """Return a `send` that adds these headers to a response; one with a policy of its own keeps it."""

    def begin(headers: MutableHeaders) -> bool:
        for name, value in _ALWAYS.items():
            headers.setdefault(name, value)
        if "etag" not in headers:  # no file of the page itself, which are the same for all
            headers.setdefault("Cache-Control", "private, no-cache")
        return _POLICY_NAME not in headers and headers.get("content-type", "").startswith(
            ("text/html", "image/svg+xml")
        )

    def with_policy(headers: MutableHeaders, body: bytes) -> bytes:
        nonce = secrets.token_urlsafe(16)
        headers.update(_OF_PAGES | {_POLICY_NAME: _POLICY.format(nonce=nonce)})
        if headers["content-type"].startswith("text/html"):
            body = _SCRIPT.sub(b'<script nonce="%b"' % nonce.encode(), body)
        return body

    return rewriting(send, begin, with_policy)


def rewriting(
    send: Send, begin: Callable[[MutableHeaders], bool], rewrite: Callable[[MutableHeaders, bytes], bytes]
) -> Send:
    """Return a `send` that holds the body and rewrites it as a whole if `begin`, called with the headers, says so."""
    held: list[Message] = []

    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start" and begin(MutableHeaders(scope=message)):
            held.append(message)
        elif not held:
            await send(message)
        else:
            held.append(message)
            if not message.get("more_body", False):
                start, *parts = held
                headers = MutableHeaders(scope=start)
                body = rewrite(headers, b"".join(part.get("body", b"") for part in parts))
                if body:  # the answer to HEAD states the length of what it leaves out
                    headers["content-length"] = str(len(body))
                held.clear()
                await send(start)
                await send({"type": "http.response.body", "body": body})

    return sending
