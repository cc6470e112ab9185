"""Notes on corrections, distinguished from reports that mention corrections."""

from __future__ import annotations

import pytest

from tests.factories import make_article

_BODY = "Quay opens to ships\n\nThe new quay of Orrin was opened to ships on Monday, the harbour master said.\n\n"


def _notes(text):
    article = make_article(text)
    return [article.text[note.start : note.end] for note in article.structure.corrections]


@pytest.mark.parametrize(
    "note",
    [
        "Correction: An earlier version of this article misspelled the harbour master's name.",
        "CORRECTION 8 MAY: We originally reported that the quay is 64 metres long. It is 46.",
        "Correction: May 9, 2024. The quay is 46 metres long, not 64.",
        "This article was amended on 9 May 2024 to correct the length of the quay.",
        "- This article was amended on 9 May 2024. An earlier version said the quay was 64 metres long.",
        "This story has been corrected to show that the quay is 46 metres long, not 64.",
        "(Corrects length of quay in paragraph 2 to 46 metres from 64)",
        "(This May 9 story has been corrected to say 46 metres, not 64, in paragraph 2)",
        "Editor's note: An earlier version of this report misidentified the harbour master.",
        "Clarification: this piece was updated to make clear that the quay is not the longest.",
        "Corrections & clarifications: A previous version of this story gave the wrong length.",
        "For the record: An earlier version of this story said that the quay was 64 metres long.",
        "A previous version of this story misspelled the name of the harbour master.",
        "Editor's note: There are three cranes on the quay, not four, as first reported.",
        "Editor’s Note: This story first ran on 20 April. It has been updated to reflect the opening.",
    ],
)
def test_a_note_of_the_editors_is_a_correction(note):
    """Whatever the house style, the whole paragraph is the note."""
    assert _notes(f"{_BODY}{note}\n") == [note]


@pytest.mark.parametrize(
    "text",
    [
        "The state's department of corrections said it had corrected the list.",
        "Corrections officers: a dangerous job, their union says.",
        "An earlier version of the bill would have closed the quay.",
        "The company said the earlier version of its engine was safe.",
        "Officers are asked how they dealt with the first reports that a ship had run aground.",
        "The initial story carried some important facts about the quay.",
        "For the record, Ann Lee told the story again.",
        "This story has been updated with additional reporting.",
        "Updated 9 May 2024",
        "The mayor said that the council had amended the plan on Monday.",
    ],
)
def test_a_report_that_speaks_of_corrections_is_none(text):
    """Corrections by others, and a story that only grew, are text."""
    assert _notes(f"{_BODY}{text}\n") == []


def test_a_label_above_a_note_belongs_to_it():
    """The line "Correction" alone is the head of the paragraph below."""
    note = "Correction\n\nThe quay is 46 metres long, and not 64 metres."
    assert _notes(f"{_BODY}{note}\n") == [note]


def test_a_note_can_be_looked_up_by_a_place_in_it():
    """`correction_at` gives the note around a place, and nothing beside it."""
    article = make_article(f"{_BODY}Correction: The quay is 46 metres long, not 64.\n")
    note = article.structure.corrections[0]
    assert article.structure.correction_at(note.start + 5) == note
    assert article.structure.correction_at(note.start - 3) is None
    assert article.structure.correction_at(note.end) is None


def test_the_points_of_a_column_are_notes():
    """All points below "Corrections and clarifications" are notes, until the next heading."""
    points = [
        "- A report on the quay (9 May, page 4) said that it was 64 metres long. It is 46 metres long.",
        "- The recipe for plum jam should have asked for 46g of sugar, not 64g.",
    ]
    text = "\n\n".join(
        (
            "Corrections and clarifications\nSaturday 11 May 2024",
            *points,
            "Write to the editors at 3 Quay Street, Orrin.",
            "## Weather",
            "It was said to be the wettest May since 1904.",
        )
    )
    assert _notes(f"{text}\n") == points
    note = "A report on the quay said that it was 64 metres long. It is 46 metres long."
    assert _notes(f"{_BODY}## Corrections\n\n{note}\n\nThe report on the fair misnamed the judge.\n") == [
        note,
        "The report on the fair misnamed the judge.",
    ]
    assert _notes(f"---\ntitle: Corrections\n---\n\n{note}\n\nThe quay is open daily.\n") == [note]


def test_a_heading_about_corrections_opens_no_column():
    """A report with such words in its headline is no column."""
    assert _notes("Corrections to the quay plan\n\nThe council said that the plan was wrong.\n") == []
