"""A paragraph's words in plain form, for comparing wordings, and their end marks."""

from __future__ import annotations

import re
import unicodedata

_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")  # soft hyphens, zero widths, directions
_EMPHASIS = re.compile(r"^(?P<mark>\*{1,3}|_{1,3})(?P<words>.+)(?P=mark)$")
_LINK = re.compile(r"\[([^\[\]]*)\]\([^()\s]*(?:\s\"[^\"]*\")?\)")
_NOTE = re.compile(r"(?:\[\^?\w{1,4}\]|[⁰¹²³⁴-⁹†‡])+$")  # marks of footnotes
_ENDED = re.compile(r"[.!?…。！？؟।:;]['\"”’»)\]*_]*$")
_FULL_STOP = re.compile(r"[.。।]['\"”’»)\]*_]*$")
_ABBREVIATED = re.compile(r"(?:\b[A-Z]\.|\b(?:Jr|Sr|Inc|Co|Ltd|Corp)\.|\.\.\.)$")


def seen(words: str) -> tuple[str, list[int]]:
    """Return words without their invisible characters, and the place in `words` of each that is left."""
    hidden = {match.start() for match in _UNSEEN.finditer(words)}
    places = [at for at in range(len(words)) if at not in hidden]
    return "".join(words[at] for at in places), places


def plain(words: str) -> str:
    """Return words on one line: composed, with straight apostrophes, without invisible characters."""
    if not words.isascii():
        words = _UNSEEN.sub("", unicodedata.normalize("NFC", words)).replace("’", "'").replace("‘", "'")
    return " ".join(words.split())


def without_marks(words: str) -> str:
    """Return plain words without Markdown's emphasis around them and the addresses of its links."""
    if "](" in words:
        words = _LINK.sub(r"\1", words)
    if words[:1] in "*_":
        match = _EMPHASIS.match(words)
        words = words if match is None else match["words"].strip()
    return words


def link_share(words: str) -> float:
    """Return the share of the letters and digits of a line that are words of Markdown links, in [0, 1]."""
    if "](" not in words:
        return 0.0
    linked = sum(sum(map(str.isalnum, match[1])) for match in _LINK.finditer(words))
    return linked / max(sum(map(str.isalnum, _LINK.sub(r"\1", words))), 1)


def has_end_mark(words: str) -> bool:
    """Whether words end like a sentence, or like one that introduces something."""
    words = _NOTE.sub("", words)
    return bool(_ENDED.search(words)) and not words.endswith("...")


def has_full_stop(words: str) -> bool:
    """Whether words end in a full stop that is not part of an abbreviation."""
    words = _NOTE.sub("", words)
    return bool(_FULL_STOP.search(words)) and not _ABBREVIATED.search(words)
