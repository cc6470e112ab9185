"""How the page is served."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from ui.errors import SettingsError
from ui.service.hosts import is_own_name
from ui.service.uploads import DAYS
from ui.texts import languages

AT_ONCE = 2  # questions; more only wait for each other on two cores
WAITING = 32  # questions

_ROOT_PATH = re.compile(r"(?:https?://[^/?#\s]+)?(?:/[^/?#\s]+)+/?")
_ORIGIN = re.compile(r"https?://(?:\*\.)?[\w.-]+(?::\d+)?|\*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Where the page is served, to whom, and how much of it. Raise `SettingsError` for invalid values."""

    host: str = "127.0.0.1"
    port: int = 7860
    root_path: str = ""  # where a proxy puts the page, such as "/articles"
    users: tuple[tuple[str, str], ...] = ()  # names and passwords; without any, no login is needed
    at_once: int = AT_ONCE  # questions that are answered at the same time
    waiting: int = WAITING  # questions that may wait in addition
    shared_uploads: bool = False  # whether one visitor's additions are there for everybody
    forget: float = 600.0  # seconds after which a visitor who left is forgotten
    uploads: Path | None = None  # from where their additions are read again when they come back
    keep_days: float = DAYS  # after which additions are deleted
    watch: bool = False  # whether the articles may change by themselves
    folder: Path | None = None  # with the files that the articles were read from, to show their pages
    embed: tuple[str, ...] = ()  # origins whose pages may frame a quote
    feedback: Path | None = None  # the file that readers' feedback is added to
    language: str = ""  # the code of the interface's language; "" uses the browser's

    def __post_init__(self) -> None:
        if self.root_path and not _ROOT_PATH.fullmatch(self.root_path):
            raise SettingsError(f"the root path {self.root_path!r} is not a path: expected one such as /articles")
        for origin in self.embed:
            if not _ORIGIN.fullmatch(origin):
                raise SettingsError(f"{origin!r} is not an origin: expected one such as https://news.example.org")
        if self.language and self.language not in languages():
            raise SettingsError(f"the page has no language {self.language!r}: expected one of {', '.join(languages())}")
        if self.uploads and self.folder and self.uploads.resolve().is_relative_to(self.folder.resolve()):
            raise SettingsError(f"{self.uploads} is among the articles, where all would see it: choose another folder")
        if self.at_once < 1 or self.waiting < 0:
            raise SettingsError("--at-once must be at least 1, and --waiting at least 0")

    @property
    def embed_on(self) -> str:
        """Which pages may frame a quote, in the form of a content security policy."""
        return " ".join(("'self'", *self.embed))

    @property
    def is_local(self) -> bool:
        """Whether the page cannot be reached from another machine."""
        return is_own_name(self.host)

    @property
    def changes(self) -> bool:
        """Whether the shared articles may change while the page is open."""
        return self.shared_uploads or self.watch

    @property
    def warnings(self) -> tuple[str, ...]:
        """Return sentences about what is unsafe in them."""
        if self.is_local:
            return ()
        if not self.users:
            return (
                f"everybody who can reach {self.host or 'this machine'} can read the articles: "
                "set PULLQUOTE_AUTH to USER:PASSWORD to keep others out.",
            )
        return ("passwords travel in the clear unless a proxy in front of the page adds TLS.",)
