"""Letters and signs where nobody writes them, by which two encodings of one text are told apart.

English from an old Macintosh, read as Windows-1252, has "ItÕs" for "It’s", and "cafŽ" for "café": the letters are those
of western languages, but not their places.
"""

from __future__ import annotations

import re
from functools import cache

_LETTER = r"[^\W\d_]"
_OUTSIDE = re.compile(r"[^\x00-\x7f]")
_SMALL = "ß-öø-ÿœšžąăćčďęěĺłńňőŕřśşťţůűźżđ"  # of Windows-1252 and Windows-1250
_CAPITAL = "À-ÖØ-ÞŒŠŽŸĄĂĆČĎĘĚĹŁŃŇŐŔŘŚŞŤŢŮŰŹŻĐ"
_MISPLACED = re.compile(  # one character outside ASCII
    rf"(?<=[a-z{_SMALL}])[{_CAPITAL}]|(?<=[A-Z]{{2}})[{_SMALL}]|[{_SMALL}](?=[A-Z])|"  # capitals among small letters
    rf"(?<!{_LETTER})[{_SMALL}{_CAPITAL}](?=\d)|"  # a letter that begins a number
    rf"(?<=[.,;:!?])[{_SMALL}{_CAPITAL}](?!{_LETTER})|"  # or that stands for a quotation mark
    rf"(?<=[a-z][.,;:!?])[{_SMALL}{_CAPITAL}]|(?<=[A-Z])[{_CAPITAL}](?=[a-z])|"  # or for a blank
    r"(?<!\w)[ÐÑÊÛÒÕËÇŒŠŽŸÝÞĐĄŃŇŐĘŰ](?![\w.])|"  # no word of one letter
    rf"(?<=\w)[¡¿]|[¡¿](?![\w\"“'‘(¡¿])|(?<!\d)(?<!\d )¥(?! ?\d)|(?<=[a-z])ª|"
    rf"(?<={_LETTER})[„‚‹]|[”™›ƒ](?={_LETTER})|(?<={_LETTER})[“•†‡‰¢£¤¥](?={_LETTER})|"  # signs that touch letters
    rf"(?<={_LETTER})[¨¬¯¸ˆ˜±µ]|[¨¬¯¸ˆ˜±](?={_LETTER})|"
    r"[ı˘-˝ˇΑ-ω‗⁄⁰-ⁿ₧∂-⋿⌐-⌡─-◿\uf8ff]"  # drawn lines, and what mathematicians write
)
_WINDOWS = ("cp1252", "cp1250")
_WRONG = 0.4  # share of the characters that tell, from which an encoding is wrong
_STRAY = 0.02  # and up to which it may be right
_ALIKE = frozenset("§¤")  # each may stand before a sum, or none


def is_better(data: bytes, encoding: str) -> bool:
    """Whether bytes read with `encoding` have their letters in the right places, and with Windows code pages do not.

    Only the bytes that mean other characters in the code page tell, and most others are ASCII.
    """
    text = data.decode(encoding)
    stray, read = _count(text, _telling(encoding, _WINDOWS[0]))
    if stray > _STRAY * read or 2 * read >= len(text):
        return False
    return all(_is_wrong(data, page, encoding) for page in _WINDOWS)


def _is_wrong(data: bytes, page: str, encoding: str) -> bool:
    try:
        misplaced, read = _count(data.decode(page), _telling(page, encoding))
    except UnicodeDecodeError:
        return True
    return misplaced > 0 and misplaced >= _WRONG * read


def _count(text: str, telling: frozenset[str]) -> tuple[int, int]:
    """Count the misplaced characters among those that tell, and all that do."""
    places = [match.start() for match in _OUTSIDE.finditer(text) if match[0] in telling]
    return sum(_MISPLACED.match(text, at) is not None for at in places), len(places)


@cache
def _telling(encoding: str, other: str) -> frozenset[str]:
    """Return the characters of an encoding whose bytes mean others in another encoding."""
    high = [bytes([byte]) for byte in range(0x80, 0x100)]
    pairs = {each.decode(encoding, "replace"): each.decode(other, "replace") for each in high}
    return frozenset(one for one, two in pairs.items() if one != two and not {one, two} & _ALIKE)
