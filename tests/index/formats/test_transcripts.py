"""Subtitles: what is said, with the time of each caption."""

from __future__ import annotations

import pytest

from index.errors import FormatError
from index.formats import Limits, extract

_SRT = """1
00:00:01,000 --> 00:00:03,000
<i>The bridge</i> will close

2
00:00:03,100 --> 00:00:05,000 X1:40
{\\an8}in June &amp; reopen
in August.


3
00:01:09,000 --> 00:01:10,000
It costs £4 million.
"""
_VTT = """WEBVTT - a talk

NOTE a comment

STYLE
::cue { color: red }

intro
00:01.000 --> 00:02.000 align:start
<v Ida Lind>It <i>rained</i>.</v>

00:02.500 --> 00:03.000
<v Ida Lind>For <00:02.700>days.

01:00:03.000 --> 01:00:04.000
<v Per Holm>Not here.
"""


def _read(source: str, name: str):
    (article,) = extract(name, source.encode())
    return article, [(place.label, article.text[place.start : place.end]) for place in article.places]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_subrip(end):
    """Captions follow each other in a paragraph, a pause begins another, and each has its time."""
    article, places = _read("\ufeff" + _SRT.replace("\n", end), "a.srt")
    assert article.text == "The bridge will close in June & reopen in August.\n\nIt costs £4 million."
    assert places == [
        ("0:00:01", "The bridge will close"),
        ("0:00:03", "in June & reopen in August."),
        ("0:01:09", "It costs £4 million."),
    ]


def test_webvtt_names_speakers():
    """Who speaks is before what they say; comments and styles are not said."""
    article, places = _read(_VTT, "a.vtt")
    assert article.text == "Ida Lind: It rained. For days.\n\nPer Holm: Not here."
    assert [label for label, _ in places] == ["0:00:01", "0:00:02", "1:00:03"]


@pytest.mark.parametrize(
    ("shown", "said"),
    [
        (
            "- When did you build it?\n- In 1969, from\nan old wardrobe.",
            ["- When did you build it?", "- In 1969, from an old wardrobe."],
        ),
        (">> It rained.\n>> for days", [">> It rained.", ">> for days"]),
        ("ANNA: It rained.\nDR. O'HARA: For days.", ["ANNA: It rained.", "DR. O'HARA: For days."]),
        ("It rained on Monday\n- as it does -\nNote: all day, at 14:\n30 it ended.", None),
    ],
)
def test_another_speaker_begins_a_paragraph(shown, said):
    """A dash before a capital, ">>" or a name in capitals; other dashes and colons are of the sentence."""
    article, _ = _read(f"1\n00:00:01,000 --> 00:00:03,000\n{shown}\n", "a.srt")
    assert article.text.split("\n\n") == (said or [" ".join(shown.split("\n"))])


@pytest.mark.parametrize(("first", "title"), [("WEBVTT - a talk", "a talk"), ("WEBVTT", "evening")])
def test_the_first_words_are_no_title(first, title):
    """The title is the file's own, else its name."""
    assert _read(_VTT.replace("WEBVTT - a talk", first), "talks/evening.vtt")[0].title == title


def test_rolling_captions_are_read_once():
    """A line that is shown again with the next one is not said twice."""
    cues = ["it rained", "it rained\nin seoul", "in seoul\non monday"]
    source = "WEBVTT\n\n" + "\n\n".join(f"00:0{n}.000 --> 00:0{n + 1}.000\n{cue}" for n, cue in enumerate(cues))
    assert _read(source, "a.vtt")[0].text == "it rained in seoul on monday"


def test_damaged_captions_are_counted():
    """A caption whose time cannot be read is left out, and that is said."""
    article, _ = _read(_SRT.replace("00:00:03,100 -->", "00:xx -->"), "a.srt")
    assert article.text == "The bridge will close\n\nIt costs £4 million."
    assert article.notes == ("1 of 3 captions are damaged and left out",)


@pytest.mark.parametrize("source", ["It rained.", "WEBVTT", "WEBVTT\n\nNOTE nothing\n"])
def test_a_file_without_captions_is_refused(source):
    """Nothing said is a reason."""
    with pytest.raises(FormatError):
        extract("a.vtt", source.encode())


def test_too_many_captions_are_refused():
    """A caption is a row."""
    with pytest.raises(FormatError, match="3 rows, and at most 2"):
        extract("a.srt", _SRT.encode(), limits=Limits(rows=2))


@pytest.mark.parametrize("mark", ["<i ", "{\\", "<font "])
def test_tags_that_never_end_are_words(mark):
    """Thousands of them once took minutes: each was searched to the end of the line."""
    source = f"1\n00:00:01,000 --> 00:00:02,000\n{mark * 20_000}rain\n"
    assert extract("a.srt", source.encode())[0].text.endswith("rain")
