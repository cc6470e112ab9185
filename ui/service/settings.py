"""How the page is served."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from ui.errors import SettingsError
from ui.service.uploads import DAYS
from ui.texts import languages

AT_ONCE = 2  # questions; more only wait for each other on two cores
WAITING = 32  # questions

_ROOT_PATH = re.compile(r"(?:https?://[^/?#\s]+)?(?:/[^/?#\s]+)+/?")
_ORIGIN = re.compile(r"https?://(?:\*\.)?[\w.-]+(?::\d+)?|\*")
_LOOPBACK = ("127.", "localhost", "::1")


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Where the page is served, to whom, and how much of it. Raise `SettingsError` if one of them cannot be."""

    host: str = "127.0.0.1"
    port: int = 7860
    root_path: str = ""  # where a proxy puts the page, such as "/articles"
    users: tuple[tuple[str, str], ...] = ()  # names and passwords; without any, everybody may come in
    at_once: int = AT_ONCE  # questions that are read at the same time
    waiting: int = WAITING  # questions that may wait beside them
    shared_uploads: bool = False  # whether what one visitor adds is there for all
    forget: float = 600.0  # seconds after which a visitor who left is forgotten
    uploads: Path | None = None  # from where what they added is read again when they come back
    keep_days: float = DAYS  # after which it is not there any more
    watch: bool = False  # whether the articles may change by themselves
    folder: Path | None = None  # below which are the files that they were read from, to show their pages
    embed: tuple[str, ...] = ()  # origins whose pages may frame a quote
    feedback: Path | None = None  # the file that what readers say of answers is added to
    language: str = ""  # the code of the interface's, "" if each browser's is taken

    def __post_init__(self) -> None:
        if self.root_path and not _ROOT_PATH.fullmatch(self.root_path):
            raise SettingsError(f"the root path {self.root_path!r} is no path: expected one such as /articles")
        for origin in self.embed:
            if not _ORIGIN.fullmatch(origin):
                raise SettingsError(f"{origin!r} is no origin: expected one such as https://news.example.org")
        if self.language and self.language not in languages():
            raise SettingsError(f"the page does not speak {self.language!r}: expected one of {', '.join(languages())}")
        if self.uploads and self.folder and self.uploads.resolve().is_relative_to(self.folder.resolve()):
            raise SettingsError(f"{self.uploads} lies among the articles, where all would see what one visitor added")
        if self.at_once < 1 or self.waiting < 0:
            raise SettingsError("at least 1 question is read at once, and at least 0 wait")

    @property
    def embed_on(self) -> str:
        """Which pages may frame a quote, as a content security policy says it."""
        return " ".join(("'self'", *self.embed))

    @property
    def is_local(self) -> bool:
        """Whether nobody can reach the page from another machine."""
        return self.host.startswith(_LOOPBACK)

    @property
    def changes(self) -> bool:
        """Whether the articles that all see change while the page is open."""
        return self.shared_uploads or self.watch

    @property
    def warnings(self) -> tuple[str, ...]:
        """Say in sentences what is unsafe about them."""
        if self.is_local:
            return ()
        if not self.users:
            return (
                f"everybody who can reach {self.host or 'this machine'} can read the articles: "
                "set PULLQUOTE_AUTH to USER:PASSWORD to keep others out.",
            )
        return ("passwords travel in the clear unless a proxy in front of the page adds TLS.",)
