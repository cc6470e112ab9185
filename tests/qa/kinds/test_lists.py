"""Items: enumerations, labels, lists and columns that a question names, and the subjects of its verb."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.articles import article_from_text
from index.collection import Collection
from index.types import Range
from qa.assistant import Assistant
from qa.confidence import load_calibrator
from qa.kinds.agents import agents
from qa.kinds.enumerations import counted_items, items_around
from qa.kinds.listed import listed
from qa.kinds.tables.grids import grids_of
from qa.kinds.tables.labels import labelled_items
from qa.kinds.tables.whole_columns import column_around
from qa.reading.readers import SHIPPED
from qa.understanding.wanted import is_count
from tests.fakes import FakeEmbedder, FakeReader
from tests.models import shared_embedder, shared_reader
from tests.qa.kinds.list_questions import FIRST_QUESTIONS, LATER_QUESTIONS

_LISTS = Path(__file__).parent / "lists"


def _article(text, name="a.md"):
    return article_from_text(name, text)


def _at(text, quote):
    start = text.index(quote)
    return Range(start, start + len(quote))


def _quotes(text, ranges):
    return [text[place.start : place.end] for place in ranges]


@pytest.mark.parametrize(
    ("text", "span", "items"),
    [
        (
            "Lagunda's mayor, Celso Prado, its bishop and both of its coaches watched.",
            "its bishop",
            ["Lagunda's mayor, Celso Prado", "its bishop", "both of its coaches"],
        ),
        (
            "The judges were the critic Dora Quill, the seller Amir Sandhu and last year's winner, Fay Lomax.",
            "the critic Dora Quill",
            ["the critic Dora Quill", "the seller Amir Sandhu", "last year's winner, Fay Lomax"],
        ),
        (
            "Hurt were the engineer Sandor Weiss, a passenger named Ida Bright and her son Noel.",
            "the engineer Sandor Weiss",
            ["the engineer Sandor Weiss", "a passenger named Ida Bright", "her son Noel"],
        ),
        (
            "The others are Lt. Col. J. R. Hume, Dr. Mei Tan, A. D'Arcy and Juan de la Cruz.",
            "Dr. Mei Tan",
            ["Lt. Col. J. R. Hume", "Dr. Mei Tan", "A. D'Arcy", "Juan de la Cruz"],
        ),
        ("It was built by W. S. Hume & Co. in a year.", "W. S. Hume & Co", ["W. S. Hume & Co"]),
        ("The builders were Dole & Wray, of Orme.", "Dole & Wray", ["Dole & Wray"]),
        ("Alvora, Brund & Cassia signed.", "Alvora", ["Alvora", "Brund", "Cassia"]),
        ("He had written three novels, Smoke, Wax and Salt.", "Smoke", ["three novels", "Smoke", "Wax", "Salt"]),
        ("Galdor, whose minister was late, signed at noon, and Hethe followed.", "Galdor", ["Galdor"]),
        ("Separately, a group of Orme elders and Tolm clerks came.", "a group of Orme elders", None),
        ("It bans night raids of homes and farms.", "night raids of homes", None),
        ("They lock exterior and interior doors.", "exterior", None),
        ("He wrote to Abbot Lund of Orme and Tolm.", "Abbot Lund of Orme", None),
        ("It runs through the park in both Orme and Tolm parishes.", "the park in both Orme", None),
        ("The Bureau of Tobacco, Firearms and Salt sent men.", "Bureau of Tobacco", None),
        ("The Care (Young and Old) Act 2003 was passed.", "Care (Young", None),
        ("It is sung by Roe & the Lions.", "Roe", None),
        ("Kit Roe, biographer of the rich and famous, will write it.", "Kit Roe", None),
        ("In the last year, plum and wasabi cakes sold well.", "plum", ["plum", "wasabi cakes"]),
        ("It is kept in Orme and Tolm, and any transfers are logged.", "Orme", ["Orme", "Tolm"]),
        ("It stars Ewan Roe and Ormish actor Ida Lund.", "Ewan Roe", ["Ewan Roe", "Ormish actor Ida Lund"]),
        ("It is sold in the U.S. and Canada.", "Canada", ["the U.S.", "Canada"]),
        ("The tour began on May 3, 2019, in Orme and Tolm.", "May 3", None),
        ("Ada Roe, her sister and two aides came.", "Ada Roe", ["Ada Roe", "her sister", "two aides"]),
    ],
)
def test_enumerations(text, span, items):
    """A role and its name are one item, descriptions of an item none; what shares a word is not split (None)."""
    assert _quotes(text, items_around(_article(text), _at(text, span))) == (items or [span])


def test_an_item_ends_with_its_sentence():
    """A span that runs into the next sentence takes nothing from it."""
    text = "Two towns, Dunster and Peel, left. Three came: Ashby, Corley and Thorne."
    found = _quotes(text, items_around(_article(text), _at(text, "Peel, left. Three came: Ashby")))
    assert found[-2:] == ["Dunster", "Peel"]


@pytest.mark.parametrize(
    ("span", "items"),
    [
        ("Odili 12", ["Odili", "Banerjee"]),
        ("Sorensen", ["Sorensen", "Dube"]),
        ("Frost", []),
        ("Ola", ["Ola", "Femi", "Juno", "Pat"]),
    ],
)
def test_names_after_a_label(span, items):
    """Minutes and brackets are no part of a name; one name alone is no list."""
    text = (
        "**Goals:** Harwick: Odili 12, 67, Banerjee 88 (pen); Sollbury: Frost 30. Whitley: Sorensen 3, Dube 64.\n"
        "Staff: Ola (kitchen), Femi (bar), Juno and Pat (tables).\n"
    )
    assert _quotes(text, labelled_items(text, _at(text, span))) == items


def test_prose_behind_a_colon_has_no_labelled_names():
    """Prose after a label is no list of names."""
    text = "Castell: They had a van, and friends."
    assert labelled_items(text, _at(text, "a van")) == ()


def test_what_introduces_a_list_in_its_sentence_is_no_item():
    """The first item begins after the colon."""
    text = "Eight countries sent a message: Alvora, Brund and Cassia."
    assert _quotes(text, items_around(_article(text), Range(0, len(text) - 1))) == ["Alvora", "Brund", "Cassia"]
    title = "Amazonia: Man and Culture in a False Paradise"
    assert _quotes(title, items_around(_article(title), Range(0, len(title)))) == [title]


def test_what_is_counted_is_told_behind_the_colon():
    """A count is replaced by the counted things after the colon."""
    text = "Eight countries sent a message: Alvora, Brund and Cassia came first."
    article = _article(text)
    assert _quotes(text, counted_items(article, _at(text, "Eight"))) == ["Alvora", "Brund", "Cassia"]
    assert counted_items(_article("Eight countries sent a message."), Range(0, 5)) == ()


@pytest.mark.parametrize(
    ("quote", "counts"),
    [("eight", True), ("Eight countries", True), ("three others", True), ("Seven Oaks", False), ("the Three", False)],
)
def test_counts(quote, counts):
    """A number with lower-case words names no country."""
    assert is_count("Which countries signed?", quote) is counts


def test_a_measure_is_no_count():
    """An amount of what is asked for is an item, not a count."""
    assert not is_count("What are the ingredients?", "200 grams of barley")


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
    return _quotes(text, listed(question, _article(text), Range(0, len(text))))


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
    collection = Collection.of([_article(text)], FakeEmbedder())
    assistant = Assistant(collection, FakeReader({"It met": 3.0}), load_calibrator(SHIPPED))
    answer = assistant.ask("What did the council do on Monday?")
    assert [item.text for item in answer.items] == ["sold a mill", "closed a road", "built a school"]
    assert assistant.ask("What did the mayor do on Monday?").items == ()


def test_the_people_of_a_role_are_told_behind_it():
    """The people follow their role; its possessor is none of them."""
    text = "Furlong and her two apprentices, Pim Alder and Ruta Soames, cleaned it."
    collection = Collection.of([_article(text, "a.txt")], FakeEmbedder())
    reader = FakeReader({"Furlong and her two apprentices, Pim Alder and Ruta Soames": 5.0})
    answer = Assistant(collection, reader, load_calibrator(SHIPPED)).ask("Who are Furlong's apprentices?")
    assert [item.text for item in answer.items] == ["Pim Alder", "Ruta Soames"]


def test_a_sum_is_no_item():
    """A last row with the total is no item."""
    text = "# Sales of Orme\n\n| Division | Sales |\n|---|---|\n| Lamps | 3 |\n| Knives | 4 |\n| Total | 7 |\n"
    assert _listed("Which divisions does Orme have?", text) == ["Lamps", "Knives"]
    article = _article(text)
    assert _quotes(text, column_around("What division is there?", article, _at(text, "Lamps"))) == ["Lamps", "Knives"]


def test_who_are_the_people_of_a_column():
    """People are taken from the column that their noun heads."""
    text = "# Films of Orme\n\n| Film | Director |\n|---|---|\n| Salt | Ann Lee |\n| Rain | Bo Lind |\n"
    assert _listed("Who are the directors of the films?", text) == ["Ann Lee", "Bo Lind"]


def test_the_column_around_a_cell():
    """A column is taken if the question names it and no row."""
    article = _article(_TABLE)
    cell = _at(_TABLE, "Pea soup")
    assert len(column_around("Which dish is there?", article, cell)) == 3
    assert column_around("What does the crab roll cost?", article, _at(_TABLE, "£11")) == ()


@pytest.mark.parametrize(
    "columns", [("Q3 2025", "Q3 2024"), ("2025", "2024"), ("March 2025", "March 2024"), ("H1", "H2")]
)
def test_numbers_may_name_columns(columns):
    """Quarters, months and years above figures are a header."""
    text = f"Division     {columns[0]}    {columns[1]}    Change\nLamps        141.5      118.9      +19.0%\n"
    text += "Clocks       120.3      121.7      -1.2%\n"
    grid = next(grids_of(_article(text, "a.txt"), Range(0, len(text))))
    assert _quotes(text, grid.header) == ["Division", *columns, "Change"]
    assert len(grid.rows) == 2


def test_a_row_of_figures_is_no_header():
    """A row of figures holds values and names no columns."""
    text = "Lamps        Orme 38      118.9\nClocks       Orme 12      121.7\nKnives       Orme 9       130.1\n"
    assert next(grids_of(_article(text, "a.txt"), Range(0, len(text)))).header == ()


def test_a_cell_that_fills_its_column_is_parted_under_its_header():
    """A cell that fills its column is split from the next one by a single blank."""
    text = (
        "Party            Candidate               Votes\n"
        "Labour           Aoife Trennant          11,482\n"
        "Liberal Democrat Meera Patwardhan         5,033\n"
        "Green            Caleb Stone              2,415\n"
    )
    grid = next(grids_of(_article(text, "a.txt"), Range(0, len(text))))
    assert _quotes(text, grid.rows[1]) == ["Liberal Democrat", "Meera Patwardhan", "5,033"]


_PACT = """Nine countries signed the pact. Delegates from Ardan and Belmora signed first. Dunveil and Esk followed.
Galdor, whose minister was late, signed at six, and Hethe signed by post. Jorland refused to sign. Kessel would have
signed. Lorn has not signed. The Mell Institute praised the pact."""


def _agents(question, text=_PACT):
    return _quotes(text, agents(question, _article(text), Range(0, len(text))))


def test_the_names_that_do_what_is_asked_about():
    """Subjects of the verb count in each sentence, "followed" too; not who refused, would or has not."""
    assert _agents("Which countries signed the pact?") == ["Ardan", "Belmora", "Dunveil", "Esk", "Galdor", "Hethe"]
    assert _agents("Which countries signed the pact by post?") == ["Hethe"]
    assert _agents("Who praised the pact?") == ["The Mell Institute"]
    assert _agents("Which countries signed the treaty of Oslo in 1920?") == []
    assert _agents("Which countries did Ardan visit?") == []


def _given(items, wanted):
    """Count the wanted items that were given, each once."""
    left = [item.casefold().removeprefix("the ") for item in items]
    for each in wanted:
        forms = [form.casefold().removeprefix("the ") for form in each.split("/")]
        at = next((at for at, item in enumerate(left) if any(form in item or item in form for form in forms)), None)
        if at is not None:
            left.pop(at)
    return len(items) - len(left)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("half", "questions", "precision", "recall"),
    [("first", FIRST_QUESTIONS, 0.9, 0.9), ("later", LATER_QUESTIONS, 0.9, 0.75)],
)
def test_items_over_texts_of_our_own(half, questions, precision, recall):
    """The real reader's lists hold what they should, and little else."""
    files = sorted((_LISTS / half).iterdir())
    articles = [article_from_text(file.name, file.read_text("utf-8")) for file in files]
    collection = Collection.of(articles, shared_embedder())
    assistant = Assistant(collection, shared_reader(), load_calibrator(SHIPPED))
    given = wanted = right = 0
    for question, items in questions:
        answer = assistant.ask(question)
        found = [item.text for item in answer.items] or ([] if answer.text is None else [answer.text])
        given, wanted, right = given + len(found), wanted + len(items), right + _given(found, items)
    assert right >= precision * given
    assert right >= recall * wanted


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
    assert _quotes(_PLAN, listed(question, _article(_PLAN), Range(0, len(_PLAN)))) == items
