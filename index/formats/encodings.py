"""Bytes to text: never wrong letters without a note.

In this order: a byte order mark; strict UTF-8; what the file itself declares; UTF-8 with a few broken bytes; what an
old Macintosh or DOS wrote, where Windows-1252 has letters in odd places; strict Windows-1252 where that gives words of
a western language; other alphabets by their letters; a guess by `charset-normalizer`. Any encoding not known from a
mark, strict UTF-8 or the declaration is mentioned in a note. A file that fits nothing is refused. An encoding given by
a person (`hints`) comes before all of these.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from dataclasses import dataclass, replace

from index.errors import FormatError
from index.formats.alphabets import CANDIDATES, COVERED, coverage, is_cyrillic, is_western
from index.formats.hints import hints
from index.formats.misplaced import is_better
from index.types import Extracted

_MARKS = (  # UTF-32's little-endian mark begins with UTF-16's, so it is tried before
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# What the web means by a label (WHATWG Encoding Standard): the wider code page, which is what people use.
_WIDER = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "big5": "big5hkscs",
}
_UNICODE = ("utf-8", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be", "utf-8-sig", "utf-7")
_OTHER_WESTERN = ("mac_roman", "cp850")
_CJK = ("cp932", "euc_jp", "cp949", "gb18030", "big5hkscs")
# Python's names as people and the web write them; others are shown under Python's name.
_NAMES = {
    **{f"cp125{number}": f"Windows-125{number}" for number in range(9)},
    **{f"iso8859-{number}": f"ISO-8859-{number}" for number in range(1, 17)},
    **{name: name.upper() for name in ("utf-8", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "koi8-r", "koi8-u")},
    **{"cp932": "Shift_JIS", "euc_jp": "EUC-JP", "cp949": "EUC-KR", "gb18030": "GB18030", "big5hkscs": "Big5"},
    **{"cp874": "CP874", "iso2022_jp_2": "ISO-2022-JP-2", "mac-roman": "Macintosh"},
}
# Of encodings that fit nearly equally well, the most common.
_COMMON = (
    *("cp1251", "cp1250", "iso8859_2", "cp932", "gb18030", "big5", "big5hkscs", "cp949", "euc_jp", "koi8_r", "koi8_u"),
    *("cp1253", "iso8859_7", "cp1254", "cp1255", "cp1256", "cp1257", "cp874", "cp1252", "mac_roman"),
)
_NEAR = 0.1  # difference of coherence, of 1, within which encodings fit nearly as well
_MAX_BROKEN = 0.001  # share of bytes that are not UTF-8 in a file that is
_MAX_NAMED = 3  # broken bytes that a note names
_MAX_CONTROLS = 0.01  # share of control characters; a wrong guess at an encoding has more
_SAMPLE = 100_000  # code points in which control characters are counted
_FEW = 3  # sequences of UTF-8 in a file that declares a Chinese, Japanese or Korean encoding, which may be chance
_ZEROS = 0.5  # share of characters with a high byte of zero from which a file without a mark is UTF-16
# What UTF-8 writes for one character outside ASCII (The Unicode Standard, table 3-7).
_SEQUENCE = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|\xe0[\xa0-\xbf][\x80-\xbf]|[\xe1-\xec\xee\xef][\x80-\xbf]{2}|\xed[\x80-\x9f][\x80-\xbf]"
    rb"|\xf0[\x90-\xbf][\x80-\xbf]{2}|[\xf1-\xf3][\x80-\xbf]{3}|\xf4[\x80-\x8f][\x80-\xbf]{2}"
)
# Characters of Windows-1252 that nobody writes there: in ISO-8859-15 they are the euro sign and the letters of "œuvre".
_IN_LATIN_9 = re.compile("¤|[¼½](?=u|il)")
_BROKEN = re.compile(rb"(?:" + _SEQUENCE.pattern + rb")|([\x80-\xff])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """A text, the Python name of its encoding, whether that is a guess, and the note about it.

    It is not a guess if a byte order mark, strict UTF-8, the file itself or a person says so.
    """

    text: str
    encoding: str
    notes: tuple[str, ...] = ()
    is_guess: bool = False

    @property
    def name(self) -> str:
        """The encoding's name as it is shown and accepted."""
        return shown_name(self.encoding)

    def with_note(self, extracted: Extracted) -> Extracted:
        """Return a format's article, with a note on how its text was decoded."""
        return replace(
            extracted,
            encoding=self.name,
            encoding_guessed=self.is_guess,
            notes=(*self.notes, *extracted.notes),
        )


