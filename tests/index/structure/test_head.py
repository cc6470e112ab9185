"""The head of an article: its day, its writers, and a title that is neither."""

import pytest

from index.structure import describe, structure_of
from index.structure.dates import days_in
from index.types import Extracted

_LONG = "The South Korean government expressed grave concern on Thursday and said that it would think again about arms."


def _describe(text, **options):
    return describe(text, structure_of(text), fallback="file", **options)


def _below(line):
    return f"Seoul weighs arms\n\n{line}\n\n{_LONG}\n\n{_LONG}"


@pytest.mark.parametrize(
    "line",
    [
        "3 May 2024",
        "May 3, 2024",
        "Published on May 3, 2024",
        "Published 3 May 2024",
        "Posted: 3rd May 2024",
        "Updated: Thursday 3 May 2024 10:15 BST",
        "Friday 3 May 2024 10.15 BST",
        "May 3, 2024 at 9:30 a.m. ET",
        "Fri, 3 May 2024, 9:30 am EDT",
        "FRIDAY, MAY 3, 2024",
        "2024-05-03T10:00Z",
        "2024-05-03 10:00:00",
        "2024/05/03",
        "03.05.2024",
        "Friday 03/05/2024",
        "Friday 05/03/2024",
        "3-May-2024",
        "the 3rd of May 2024",
        "Published: May 3, 2024 | Updated: May 4, 2024",
        "Updated May 4, 2024; published May 3, 2024",
        "By Jane Doe | May 3, 2024",
        "Jane Doe, 3 May 2024",
        "Seoul, 3 May 2024",
        "The Daily Ledger, Friday, May 3, 2024",
        "May 3, 2024 · 5 min read",
        "3 mai 2024",
        "3. Mai 2024",
        "2024年5月3日",
        "Posted by admin on May 3rd, 2024",
        "Posted by Jane Doe on May 3, 2024",
        "03.05.2024, 11:20 Uhr",
        "By Jane Doe | May 3, 2024 at 9:30 AM",
        "NEWS · May 3, 2024, 9:30 a.m.",
        "May 3, 2024 / 9:30 AM EDT / The Daily Ledger",
        "Politics | 3 May 2024",
        "3 May 2024 | Politics",
        "Filed: May 3, 2024, 6:00 AM",
        "Submitted by admin on Fri, 05/03/2024 - 09:30",
        "Uploaded on 3 May 2024",
        "Publish date: May 3, 2024",
        "Date of publication: 3 May 2024",
        "This article was first published on 3 May 2024.",
        "Story published May 3, 2024",
        "Article date: 3 May 2024",
        "Page last updated: 3 May 2024",
        "Amended 3 May 2024",
        "SEOUL, Korea - May 3, 2024",
        "Seoul - May 3, 2024",
        "Seoul (3 May 2024)",
        "Seoul, 03.05.2024",
        "Jane Doe, Political Editor, 3 May 2024",
        "Fri, 03 May 2024 09:30:00 +0200",
        "Published3 May 2024, 09:30 BST",
        "UpdatedMay 3, 2024",
        "FRIDAY, MAY 3, 2O24",
    ],
)
def test_a_line_below_the_headline_states_the_day(line):
    """A date line in a usual form is the dateline, and no title."""
    text = _below(line)
    structure = structure_of(text)
    description = describe(text, structure, fallback="file")
    assert (description.published, description.title) == ("2024-05-03", "Seoul weighs arms")
    assert structure.dateline is not None
    assert text[structure.dateline.start : structure.dateline.end] == line


@pytest.mark.parametrize(
    "line",
    [
        "03/05/2024",
        "31 February 2024",
        "May 2024",
        "When: 3 May 2024",
        "Declared at 02:47 on Friday 3 May 2024",
        "The concert is on 3 May 2024",
        "The deadline is May 3, 2024.",
        "Date: 3 May 2024\nVenue: Town Hall\nTickets: 5 pounds",
        "Town Hall, 3 May 2024, 7.30pm",
        "Town Hall - 3 May 2024, 7.30pm BST",
        "3 May 2024 – 5 May 2024",
        "3 May 2024 to 5 May 2024",
        "3-5 May 2024",
        "Seoul, 3–5 May 2024",
        "3 to 5 May 2024",
    ],
)
def test_another_day_is_not_the_day_it_was_published(line):
    """Ambiguous and impossible days, days of events, and days in sentences are not the article's."""
    assert _describe(_below(line)).published is None


def test_a_word_before_a_day_is_a_place_only_below_a_headline():
    """Above everything else it may be the headline itself."""
    description = _describe(f"Minutes - 3 May 2024\n\n{_LONG}\n\n{_LONG}")
    assert (description.title, description.published) == ("Minutes - 3 May 2024", None)


