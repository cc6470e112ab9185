"""A link that the page copies: it opens an article at a place, and carries the words there, by which it is checked.

`?article=a.txt&start=120&end=122&sentence=It+plans+90+rooms.&at=9`: the place is that of "90", which begins at 9 in the
sentence. Of a long sentence, `words` are those around the place. Of a long place, they are its first, and `digest` is
of all of them.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import quote_plus, urlencode

from index.types import Article, Range
from qa.saved import SavedCitation
from qa.standing import Sentence, Tokens
from ui.reference import Reference, quoted_at

_MOST = 1_500  # characters of words, percent-encoded: programs cut links of more than 2,000
_NEAR = 12  # words of a long sentence before a place, and after it
_FIRST = 12  # words of a long place; a character of Chinese is a word, and is encoded in nine
_NEAREST = 20  # places with the first words of a long one that are looked at
_DIGEST = re.compile(r"([0-9]{1,7})-([0-9a-f]{16})")


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkedWords:
    """What a link says of its place: `citation` quotes the words, or the first of them if it has a `digest`.

    `tokens` is how many the digest is of.
    """

    citation: SavedCitation
    digest: str = ""
    tokens: int = 0

    def whole(self, reference: Reference, article: Article) -> Range | None:
        """Return where all words of a long place are now, nearest to where they were; None if they are gone."""
        if _digest(Tokens(article.text[reference.start : reference.end]).keys) == self.digest:
            return reference.range
        tokens, first = Tokens(article.text), Tokens(self.citation.quote)
        places = sorted(tokens.runs(first.keys), key=lambda at: (abs(tokens.spans[at][0] - reference.start), at))
        for at in places[:_NEAREST]:
            keys = tokens.keys[at : at + self.tokens]
            if len(keys) == self.tokens and _digest(keys) == self.digest:
                return Range(tokens.spans[at][0], tokens.spans[at + self.tokens - 1][1])
        return None


def copied_link(article: Article, reference: Reference | None) -> str:
    """Return the query of the address that opens an article, at a place if one is given, with the words there."""
    fields: dict[str, object] = {"article": article.id}
    if reference is not None:
        fields |= {"start": reference.start, "end": reference.end} | _words(article, reference)
    return f"?{urlencode(fields, errors='replace')}"


def linked_words(link: Mapping[str, str], reference: Reference) -> LinkedWords | None:
    """Read the words of a link to a place; None if it has none, or they do not fit the place.

    Links of earlier versions have none.
    """
    words, at = link.get("sentence") or link.get("words") or "", link.get("at", "")
    offset = int(at) if at.isdecimal() and len(at) < 10 else -1
    if not 0 <= offset < len(words) or not _fits(words):
        return None
    match = _DIGEST.fullmatch(link.get("digest", ""))
    length = len(words) - offset if match else reference.end - reference.start
    citation = quoted_at(reference, words, offset, length=length, has_sentence="sentence" in link)
    if citation is None:
        return None
    return LinkedWords(citation=citation, digest=match[2] if match else "", tokens=int(match[1]) if match else 0)


def _words(article: Article, reference: Reference) -> dict[str, object]:
    """Return the fields that hold the words; none for a place of white space alone."""
    start, end = reference.range
    sentence = article.sentence_at(start, end)
    words = article.text_of(sentence)
    if Sentence(words, start - sentence.start, end - sentence.start).is_empty:
        return {}
    if _fits(words):
        return {"sentence": words, "at": start - sentence.start}
    around = _around(words, start - sentence.start, end - sentence.start)
    words = article.text[sentence.start + around.start : sentence.start + around.end]
    if _fits(words):
        return {"words": words, "at": start - sentence.start - around.start}
    tokens = Tokens(article.text[start:end])
    words = tokens.text[tokens.spans[0][0] : tokens.spans[:_FIRST][-1][1]]
    return {"words": words, "at": 0, "digest": f"{len(tokens)}-{_digest(tokens.keys)}"} if _fits(words) else {}


def _around(sentence: str, start: int, end: int) -> Range:
    """Return the range of a sentence that is a place and the words near it, all of them whole."""
    tokens = Tokens(sentence)
    first = max(tokens.at(start) - _NEAR, 0)
    last = min(tokens.before(end) + _NEAR, len(tokens))
    return Range(tokens.spans[first][0], tokens.spans[last - 1][1])


def _fits(words: str) -> bool:
    return len(quote_plus(words, errors="replace")) <= _MOST


def _digest(keys: Sequence[str]) -> str:
    return hashlib.sha256("\n".join(keys).encode("utf-8", "replace")).hexdigest()[:16]