def shown_name(encoding: str) -> str:
    """Return the name to show for an encoding; Python accepts it too."""
    return _NAMES.get(codecs.lookup(encoding).name, encoding)


def checked_encoding(label: str) -> str:
    """Return the name to show for an encoding given by a person, in any spelling.

    Raises:
        FormatError: there is no such encoding of text.

    """
    encoding = _python_name(label)
    if encoding is None:
        raise FormatError(f"{label!r} is not a known encoding: expected one such as windows-1251, shift_jis or utf-8.")
    return shown_name(encoding)


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """Decode a file; `declared` is the encoding that it names itself, in any spelling.

    Line ends stay as they are. The mark of UTF-8 stays the first code point, those of UTF-16 and UTF-32 do not.

    Raises:
        FormatError: the bytes are binary, fit no encoding, or do not fit the one a person gave.

    """
    if hints().encoding:
        return _as_said(data, hints().encoding)
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return Decoded(text=_strict(data, encoding), encoding=encoding)
    if b"\0" in data:
        return _without_mark(data)
    name = _python_name(declared)
    if b"\x1b$" in data:  # ISO-2022-JP is pure ASCII with escape sequences
        return Decoded(text=_strict(data, "iso2022_jp_2"), encoding="iso2022_jp_2")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        is_cut = error.start >= len(data) - 3 and error.reason == "unexpected end of data"
        return _not_utf8(data, name, is_cut=is_cut)
    if name in _CJK and 0 < len(_SEQUENCE.findall(data)) < _FEW and (other := _try(data, name)) is not None:
        return Decoded(text=other, encoding=name)
    return Decoded(text=text, encoding="utf-8")


def _as_said(data: bytes, label: str) -> Decoded:
    name = checked_encoding(label)
    encoding = _python_name(label) or label
    text = _try(data, encoding)
    if text is None:
        raise FormatError(f"it is not {name}, the encoding that was named: name another.")
    return Decoded(text=text, encoding=encoding, notes=(f"read as {name}, as requested",))


def _not_utf8(data: bytes, declared: str | None, *, is_cut: bool) -> Decoded:
    """Decode bytes that are not UTF-8, or that are UTF-8 except for a last character that `is_cut` off."""
    if declared is not None and declared not in _UNICODE and (text := _try(data, declared)) is not None:
        return Decoded(text=text, encoding=declared)
    broken = _broken_places(data)
    sequences = len(_SEQUENCE.findall(data))
    if sequences > len(broken) or (sequences > 0 and is_cut):
        if len(broken) > _MAX_BROKEN * len(data) and not is_cut:
            raise FormatError(
                f"it is UTF-8 except for {len(broken)} bytes, the first at {broken[0]:,}: save it as UTF-8 text."
            )
        return Decoded(
            text=data.decode("utf-8", "replace"), encoding="utf-8", notes=(_broken_note(broken),), is_guess=True
        )
    western = _try(data, "cp1252")
    for encoding in _OTHER_WESTERN:
        text = _try(data, encoding)
        if text is not None and is_better(data, encoding) and _reads_western(text):
            return Decoded(text=text, encoding=encoding, notes=(_guess_note(encoding),), is_guess=True)
    if western is not None and _IN_LATIN_9.search(western) and _reads_western(newer := data.decode("iso8859-15")):
        return Decoded(text=newer, encoding="iso8859-15", notes=(_guess_note("iso8859-15"),), is_guess=True)
    if western is not None and _reads_western(western):
        return Decoded(text=western, encoding="cp1252", notes=("read as Windows-1252",), is_guess=True)
    return _guessed(data)