def test_a_section_and_a_day_below_the_text_are_a_link():
    """They date the article only above its text; below, they stand beside another article's headline."""
    text = f"Seoul weighs arms\n\n{_LONG}\n\nPolitics | 3 May 2024\n\n{_LONG}"
    assert [text[each.start : each.end] for each in structure_of(text).boilerplate] == ["Politics | 3 May 2024"]


def test_a_comment_below_the_text_does_not_date_the_article():
    """Only the head states the day."""
    assert _describe(f"Seoul weighs arms\n\n{_LONG}\n\n{_LONG}\n\nComments\n\nPosted on 3 May 2024").published is None


def test_a_day_between_sentences_is_one_of_the_text():
    """A diary has its days as headings; one that is labelled is still taken."""
    diary = "“Big,” she says.\n\nHe laughs.\n\n{}\n\nWe lay beside her."
    assert _describe(diary.format("APRIL 7, 2017")).published is None
    assert _describe(diary.format("Published APRIL 7, 2017")).published == "2017-04-07"


def test_the_day_published_comes_before_the_day_updated():
    """On one line or two, in either order, the day published counts; else the day updated."""
    assert _describe(_below("Updated 4 May 2024\nPublished 3 May 2024")).published == "2024-05-03"
    assert _describe(_below("Published 3 May 2024\nUpdated 4 May 2024")).published == "2024-05-03"
    assert _describe(_below("Last updated: 4 May 2024")).published == "2024-05-04"


def test_the_head_of_a_printed_page_dates_the_article_and_is_not_its_text():
    text = f"THE DAILY LEDGER, Friday, May 3, 2024          7\n\nSeoul weighs arms\n\n{_LONG}\n\n{_LONG}"
    structure = structure_of(text)
    assert [text[each.start : each.end] for each in structure.boilerplate] == [text.splitlines()[0]]
    description = _describe(text)
    assert (description.title, description.published) == ("Seoul weighs arms", "2024-05-03")


@pytest.mark.parametrize("mark", ["³", "¹²"])
def test_a_day_may_have_the_mark_of_a_note(mark):
    assert [day.iso for day in days_in(f"It shut on 3 May 2024{mark} and on May 4, 2024{mark}.")] == [
        "2024-05-03",
        "2024-05-04",
    ]


def test_the_opening_of_a_report_states_the_day():
    """The day after a place counts, if it has a year; the place is in capitals, or an agency follows."""
    assert _describe(f"LONDON, 3 May 2024 (Reuters) - {_LONG}").published == "2024-05-03"
    assert _describe(f"LONDON, May 3 (Reuters) - {_LONG}").published is None
    assert _describe(f"London, 3 May 2024 (Reuters) – {_LONG}").published == "2024-05-03"
    assert _describe(f"London, 3 May 2024, was wet – {_LONG}").published is None
    assert _describe(f"LONDON (May 3, 2024) – {_LONG}").published == "2024-05-03"
    assert _describe(f"The vote (May 3, 2024) – {_LONG}").published is None


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("By Jane Doe", "Jane Doe"),
        ("BY JANE DOE", "JANE DOE"),
        ("By Jane Doe and John Roe", "Jane Doe and John Roe"),
        ("By Jane Doe, Political Editor", "Jane Doe"),
        ("Jane Doe, Political Editor", "Jane Doe"),
        ("Words by Jane van der Doe", "Jane van der Doe"),
        ("*By Jane Doe*", "Jane Doe"),
        ("Jane Doe\nThe Associated Press", "Jane Doe"),
        ("Jane Doe\njane.doe@example.org", "Jane Doe"),
        ("Jane Doe, jane.doe@example.org", "Jane Doe"),
        ("Jane Doe\nSpecial to the Ledger", "Jane Doe"),
        ("Jane Doe\nEditor in Chief", "Jane Doe"),
        ("ByJane van der Doe\nPublished3 May 2024", "Jane van der Doe"),
        ("ByJane Doe and John Roe\nBBC News", "Jane Doe and John Roe"),
        ("ByWard Market Reopens\nThree stalls burned", None),
        ("By Jane Doe | Photo: Ida Lund", "Jane Doe"),
        ("By Jane Doe and John Roe. Photos by Ida Lund", "Jane Doe and John Roe"),
        ("By Jane Doe, photographs by Ida Lund", "Jane Doe"),
        ("AP", "AP"),
    ],
)
def test_bylines(line, author):
    """A byline below the headline gives the author."""
    assert _describe(_below(line)).author == author


