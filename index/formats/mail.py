"""Mail (.eml, and .mbox with one article per message), by the standard library; attachments are separate parts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from email import message_from_bytes, policy
from email.message import EmailMessage, MIMEPart
from email.utils import parseaddr
from itertools import groupby

from index.errors import FormatError
from index.formats.building import TextBuilder
from index.formats.encodings import Decoded, decode
from index.formats.hints import NO_HINTS, hinted
from index.formats.libraries import extractor_name
from index.formats.limits import Limits
from index.formats.quoted import depth_of, says_who_wrote, without_marks
from index.formats.refused import with_refused
from index.formats.stated_fields import StatedField, with_fields
from index.types import BlockKind, Extracted

SUFFIXES: tuple[str, ...] = (".eml", ".mbox")

_VERSION = 5
_FROM = re.compile(rb"(?:\A|(?<=\n\n)|(?<=\n\r\n))From ([^\r\n]*)\r?\n")  # the start of a message, if with a year
_YEAR = re.compile(rb"\d{4}")
_ESCAPED = re.compile(rb"^>(>*From )", re.MULTILINE)
_HEADER = re.compile(rb"\A(?:[!-9;-~]+:[^\n]*\n)")
_SIGNATURE = re.compile(r"-- ?")  # mail programs set "-- ", and some servers take the blank away
_MOST_SIGNED = 10  # lines of a signature; below a rule of two dashes there are more
_FLAT = re.compile(r"[\s/\\]+")


def extract(data: bytes, name: str, limits: Limits) -> tuple[Extracted, ...]:
    """Return the articles of a mail, or of each mail of an mbox: its text, then every readable attachment.

    A mail of an mbox that cannot be read is named in a note of the first article.

    Raises:
        FormatError: it is not a mail, or holds more than the limits allow.

    """
    if name.lower().endswith(".mbox") or data.startswith(b"From "):
        return _mailbox(data, limits)
    if not _HEADER.match(data.lstrip(b"\xef\xbb\xbf\r\n")):
        raise FormatError("it has no mail header: expected lines such as From: and Subject: at its head.")
    return tuple(_mail(data, None, limits))


def _mailbox(data: bytes, limits: Limits) -> tuple[Extracted, ...]:
    articles: list[Extracted] = []
    refused: list[str] = []
    for number, message in enumerate(_messages(data), start=1):
        limits.check_articles(len(articles) + 1)
        try:
            articles.extend(article for article in _mail(message, str(number), limits) if article.text.strip())
        except FormatError as error:
            refused.append(f"message {number}: {error}")
    return with_refused(articles, refused)


def _messages(data: bytes) -> Iterator[bytes]:
    """Yield the messages of an mbox; the ">" that escapes a line beginning with "From " is removed."""
    starts = [match for match in _FROM.finditer(data) if _YEAR.search(match[1])]
    if not starts:
        raise FormatError('it holds no mail: expected messages that begin with a line "From ...".')
    ends = [match.start() for match in starts[1:]] + [len(data)]
    for match, end in zip(starts, ends, strict=True):
        yield _ESCAPED.sub(rb"\1", data[match.end() : end])


def _mail(data: bytes, part: str | None, limits: Limits) -> list[Extracted]:
    message = message_from_bytes(data, policy=policy.default)
    if not isinstance(message, EmailMessage):
        raise FormatError("it is not a mail message: save it again as .eml.")
    body = message.get_body(("plain", "html"))
    articles = []
    if body is not None:
        articles.append(_article(message, body, part, limits))
    taken = {"" if part is None else part}
    for attached in _attachments(message, body):
        articles.extend(_attached(attached, part, taken, limits))
    return articles


def _article(message: EmailMessage, body: MIMEPart, part: str | None, limits: Limits) -> Extracted:
    title = _header(message, "Subject")
    decoded = _decoded(body)
    base = None
    if body.get_content_type() == "text/html":
        base = _html(decoded.text, limits)
    if base is None:
        builder = TextBuilder()
        for piece, kind in _pieces(decoded.text if body.get_content_type() != "text/html" else ""):
            builder.add(piece, kind)
        base = Extracted(text=builder.text, extractor=_extractor(), blocks=builder.blocks)
    fields = [
        StatedField(name, words)
        for name, words in (("From", _header(message, "From")), ("Date", _header(message, "Date")), ("Subject", title))
        if words is not None and (name != "Date" or _day(message) is not None)
    ]
    return replace(
        with_fields(decoded.with_note(base), fields),
        part=part,
        title=title or base.title,
        author=_sender(message),
        site=_header(message, "Organization") or _header(message, "Organisation") or base.site,
        published=_day(message) or base.published,
    )


def _extractor() -> str:
    return extractor_name("mail", _VERSION)


def _html(text: str, limits: Limits) -> Extracted | None:
    """Return an HTML body as its format reads it; None if that finds no text."""
    from index.formats import extract as extract_any

    try:
        with hinted(NO_HINTS):  # it is UTF-8 now, whatever it was before
            (article, *_) = extract_any("body.html", text.encode("utf-8", "replace"), limits=limits)
    except FormatError:
        return None
    return replace(article, extractor=f"{_extractor()}, {article.extractor}")


def _decoded(body: MIMEPart) -> Decoded:
    payload = body.get_payload(decode=True)
    if not isinstance(payload, bytes):
        return Decoded(text="", encoding="utf-8")
    decoded = decode(payload, body.get_content_charset())
    text = decoded.text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    is_flowed = str(body.get_param("format", "")).lower() == "flowed"
    if is_flowed:
        text = _unflowed(text, str(body.get_param("delsp", "")).lower() == "yes")
    return replace(decoded, text=text)


def _unflowed(text: str, drops_blank: bool) -> str:
    """Join the lines that a mail program broke: a blank at a line's end says that it continues (RFC 3676)."""
    lines: list[list[str]] = []  # the parts of each
    goes_on = False
    for line in text.split("\n"):
        is_soft = line.endswith(" ") and not _SIGNATURE.fullmatch(line) and not line.startswith(">")
        part = line[:-1] if is_soft and drops_blank else line
        if goes_on and not line.startswith(">"):
            lines[-1].append(part.removeprefix(" "))
        else:
            lines.append([part])
        goes_on = is_soft
    return "\n".join(map("".join, lines))


