"""What went wrong, in a line above the conversation, or above the article that it is about."""

from __future__ import annotations

from ui.escape import html_text
from ui.icons import CLOSE, icon_button
from ui.retelling import retell


def is_over(message: object) -> bool:
    """Whether what a part of the page says is over once a question is asked: everything but progress."""
    return isinstance(message, str) and message != "" and "<progress" not in message


def render_notice(problem: str) -> str:
    """Render what went wrong, until it is dismissed."""
    return (
        f'<div class="note" role="alert"><p>{html_text(retell(problem))}</p>'
        f"{icon_button('note-close', 'dismiss', CLOSE)}</div>"
    )


def render_remark(problem: str) -> str:
    """Render what is wrong with the place that an article is shown at; it is there as long as the article is."""
    return f'<div class="note" role="alert"><p>{html_text(problem)}</p></div>' if problem else ""
