"""What went wrong, in a line above the conversation."""

from __future__ import annotations

from ui.escape import html_text
from ui.icons import CLOSE


def render_notice(problem: str) -> str:
    """Say what went wrong, until it is dismissed."""
    return (
        f'<div class="note" role="alert"><p>{html_text(problem)}</p>'
        f'<button type="button" class="icon note-close" aria-label="Dismiss this message">{CLOSE}</button></div>'
    )
