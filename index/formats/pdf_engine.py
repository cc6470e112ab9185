"""PDFium, through pypdfium2: a file's pages, their letters with positions, their pictures.

PDFium is not safe for threads, so everything here that touches a document holds one lock. Positions are in points
(1/72 inch) from the top left corner of the page as it is shown: after its crop box and its rotation, y downwards.
"""

from __future__ import annotations

import ctypes
import math
import threading
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, NamedTuple

from index.errors import FormatError

if TYPE_CHECKING:
    from PIL.Image import Image

LOCK = threading.RLock()

_PASSWORD = 4  # FPDF_ERR_PASSWORD
_SECURITY = 5  # FPDF_ERR_SECURITY: an encryption that PDFium does not know
_UPRIGHT = math.radians(5)  # how far letters may be off a right angle; a watermark is off by more
_MOST_PIXELS = 50_000_000  # of a page's picture
_SYMBOLS = str.maketrans(
    {"\uf0b7": "•", "\uf0a7": "▪", "\uf0d8": "➢", "\uf0fc": "✓", "\uf02d": "-"}
)  # Symbol, Wingdings


class Box(NamedTuple):
    """A rectangle on a page, in points from its top left corner."""

    left: float
    top: float
    right: float
    bottom: float


class Letter(NamedTuple):
    """One letter as it is on a page.

    `number` is its index on the page for PDFium. `left`, `right` and `base` (of its line) are measured along and
    across its line, turned upright. `turn` counts quarter turns clockwise, and is None if it is slanted.
    """

    char: str
    number: int
    left: float
    right: float
    base: float
    size: float
    turn: int | None
    breaks: bool  # PDFium ends a line before it


class PdfPage:
    """An open page: its size as shown, in points, and its content. Holds native memory until closed."""

    def __init__(self, document: Any, number: int) -> None:
        """Open the page that counts from 1."""
        self.number = number
        self.native = document[number - 1]
        self.words = self.native.get_textpage()
        self._box = self.native.get_bbox()
        self._rotation = self.native.get_rotation() // 90
        self.width, self.height = self._turned_size(self._rotation)

    def close(self) -> None:
        """Release the native memory."""
        self.words.close()
        self.native.close()

    def letters(self) -> Iterator[Letter]:
        """Yield the letters in the order of the file, without those outside the page."""
        import pypdfium2.raw as raw

        words, box = self.words, raw.FS_RECTF()
        x, y = ctypes.c_double(), ctypes.c_double()
        breaks, high = True, ""
        for index in range(words.count_chars()):
            code = raw.FPDFText_GetUnicode(words, index)
            char = chr(code).translate(_SYMBOLS)
            if code in (0x0A, 0x0D):
                breaks = True
                continue
            if 0xD800 <= code < 0xDC00:
                high = char
                continue
            if 0xDC00 <= code < 0xE000:
                char, high = _pair(high, char), ""
            raw.FPDFText_GetLooseCharBox(words, index, box)
            raw.FPDFText_GetCharOrigin(words, index, x, y)
            middle = self._shown((box.left + box.right) / 2, (box.bottom + box.top) / 2)
            if not (0 <= middle[0] <= self.width and 0 <= middle[1] <= self.height):
                continue
            turn = self._turn(raw.FPDFText_GetCharAngle(words, index))
            corners = self._along(box.left, box.bottom, turn), self._along(box.right, box.top, turn)
            yield Letter(
                char=_plain(char, is_hyphen=raw.FPDFText_IsHyphen(words, index) == 1),
                number=index,
                left=min(corners[0][0], corners[1][0]),
                right=max(corners[0][0], corners[1][0]),
                base=self._along(x.value, y.value, turn)[1],
                size=abs(corners[0][1] - corners[1][1]),
                turn=turn,
                breaks=breaks,
            )
            breaks = False

    def boxes(self, indices: list[int]) -> list[Box]:
        """Return the exact boxes of the letters' ink, in order; letters without ink have none."""
        found = []
        for index in indices:
            left, bottom, right, top = self.words.get_charbox(index)
            if right - left > 0 and top - bottom > 0:
                a, b = self._shown(left, bottom), self._shown(right, top)
                found.append(Box(min(a[0], b[0]), min(a[1], b[1]), max(a[0], b[0]), max(a[1], b[1])))
        return found

    def weight(self, index: int) -> bool:
        """Whether a letter is set in bold, by its font's name."""
        import pypdfium2.raw as raw

        name, flags = ctypes.create_string_buffer(128), ctypes.c_int()
        raw.FPDFText_GetFontInfo(self.words, index, name, 128, flags)
        return any(word in name.value.lower() for word in (b"bold", b"black", b"heavy", b"-bd", b"cmbx"))

    def has_picture(self) -> bool:
        """Whether an image is on the page."""
        import pypdfium2.raw as raw

        return any(True for _ in self.native.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=4))

    def picture(self, width: int) -> Image:
        """Render the page on white, `width` pixels wide, fewer if it would have more than `_MOST_PIXELS`."""
        scale = min(width / self.width, math.sqrt(_MOST_PIXELS / (self.width * self.height)))
        image: Image = self.native.render(scale=scale).to_pil()
        return image.convert("RGB")

    def _turned_size(self, turns: int) -> tuple[float, float]:
        left, bottom, right, top = self._box
        return (right - left, top - bottom) if turns % 2 == 0 else (top - bottom, right - left)

    def _shown(self, x: float, y: float) -> tuple[float, float]:
        """Turn a point of the file into one of the page as it is shown."""
        return self._along(x, y, 0)

    def _along(self, x: float, y: float, turn: int | None) -> tuple[float, float]:
        """Turn a point of the file into one of the page turned so that text with this `turn` is upright."""
        left, bottom, right, top = self._box
        turns = (self._rotation - (turn or 0)) % 4
        return ((x - left, top - y), (y - bottom, x - left), (right - x, y - bottom), (top - y, right - x))[turns]

    def _turn(self, angle: float) -> int | None:
        quarters = round(angle / (math.pi / 2))
        if abs(angle - quarters * math.pi / 2) > _UPRIGHT:
            return None
        return int(quarters + self._rotation) % 4


