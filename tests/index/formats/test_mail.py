"""Mails and mailboxes: bodies, quoted history, signatures, attachments, encodings."""

from __future__ import annotations

import re
from base64 import b64encode
from email.message import EmailMessage

import pytest

from index.errors import FormatError
from index.formats import Limits, extract
from index.types import Extracted
from tests.index.formats.blocks import blocks_of


def _mail(body: str = "The tower is to be restored.\n", **headers: str) -> EmailMessage:
    message = EmailMessage()
    message["From"] = headers.get("sender", "José Prates <jose@example.org>")
    message["Subject"] = headers.get("subject", "Läuft: the old lighthouse")
    message["Date"] = headers.get("date", "Mon, 06 May 2024 23:30:00 -0500")
    message.set_content(body)
    return message


def _said(article: Extracted) -> str:
    """Return a mail's text without the fields below it."""
    return re.split(r"\n\n(?=(?:From|Date|Subject): )", article.text)[0]


def _blocks(article: Extracted) -> list[tuple[str, str]]:
    return [block for block in blocks_of(article) if not block[1].startswith(("From: ", "Date: ", "Subject: "))]


def test_the_header_names_title_author_and_day():
    """Subject, sender's name and date are the article's, whatever their encoding."""
    (article,) = extract("a.eml", bytes(_mail()))
    assert _said(article) == "The tower is to be restored."
    assert (article.title, article.author, article.published) == (
        "Läuft: the old lighthouse",
        "José Prates",
        "2024-05-06",
    )
    assert article.part is None


def test_what_is_quoted_is_a_quotation_and_the_signature_boilerplate():
    """Each keeps its words and says what it is."""
    history = "On 3 May 2024, Ana Prates wrote:\n> Shall we begin\n> in June?\n>\n> Ana\n"
    body = f"Agreed.\n\n{history}\nSee you.\n\n-- \nJosé\nPorto\n"
    (article,) = extract("a.eml", bytes(_mail(body)))
    assert _blocks(article) == [
        ("quotation", "On 3 May 2024, Ana Prates wrote:"),
        ("quotation", "Shall we begin\nin June?"),
        ("quotation", "Ana"),
        ("boilerplate", "José\nPorto"),
    ]
    assert article.text.startswith("Agreed.\n\n")
    assert "\n\nSee you.\n\n" in article.text


@pytest.mark.parametrize("rule", ["--", "-- "])
def test_two_dashes_above_many_lines_are_a_rule(rule):
    """A signature is short: what stands below a line of two dashes is read if there is more of it."""
    below = "".join(f"The harbour board decided point {n}.\n\n" for n in range(1, 12))
    (article,) = extract("a.eml", bytes(_mail(f"The minutes of May.\n{rule}\n{below}")))
    assert _blocks(article) == []
    assert _said(article).endswith("The harbour board decided point 11.")
    (article,) = extract("a.eml", bytes(_mail(f"See you.\n{rule}\nJosé\n\nPorto\n")))
    assert _blocks(article) == [("boilerplate", "José"), ("boilerplate", "Porto")]


def test_what_is_quoted_below_a_signature_is_a_quotation():
    """Those who write above what they answer sign there too."""
    history = "On 3 May 2024, Ana Prates wrote:\n" + "> We begin in June.\n" * 11
    (article,) = extract("a.eml", bytes(_mail(f"Agreed.\n\n-- \nJosé\n\n{history}")))
    assert _blocks(article) == [
        ("boilerplate", "José"),
        ("quotation", "On 3 May 2024, Ana Prates wrote:"),
        ("quotation", "\n".join(["We begin in June."] * 11)),
    ]


def test_flowed_lines_are_joined():
    """A line that a mail program broke is whole again, as RFC 3676 says."""
    data = (
        b"From: a@example.org\r\nSubject: x\r\nContent-Type: text/plain; charset=utf-8; format=flowed\r\n\r\n"
        b"The tower is to be \r\nrestored soon.\r\nNext line.\r\n"
    )
    assert _said(extract("a.eml", data)[0]) == "The tower is to be restored soon.\nNext line."


def test_the_declared_encoding_is_used():
    """A body in Cyrillic letters of an older code page reads as it was written."""
    data = (
        b"From: a@example.org\nContent-Type: text/plain; charset=koi8-r\nContent-Transfer-Encoding: 8bit\n\n"
        + "Маяк будет восстановлен.".encode("koi8-r")
    )
    assert _said(extract("a.eml", data)[0]) == "Маяк будет восстановлен."


def test_attachments_are_parts_and_what_no_format_reads_is_passed_over():
    """An attached table and an attached mail are articles of their own."""
    message = _mail()
    message.add_attachment("The report itself.\n", filename="../report one.txt")
    message.add_attachment(b"\x00\x01", maintype="application", subtype="x-thing", filename="thing.bin")
    message.add_attachment(_mail("An older mail.\n", subject="Older"))
    articles = extract("a.eml", bytes(message))
    assert [(article.part, _said(article)) for article in articles] == [
        (None, "The tower is to be restored."),
        (".. report one.txt", "The report itself.\n"),
        ("message.eml", "An older mail."),
    ]
    assert articles[2].title == "Older"


