"""Captions and credits are told apart from text, are read, and are no boilerplate."""

import pytest

from index.structure import structure_of

_NOTES = [
    "Ukrainian soldiers near Vovchansk, Ukraine. – Nikoletta Stoyanova/Getty Images",
    "A protester in Seoul on Friday — Kim Hong-Ji/Reuters",
    "Smoke rises over Gaza [Mohammed Salem/Reuters]",
    "Putin and Kim in Pyongyang [Gavriil Grigorov/Pool via Reuters]",
    "Kim Jong Un waves in Pyongyang, North Korea, June 19, 2024. REUTERS/Kim Hong-Ji/File Photo",
    "President Biden speaks in Washington. (AP Photo/Evan Vucci)",
    "FILE - Putin, right, shakes hands with Kim. (AP Photo/Alexander Zemlianichenko, Pool, File)",
    "Troops parade in Pyongyang. (Photo by KCNA)",
    "The river at dawn (Photo: Jane Doe/AFP)",
    "A rocket lifts off (Image credit: NASA)",
    "The minister arrives. AFP via Getty Images",
    "Getty Images",
    "Nikoletta Stoyanova/Getty Images",
    "Photo: Nikoletta Stoyanova",
    "Photo by Jane van der Berg",
    "Photography: Ida Lund",
    "Main image: Ida Lund",
    "Pic: Ida Lund",
    "Photo © Ida Lund",
    "Photo by Ida Lund on Unsplash",
    "Photo: A boat at the pier (Ida Lund)",
    "Image credit: the author",
    "Photo credit: Ministry of Defence",
    "Credit: NASA/JPL",
    "Photos courtesy of Smith Family",
    "FILE PHOTO",
    "Image source, Getty Images",
    "Image caption, The two leaders met in Pyongyang",
    "(Photo by Sean Gallup/Getty Images)",
    "File photo: the bridge before the war",
    "CNN's Hanako Montgomery and Mike Valerio contributed to this report.",
    "CNN’s Hanako Montgomery contributed to this report.",
    "The Associated Press contributed to this report.",
    "Reuters journalists in Kyiv contributed to this report",
    "(Jane Doe contributed reporting from Seoul.)",
    "— Jane Doe also contributed to this story.",
    "Edited by RFA Staff.",
    "Edited by Jim Snyder and Malcolm Foster.",
    "Translated by Claire S. Lee. Edited by Jim Snyder.",
    "Reporting by Guy Faulconbridge; Editing by Andrew Osborn",
    "(Reporting by Jack Kim in Seoul; Writing by Jane Doe; Editing by John Roe and Ann Poe)",
    "Additional reporting by Lee Min-ji",
]

_TEXT = [
    "Getty Images sued Stability AI in London.",
    "He works for Getty Images.",
    "The photographer sold the picture to Reuters/AP.",
    "“It is over,” he said. – AFP",
    "Putin warned Seoul on Thursday, the ministry said. (Reuters)",
    "He trusts two wire services — Reuters/AP.",
    "Most voters disagree, according to a poll (Reuters/Ipsos).",
    "Kim Hong-Ji of Reuters took the photo.",
    "Photos by Adams hang in the museum.",
    "Photo: the one thing he had left.",
    "Image source is unknown.",
    "Credit: the word comes from Latin.",
    "The drought contributed to this report's gloom.",
    "High prices contributed to this story of decline.",
    "Edited by hand, the tape proved nothing.",
    "Reporting by Reuters showed that the ministry knew.",
    "Written by Stephen King.",
    "He chose between tea and coffee. He took tea/coffee",
]


def _parts(line):
    text = f"The vote failed.\n\n{line}\n\nThe deputies went home."
    structure = structure_of(text)
    return text, structure


@pytest.mark.parametrize("line", _NOTES)
def test_captions_and_credits_are_read(line):
    """Each is a caption or a credit, and never boilerplate: its words can be cited."""
    text, structure = _parts(line)
    assert [text[r.start : r.end] for r in (*structure.captions, *structure.credits)] == [line]
    assert structure.boilerplate == ()


@pytest.mark.parametrize("line", _TEXT)
def test_sentences_are_no_captions(line):
    """A sentence that names an agency, or sounds like a credit, is text."""
    _, structure = _parts(line)
    assert structure.captions == structure.credits == structure.boilerplate == ()


@pytest.mark.parametrize(
    ("line", "is_caption"),
    [
        ("A protester in Seoul on Friday. Kim Hong-Ji/Reuters", True),
        ("Cars line up at the church on August 31. Jane Doe/The Paper", True),
        ("File photo: the mayor in May 2019.", True),
        ("Photo: Nikoletta Stoyanova", False),
        ("Pictured: The mayor at the pier", True),
        ("Contributing: The Associated Press", False),
        ("– Jane Doe", False),
    ],
)
def test_captions_say_what_is_seen(line, is_caption):
    """A caption has words beside the credit; a credit has none."""
    _, structure = _parts(line)
    assert (len(structure.captions), len(structure.credits)) == ((1, 0) if is_caption else (0, 1))


def test_long_paragraphs_are_no_captions():
    """A paragraph that ends like a caption is text if it is longer than captions are."""
    structure = structure_of("He spoke of the war. " * 30 + "– Nikoletta Stoyanova/Getty Images")
    assert structure.captions == structure.credits == ()
