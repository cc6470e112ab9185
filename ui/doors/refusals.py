"""Why a request is refused, in one form for all."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import JSONResponse

_KINDS = {
    401: "authentication_error",
    403: "permission_error",
    404: "not_found_error",
    429: "rate_limit_error",
    504: "timeout_error",
}


def refusal(status: int, message: str, headers: dict[str, str] | None = None) -> JSONResponse:
    """Return why a request is refused, in the form that clients of OpenAI read."""
    kind = _KINDS.get(status, "invalid_request_error")
    error = {"message": message, "type": kind, "param": None, "code": None}
    return JSONResponse({"error": error}, status_code=status, headers=headers)


def too_often(seconds: int) -> JSONResponse:
    """Return that passwords were tried too often, and how long to wait."""
    said = f"too many wrong passwords: try again in {seconds} s"
    return refusal(429, said, {"Retry-After": str(seconds)})


def address_of(request: Request) -> str:
    """Return where a request comes from; behind a proxy on this machine, what that says."""
    return "" if request.client is None else request.client.host
