"""Who is let in by a door: one password for all, limits for requests, and every refusal in one form."""

from __future__ import annotations

import binascii
import time
from base64 import b64decode
from collections.abc import Awaitable, Callable, Sequence
from typing import Any

from fastapi import Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from fastapi.routing import APIRoute
from starlette.exceptions import HTTPException

from index.errors import EngineError, IndexDamaged, IndexUnusable, UnknownArticle
from ui.doors.counts import Counts
from ui.doors.refusals import give_back, refusal, too_long, too_often
from ui.error_messages import is_of_the_server, tell
from ui.errors import Busy, Left
from ui.service.auth import User, is_logged_in
from ui.service.passwords import Passwords, Tries

MAX_BODY = 1_000_000  # bytes
_RETRY = "5"  # seconds until another try, if too many are waiting
_LEFT = 499  # the status for a client that disconnected before it was answered
_OPEN = ("/healthz",)  # only says that the server is up, for those who restart it

Handler = Callable[[Request], Awaitable[Response]]


class Guard:
    """Admits those who know a password: by Basic, as a Bearer token, or by the cookie of the page's login."""

    def __init__(self, users: Sequence[User], counts: Counts, tries: Tries | None = None) -> None:
        self._passwords = Passwords(users)
        self._counts = counts
        self._tries = Tries() if tries is None else tries

    def route_class(self) -> type[APIRoute]:
        """Return the class of routes that this guards."""
        guard = self

        class Guarded(APIRoute):
            def get_route_handler(self) -> Callable[[Request], Any]:
                handler, path = super().get_route_handler(), self.path

                async def guarded(request: Request) -> Response:
                    return await guard.answer(path, request, handler)

                return guarded

        return Guarded

    async def answer(self, path: str, request: Request, handler: Handler) -> Response:
        """Answer a request or refuse it, and count it."""
        began = time.perf_counter()
        response = await self._checked(path, request, handler)
        self._counts.note(path, response.status_code, time.perf_counter() - began)
        return response

    async def _checked(self, path: str, request: Request, handler: Handler) -> Response:
        refused = None if path in _OPEN else self.refused(request)
        if refused is not None:
            return refused
        refused = too_long(request, MAX_BODY)
        if refused is not None:
            return refused
        try:
            return await handler(request)
        except RequestValidationError as error:
            return refusal(422, "; ".join(map(_said, error.errors())))
        except HTTPException as error:
            return refusal(error.status_code, str(error.detail))
        except Exception as error:  # an unforeseen error of the server
            return _explained(error)

    def refused(self, request: Request) -> JSONResponse | None:
        """Return why a request is refused; None if it has a password, or none is needed."""
        if not self._passwords or is_logged_in(request):
            return None
        kind, _, value = request.headers.get("authorization", "").partition(" ")
        if kind:
            refused = too_often(request, self._tries)
            if refused is not None:
                return refused
            if self._knows(kind.lower(), value):
                give_back(request, self._tries)
                return None
        return refusal(401, "a password is needed: as Basic, or as a Bearer token", {"WWW-Authenticate": "Basic"})

    def _knows(self, kind: str, value: str) -> bool:
        if kind == "basic":
            try:
                return self._passwords.knows_pair(b64decode(value, validate=True).decode("utf-8"))
            except (binascii.Error, ValueError):  # not base 64, or not UTF-8
                return False
        # Both are compared, so that the time reveals neither.
        return kind == "bearer" and self._passwords.knows_pair(value) | self._passwords.knows_token(value)


def _explained(error: Exception) -> JSONResponse:
    if isinstance(error, TimeoutError):
        return refusal(504, "the answer took too long: ask fewer articles, or come back when it is quieter")
    if isinstance(error, Left):
        return refusal(_LEFT, tell(error))
    if isinstance(error, Busy):
        return refusal(429, tell(error), {"Retry-After": _RETRY})
    if is_of_the_server(error):
        return refusal(503 if isinstance(error, IndexDamaged | IndexUnusable | EngineError) else 500, tell(error))
    return refusal(404 if isinstance(error, UnknownArticle) else 422, tell(error))


def _said(error: dict[str, Any]) -> str:
    """Return what is wrong with a field in a few words, without what was sent."""
    place = ".".join(str(part) for part in error["loc"] if part not in ("body", "query", "path"))
    return f"{place}: {error['msg']}" if place else str(error["msg"])
