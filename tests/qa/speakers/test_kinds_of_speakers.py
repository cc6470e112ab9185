"""Who speaks, in the kinds of sentences that rules once got wrong; nobody if unclear."""

from __future__ import annotations

import pytest

from qa.speakers.forms import is_person
from tests.qa.speakers.told import told

_WORDS = "We did all that we could."
_KINDS = {
    "a month is a given name": (f"“{_WORDS}” said April Roe, the chair.", "April Roe"),
    "a heading makes no name longer": (f"Acme Easter hours\n\nAcme told reporters: “{_WORDS}”", "Acme"),
    "a party is nobody's name": (
        f"Senator Eric Roe, a Republican, was angry about the plan. He called it “{_WORDS}”",
        "Eric Roe",
    ),
    "offices joined by and": (f"“{_WORDS}” the Food and Drug Administration said.", "Food and Drug Administration"),
    "a possessive inside of a name": (f"The Players’ Association said: “{_WORDS}”", "Players’ Association"),
    "a name between commas behind a role": (f"Her lawyer, Jane Roe, said “{_WORDS}”", "Jane Roe"),
    "a name behind the verb and a rare role": (f"“{_WORDS}” said their cox, Jane Roe, who is 16.", "Jane Roe"),
    "an occasion before the colon": (f"Fire Chief Jane Roe, at her last briefing of the day: “{_WORDS}”", "Jane Roe"),
    "a relative clause without commas": (f"Jane Roe who plays for Acme City said: “{_WORDS}”", "Jane Roe"),
    "a participle goes on": (f"Acme spokesman John Roe said they were told, adding “{_WORDS}”", "John Roe"),
    "a surname that is a word": (f"Mayor Bill Lee was glad.\n\n“{_WORDS}” said Lee.", "Bill Lee"),
    "a surname that is a role": (f"Rep. Dan Bishop was there.\n\n“{_WORDS}” he said.", "Dan Bishop"),
    "a dateline": (f"LIMA, Peru (AP) — Sen. John Roe, R-Ky., said the judges should “{_WORDS}”", "John Roe"),
    "whose statement it is": (f"Jane Roe wrote to us.\n\n“{_WORDS}” her statement read.", "Jane Roe"),
    "a paper relays": (f"“{_WORDS}” the Morning Post reported John Roe as saying.", "John Roe"),
    "signed behind a dash": (f"“{_WORDS}” — City coach John Roe, on Sunday.", "John Roe"),
    "signed behind a hyphen": (f"“{_WORDS}” - John Roe", "John Roe"),
    "what was sent to somebody": (f"The IOC issued a letter to Acme News which said that “{_WORDS}”", "IOC"),
    "a sentence's first word": (
        f"John Roe is the harbour master.\n\nPraising the crew of all boats, Roe was glad. “{_WORDS}” he said.",
        "John Roe",
    ),
    "an office of a body without a comma behind": (
        f"Jane Roe, president and CEO of the Acme Fund said “{_WORDS}”",
        "Jane Roe",
    ),
    "what is only called by a name": (f"“{_WORDS}” is a song called Tarawih, Jane Roe said.", "Jane Roe"),
    "a body that is called by a name": (
        f"“Yes,” said Jane Roe, founder of an organization called the Acme Fund. “{_WORDS}”",
        "Jane Roe",
    ),
    "titles before a name behind a role": (
        f"The bill was read, and its sponsor, Republican state Rep. John Roe, told us: “{_WORDS}”",
        "John Roe",
    ),
    "a person's statement": (f"Jane Roe wrote to us. Roe's statement read: “{_WORDS}”", "Jane Roe"),
    "a statement from a body": (f"“{_WORDS}” a statement from the Acme Fund said.", "Acme Fund"),
    "a player by a prize": (f"John Roe had 32 points. Roe was asked.\n\n“{_WORDS}” the reigning MVP said.", "John Roe"),
    "evidence that somebody tells of": (f"Authorities said evidence suggests “{_WORDS}”", "Authorities"),
}


@pytest.mark.parametrize(("text", "speaker"), _KINDS.values(), ids=_KINDS)
def test_the_speaker_is_found(text, speaker):
    """Each kind has one quotation with one speaker."""
    assert told(text, direct=True) == [(_WORDS, speaker)]


@pytest.mark.parametrize(
    "text",
    [
        f"Mayor Jane Roe spoke first.\n\n“It is late,” Roe said.\n\n“{_WORDS}” the sheriff said.",
        f"Jane Roe was away. USA TODAY reached out to all of them.\n\n“{_WORDS}” he wrote.",
        f"We met Cam and John Roe in Leeds. “It is late,” Roe said.\n\nCam was next to speak. “{_WORDS}” he said.",
    ],
)
def test_an_unclear_speaker_is_nobody(text):
    """A role without a name, and a pronoun after a name that may be no person's, give nobody."""
    assert told(text, direct=True)[-1] == (_WORDS, None)


@pytest.mark.parametrize(
    ("role", "speaker"),
    [
        ("the coach of Ripon", "coach of Ripon"),
        ("the coach of the Ripon Rovers", "coach of the Ripon Rovers"),
        ("the coach", None),
        ("the head of the library", None),
        ("the coach of Ripon's rivals", None),
    ],
)
def test_a_role_is_nobodys_of_whom_it_is_not_said(role: str, speaker: str | None):
    """It is not that of the person named before; with a name behind "of" it is the speaker as written."""
    text = f"Jane Roe scored twice on Monday. “{_WORDS}” said {role}."
    assert told(text, direct=True) == [(_WORDS, speaker)]
    assert (
        told(f"Jane Roe scored twice on Monday. {role.capitalize()} said: “{_WORDS}”", direct=True)[0][1] != "Jane Roe"
    )


def test_a_title_says_a_role():
    """A title in short is the role written out, unless it is said to be another's."""
    text = f"Gov. Jane Roe spoke first. “{_WORDS}” said the governor"
    assert told(f"{text}.", direct=True) == [(_WORDS, "Jane Roe")]
    assert told(f"{text} of Ripon.", direct=True) == [(_WORDS, "governor of Ripon")]


def test_behind_an_unclear_speaker_nobody_goes_on():
    """A quoted paragraph is not given to the speaker before the unclear one."""
    text = f"“It is late,” Mayor Jane Roe said.\n\n“It is not,” the sheriff said.\n\n“{_WORDS}”"
    assert (_WORDS, "Jane Roe") not in told(text, direct=True)


def test_the_boxes_of_a_match_report_are_no_transcript():
    """Labels of teams before news in the third person are nobody's speech."""
    box = "Hawks: Roe missed the first game. Coach Doe said he was well.\nBulls: Poe is out until May.\n"
    assert told(box + "Hawks: Host Leeds on Sunday.\nBulls: Host York on Monday.", direct=True) == []


@pytest.mark.parametrize("title", ["Cllr", "Pte"])
def test_a_short_title_is_no_part_of_a_name(title):
    """The name before and the surname with its title are one person."""
    assert told(f"P. Wrenn came first. {title} Wrenn said the pier was shut.") == [("the pier was shut", "P. Wrenn")]


def test_a_word_that_is_a_title_too_ends_its_sentence():
    """Only short titles keep their full stop."""
    assert told("Ida Roe said she had met her father. Tom Ash was late.") == [("she had met her father", "Ida Roe")]


def test_a_theatre_is_no_person():
    """What names a body here names one wherever names are compared."""
    assert not is_person(("orme", "theatre"))
    assert is_person(("orme", "wrenn"))
