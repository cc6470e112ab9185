"""Lists and columns that a question asks for by their words."""

from __future__ import annotations

import pytest

from index.collection import Collection
from index.types import Range
from qa.assistant import Assistant
from qa.confidence import load_calibrator
from qa.kinds.lists.listed import listed
from qa.kinds.tables.whole_columns import column_around
from qa.reading.readers import SHIPPED
from tests.factories import make_article
from tests.fakes import FakeEmbedder, FakeReader
from tests.qa.kinds.quoting import place_of, quotes

_TABLE = """# The cafe opens again

## Lunch

| Dish | Price | Vegetarian |
|---|---|---|
| Pea soup | £6 | yes |
| Crab roll | £11 | no |
| Cheese tart | £8 | yes |

Served daily.

The paper will close these sections:

- Chess
- Motoring
"""


def _listed(question, text=_TABLE):
    return quotes(text, listed(question, make_article(text, "a.md"), Range(0, len(text))))


def test_lists_and_columns_that_a_question_names():
    """Lists are found by their introduction, columns by their header; of yes/no columns, rows with yes."""
    assert _listed("Which sections will the paper close?") == ["Chess", "Motoring"]
    assert _listed("Which dishes are there for lunch?") == ["Pea soup", "Crab roll", "Cheese tart"]
    assert _listed("Which lunch dishes are vegetarian?") == ["Pea soup", "Cheese tart"]
    assert _listed("Which dishes did the mayor of Oslo praise in June?") == []
    assert _listed("Which roads will the council close?") == []
    assert _listed("Who are the cooks of the lunch dishes?") == []


def test_what_each_has_to_do_names_nobody():
    """Points that complete a verb are what somebody does, and no answer to who or which."""
    text = "# Pact on eels\n\nEach country must:\n\n- count its eels\n- shut two mills\n- pay a levy\n"
    assert _listed("Which countries are in the eels pact?", text) == []
    assert _listed("What must each country do?", text) == ["count its eels", "shut two mills", "pay a levy"]


def test_what_somebody_did_is_the_list_that_is_introduced_so():
    """A list of what somebody did is taken if its introduction has the question's words."""
    text = "# Council meets\n\nIt met.\n\nOn Monday the council:\n\n- sold a mill\n- closed a road\n- built a school\n"
    collection = Collection.of([make_article(text, "a.md")], FakeEmbedder())
    assistant = Assistant(collection, FakeReader({"It met": 3.0}), load_calibrator(SHIPPED))
    answer = assistant.ask("What did the council do on Monday?")
    assert [item.text for item in answer.items] == ["sold a mill", "closed a road", "built a school"]
    assert assistant.ask("What did the mayor do on Monday?").items == ()


def test_what_can_be_done_is_not_what_has_to_be():
    """A list of what somebody can do is asked for with "can" or "be able to", and one of duties is not."""
    text = "# A zoo\n\nVisitors must:\n\n- pay\n- wait\n\nVisitors will be able to:\n\n- feed a goat\n- ride a mule\n"
    collection = Collection.of([make_article(text, "a.md")], FakeEmbedder())
    assistant = Assistant(collection, FakeReader({"ride a mule": 3.0}), load_calibrator(SHIPPED))
    for question in ("What can visitors do?", "What may visitors of the zoo do?", "What will visitors be able to do?"):
        assert [item.text for item in assistant.ask(question).items] == ["feed a goat", "ride a mule"]
    assert [item.text for item in assistant.ask("What must visitors do?").items] == ["pay", "wait"]


@pytest.mark.parametrize(
    "question",
    ["What are tenants asked to do?", "What is every tenant asked to do?", "What were the tenants told to do?"],
)
def test_what_somebody_is_asked_to_do_is_the_list_that_is_introduced_so(question):
    """The one who is asked may stand before the participle, and the number of points need not be in the question."""
    text = "# Damp in Orme\n\nEvery tenant is asked, or told, to do two things:\n\n- open a pane\n- dry the sill\n"
    collection = Collection.of([make_article(text, "a.md")], FakeEmbedder())
    answer = Assistant(collection, FakeReader({"open a pane": 3.0}), load_calibrator(SHIPPED)).ask(question)
    assert [item.text for item in answer.items] == ["open a pane", "dry the sill"]


def test_a_sum_is_no_item():
    """A last row with the total is no item."""
    text = "# Sales of Orme\n\n| Division | Sales |\n|---|---|\n| Lamps | 3 |\n| Knives | 4 |\n| Total | 7 |\n"
    assert _listed("Which divisions does Orme have?", text) == ["Lamps", "Knives"]
    article = make_article(text, "a.md")
    assert quotes(text, column_around("What division is there?", article, place_of(text, "Lamps"))) == [
        "Lamps",
        "Knives",
    ]


def test_who_are_the_people_of_a_column():
    """People are taken from the column that their noun heads."""
    text = "# Films of Orme\n\n| Film | Director |\n|---|---|\n| Salt | Ann Lee |\n| Rain | Bo Lind |\n"
    assert _listed("Who are the directors of the films?", text) == ["Ann Lee", "Bo Lind"]


def test_the_column_around_a_cell():
    """A column is taken if the question names it and no row."""
    article = make_article(_TABLE, "a.md")
    cell = place_of(_TABLE, "Pea soup")
    assert len(column_around("Which dish is there?", article, cell)) == 3
    assert column_around("What does the crab roll cost?", article, place_of(_TABLE, "£11")) == ()


_PLAN = """# A plan for Oro

The plan for Mill Lane includes:

- wider pavements
- a free bus

The plan for Mill Lane does not include:

- a new roof
- a bridge

| Film | Director | Starts |
|---|---|---|
| Salt | Ann Lund | 20:00 |
| Doors | Ben Roe | 18:30 |
"""


@pytest.mark.parametrize(
    ("question", "items"),
    [
        ("What does the plan for Mill Lane include?", ["wider pavements", "a free bus"]),
        ("What does the plan for Mill Lane not include?", ["a new roof", "a bridge"]),
        ("Which films are there in Oro?", ["Salt", "Doors"]),
        ("Which films start before 19:00?", []),
        ("Which films do not start?", []),
    ],
)
def test_a_list_of_what_is_does_not_say_what_is_not(question, items):
    """Nor does a column say which of its cells lie beyond a limit."""
    assert quotes(_PLAN, listed(question, make_article(_PLAN, "a.md"), Range(0, len(_PLAN)))) == items
