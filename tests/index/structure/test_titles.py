"""Titles: the headline if there is one, else the lede; one line, never empty."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.structure import describe, structure_of
from tests.factories import seed_text

_LONG = "The South Korean government expressed grave concern on Thursday and said that it would think again about arms."


def _title(text, fallback="file"):
    return describe(text, structure_of(text), fallback=fallback).title


def test_seed_with_a_headline():
    """The headline below the menu is the title, in its own words, without its full stop."""
    assert _title(seed_text(1)) == (
        "Putin says South Korea sending weapons to Ukraine would be a “big mistake” as Seoul criticizes "
        "Russia-North Korea defense deal"
    )


def test_seed_without_a_headline():
    """The lede is cut at a word to at most 90 code points."""
    title = _title(seed_text(0))
    assert title == "Russian President Vladimir Putin warned South Korea that sending weapons to Ukraine …"
    assert len(title) <= 90


@pytest.mark.parametrize(
    "text",
    [
        f"# Seoul weighs arms\n\n{_LONG}",
        f"# Seoul weighs arms #\n{_LONG}",
        f"\ufeff# Seoul weighs arms\r\n\r\n{_LONG}",
        f"![A bridge](a.png)\n\n# Seoul weighs arms\n{_LONG}",
        f"Seoul weighs arms\n=================\n\n{_LONG}",
        f"---\ntitle: 'Seoul weighs arms'\ndate: 2024-06-20\n---\n\n# Another\n\n{_LONG}",
        f"Seoul weighs arms\n\n{_LONG}",
        f"Headline: Seoul weighs arms\n\n{_LONG}",
        f"TITLE: Seoul weighs arms\nAUTHOR: Jane Doe\n\n{_LONG}",
        f"HEADLINE - Seoul weighs arms\n\n{_LONG}",
        f"Subject: Seoul weighs arms\n\n{_LONG}",
        f"EXCLUSIVE: Seoul weighs arms\n\n{_LONG}",
        f"From: Ada Roe\nTo: hall-committee\nSubject: Seoul weighs arms\nDate: Tue, 3 Mar 2026\n\nDear all,\n\n{_LONG}",
        f"= Seoul weighs arms =\n\n{_LONG}",
        f"= Seoul weighs arms\n\n{_LONG}",
        f"--- Seoul weighs arms ---\n\n{_LONG}",
        f"<h1 class='top'>Seoul weighs arms</h1>\n\n{_LONG}",
        f"Menu\nLocal\n\nSeoul weighs arms.\n\nBy Jane Doe\n\nJune 20, 2024\n\n{_LONG}",
        f"Seoul  weighs\u00a0arms\r\n\r\n{_LONG}",
    ],
)
def test_headlines(text):
    """Front matter, a first-level heading, or a short first paragraph set apart gives the title."""
    assert _title(text) == "Seoul weighs arms"


@pytest.mark.parametrize(
    ("headline", "title"),
    [
        ("Arms &amp; the &quot;peace&quot;", 'Arms & the "peace"'),
        ("R&D; and what else", "R&D; and what else"),
        ("League title: Seoul win it", "League title: Seoul win it"),
    ],
)
def test_markup_is_no_part_of_a_title(headline, title):
    """Entities are characters; a label counts only at the head."""
    assert _title(f"{headline}\n\n{_LONG}") == title


@pytest.mark.parametrize(
    "text",
    [f"Seoul weighs arms\n{_LONG}", "Seoul weighs arms\n\nIt rained.", "Seoul weighs arms"],
)
def test_short_first_paragraph_that_is_no_headline_is_the_lede(text):
    """A first paragraph that is not set apart, or has nothing longer below, is still the best title."""
    assert _title(text) == "Seoul weighs arms"


@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("line", ["Published: 2024-05-03", "DATE: 2024-05-03T10:00:00Z", "Published on: 2024-05-03"])
def test_a_date_at_the_head_is_no_title(line, end, mark):
    """The headline or lede below a date is the title."""
    assert _title(f"{mark}{line}{end}{end}Seoul weighs arms.{end}{end}{_LONG}") == "Seoul weighs arms"
    assert _title(f"{mark}{line}{end}Seoul weighs arms") == "Seoul weighs arms"
    assert _title(mark + line, fallback="file") == "file"
    assert _title(f"{line} was a Friday{end}") == f"{line} was a Friday"


@pytest.mark.parametrize("head", ["# {}", "---\ntitle: {}\n---\nIt rained."])
def test_a_title_without_an_end_is_cut(head):
    """A very long title is cut at a word, since it is indexed with every chunk."""
    title = _title(head.format("word " * 10_000))
    assert title == "word " * 58 + "word …"
    assert _title("# " + "#" * 5_000 + "x") == "#" * 298 + " …"


def test_a_headline_in_capitals_ends_where_they_do():
    """In wrapped text as well, where the line below goes on in small letters."""
    wrapped = (
        "It met for an hour and spoke of the rents, the geese and\nthe new water tank. Nobody was\nagainst the tank."
    )
    assert _title(f"MINUTES OF THE MEETING OF THE MARL LANE SOCIETY\nheld in the hall on Monday\n\n{wrapped}") == (
        "MINUTES OF THE MEETING OF THE MARL LANE SOCIETY"
    )


def test_two_sentences_are_no_headline():
    """A first paragraph of two sentences is a lede, and keeps its full stop."""
    assert _title(f"It rained. Nobody came.\n\n{_LONG}") == "It rained. Nobody came."


def test_a_second_level_heading_is_the_lede_without_its_marks():
    """Markdown's marks are not part of a title."""
    assert _title(f"## Seoul weighs arms\n\n{_LONG}") == "Seoul weighs arms"


@pytest.mark.parametrize("headline", ["A letter to the U.S.", "And then ..."])
def test_full_stops_that_belong_to_a_word_stay(headline):
    """Neither an abbreviation nor an ellipsis loses its last dot."""
    assert _title(f"{headline}\n\n{_LONG}") == headline


@pytest.mark.parametrize("text", ["", "\ufeff", "\n\n", "Menu\nclose", "---", "😀"])
def test_without_words_the_fallback_is_the_title(text):
    """A text of nothing, or of boilerplate only, is called by its file."""
    assert _title(text, fallback="2024-06-20") == "2024-06-20"
    assert _title(text, fallback="") == "Untitled"


def test_a_word_without_an_end_is_cut():
    """Where there is no space to cut at, the cut falls between characters, not before a combining mark."""
    assert _title("大" * 200) == "大" * 88 + " …"
    assert _title("x" + "e\u0301" * 200) == "x" + "e\u0301" * 43 + " …"


@given(st.text(max_size=300), st.sampled_from(["", "\ufeff", "# ", "---\ntitle: x\n---\n"]), st.text(max_size=5))
def test_titles_are_one_line_and_never_empty(text, head, fallback):
    """Whatever the text, its title has words, no line break and no byte order mark of its head."""
    title = _title(head + text, fallback)
    assert title.strip() == title != ""
    assert len(title.splitlines()) == 1
    assert not title.startswith("\ufeff") or text.startswith("\ufeff") or fallback.startswith("\ufeff")


def test_invisible_characters_are_no_part_of_a_title():
    """A soft hyphen and a blank without width are left out; a joiner, with which words are spelled, stays."""
    assert _title(f"\u200bSeoul weighs gov\u00adern\u00adment arms\n\n{_LONG}") == "Seoul weighs government arms"
    assert _title(f"Seoul weighs \u0646\u200c\u0647\n\n{_LONG}") == "Seoul weighs \u0646\u200c\u0647"
