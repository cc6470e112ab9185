"""What a corrections column takes back that another article says."""

from __future__ import annotations

import pytest

from index.collection import Collection
from qa.assistant import Assistant
from tests.factories import make_article
from tests.fakes import FakeEmbedder, FakeReader
from tests.qa.versions.stories import EVEN

_QUAY = make_article(
    "Orrin's new quay\n\nThe new quay of Orrin is 64 metres long. It was built by Ann Lee.\n",
    id="quay.txt",
    published="2024-05-09",
)
_LONG = "How long is the new quay of Orrin?"


def _column(note, published="2024-05-15"):
    text = (
        f"Corrections and clarifications\n\n- {note}\n\n"
        "- A caption on the fair (8 May, page 2) named the judge as Tom Poe. He is Tim Poe.\n"
    )
    return make_article(text, id="column.txt", published=published)


def _ask(question, scores, *articles):
    return Assistant(Collection.of(articles, FakeEmbedder()), FakeReader(scores), EVEN).ask(question)


def _earlier(answer):
    return [other.text for other in answer.earlier]


@pytest.mark.parametrize(
    "note",
    [
        "A report on the new Orrin quay (9 May, page 4) said that it was 64 metres long. It is 46 metres long.",
        "In an article about the new Orrin quay we gave its length as 64 metres; it is 46 metres.",
        "The new quay of Orrin (9 May) is 46 metres long, not 64 metres as we said.",
        "A report on the Orrin quay should have given its length as 46 metres rather than 64 metres.",
        "Our guide to the new Orrin quay said it is 64 metres long instead of 46 metres.",
    ],
)
def test_what_a_column_corrects_leads(note):
    """The reader prefers the wrong value, in the report and in the note, and the right one leads."""
    answer = _ask(_LONG, {"64 metres": 9.0, "46 metres": 5.0}, _QUAY, _column(note))
    assert (answer.text, answer.citations[0].part) == ("46 metres", "correction")
    assert _earlier(answer) == ["64 metres"]
    assert answer.disagreements == ()


@pytest.mark.parametrize(
    "note",
    [
        "A report on the Dunmar bridge (9 May, page 4) said that it was 64 metres long. It is 46 metres long.",
        "A report on the new Orrin quay (2 February, page 4) said that it was 64 metres long. It is 46 metres long.",
        "A report on the new Orrin quay (9 May, page 4) said that it was 61 metres long. It is 46 metres long.",
    ],
)
def test_a_note_on_something_else_takes_nothing_back(note):
    """Another thing, the report of another day, or another value: both values stay side by side."""
    answer = _ask(_LONG, {"64 metres": 9.0, "46 metres": 5.0}, _QUAY, _column(note))
    assert (answer.text, _earlier(answer)) == ("64 metres", [])


_FLOOD = make_article(
    "Shops under water\n\nThe Lune Weir gave way on Thursday, and the sea came in. The damage to Cort is great.\n\n"
    + "Nobody slept that night, and many carried sandbags. " * 60
    + "\n\nAmong those who helped was the baker, Mabel Ostrow, 61. Her oven is 64 inches wide.\n",
    id="flood.txt",
    published="2024-05-09",
)


@pytest.mark.parametrize(
    ("day", "expected"), [(" (9 May, page 4)", ("58", ["61"])), (" (2 February)", ("61", [])), ("", ("61", []))]
)
def test_a_note_that_names_the_day_is_about_the_whole_report(day, expected):
    """What the note is about may be far from the wrong value, if the report is of the day that the note names."""
    note = f"Our report of the damage at the Lune Weir{day} said that Mabel Ostrow is 61. She is 58."
    answer = _ask("How old is Mabel Ostrow?", {"61": 9.0, "58": 5.0}, _FLOOD, _column(note))
    assert (answer.text, _earlier(answer)) == expected


def test_what_a_report_also_said_is_taken_back():
    """A note on two mistakes of one report."""
    note = (
        "Our report of the damage at the Lune Weir (9 May) said that Mabel Ostrow is 61. She is 58. It also said that "
        "her oven is 64 inches wide. The oven of Mabel Ostrow measures 46 inches."
    )
    scores = {"64 inches": 9.0, "46 inches": 5.0}
    answer = _ask("How wide is the oven of Mabel Ostrow?", scores, _FLOOD, _column(note))
    assert (answer.text, _earlier(answer)) == ("46 inches", ["64 inches"])


def test_what_a_newer_article_says_again_is_not_taken_back():
    """The column cannot know of a report that comes after it."""
    note = "A report on the new Orrin quay said that it was 64 metres long. It is 46 metres long."
    answer = _ask(_LONG, {"64 metres": 9.0, "46 metres": 5.0}, _QUAY, _column(note, "2024-05-01"))
    assert (answer.text, _earlier(answer)) == ("64 metres", [])


def test_the_note_of_an_article_is_about_that_article():
    """A note on "this story" says nothing about the story of another paper."""
    note = "Correction: An earlier version of this story said the new Orrin quay was 64 metres long. It is 46 metres."
    other = make_article(f"The new quay of Orrin opens\n\nIt was opened on Monday.\n\n{note}\n", id="post.txt")
    answer = _ask(_LONG, {"64 metres": 9.0, "46 metres": 5.0}, _QUAY, other)
    assert (answer.text, _earlier(answer)) == ("64 metres", [])


