"""The entries of live pages, by their time stamps."""

from __future__ import annotations

import pytest

from index.chunker import chunk_article
from index.stored import structure_from_json, structure_to_json
from tests.factories import make_article


def _entries(text):
    article = make_article(text)
    return [(article.text[e.stamp.start : e.stamp.end], e.minutes, e.order) for e in article.structure.entries]


_TOLD = (
    "The bridge at Orrin is closed.",
    "Two buses are stuck on the bridge.",
    "The bridge is open again, police say.",
)


def _page(stamps, form="{stamp}\n{words}"):
    return "Bridge at Orrin: live\n\n" + "\n\n".join(
        form.format(stamp=stamp, words=words) for stamp, words in zip(stamps, _TOLD, strict=True)
    )


@pytest.mark.parametrize(
    ("stamps", "form"),
    [
        (("09:15", "11:02", "14:30"), "{stamp}\n{words}"),
        (("9.15am", "11.02am", "2.30pm"), "{stamp}\n{words}"),
        (("9:15 a.m.", "11:02 a.m.", "2:30 p.m."), "{stamp}\n\n{words}"),
        (("09:15", "11:02", "14:30"), "{stamp} - {words}"),
        (("09:15", "11:02", "14:30"), "• {stamp} {words}"),
        (("09:15", "11:02", "14:30"), "## {stamp} News\n\n{words}"),
        (("Updated 9.15am", "Updated 11.02am", "Updated 2.30pm"), "{stamp}\n{words}"),
        (("7h ago 09.15 BST", "5h ago 11.02 BST", "2h ago 14.30 BST"), "{stamp}\n{words}"),
        (
            ("Posted at 09:15, 3 May 2024", "Posted at 11:02, 3 May 2024", "Posted at 14:30, 3 May 2024"),
            "{stamp}\n{words}",
        ),
        (("9:15 AM ET", "11:02 AM ET", "2:30 PM ET"), "{stamp}\n{words}"),
        (("[09:15]", "[11:02]", "[14:30]"), "{stamp} {words}"),
    ],
)
def test_entries_are_known_by_their_stamps(stamps, form):
    """Stamps of any form, oldest or newest first, give the entries in the order of their times."""
    assert [(minutes, order) for _, minutes, order in _entries(_page(stamps, form))] == [(555, 0), (662, 1), (870, 2)]
    turned = [(minutes, order) for _, minutes, order in _entries(_page(stamps[::-1], form))]
    assert turned == [(870, 2), (662, 1), (555, 0)]


def test_time_that_turns_back_is_another_day():
    """Just after midnight is later than just before."""
    assert [order for _, _, order in _entries(_page(("10.40pm", "11.50pm", "12.20am")))] == [0, 1, 2]
    assert [order for _, _, order in _entries(_page(("12.20am", "11.50pm", "10.40pm")))] == [2, 1, 0]


def test_an_entry_has_the_day_that_the_page_states_above_it():
    """A day line counts for the entries below it."""
    text = _page(("09:15", "11:02", "14:30")).replace("11:02", "Friday 3 May 2024\n\n11:02")
    assert [entry.day for entry in make_article(text).structure.entries] == [None, "2024-05-03", "2024-05-03"]


@pytest.mark.parametrize(
    "text",
    [
        "Conference\n\n09:00 Registration\n\n10:00 Opening\n\n11:30 Coffee\n\n13:00 Lunch\n",
        "Talk\n\n09:15 ANN LEE: It was a good day for us all.\n\n09:17 JO MAE: It was not.\n\n09:19 ANN LEE: It was.\n",
        _page(("09:15", "11:02", "14:30")).replace("09:15\n", "").replace("11:02\n", ""),
        "At sea\n\nAt 09:15 the ship sailed.\n\nBy 11:02 it was gone.\n\n14:30 was the time of the storm, they say.\n",
        "Notes\n\n9.15 metres is the record for the jump, he said.\n\n11.02 was the time.\n\n14.30 pounds is a lot.\n",
    ],
)
def test_a_text_with_times_is_no_live_page(text):
    """A programme, a transcript, a single stamp and times inside sentences make no live page."""
    assert _entries(text) == []


def test_no_chunk_holds_words_of_two_entries():
    """An entry that is cut has its own stamp as a lead, and nothing of the entry above it."""
    long = " ".join(f"Boat number {number} was brought in safely by the crew." for number in range(40))
    text = (
        "Boats: live\n\n09:15\nStorm begins\nThe storm has begun.\n\n"
        f"11:02\nBoats come in\n{long}\n\n14:30\nOver\nIt is over now."
    )
    article = make_article(text)
    for chunk in chunk_article(article):
        held = {article.structure.entry_at(place) for place in (chunk.start, chunk.end - 1)}
        assert len(held) == 1
        assert all(article.structure.entry_at(lead.start) in held for lead in chunk.lead)
    cut = [chunk for chunk in chunk_article(article) if "Boat number 30" in chunk.text]
    assert [lead.text for lead in cut[0].lead] == ["11:02", "Boats come in"]


def test_entries_and_corrections_are_stored_whole():
    """Entries and corrections survive being stored."""
    text = _page(("09:15", "11:02", "14:30")) + "\n\nCorrection: The bridge is at Orrin, not at Arrin.\n"
    structure = make_article(text).structure
    assert structure.entries
    assert structure.corrections
    assert structure_from_json(structure_to_json(structure)) == structure
