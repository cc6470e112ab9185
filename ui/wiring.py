"""Events of the page, passed to handlers that know no Gradio, and the changes that these return."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, fields
from inspect import isgeneratorfunction
from typing import Any

import gradio as gr

from ui.chat.stored import kept_text
from ui.desk import Desk
from ui.doors.refusals import is_here
from ui.error_messages import tell
from ui.layout import Components
from ui.notice import render_notice
from ui.service.visit import read_key
from ui.texts import using
from ui.types import Shown, Update

Changes = dict[Any, Any]  # of components of the page, to their new values

# Private events can still be posted to, so whatever they are sent is checked behind `Desk`. The page shows progress in
# its own way; without `show_progress_on`, each event would change every component that it returns twice more.
QUIET: dict[str, Any] = {"api_visibility": "private", "show_progress": "hidden", "show_progress_on": []}


@dataclass(frozen=True, slots=True)
class Event:
    """What a page sent: the key of its visit, the name of its session, and values by name.

    `is_here` says whether it is a page on this machine.
    """

    key: str
    session: str
    data: object
    is_here: bool

    def get(self, name: str) -> object:
        """Return a value; None if nothing of that name was sent."""
        try:
            return getattr(self.data, name, None)
        except (TypeError, KeyError):  # the browser sent no object
            return None


def changes(parts: Components, update: Update) -> Changes:
    """Return the new values of the parts that an update changes."""
    new = {field.name: getattr(update, field.name) for field in fields(update)}
    new["chat"] = _for_script(new.pop("seen"))
    new["others"] = None if update.others is None else gr.Timer(active=update.others)
    return {getattr(parts, name): value for name, value in new.items() if value is not None}


def _for_script(shown: Shown | None) -> dict[str, Any] | None:
    """Return the message to the conversation's script; no two are the same, so that each is noticed."""
    if shown is None:
        return None
    turns = [{"question": turn.question, "html": turn.reply, "kept": kept_text(turn)} for turn in shown.turns]
    rest = {field.name: getattr(shown, field.name) for field in fields(shown) if field.name != "turns"}
    given = {name: value for name, value in rest.items() if value is not None}
    return {"at": time.time_ns(), "turns": turns, **given}


class Wiring:
    """Connects events to handlers, which are given an `Event` and the values of parts, and return or yield updates.

    A handler uses the visitor's language. If it raises, the notice says why, and the list is shown as it is.
    """

    def __init__(self, parts: Components, desk: Desk) -> None:
        self._parts, self._desk = parts, desk

    def on(
        self,
        trigger: Callable[..., Any],
        handler: Callable[..., Any],
        outputs: Sequence[Any],
        reads: Sequence[Any] = (),
        **how: Any,
    ) -> None:
        """Connect `trigger` to a handler; `outputs` are the components that it may change, besides the notice."""

        def once(request: gr.Request, data: gr.EventData, key: object, *values: Any) -> Changes:
            event = Event(read_key(key), session_of(request), data, is_here(request.headers))
            with using(self._desk.language(event.key)):
                try:
                    return self._changes_of(handler(event, *values))
                except Exception as error:
                    return self._failed(event, error, outputs)

        def stepwise(request: gr.Request, data: gr.EventData, key: object, *values: Any) -> Iterator[Changes]:
            event = Event(read_key(key), session_of(request), data, is_here(request.headers))
            steps: Iterator[Update] = handler(event, *values)
            while True:
                with using(self._desk.language(event.key)):  # each step may run in another thread
                    try:
                        step = next(steps, None)
                    except Exception as error:
                        yield self._failed(event, error, outputs)
                        return
                if step is None:
                    return
                yield self._changes_of(step)

        run: Callable[..., Any] = stepwise if isgeneratorfunction(handler) else once
        run.__name__ = handler.__name__  # Gradio's name of the event
        trigger(run, [self._parts.visit, *reads], [*outputs, self._parts.notice], **QUIET | how)

    def _failed(self, event: Event, error: Exception, outputs: Sequence[Any]) -> Changes:
        listing = Update()
        if self._parts.rows in outputs:
            with suppress(Exception):  # the list itself may have failed
                listing = self._desk.shelf.show(event.key)
        return self._changes_of(listing | Update(notice=render_notice(tell(error))))

    def _changes_of(self, update: Update | None) -> Changes:
        # Gradio accepts no empty answer.
        return changes(self._parts, update or Update()) or {self._parts.notice: gr.skip()}


def session_of(request: gr.Request) -> str:
    """Return the session of the page that an event comes from; "" if it has none."""
    return request.session_hash or ""