def test_the_wrong_value_answers_a_question_for_what_was_said_first():
    """A question for what was said at first keeps the wrong value."""
    note = "A report on the new Orrin quay (9 May, page 4) said that it was 64 metres long. It is 46 metres long."
    answer = _ask(
        "How long was the new quay of Orrin originally said to be?",
        {"64 metres": 9.0, "46 metres": 5.0},
        _QUAY,
        _column(note),
    )
    assert answer.text == "64 metres"


def test_a_misspelt_name_is_taken_back():
    """A name that is part of the article's is taken back too."""
    note = "An article on the new Orrin quay misspelt the name of its builder, who is Anne Leigh, not Ann Lee."
    answer = _ask("Who built the new quay of Orrin?", {"Ann Lee": 9.0, "Anne Leigh": 5.0}, _QUAY, _column(note))
    assert (answer.text, _earlier(answer)) == ("Anne Leigh", ["Ann Lee"])


def test_the_right_value_is_as_likely_as_the_wrong_one_was():
    """A note need not repeat what the question says; a span that has nothing to do with it is not raised."""
    note = "A report on the new Orrin quay (9 May, page 4) said that it was 64 metres long. It is 46 metres long."
    answer = _ask(_LONG, {"64 metres": 3.0, "46 metres": -2.0}, _QUAY, _column(note))
    assert (answer.text, _earlier(answer)) == ("46 metres", ["64 metres"])
    assert answer.confidence == pytest.approx(0.9526)  # the logistic function of 3
    assert _ask(_LONG, {"64 metres": 3.0, "46 metres": -9.0}, _QUAY, _column(note)).text is None


_NOTE = "A report on the new Orrin quay (9 May, page 4) said that it was 64 metres long. It is 46 metres long."


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("Is the new quay of Orrin 64 metres long?", "unclear"),
        ("Is the new quay of Orrin 46 metres long?", "yes"),
        ("Was the new quay of Orrin built by Ann Lee?", "yes"),
    ],
)
def test_what_is_taken_back_decides_no_yes_no_question(question, verdict):
    """The report's sentence says yes no more to what the note calls wrong; its other sentences still decide."""
    quay = make_article(
        _QUAY.text.replace("It was", "The new quay of Orrin was"), id="quay.txt", published="2024-05-09"
    )
    note = _NOTE.replace("It is", "The new quay of Orrin is")
    assert _ask(question, {"64 metres": 9.0, "46 metres": 5.0}, quay, _column(note)).verdict == verdict


def test_a_list_keeps_its_points():
    """The points of a list stay as they are written, whatever a note says of one."""
    bread = make_article("Orrin loaf\n\nIngredients:\n\n- 500g flour\n- 70g yeast\n- 10g salt\n", id="bread.txt")
    note = "The recipe for the Orrin loaf should have asked for 7g of yeast, not 70g."
    scores = {"500g flour": 6.0, "70g yeast": 5.0, "10g salt": 4.0, "7g": -9.0}
    answer = _ask("What are the ingredients of the Orrin loaf?", scores, bread, _column(note))
    assert [item.text for item in answer.items] == ["500g flour", "70g yeast", "10g salt"]


_RACE = (
    "Sledge race: live\n\n11:40\n{note}\n\n11:05\nThe Tarn crew were sent home for pushing.\n\n"
    "10:30\nThe snow is 30 centimetres deep.\n\n09:15\nTwelve sledges are at the start.\n"
)
_SENT_HOME = "Correction: an earlier post said that the Tarn crew were sent home. It was the Torvik crew."


def _race(note=_SENT_HOME):
    return make_article(_RACE.format(note=note), id="race.txt")


def test_an_entry_takes_back_an_earlier_one():
    """A note in a live page withdraws what an entry before it says, and nothing else of it."""
    scores = {"Tarn crew": 9.0, "Torvik crew": 3.0, "for pushing": 5.0}
    answer = _ask("Which crew was sent home?", scores, _race())
    assert (answer.text, _earlier(answer)) == ("Torvik crew", ["Tarn crew"])
    assert _ask("Why was the crew sent home?", {"for pushing": 9.0, "Torvik crew": -3.0}, _race()).text == "for pushing"
    on_snow = _race("Correction: an earlier post said that the Tarn crew were late. It was the Torvik crew.")
    assert _ask("How deep is the snow?", {"30 centimetres": 9.0}, on_snow).text == "30 centimetres"


def test_an_entry_takes_back_no_later_one():
    """What the page says again after the note stands."""
    page = _race("The Tarn crew were sent home after all.").text.replace("The snow is 30 centimetres deep.", _SENT_HOME)
    answer = _ask(
        "Which crew was sent home?", {"Tarn crew": 9.0, "Torvik crew": 3.0}, make_article(page, id="race.txt")
    )
    assert (answer.text, _earlier(answer)) == ("Tarn crew", [])


def test_an_earlier_entry_decides_no_more():
    """An entry that a later one withdraws says yes no more to what it said."""
    assert _ask("Were the Tarn crew sent home?", {"Tarn crew": 9.0}, _race()).verdict == "unclear"
