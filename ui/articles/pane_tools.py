"""What stands around an article: buttons for its sources, a box to find words in it, a rail of its marked places."""

from __future__ import annotations

from collections.abc import Sequence

from index.types import Article
from ui.escape import html_text
from ui.icons import CLOSE, DOWN, FIND, NEXT, PAGE, PREVIOUS, UP, icon_button
from ui.reference import Reference

_LONG = 4000  # characters from which an article has a rail: more than fits on two screens
_TITLE = 80  # characters of a quote in a tick's title


def source_buttons(*, pages: bool = False) -> str:
    """Lead to the previous and the next source, the box to find words, and away from the article.

    With `pages`, the pages of its file can be shown too.
    """
    paper = icon_button("src-paper", "Show the page", PAGE) if pages else ""
    return (
        '<div class="src-tools">'
        f"{icon_button('src-step src-previous', 'Previous source', PREVIOUS)}"
        f"{icon_button('src-step src-next', 'Next source', NEXT)}{paper}"
        f"{icon_button('src-find', 'Find in the article', FIND)}"
        f"{icon_button('src-close', 'Close the article', CLOSE)}</div>"
    )


def find_bar() -> str:
    """Look for words in the article; the page's script counts what is found and opens and closes the bar."""
    return (
        '<div class="find" role="search"><input class="find-box" type="search" aria-label="Find in the article"'
        ' placeholder="Find in the article" autocomplete="off" spellcheck="false" maxlength="200">'
        '<span class="find-count" role="status"></span>'
        f"{icon_button('find-previous', 'Previous match', UP)}{icon_button('find-next', 'Next match', DOWN)}"
        f"{icon_button('find-close', 'Close the search', CLOSE)}</div>"
    )


def rail(article: Article, reference: Reference | None, others: Sequence[Reference]) -> str:
    """Show where in a long article the marked places are, as a share of its characters; empty for a short one.

    It is a shortcut for the mouse: the places themselves can be reached by the keyboard.
    """
    length = len(article.text)
    if length < _LONG:
        return ""
    ticks = [_tick(article.text, other, "tick") for other in others]
    ticks += [] if reference is None else [_tick(article.text, reference, "tick now")]
    return f'<div class="rail" aria-hidden="true">{"".join(ticks)}</div>'


def _tick(text: str, reference: Reference, name: str) -> str:
    top = 100 * reference.start / len(text)
    title = html_text(" ".join(text[reference.start : reference.end][:_TITLE].split()))
    return f'<a class="{name}" tabindex="-1" href="#{reference.link}" style="top:{top:.2f}%" title="{title}"></a>'
