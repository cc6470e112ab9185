"""What events have in common: what they are sent, and what they change."""

from __future__ import annotations

import time
from typing import Any

import gradio as gr

from ui.chat.stored import kept_text
from ui.layout import Parts
from ui.types import Shown, Update
from ui.widgets.shelf.shelf import Listing

Changes = dict[Any, Any]  # of parts of the page, to their new values

# Private events can still be posted to, so whatever they are sent is checked behind `Desk`.
QUIET: dict[str, Any] = {"api_visibility": "private", "show_progress": "hidden"}


def changed(parts: Parts, update: Update) -> Changes:
    """Return what an update of the conversation changes."""
    changes: Changes = {
        parts.turns: update.turns,
        parts.chat: None if update.seen is None else seen(update.seen),
        parts.pane: update.pane,
        parts.shown: update.shown,
    }
    return _without_none(changes)


def seen(shown: Shown, **more: Any) -> dict[str, Any]:
    """Return what the conversation's script is sent; no two are the same, so that each is noticed."""
    turns = [{"question": turn.question, "html": turn.reply, "kept": kept_text(turn)} for turn in shown.turns]
    how = {name: getattr(shown, name) for name in ("after", "refused", "unfinished", "completes")}
    return {"at": time.time_ns(), "turns": turns, **how, **more}


def listed(parts: Parts, listing: Listing) -> Changes:
    """Return what changes in the list of articles."""
    changes: Changes = {
        parts.rows: listing.rows,
        parts.scope: listing.scope,
        parts.outcome: listing.outcome,
        parts.missed: listing.missed,
    }
    return _without_none(changes)


def or_none(changes: Changes, part: Any) -> Changes:
    """Return changes; where there are none, leave a part as it is, for Gradio takes no answer that is empty."""
    return changes or {part: gr.skip()}


def sent(event: gr.EventData, name: str) -> object:
    """Read what the browser sent with an event; None if it sent nothing of that name."""
    try:
        return getattr(event, name, None)
    except (TypeError, KeyError):
        return None


def session_of(request: gr.Request) -> str:
    """Name the page that an event comes from; "" if it is none."""
    return request.session_hash or ""


def _without_none(changes: Changes) -> Changes:
    return {part: value for part, value in changes.items() if value is not None}
