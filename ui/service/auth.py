"""Who may log in: names and passwords, from anywhere but the command line, which every process can read."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from starlette.requests import HTTPConnection

from ui.errors import SettingsError

VARIABLE = "PULLQUOTE_AUTH"

User = tuple[str, str]  # a name and a password

_FORM = "expected USER:PASSWORD"


def read_user(text: str, where: str) -> User:
    """Split `USER:PASSWORD` at the first colon; raise `SettingsError` if one of them is empty."""
    name, colon, password = text.strip().partition(":")
    if not (colon and name and password):
        raise SettingsError(f"{where} holds no user: {_FORM}, with neither of them empty")
    return name, password


def users_of_environment(environment: Mapping[str, str]) -> tuple[User, ...]:
    """Read the one user that `PULLQUOTE_AUTH` names; () if it is not set. Raise `SettingsError`."""
    return (read_user(environment[VARIABLE], VARIABLE),) if VARIABLE in environment else ()


def users_of_file(path: Path) -> tuple[User, ...]:
    """Read a user from each line; blank ones and those that begin with # are skipped. Raise `SettingsError`."""
    try:
        lines = path.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"the file of users cannot be read: {error}") from error
    found = [(at, line) for at, line in enumerate(lines, 1) if line.strip() and not line.lstrip().startswith("#")]
    users = tuple(read_user(line, f"{path}, line {at},") for at, line in found)
    if not users:
        raise SettingsError(f"{path} holds no user: {_FORM} on a line of its own")
    if len({name for name, _ in users}) < len(users):
        raise SettingsError(f"{path} names a user twice: use each name once")
    return users


def is_logged_in(request: HTTPConnection) -> bool:
    """Whether Gradio gave this browser a token when somebody logged in."""
    page = request.scope.get("app")
    names = [f"access-token-{mark}{getattr(page, 'cookie_id', '')}" for mark in ("", "unsecure-")]
    return any(request.cookies.get(name, "") in getattr(page, "tokens", {}) for name in names)
