"""What people tell of themselves in their mails is said by them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from qa.speakers import quotations
from qa.speakers.mails import quoted_writers
from tests.factories import make_article
from tests.qa.speakers.told import told

_HEAD = "From: Ida Roe <ida@orme.example>\nTo: the club\nSubject: The harp\nDate: Mon, 6 May 2024\n\n"
_BODY = "Dear all,\n\nThe harp is broken. I say we burn it. Is it mine, or do I dream? “I can mend it,” somebody said."


def test_what_the_writer_says_of_themselves_is_theirs():
    """Not what is said of others, asked, or quoted."""
    assert told(f"{_HEAD}{_BODY}\n") == [("I say we burn it.", "Ida Roe")]


def test_a_quoted_mail_is_its_writers():
    """It ends where the writer is named: another may go on below."""
    below = "On Sunday, Bo Lund wrote:\nI wait for the tuner.\n\nBo is right, and I shall wait too."
    assert told(f"{_HEAD}{_BODY}\n\n{below}\n") == [
        ("I say we burn it.", "Ida Roe"),
        ("I wait for the tuner.", "Bo Lund"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "On Sunday, Bo Lund wrote:\n> The tuner is late.\n\nI told you.",
        "On Sunday, Bo Lund wrote:\nThe tuner is late.\n\nI told you.",
        "It rains.\n\nOn Sunday, Bo Lund wrote:\n> The tuner is late.\n\nI told you.",
        "Bo Lund told the paper:\n\nI wait for the tuner.",
    ],
)
def test_an_answer_below_what_it_quotes_is_not_the_quoted_writers(text):
    """Nor is what a mail introduces its writer's."""
    assert not {"I told you.", "I wait for the tuner."} & {words for words, _ in told(f"{_HEAD}{text}\n")}


def test_the_head_of_a_mail_that_is_a_file_is_at_its_foot():
    """What stands above is its sender's."""
    article = make_article(f"{_BODY}\n\nIda\n\nOn Sunday, Bo Lund wrote:\nI wait.\n\n{_HEAD}", id="harp.eml")
    article = replace(article, extractor="mail-1")
    said = [(article.text[each.start : each.end], each.speaker.name) for each in quotations(article) if each.speaker]
    assert [each for each in said if each[0].startswith("I ") and each[0].endswith(".")] == [
        ("I say we burn it.", "Ida Roe"),
        ("I wait.", "Bo Lund"),
    ]


@pytest.mark.parametrize(
    "head",
    [
        _HEAD.replace("Ida Roe", "The Harp"),
        _HEAD.replace("Ida Roe", "Ida"),
        _HEAD.replace("Subject: The", "Subject: Fwd: the"),
        "From: Upper Orme\nTo: Lower Orme\n\n",
        "",
    ],
)
def test_only_people_with_a_full_name_say_what_they_write(head):
    """Not a paper, a first name, one who sends on what others wrote, or where a train leaves."""
    assert told(f"{head}{_BODY}\n") == []


def test_marked_lines_are_anothers():
    """A line behind ">" with nobody named above it is nobody's."""
    assert told(f"{_HEAD}See below.\n\n> I say we keep it. And I pay.\n") == []


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("On Mon, 6 May 2024 at 08:55, Bo Lund wrote:", ["Bo Lund"]),
        ("On Monday, Bo Lund <bo@orme.example> wrote:", ["Bo Lund"]),
        ("On Monday, the town woke:", []),
        ("On Monday Bo Lund wrote:", []),
    ],
)
def test_who_wrote_what_is_quoted(line, names):
    """The name stands behind the last comma of the line."""
    text = f"{line}\nI wait.\n"
    assert [text[name.start : name.end] for name in quoted_writers(text)] == names
