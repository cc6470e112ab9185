"""Why a request is refused, in one form for all."""

from __future__ import annotations

import math
from collections.abc import Mapping

from starlette.requests import Request
from starlette.responses import JSONResponse

from ui.service.hosts import names_this_machine
from ui.service.passwords import Tries

SAFE = ("GET", "HEAD")  # methods that change nothing, and have no body

_WITH_BODY = ("POST", "PUT", "PATCH")
_OF_PROXIES = ("x-forwarded-for", "x-forwarded-host", "x-forwarded-proto", "forwarded", "via")
_DIGITS = 15  # of a length, at most
_KINDS = {
    401: "authentication_error",
    403: "permission_error",
    404: "not_found_error",
    429: "rate_limit_error",
    500: "server_error",
    503: "server_error",
    504: "timeout_error",
}


def refusal(status: int, message: str, headers: dict[str, str] | None = None) -> JSONResponse:
    """Return why a request is refused, in the form that clients of OpenAI read."""
    kind = _KINDS.get(status, "invalid_request_error")
    error = {"message": message, "type": kind, "param": None, "code": None}
    return JSONResponse({"error": error}, status_code=status, headers=headers)


def too_often(request: Request, tries: Tries) -> JSONResponse | None:
    """Use one try of whoever sends a request; return how long to wait if none is left."""
    wait = math.ceil(tries.take(address_of(request), is_forwarded=_is_forwarded(request)))
    return (
        refusal(429, f"too many wrong passwords: try again in {wait} s", {"Retry-After": str(wait)}) if wait else None
    )


def give_back(request: Request, tries: Tries) -> None:
    """Return the try that a request has used, since its password was right."""
    tries.give_back(address_of(request), is_forwarded=_is_forwarded(request))


def too_long(request: Request, most: int) -> JSONResponse | None:
    """Return why the body of a request is refused: it does not state its length, or has more than `most` bytes."""
    if request.method in SAFE:
        return None
    length = request.headers.get("content-length", "" if request.method in _WITH_BODY else "0")
    if "transfer-encoding" in request.headers or not (length.isascii() and length.isdecimal()):
        return refusal(411, "a request must state its length (Content-Length)")
    if len(length) > _DIGITS or int(length) > most:
        return refusal(413, f"a request has at most {most:,} bytes here")
    return None


def is_here(headers: Mapping[str, str]) -> bool:
    """Whether a request is from a browser on this machine, to a name of this machine, and not through a proxy."""
    return not any(name in headers for name in _OF_PROXIES) and names_this_machine(headers.get("host", ""))


def _is_forwarded(request: Request) -> bool:
    """Whether a proxy, or a client that claims to be one, says where a request comes from."""
    return "x-forwarded-for" in request.headers


def address_of(request: Request) -> str:
    """Return where a request comes from; behind a proxy on this machine, what the proxy says."""
    return "" if request.client is None else request.client.host