def _guessed(data: bytes) -> Decoded:
    """Decode by the encoding whose language the letters are, or else by the most likely one."""
    shares = {each: coverage(text, each) for each in CANDIDATES if (text := _try(data, each)) is not None}
    encoding = max(shares, key=lambda each: shares[each], default="ascii")
    if shares.get(encoding, 0.0) < COVERED:
        is_koi8 = is_cyrillic(data.decode("koi8-r"))  # which charset-normalizer takes for Japanese if it is short
        encoding = "koi8-r" if is_koi8 else _most_likely(data)
    text = _try(data, encoding)
    if text is None or _controls(text) > _MAX_CONTROLS:
        raise FormatError("it is binary, or text in an unknown encoding: save it as UTF-8 text.")
    return Decoded(text=text, encoding=encoding, notes=(_guess_note(encoding),), is_guess=True)


def _reads_western(text: str) -> bool:
    return is_western(text) and _controls(text) <= _MAX_CONTROLS


def _guess_note(encoding: str) -> str:
    return f"read as {shown_name(encoding)}, which is a guess"


def _most_likely(data: bytes) -> str:
    """Return the encoding that `charset-normalizer` finds most likely, "ascii" if nothing fits."""
    from charset_normalizer import from_bytes  # rarely needed, and slow to import

    matches = from_bytes(data)
    best = matches.best()
    near = [m.encoding for m in matches if best and m.chaos <= best.chaos and m.coherence >= best.coherence - _NEAR]
    return next((each for each in _COMMON if each in near), best.encoding if best else "ascii")


def _without_mark(data: bytes) -> Decoded:
    """Decode UTF-16 without a mark, recognised by its zero bytes; anything else with zero bytes is binary."""
    pairs = max(len(data) // 2, 1)
    for encoding, high, low in (("utf-16-le", data[1::2], data[0::2]), ("utf-16-be", data[0::2], data[1::2])):
        if high.count(0) >= _ZEROS * pairs and not low.count(0) and (text := _try(data, encoding)) is not None:
            return Decoded(
                text=text, encoding=encoding, notes=("read as UTF-16, though it has no mark",), is_guess=True
            )
    raise FormatError("it holds zero bytes, so it is binary: expected text.")


def _python_name(declared: str | None) -> str | None:
    """Return Python's name of an encoding, as the web means it; None if it is unknown or no encoding of text."""
    try:
        info = codecs.lookup((declared or "").strip().strip("\"'"))
        b"text".decode(info.name, "replace")  # raises for a codec of bytes, such as base64
    except (LookupError, ValueError):
        return None
    return _WIDER.get(info.name, info.name)


def _strict(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise FormatError(
            f"it is not {encoding} from byte {error.start} on, as it began: save it as UTF-8 text."
        ) from error


def _try(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _broken_places(data: bytes) -> list[int]:
    """Return the places of the bytes outside ASCII that no UTF-8 sequence holds, in order."""
    return [match.start() for match in _BROKEN.finditer(data) if match.group(1) is not None]


def _broken_note(places: list[int]) -> str:
    named = ", ".join(f"{place:,}" for place in places[:_MAX_NAMED]) + (", ..." if len(places) > _MAX_NAMED else "")
    if len(places) == 1:
        return f"read as UTF-8; the byte at {named} is damaged and shown as \ufffd"
    return f"read as UTF-8; {len(places)} bytes (at {named}) are damaged and shown as \ufffd"


def _controls(text: str) -> float:
    """Return the share of control characters at the head of a text, those of C1 among them."""
    head = text[:_SAMPLE]
    return sum(unicodedata.category(c) == "Cc" and not c.isspace() for c in head) / max(len(head), 1)