@pytest.mark.parametrize("line", ["By Monday", "By the time it rained.", "By hand", "The minister, Jane Doe, agreed."])
def test_sentences_are_no_bylines(line):
    """What begins with "by", or holds a name, is not a byline."""
    assert _describe(_below(line)).author is None


@pytest.mark.parametrize(
    "lines",
    [
        "By Jane Doe",
        "FOR IMMEDIATE RELEASE",
        "Exclusive",
        "3 May 2024",
        "The Daily Ledger",
        "The Harrow Echo\n3 May 2024",
        "The Harrow Echo | Local news | 3 May 2024",
        "Home > News > Local",
        "BBC News",
        "Jane Doe\nThe Associated Press",
        "21:15",
        "Seoul CNN —",
        "Menu\nSearch",
        "Editor's note: this report was changed on Thursday.",
        "Corrections & Clarifications: the bridge is in Seoul.",
        "Jane Doe\nFor the Daily Ledger",
        "FOR IMMEDIATE RELEASE\n\nMay 3, 2024\n\nBy Jane Doe, Political Editor",
        "The Daily Ledger\n\nLocal",
        "FISHERIES",
        "Letters to the Editor",
        "Guest column",
        "Source: The Daily Ledger",
        "https://ledger.example/arms",
        "URL: https://ledger.example/arms",
        "Friday, 3 May",
        "May 2024",
        "Page 7",
        "Page 1 of 3",
        "Home / News / Politics / Seoul weighs sending arms to Kyiv",
        "THE ORRIN ECHO AND GLEN RUEL WEEKLY HERALD",
        "THE ORRIN & DISTRICT OBSERVER",
        "12   THE ORRIN & DISTRICT OBSERVER   SATURDAY, MAY l4, l938",
        "Contact: Jane Doe, 555-0199",
        "Media enquiries: press@orrin.example",
        "PRESS RELEASE – EMBARGOED UNTIL 00:01, FRIDAY 3 MAY 2024",
    ],
)
def test_what_stands_above_a_headline_is_no_title(lines):
    """Bylines, days, names of papers, menus and kickers are skipped."""
    assert (
        _describe(f"{lines}\n\nSeoul weighs sending arms to Kyiv\n\n{_LONG}").title
        == "Seoul weighs sending arms to Kyiv"
    )


def test_an_announcement_of_something_else_is_no_title():
    """Unless the text speaks of it, or nothing else can be the headline."""
    headline = "Seoul to think again about arms"
    other = "Flood warning: Orrin ferry cancelled until further notice"
    own = "Breaking: government expresses concern"
    assert _describe(f"{other}\n\nHome\nNews\n\n{headline}\n\n{_LONG}").title == headline
    assert _describe(f"{own}\n\n{headline}\n\n{_LONG}").title == own
    assert _describe(f"{other}\n\n{_LONG}\n\n{_LONG}").title == other


@pytest.mark.parametrize("line", ["FISHERIES", "Letters to the Editor", "Friday, 3 May", "Local"])
def test_a_rubric_without_a_headline_below_is_the_title(line):
    """It is skipped only for something better."""
    assert _describe(f"{line}\n\n{_LONG}\n\n{_LONG}").title == line


def test_a_title_that_names_its_source_with_more_than_a_name_stays():
    assert _describe(f"Source: Seoul to send arms\n\n{_LONG}").title == "Source: Seoul to send arms"


@pytest.mark.parametrize(("heading", "title"), [("# C#", "C#"), ("# Why F#", "Why F#"), ("# Arms ##", "Arms")])
def test_a_closing_run_of_a_heading_needs_a_blank_before_it(heading, title):
    """A closing run of # needs a blank before it, as in CommonMark."""
    assert _describe(f"{heading}\n\n{_LONG}").title == title


def test_what_the_format_says_comes_first():
    """Fields of the format come first, then front matter, then the text."""
    fields = "title: Of the front\ndate: 2024-05-02\nauthor: Ann Poe\nurl: https://example.org/b"
    text = f"---\n{fields}\n---\n{_below('By Jane Doe')}"
    given = Extracted(
        text=text, extractor="x", title="Given", published="2024-05-01", author="John Roe", url="https://example.org/a"
    )
    description = _describe(text, extracted=given)
    assert (description.title, description.published, description.author) == ("Given", "2024-05-01", "John Roe")
    assert description.url == "https://example.org/a"
    for made_up in ("Untitled1", "Microsoft Word - arms.doc"):
        extracted = Extracted(text=text, extractor="x", title=made_up)
        assert _describe(text, extracted=extracted).title == "Of the front"
    description = _describe(text)
    assert (description.title, description.published, description.author) == ("Of the front", "2024-05-02", "Ann Poe")
    assert description.url == "https://example.org/b"
