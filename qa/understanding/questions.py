"""From typed text to the one question to answer, with notices about the rest."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from qa.understanding.languages import is_foreign
from qa.words.grammar import ASKS, WH

MAX_WORDS = 64  # words of a question that are searched and read; the reader takes about 96 tokens
_MAX_CHARACTERS = 1000  # characters of the same; a word may be endless

_FOREIGN = "This looks like a question in another language; the reader reads English, so the answer may be wrong."
_END = re.compile(r"(?<=[?？؟])[\s?!？]+(?=\S)")
_CLAUSE = re.compile(rf"[,–—-]\s+(?={WH}\b)", re.IGNORECASE)  # ends before a part that asks
_STATEMENT = re.compile(r".*[.!:;]\s+(?=\S)", re.DOTALL)
_JOINERS = "\u200c\u200d"  # invisible, but letters of some scripts are written with them
_QUOTED = {"“": "”", "«": "»", "(": ")", "[": "]"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question in plain words; `text` is empty if nothing was asked.

    `also_asked` are the other questions of the same text, in order, and `notices` sentences about changes.
    """

    text: str
    also_asked: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()


def parse_question(typed: str) -> Question:
    """Return the first question of a typed text.

    Control characters, invisible marks and surplus blanks are removed. A text holds several questions if a question
    mark is followed by another question, outside quotation marks; "Who won, and when?" is one. From a text of more than
    64 words or 1,000 characters only the question is taken, and from a longer question its beginning, or the end where
    that asks; so too from each further question. Without a letter or digit nothing was asked.
    """
    plain = _plain(typed)
    if not any(map(str.isalnum, plain)):
        return Question(text="")
    texts, notices = [], []
    for part in _parts(plain):
        text = part
        if len(part.split()) > MAX_WORDS or len(part) > _MAX_CHARACTERS:
            text = _shortened(part)
            notices.append(f"The question is long ({len(part.split())} words); what was asked is taken to be: “{text}”")
        texts.append(text)
    if any(map(is_foreign, texts)):
        notices.append(_FOREIGN)
    return Question(text=texts[0], also_asked=tuple(texts[1:]), notices=tuple(notices))


def encodable(text: str) -> str:
    """Replace lone surrogates, which no file can hold, by question marks."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _plain(typed: str) -> str:
    """Return a text on one line, without control characters and without marks that nobody sees."""
    visible = (c for c in typed if unicodedata.category(c) != "Cf" or c in _JOINERS)
    spaced = "".join(" " if unicodedata.category(c) in ("Cc", "Cs", "Zl", "Zp") else c for c in visible)
    return " ".join(spaced.split())


def _parts(text: str) -> list[str]:
    """Split at question marks followed by another question."""
    parts, begin = [], 0
    for end in _END.finditer(text):
        before, after = text[begin : end.start()], text[end.end() :]
        if _asks(before) and ASKS.match(after) and not _in_quotation(before):
            parts.append(before)
            begin = end.end()
    return [*parts, text[begin:]]


def _asks(part: str) -> bool:
    return any(map(str.isalpha, part)) and (len(part.split()) > 1 or ASKS.match(part) is not None)


def _in_quotation(before: str) -> bool:
    opened = any(before.count(opener) > before.count(close) for opener, close in _QUOTED.items())
    return opened or before.count('"') % 2 == 1


def _shortened(question: str) -> str:
    """Take the sentence that ends in a question mark, else the beginning; of a long sentence the part that asks."""
    if not question.endswith(("?", "？", "؟")):
        return _beginning(question)
    stated = _STATEMENT.match(question)
    asked = question if stated is None else question[stated.end() :]
    words = asked.split()
    if len(words) <= MAX_WORDS or ASKS.match(asked):
        return _beginning(asked)
    end = " ".join(words[-MAX_WORDS:])[-_MAX_CHARACTERS:]
    clause = _CLAUSE.search(end)
    return end if clause is None else end[clause.end() :]


def _beginning(text: str) -> str:
    return " ".join(text.split()[:MAX_WORDS])[:_MAX_CHARACTERS].rstrip()