@contextmanager
def open_pdf(data: bytes) -> Iterator[Any]:
    """Open a document of pypdfium2, holding the lock.

    Raises:
        FormatError: it needs a password, or is not a PDF that can be read.

    """
    import pypdfium2

    with LOCK:
        try:
            document = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError as error:
            raise FormatError(_refusal(getattr(error, "err_code", None))) from error
        try:
            yield document
        finally:
            document.close()


@contextmanager
def open_page(document: Any, number: int) -> Iterator[PdfPage]:
    """Open a page that counts from 1.

    Raises:
        FormatError: the document has no such page, or it is broken.

    """
    import pypdfium2

    try:
        page = PdfPage(document, number)
    except (pypdfium2.PdfiumError, IndexError) as error:
        raise FormatError(f"its page {number} is broken or missing: save it again as PDF.") from error
    try:
        yield page
    finally:
        page.close()


def properties(document: Any) -> dict[str, str]:
    """Return the document's properties that are not blank, such as `Title`, `Author` and `CreationDate`."""
    return {name: value.strip() for name, value in document.get_metadata_dict().items() if value.strip()}


def _refusal(code: int | None) -> str:
    if code == _PASSWORD:
        return "it is protected by a password: save it without one."
    if code == _SECURITY:
        return "it is encrypted in a way that cannot be opened: save it without encryption."
    return "it is not a PDF file, or is broken: save it again as PDF."


def _pair(high: str, low: str) -> str:
    return (high + low).encode("utf-16", "surrogatepass").decode("utf-16") if high else ""


def _plain(char: str, *, is_hyphen: bool) -> str:
    """Return the letter as text: any blank as a space, and "" for anything that is not text."""
    if is_hyphen:
        return "-"
    if char.isspace() or unicodedata.category(char or "\0") == "Zs":
        return " "
    is_nothing = not char or unicodedata.category(char) in ("Cc", "Cs") or char in "\ufffe\uffff\ufeff\u200b"
    return "" if is_nothing else char