def _pieces(text: str) -> Iterator[tuple[str, BlockKind | None]]:
    """Yield the paragraphs of a plain text, with quoted parts and the signature marked as such."""
    lines = text.split("\n")
    foot = _foot(lines)
    parts: list[tuple[list[str], BlockKind | None]] = [(lines[:foot], None), (lines[foot + 1 :], "boilerplate")]
    for part, kind in parts:
        for depth, run in groupby(part, key=depth_of):
            for paragraph in _paragraphs(list(map(without_marks, run)) if depth else list(run)):
                yield paragraph, "quotation" if depth or says_who_wrote(paragraph) else kind


def _foot(lines: Sequence[str]) -> int:
    """Return the position of the line above the signature; that of the end if there is none.

    What is quoted below a signature, by those who write above it, does not belong to it.
    """
    foot = next((n for n in range(len(lines) - 1, -1, -1) if _SIGNATURE.fullmatch(lines[n])), len(lines))
    below = sum(1 for line in lines[foot + 1 :] if line.strip() and not depth_of(line))
    return foot if below <= _MOST_SIGNED else len(lines)


def _paragraphs(lines: Sequence[str]) -> Iterator[str]:
    paragraph: list[str] = []
    for line in [*lines, ""]:
        if line.strip():
            paragraph.append(line.rstrip())
        elif paragraph:
            yield "\n".join(paragraph)
            paragraph = []


def _attachments(message: MIMEPart, body: MIMEPart | None) -> Iterator[MIMEPart]:
    """Yield the attachments at any depth, not inside an attached mail, without the body and its pictures."""
    for child in message.iter_parts() if message.is_multipart() else ():
        if not isinstance(child, MIMEPart) or child is body:
            continue
        if child.get_content_type() != "message/rfc822" and child.is_multipart():
            yield from _attachments(child, body)
        elif child.get_filename() is not None or child.get_content_type() == "message/rfc822":
            yield child


def _attached(attached: MIMEPart, part: str | None, taken: set[str], limits: Limits) -> list[Extracted]:
    """Return the articles of an attachment; none if no format reads it."""
    from index.formats import extract as extract_any
    from index.formats import format_of

    is_mail = attached.get_content_type() == "message/rfc822"
    name = _FLAT.sub(" ", attached.get_filename() or ("message.eml" if is_mail else "")).strip() or "attachment"
    if is_mail and not name.lower().endswith(".eml"):
        name += ".eml"
    if format_of(name) is None:
        return []
    try:
        articles = extract_any(name, _content(attached, is_mail), limits=limits.inside())
    except FormatError:
        return []
    label = _free("/".join(filter(None, (part, name))), taken)
    return [replace(article, part=label if article.part is None else f"{label}/{article.part}") for article in articles]


def _content(attached: MIMEPart, is_mail: bool) -> bytes:
    try:
        if is_mail:
            return b"".join(bytes(inner) for inner in attached.iter_parts())
        payload = attached.get_payload(decode=True)
    except (LookupError, ValueError, TypeError, AttributeError):  # what the library raises on malformed mails
        return b""
    return payload if isinstance(payload, bytes) else b""


def _free(label: str, taken: set[str]) -> str:
    """Return the label, followed by a number if it is taken, and mark it as taken."""
    free, number = label, 2
    while free in taken:
        free, number = f"{label} ({number})", number + 1
    taken.add(free)
    return free


def _header(message: EmailMessage, name: str) -> str | None:
    try:
        return " ".join(str(message.get(name, "")).split()) or None
    except (ValueError, IndexError, TypeError, AttributeError):  # what the library raises on malformed headers
        return None


def _sender(message: EmailMessage) -> str | None:
    sender = _header(message, "From")
    if sender is None:
        return None
    name, address = parseaddr(sender)
    return name or address or sender


def _day(message: EmailMessage) -> str | None:
    from email.utils import parsedate_to_datetime

    try:
        return parsedate_to_datetime(_header(message, "Date") or "").date().isoformat()
    except (ValueError, TypeError, OverflowError):
        return None
