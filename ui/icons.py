"""Small drawings for buttons, in the colour of their text; each button is named beside them."""

from __future__ import annotations


def _icon(path: str) -> str:
    return f'<svg viewBox="0 0 20 20" aria-hidden="true"><path d="{path}"/></svg>'


CHOOSE = _icon("M3 5h14M6 10h8M8.500 15h3")
CLOSE = _icon("M5 5l10 10M15 5L5 15")
FIND = _icon("M13 13l4 4M8.5 14a5.5 5.5 0 1 1 0-11a5.5 5.5 0 0 1 0 11z")
NEXT = _icon("M8 4l6 6l-6 6")
PREVIOUS = _icon("M12 4l-6 6l6 6")
DOWN = _icon("M4 8l6 6l6-6")
UP = _icon("M4 12l6-6l6 6")
