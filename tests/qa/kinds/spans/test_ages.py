"""An age beside another name, and a time of service, do not say how old somebody is."""

from __future__ import annotations

import pytest

from qa.kinds.spans.ages import without_others_ages
from tests.qa.kinds.quoting import spans_left


@pytest.mark.parametrize(
    ("question", "text", "quote", "stays"),
    [
        ("How old is Judge Ada Lund?", "Judge Ada Lund told Bo Roe, 60, to sit down.", "60", False),
        ("How old is Bo Roe?", "Judge Ada Lund told Bo Roe, 60, to sit down.", "60", True),
        ("How old is Ann Lund?", "Skipper Ann Lund, 67, is at the wheel.", "67", True),
        ("How old is Roe?", "Judge Ada Lund told Bo Roe, 60, to sit down.", "60", True),
        ("How old is Ida Roe?", "By Ned Poe\n\nIda Roe, 58, waited.", "58", True),
        ("How old is Effie Roe?", "It never waited, says Ida Roe, the postmistress, 58.", "58", False),
        ("How old is Ida Roe?", "It never waited, says Ida Roe, the postmistress, 58.", "58", True),
        ("How old is the postmistress?", "It never waited, says Ida Roe, the postmistress, 58.", "58", True),
        ("How old was Captain Holm?", "The mate, Ned Roe, aged 26, broke an arm.", "26", False),
        (
            "How old was Captain Holm?",
            "Captain Holm, who has been forty years in the service, came.",
            "forty years",
            False,
        ),
        (
            "How old was Captain Holm?",
            "Captain Holm, who has been forty years in the service.",
            "Captain Holm, who has been forty years",
            False,
        ),
        ("How old is Ida Roe?", "The 31-year-old Ormish swimmer Ann Lund won.", "31", False),
        ("How old is Ann Lund?", "The 31-year-old Ormish swimmer Ann Lund won.", "31", True),
        ("How old was Holm when he moved?", "Born near Orme, he moved there when he was 12.", "12", True),
        ("How old is the club at Orme?", "Ann Lund, 31, founded the club at Orme.", "31", True),
        ("How old is Ida Roe?", "It was wet, says Ida, the elder by four years.", "four years", False),
        ("How old is Ida Roe?", "Ida Roe is four years older than Ann.", "four years", False),
        ("How old is Ida Roe?", "Ida is two years Ann's senior.", "two years", False),
        ("How old is Ida Roe?", "Ida Roe, the elder of the two, is 58.", "58", True),
        ("How old is the oak?", "The oak is 400 years old, and older than the inn.", "400 years", True),
        ("How much older is Ida Roe?", "Ida Roe is four years older than Ann.", "four years", True),
        ("When did Ida Roe win?", "It was won by Ann Lund, 31.", "31", True),
    ],
)
def test_ages(question, text, quote, stays):
    """Whose age it is, is said beside it; where the question names nobody, or it is not, the age stays."""
    assert spans_left(question, text, quote, rule=without_others_ages) == ([quote] if stays else [])


_RACE = "Ann Lund won the race on Sunday. The finish was in Orme. The 24-year-old Ormish rider was 9 seconds ahead."


@pytest.mark.parametrize(
    ("question", "text", "stays"),
    [
        ("How old is Ann Lund?", _RACE, True),
        ("How old is Bo Roe?", _RACE, False),
        ("How old is Bo Roe?", _RACE.replace("in Orme", "in the village of Bo Roe"), True),
        ("How old is Bo Roe?", "It was a race. The 24-year-old rider won.", True),
    ],
)
def test_the_year_old_is_somebody_who_was_named_just_before(question, text, stays):
    """Not a person whom nothing names near it."""
    assert spans_left(question, text, "24-year-old", rule=without_others_ages) == (["24-year-old"] if stays else [])


@pytest.mark.parametrize(
    ("question", "text", "stays"),
    [
        ("How old is the ferry?", "Bo Roe, 47, the ferry driver who was missing, is safe.", False),
        ("How old is the ferry?", "The ferry driver, Bo Roe, 47, is safe.", False),
        ("How old is the ferry?", "Bo Roe, 47, the owner of the ferry, is safe.", False),
        ("How old is the ferry?", "The ferry's new owner, Bo Roe, 47, is safe.", False),
        ("How old is the victim?", "Bo Roe, 47, the father of the victim, is safe.", False),
        ("How old is the driver?", "Bo Roe, 47, the ferry driver who was missing, is safe.", True),
        ("How old is the ferry driver?", "Bo Roe, 47, the ferry driver who was missing, is safe.", True),
        ("How old is the man?", "Bo Roe, 47, the ferry driver who was missing, is safe.", True),
        ("How old is the student?", "Bo Roe, 47, a student teacher, is safe.", True),
        ("How old is the champion?", "The champion jockey, Bo Roe, 47, is safe.", True),
        ("How old is the victim?", "Bo Roe, 47, one of the victims, is safe.", True),
        ("How old is the head of the school?", "Bo Roe, 47, head of the school, is safe.", True),
        ("How old is the winner?", "Bo Roe, 47, the winner of the race, is safe.", True),
        ("How old is the victim?", "The victim’s name is Bo Roe, 47.", True),
        ("How old is the man?", "At 22:10, 47-year-old Bo Roe was found.", True),
        ("How old is the ferry?", "The ferry is 47, says its driver.", True),
        ("How old is the ferry?", "Ferry No. 47 sank.", False),
        ("How old is the bridge?", "It was opened on 4 March 47 years ago.", True),
        ("How old is the bridge?", "Page renewed: 22:10, Tuesday 4 March 2047", False),
    ],
)
def test_the_age_of_a_person_is_not_that_of_a_thing_that_describes_them(question, text, stays):
    """A noun that somebody is described by has their age only if it names what they are themselves."""
    quote = "2047" if "2047" in text else "47"
    assert spans_left(question, text, quote, rule=without_others_ages) == ([quote] if stays else [])


@pytest.mark.parametrize(
    ("question", "text", "stays"),
    [
        ("How old is Ida Roe?", "Both would build more huts: Ms Roe 40 and Mr Lund 90.", False),
        ("How old is Ida Roe?", "Both were guides, Ida Roe 40 and Otto Lund 90.", False),
        ("How old is Ida Roe?", "Their ages are known: Ida Roe 40 and Otto Lund 90.", True),
        ("How old is Ida Roe?", "Saved: Ida Roe 40 and Otto Lund 90", True),
        ("How old is Ida Roe?", "Both were guides, Ida Roe, 40, and Otto Lund, 90.", True),
        ("How old is Ida Roe?", "Both were guides, Ida Roe (40) and Otto Lund (90).", True),
    ],
)
def test_numbers_behind_bare_names_are_no_ages(question, text, stays):
    """A comma, brackets or a word for an age would make them one, and so may a list without a verb."""
    assert spans_left(question, text, "40", rule=without_others_ages) == (["40"] if stays else [])
