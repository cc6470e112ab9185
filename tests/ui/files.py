"""Files as a visitor chooses them in a dialog."""

from __future__ import annotations

from playwright.sync_api import FilePayload, Locator, Page

SECRET = "The secret is plum. It was told to nobody else.\n"


def text_file(name: str = "secret.txt", text: str | bytes = SECRET) -> FilePayload:
    """Make a file."""
    data = text if isinstance(text, bytes) else text.encode()
    return {"name": name, "mimeType": "text/plain", "buffer": data}


def add(page: Page, *files: FilePayload) -> Locator:
    """Add files, and give what became of them once it is known."""
    page.set_input_files(".shelf-files", files)
    outcome = page.locator("#outcome .outcome")
    outcome.wait_for()
    return outcome


def row(page: Page, title: str) -> Locator:
    """Return the row of the list whose title begins so."""
    return page.locator(".shelf-row", has_text=title)
