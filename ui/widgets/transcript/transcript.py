"""The conversation in the form for its widget: turn by turn, so that what is already shown stays in place."""

from __future__ import annotations

from ui.icons import DARK, EARLIER, NEW, PAGE, SEND, STOP
from ui.resources import read_scripts, read_widget
from ui.texts import markup
from ui.types import MAX_QUESTION
from ui.widgets.batch import batch
from ui.widgets.tray import tray

_BEGIN = "watch('value', apply);\ntranslate(element);"


def script() -> str:
    """Return the script that runs once in the conversation."""
    own = "transcript.js", "box.js", "card.js", "kept.js", "menus.js"
    beside = ((name, f"{name}.js") for name in ("tray", "batch", "feedback"))
    return f"{read_scripts(('transcript', *own), ('upload', 'sending.js'), *beside)}\n{_BEGIN}"


def arrival() -> str:
    """Return the script that runs when the page opens, and sends what the browser kept."""
    return read_widget("transcript", "arrive.js")


def body() -> str:
    """Return the frame of the conversation."""
    return markup(f"""
        <div class="told" role="alert" hidden></div>
        <div class="log" role="log" tabindex="0" data-label="conversation">
          <div class="welcome">
            <h2 data-say="welcome"></h2>
            <p data-say="welcome.how"></p>
            <div class="examples" role="group" data-label="examples"></div>
          </div>
        </div>
        <div class="undo" role="status" hidden><span></span><button type="button" data-say="undo"></button></div>
        {tray.panel()}
        {batch.panel()}
    """)


def box() -> str:
    """Return the box that questions are written in."""
    return markup(f"""
        <form class="box">
          {batch.button()}
          <textarea rows="1" maxlength="{MAX_QUESTION}" data-label="box" data-hint="box.hint"></textarea>
          <button class="send" type="submit" data-label="send">{SEND}</button>
          <button class="stop" type="button" data-label="stop" title hidden>{STOP}</button>
        </form>
        <p class="hint" role="status"></p>
        <p class="held"></p>
    """)


def order() -> str:
    """Return the choice of which of different answers leads; it is shown if the articles have different days."""
    return markup(
        '<label data-tip="newest.title"><input id="newest" type="checkbox"><span data-say="newest"></span></label>'
    )


def bar() -> str:
    """Return the bar above the page."""
    return markup(f"""
        <h1><span>Pull<em>quote</em></span></h1>
        <p data-say="brand"></p>
        <details class="menu" id="earlier" hidden>
          <summary>{EARLIER}<span data-say="earlier"></span></summary>
          <div></div>
        </details>
        <button id="fresh" type="button" data-label="fresh" title>{NEW}<span data-say="fresh"></span></button>
        {tray.menu("export")}
        {tray.button()}
        <button id="browse" type="button" data-label="articles">{PAGE}<span data-say="articles"></span></button>
        <button id="dark" type="button" data-label="dark" title>{DARK}</button>
    """)
