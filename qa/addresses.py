"""The address of an article on the web, and of a quote in it.

After `#:~:text=` a browser searches a page for words, marks them and scrolls to them: the text fragments of
https://wicg.github.io/scroll-to-text-fragment/. Each of their parts has to be in one block of the page, whole words
are found in either case, and the first place counts.
"""

from __future__ import annotations

import re
from urllib.parse import quote as percent_encoded

from index.types import Article

_WEB = re.compile(r"https?://[^/?#\s]", re.IGNORECASE)
_NO_URL = re.compile(r"[\x00-\x20\x7f\"<>\\^`{|}]")  # characters that an address must encode
_DIRECTIVE = ":~:"  # begins the part that only the browser reads
_ENDS = 4  # words at either end that find a long quote
_LONG = 300  # characters of a quote that is found by its ends
_MOST = 12  # words of a prefix, or of an end


def web_address(url: str | None) -> str | None:
    """Return an address in the form of a link; None if it is not one of the web."""
    if url is None or not _WEB.match(url):
        return None
    return _NO_URL.sub(lambda match: percent_encoded(match[0], safe=""), url)


def quote_address(article: Article, start: int, end: int) -> str | None:
    """Return where `article.text[start:end]` is on the web; None if the article has no address there."""
    url = web_address(article.url)
    if url is None:
        return None
    page, _, place = url.partition("#")
    place, words = place.partition(_DIRECTIVE)[0], text_fragment(article.text, start, end)
    return f"{page}#{place}{_DIRECTIVE}text={words}" if words else url


def text_fragment(text: str, start: int, end: int) -> str:
    """Return the text fragment of `text[start:end]`: `[prefix-,]start[,end]`, percent-encoded; "" for blanks.

    It consists of whole words, including those that the range cuts. A long quote, or one over several lines, is found
    by its first and last words; a prefix of the words before it distinguishes it from earlier places.
    """
    if not text[start:end].strip():
        return ""
    start, end = _whole_words(text, start, end)
    lines = [words for line in text[start:end].splitlines() if (words := line.split())]
    by_ends = len(lines) > 1 or (end - start > _LONG and len(lines[0]) >= 2 * _ENDS)
    first = lines[0][:_ENDS] if by_ends else lines[0]
    parts = [_encoded(first)]
    if by_ends:
        parts.append(_encoded(_last(lines, len(first))))
    prefix = _prefix(text[:start], first)
    return ",".join([f"{_encoded(prefix)}-", *parts] if prefix else parts)


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """Trim the blanks from a range, and extend it to whole words."""
    quote = text[start:end]
    start, end = end - len(quote.lstrip()), start + len(quote.rstrip())
    while start > 0 and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    return start, end


def _last(lines: list[list[str]], first: int) -> list[str]:
    """Return as many last words of a quote as occur nowhere earlier in it; its first `first` words are its start."""
    words = [word for line in lines for word in line][first:]
    last = lines[-1] if len(lines) > 1 else words
    ending = last[-_ENDS:]
    while len(ending) < min(_MOST, len(last)) and _stands_before(_plain(ending), _plain(words)):
        ending = last[-len(ending) - 1 :]
    return ending


def _prefix(before: str, first: list[str]) -> list[str]:
    """Return the fewest last words of `before` that make `first` unique there; none if it is unique without them."""
    blank = " " if before[-1:].isspace() else ""
    whole = f"{_plain(before.split())}{blank}{_plain(first)}"
    line = before.rstrip().rpartition("\n")[2].split()
    prefix: list[str] = []
    needle = _plain(first)
    while len(prefix) < min(_MOST, len(line)) and _stands_before(needle, whole):
        prefix = line[-len(prefix) - 1 :]
        needle = f"{_plain(prefix)}{blank}{_plain(first)}"
    return prefix


def _stands_before(words: str, text: str) -> bool:
    """Whether the words at the end of a text also occur earlier in it."""
    return text.find(words) < len(text) - len(words)


def _plain(words: list[str]) -> str:
    return " ".join(words).lower()


def _encoded(words: list[str]) -> str:
    """Percent-encode words, including hyphens, commas and ampersands, which have a meaning in text fragments."""
    return percent_encoded(" ".join(words), safe="", errors="replace").replace("-", "%2D")
