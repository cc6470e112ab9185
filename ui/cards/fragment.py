"""Whether a quote can stand alone or needs its sentence; and a long sentence cut to what is around the quote."""

from __future__ import annotations

import re

from qa.types import Citation

_WHOLE = 0.6  # share of its sentence from which a quote is most of what its sentence says
_AROUND = 170  # characters of a long sentence shown on each side of its quote

_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_EMPTY = frozenset(
    """a about after all also an and any anyone are as at be been before both but by can could did do does each either
    few for from had has have he her hers him his i in is it its least less many may me might mine more most much must
    my neither no none nor not of off on one ones or other others our ours out over own same several shall she should so
    some such than that the their theirs them then there these they this those to too under up us very was we were what
    when where which who whom whose will with would you your yours""".split()
)
_ORDINALS = frozenset(
    """first second third fourth fifth sixth seventh eighth ninth tenth last latest next previous former latter final
    another once twice""".split()
)
_QUALITY = re.compile(r"(?:[a-z]{2,}(?:ian|ean|ese|ish|ic|al|ous|ive|ful|able|ible|less|ern|ary))", re.IGNORECASE)
_GOES_ON = re.compile(r" [A-Z][\w’'.-]*")  # the rest of a name
_POINT = re.compile(r"^\s*[-*•·‣▪–]\s+")
_NAME_ENDS = re.compile(r"(?:^|[\s“\"‘(])[A-Z][\w’'.-]*$")


def stands_alone(citation: Citation) -> bool:
    """Whether the quote says something by itself, although its sentence says more.

    A pronoun, an ordinal, a bare adjective, one common word, a name that is cut, and most of a sentence do not.
    """
    quote = citation.quote.strip()
    words = [word.casefold() for word in _WORD.findall(quote)]
    telling = [word for word in words if word not in _EMPTY and word not in _ORDINALS]
    if not telling or len(quote) > _WHOLE * len(citation.sentence.strip()):
        return False
    if len(words) == 1 and not any(letter.isdigit() for letter in quote):
        return quote[:1].isupper() and not _QUALITY.fullmatch(quote) and not _is_cut(citation)
    return not _is_cut(citation)


def around(citation: Citation) -> tuple[str, str, str]:
    """Return what is before the quote in its sentence, the quote, and what follows; distant words are left out.

    So are the time stamp that begins an entry of a live page, which is named with the source, and the bullet of a
    list item.
    """
    start, end = citation.start - citation.sentence_start, citation.end - citation.sentence_start
    before, quote, after = citation.sentence[:start], citation.sentence[start:end], citation.sentence[end:]
    if citation.stamp is not None and before.lstrip().startswith(citation.stamp):
        before = before.lstrip().removeprefix(citation.stamp).lstrip(" \t\r\n.:–—-|")
    before = _POINT.sub("", before)
    if len(before) > 2 * _AROUND:
        before = "… " + before[-_AROUND:].partition(" ")[2]
    if len(after) > 2 * _AROUND:
        after = after[:_AROUND].rpartition(" ")[0] + " …"
    return before, quote, after


def _is_cut(citation: Citation) -> bool:
    """Whether a name continues after the quote: "President Vladimir" of "President Vladimir Putin"."""
    end = citation.end - citation.sentence_start
    goes_on = _GOES_ON.match(citation.sentence, end) is not None
    return goes_on and _NAME_ENDS.search(citation.quote) is not None
