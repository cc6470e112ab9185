"""Text that others wrote, as part of a line of a terminal."""

from __future__ import annotations

_CONTROLS = dict.fromkeys((*range(32), *range(127, 160), 0x2028, 0x2029), " ")  # a terminal would obey them


def one_line(text: str) -> str:
    """Replace every line end and other control character by a space; the length stays the same.

    For quotes and titles, and for names of files too, which may hold anything but a slash.
    """
    return text.translate(_CONTROLS)
