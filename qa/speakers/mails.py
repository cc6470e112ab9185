"""Mails: who wrote one, or what it quotes below itself, and what they say there of themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from index.formats.quoted import says_who_wrote
from index.types import Article, Range
from qa.speakers.forms import is_person, key_of
from qa.speakers.types import Speaker
from qa.speakers.words import NO_NAMES

_HEAD = re.compile(
    r"^(?:[A-Z][\w-]+:[^\n]*\n){0,20}From:[ \t]+\"?(?P<who>[^\n\"<(\[]*)[^\n]*\n(?:[A-Z][\w-]+:[^\n]*(?:\n|\Z))+",
    re.MULTILINE,
)
_SUBJECT = re.compile(r"^(?:Subject|Date|Sent):", re.MULTILINE)
_FORWARDED = re.compile(r"^Subject:\s*(?:fwd?|wg)\b", re.MULTILINE | re.IGNORECASE)
_ABOVE = re.compile(r"^(?:>\s?)*(?P<line>(?:On|Am|Le|El|Il|Op)\s[^\n]+(?:\n[^\n]+?)??:)[ \t]*$", re.MULTILINE)
_WRITER = re.compile(r",\s*(?P<who>[^\W\d_][^\n,\d<]*?)\s*(?:<[^\n>]*>\s*)?\bwrote ?:$")
_I = re.compile(r"\b(?:I|[Mm]y|[Mm]yself)\b")
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|‘[^’]{12,}’")
_INTRODUCES = re.compile(r"(?!(?:Dear|Hi|Hello)\b).*\b[A-Z][\w’'-]*\s+[A-Z][\w’'-]*\b.*:\Z", re.DOTALL)
_FIELD = re.compile(r"(?:From|To|Cc|Bcc|Reply-To|Sent|Date|Subject):")
_MARKED = re.compile(r"\s*>")
_ABOVE_LINE = 500  # characters above a line that are looked at
_MAIL = "mail"  # how the name of what reads mails begins


class _Mail(NamedTuple):
    """Where the words of a mail are, and the name of who wrote it; None if there is none, or the words are others'."""

    words: Range
    writer: Range | None


def quoted_writers(text: str) -> list[Range]:
    """Return where the names are of those who wrote what a mail quotes: "On Monday, Jane Roe wrote:"."""
    return [name for line in _lines_above(text) if (name := _named_in(text, line)) is not None]


def own_words(article: Article) -> Iterator[tuple[Range, Speaker]]:
    """Yield the sentences in which the writers of mails tell of themselves, "I", and the writers with a full name.

    They end where the writer is named, by a signature or by another who goes on below what they quote, and where they
    introduce another's words: "Bo Lund told the paper:".
    """
    for words, writer in _mails(article):
        if writer is None or not _is_full_name(article.text_of(writer)):
            continue
        speaker = Speaker(name=article.text_of(writer), start=writer.start, end=writer.end)
        named = re.compile(rf"\b(?:{'|'.join(map(re.escape, speaker.name.split()))})\b")
        for sentence in article.sentences:
            text = article.text_of(sentence)
            if sentence.start < words.start or sentence.end > words.end:
                continue
            if named.search(text) is not None or _INTRODUCES.match(text) is not None:
                break
            lines = article.text[article.text.rfind("\n", 0, sentence.start) + 1 : sentence.end]
            is_told = "\n>" not in f"\n{lines}" and not text.endswith("?")
            if is_told and _I.search(_QUOTED.sub(" ", text)) is not None:
                yield sentence, speaker


def _mails(article: Article) -> list[_Mail]:
    """Return the mails in an article, in no order; the head of a file that is a mail stands at its foot."""
    text = article.text
    heads = [match for match in _HEAD.finditer(text) if _SUBJECT.search(match.group()) is not None]
    if not heads:
        return []
    foot = heads.pop() if article.extractor.startswith(_MAIL) else None
    begins = [(Range(*match.span()), _sender(match)) for match in heads]
    begins += [(line, None if _has_answer_below(text, line) else _named_in(text, line)) for line in _lines_above(text)]
    begins.sort()
    ends = [*(mark.start for mark, _ in begins), len(text) if foot is None else foot.start()]
    mails = [_Mail(Range(mark.end, end), name) for (mark, name), end in zip(begins, ends[1:], strict=True)]
    return mails if foot is None else [_Mail(Range(0, ends[0]), _sender(foot)), *mails]


def _lines_above(text: str) -> list[Range]:
    """Return the lines that mail programs set above what they quote."""
    return [Range(*match.span("line")) for match in _ABOVE.finditer(text) if says_who_wrote(match["line"])]


def _has_answer_below(text: str, line: Range) -> bool:
    """Whether words without marks below "Jane Roe wrote:" may answer hers: they have marks, or nothing is above."""
    above = text[max(line.start - _ABOVE_LINE, 0) : line.start].rstrip("> \t\n")
    is_first = not above or _FIELD.match(above[above.rfind("\n") + 1 :]) is not None
    return is_first or _MARKED.match(text, line.end) is not None


def _named_in(text: str, line: Range) -> Range | None:
    match = _WRITER.search(text, line.start, line.end)
    return None if match is None else Range(*match.span("who"))


def _sender(head: re.Match[str]) -> Range | None:
    """Return where the head of a mail names its sender; None if what they send on is another's."""
    start = head.start("who")
    return None if _FORWARDED.search(head.group()) else Range(start, start + len(head["who"].rstrip()))


def _is_full_name(name: str) -> bool:
    words = key_of(name)
    return len(words) > 1 and words[0] not in NO_NAMES and name[0].isupper() and is_person(words)