def test_attachments_of_one_name_have_parts_of_their_own():
    """The second one of a name is numbered."""
    message = _mail()
    for words in ("First.", "Second."):
        message.add_attachment(words, filename="note.txt")
    assert [article.part for article in extract("a.eml", bytes(message))] == [None, "note.txt", "note.txt (2)"]


def test_mails_in_mails_end_somewhere():
    """A mail nested deeper than the limit is skipped."""
    message = _mail("Innermost.\n")
    for _ in range(6):
        outer = _mail("Outer.\n")
        outer.add_attachment(message)
        message = outer
    articles = extract("a.eml", bytes(message), limits=Limits(nesting=2))
    assert [_said(article) for article in articles] == ["Outer."] * 3


def test_an_mbox_has_an_article_for_each_message():
    """Messages begin at lines "From ...", and an escaped such line is text."""
    first = bytes(_mail("One.\n\n>From the tower one sees the sea.\n"))
    data = b"From a@example.org Mon May  6 07:08:09 2024\n" + first + b"\nFrom b@example.org Tue May  7 07:08:09 2024\n"
    articles = extract("old.mbox", data + bytes(_mail("Two.\n", subject="Second")))
    assert [article.part for article in articles] == ["1", "2"]
    assert _said(articles[0]) == "One.\n\nFrom the tower one sees the sea."
    assert articles[1].title == "Second"


def test_a_message_that_cannot_be_read_does_not_lose_the_others():
    """The mailbox is read without it, and a note says so; with nothing else in it, it is refused."""
    line = b"From a@example.org Mon May  6 07:08:09 2024\n"
    bad = b"From: b@example.org\nContent-Type: text/plain\nContent-Transfer-Encoding: 8bit\n\nOne\x00two.\n"
    first, last = (line + bytes(_mail(f"{words}.\n")) for words in ("One", "Three"))
    articles = extract("old.mbox", b"\n".join([first, line + bad, last]))
    assert [(article.part, _said(article)) for article in articles] == [("1", "One."), ("3", "Three.")]
    assert [note.startswith("Not read inside it: message 2: ") for note in articles[0].notes] == [True]
    with pytest.raises(FormatError, match="nothing in it can be read as an article. message 1: "):
        extract("old.mbox", line + bad)


def test_a_line_that_begins_a_message_names_a_year():
    """A paragraph of a message may begin with the same word."""
    line = b"From a@example.org Mon May  6 07:08:09 2024\n"
    data = line + bytes(_mail("One.\n\nFrom the tower one sees the sea.\n"))
    (article,) = extract("old.mbox", data)
    assert _said(article) == "One.\n\nFrom the tower one sees the sea."


def test_the_plain_body_is_preferred_and_html_read_where_it_is_alone():
    """Of two bodies the plain one is quoted."""
    both = _mail("Plain words.\n")
    both.add_alternative("<p>Other words.</p>", subtype="html")
    assert _said(extract("a.eml", bytes(both))[0]) == "Plain words."
    alone = EmailMessage()
    alone["Subject"] = "Only HTML"
    words = "The harbour board said on Monday that the old lighthouse would be restored before winter."
    alone.set_content(f"<html><body><article><p>{words}</p></article></body></html>", subtype="html")
    (article,) = extract("a.eml", bytes(alone))
    assert words in article.text
    assert article.title == "Only HTML"


@pytest.mark.parametrize("name", ["a.eml", "a.mbox"])
@pytest.mark.parametrize("data", [b"", b"no header here", b"\x00\xff" * 40])
def test_what_is_no_mail_is_refused(name, data):
    """A file without a mail's header is refused with a sentence."""
    with pytest.raises(FormatError):
        extract(name, data)


@pytest.mark.parametrize(
    "header",
    [
        b"Date: never",
        b'From: "',
        b"Subject: =?utf-8?b?not base64?=",
        b'Content-Type: text/plain; charset="no-such"',
        b"From: =?x?q?a?= <",
    ],
)
def test_a_malformed_header_does_not_lose_the_mail(header):
    """The words are read, whatever a header looks like."""
    (article,) = extract("a.eml", b"X-A: b\n" + header + b"\n\nThe words of the mail.\n")
    assert _said(article) == "The words of the mail."


def test_the_sender_s_organisation_is_the_site():
    """The site is the organisation in the header (RFC 5536), in either spelling."""
    for name in ("Organization", "Organisation"):
        message = _mail()
        message[name] = "Harbour  Gazette"
        assert extract("a.eml", bytes(message))[0].site == "Harbour Gazette"
    assert extract("a.eml", bytes(_mail()))[0].site is None


def test_an_endless_line_is_refused_or_read():
    """Neither what looks like the start of a message nor lines that all go on take time that grows with the square."""
    with pytest.raises(FormatError, match="holds no mail"):
        extract("old.mbox", b"From " + b"1" * 10_000_000)
    head = b"Subject: a\nContent-Type: text/plain; format=flowed\nContent-Transfer-Encoding: base64\n\n"
    (article,) = extract("a.eml", head + b64encode(b"a \n" * 1_000_000 + b"b"))
    assert _said(article) == "a " * 1_000_000 + "b"
