"""Small drawings for buttons, in the colour of their text, and buttons that show nothing else."""

from __future__ import annotations

from ui.texts import say


def _icon(path: str) -> str:
    return f'<svg viewBox="0 0 20 20" aria-hidden="true"><path d="{path}"/></svg>'


def icon_button(names: str, key: str, icon: str, more: str = "") -> str:
    """Return a button that shows nothing but an icon.

    `names` are its classes, `key` its name in the table of texts, and `more` attributes of its own.
    """
    label = say(key)
    return (
        f'<button {more} class="icon {names}" type="button" data-label="{key}" aria-label="{label}" title="{label}">'
        f"{icon}</button>"
    )


BACK = _icon("M16 10H4M9 5l-5 5l5 5")
ADD = _icon("M10 4v12M4 10h12")
FILTER = _icon("M3 4h14l-5.500 6.500v5l-3 1.500v-6.500z")
CHOOSE = _icon("M3 5h14M6 10h8M8.5 15h3")
CLOSE = _icon("M5 5l10 10M15 5L5 15")
FIND = _icon("M13 13l4 4M8.5 14a5.5 5.5 0 1 1 0-11a5.5 5.5 0 0 1 0 11z")
LINK = _icon(
    "M8.5 11.5a3.2 3.2 0 0 0 4.6 0l2.6-2.6a3.2 3.2 0 0 0-4.6-4.6l-1 1"
    "M11.5 8.5a3.2 3.2 0 0 0-4.6 0l-2.6 2.6a3.2 3.2 0 0 0 4.6 4.6l1-1"
)
NEXT = _icon("M8 4l6 6l-6 6")
PAGE = _icon("M5 2.500h7l3.500 3.500v11.500h-10.500zM12 2.500v3.500h3.500M7.500 10h5M7.500 13h5")
PEOPLE = _icon(
    "M10 9.500a3.200 3.200 0 1 0 0-6.400a3.200 3.200 0 0 0 0 6.400z"
    "M3.500 17c.6-3.600 3-5.400 6.500-5.400s5.900 1.800 6.500 5.400"
)
PREVIOUS = _icon("M12 4l-6 6l6 6")
DOWN = _icon("M4 8l6 6l6-6")
SAVE = _icon("M10 3v9M6.5 8.5L10 12l3.5-3.5M4 16h12")
UP = _icon("M4 12l6-6l6 6")
KEEP = _icon("M6 3h8v14l-4-3.500l-4 3.500z")
MORE = _icon("M4.500 10h.01M10 10h.01M15.500 10h.01")
BATCH = _icon("M4 5h2M4 10h2M4 15h2M9 5h7M9 10h7M9 15h4")
SEND = _icon("M10 16V4M5 9l5-5l5 5")
STOP = _icon("M6 6h8v8h-8z")
NEW = _icon("M4 16h3l9-9l-3-3l-9 9zM11.500 5.500l3 3")
DARK = _icon("M10 3a7 7 0 1 0 7 7a5.500 5.500 0 0 1-7-7z")
EARLIER = _icon("M10 5v5l3.500 2M10 3a7 7 0 1 1-6.600 4.700M3 3.500v4h4")
