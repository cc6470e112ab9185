"""The language of a text as files state it."""

from __future__ import annotations

import re

_CODE = re.compile(r"[A-Za-z]{2}(?![^\W_])")


def language_of(value: str | None) -> str | None:
    """Return the ISO 639-1 code at the head of a language tag, such as "en" for "en-GB"; None for anything else."""
    code = _CODE.match((value or "").strip())
    return None if code is None else code.group().lower()
