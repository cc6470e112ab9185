"""The conversation as its widget is sent it: turn by turn, so that what is shown already stays as the reader has it."""

from __future__ import annotations

from ui.icons import DARK, EARLIER, NEW, PAGE, SEND, STOP
from ui.resources import read_asset, read_widget
from ui.texts import say
from ui.types import MAX_QUESTION
from ui.widgets.batch import batch
from ui.widgets.tray import tray

_BEGIN = "watch('value', apply);\ntranslate(element);"


def script() -> str:
    """Return what runs once in the conversation; the files share their names."""
    own = read_widget("transcript", "transcript.js", "box.js", "card.js", "kept.js", "menus.js")
    beside = [read_widget(name, f"{name}.js") for name in ("tray", "batch", "feedback")]
    return "\n".join([read_asset("common.js"), own, *beside, _BEGIN])


def arrival() -> str:
    """Return what runs when the page opens, and sends what the browser kept."""
    return read_widget("transcript", "arrive.js")


def body() -> str:
    """Return what the conversation stands in."""
    return (
        '<div class="told" role="alert" hidden></div>'
        f'<div class="log" role="log" tabindex="0" data-label="conversation" aria-label="{say("conversation")}">'
        f'<div class="welcome"><h2 data-say="welcome">{say("welcome")}</h2>'
        f'<p data-say="welcome.how">{say("welcome.how")}</p>'
        f'<div class="examples" role="group" data-label="examples" aria-label="{say("examples")}"></div></div></div>'
        f'<div class="undo" role="status" hidden><span></span><button type="button" data-say="undo">{say("undo")}'
        f"</button></div>{tray.panel()}{batch.panel()}"
    )


def box() -> str:
    """Return the box that questions are written in."""
    return (
        f'<form class="box">{batch.button()}<textarea rows="1" maxlength="{MAX_QUESTION}" aria-label="{say("box")}"'
        f' data-label="box" placeholder="{say("box.hint")}" data-hint="box.hint"></textarea>'
        f'<button class="send" type="submit" data-label="send" aria-label="{say("send")}">{SEND}</button>'
        f'<button class="stop" type="button" data-label="stop" aria-label="{say("stop")}" title="{say("stop")}" hidden>'
        f'{STOP}</button></form><p class="hint" role="status"></p><p class="held"></p>'
    )


def order() -> str:
    """Return the choice of which of different answers leads; it is shown if articles are of different days."""
    return (
        f'<label data-tip="newest.title" title="{say("newest.title")}"><input id="newest" type="checkbox">'
        f'<span data-say="newest">{say("newest")}</span></label>'
    )


def bar() -> str:
    """Return the bar above the page."""
    return (
        f'<h1>Pull<em>quote</em></h1><p data-say="brand">{say("brand")}</p>'
        f'<details class="menu" id="earlier" hidden><summary>{EARLIER}<span data-say="earlier">{say("earlier")}</span>'
        "</summary><div></div></details>"
        f'<button id="fresh" type="button" data-label="fresh" aria-label="{say("fresh")}" title="{say("fresh")}">'
        f'{NEW}<span data-say="fresh">{say("fresh")}</span></button>'
        f"{tray.menu('export')}{tray.button()}"
        f'<button id="browse" type="button" data-label="articles" aria-label="{say("articles")}">{PAGE}'
        f'<span data-say="articles">{say("articles")}</span></button>'
        f'<button id="dark" type="button" data-label="dark" aria-label="{say("dark")}" title="{say("dark")}">{DARK}'
        "</button>"
    )
