"""Enumerations: the items around a span, and what is counted or told behind a colon."""

from __future__ import annotations

import pytest

from index.collection import Collection
from index.types import Range
from qa.assistant import Assistant
from qa.confidence import load_calibrator
from qa.kinds.lists.enumerations import counted_items, items_around
from qa.reading.readers import SHIPPED
from qa.understanding.wanted import is_count
from tests.factories import make_article
from tests.fakes import FakeEmbedder, FakeReader
from tests.qa.kinds.quoting import place_of, quotes


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
        (
            "It hit the old mill and eleven other small boats.",
            "the old mill",
            ["the old mill", "eleven other small boats"],
        ),
        ("He lost Ada Roe, eleven sheep and Bo Lind.", "Ada Roe", ["Ada Roe", "eleven sheep", "Bo Lind"]),
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
        ("It burned in 1911 and 1934, each time at night.", "1911", ["1911", "1934"]),
        ('Ida Lund said that clerks "came late, and left early".', 'clerks "came late, and left early"', None),
        ("It is open between 3 and 5 p.m.", "between 3 and 5 p.m.", None),
        ("Ada Roe, her sister and two aides came.", "Ada Roe", ["Ada Roe", "her sister", "two aides"]),
    ],
)
def test_enumerations(text, span, items):
    """A role and its name are one item, descriptions of an item none; what shares a word is not split (None)."""
    assert quotes(text, items_around(make_article(text, "a.md"), place_of(text, span))) == (items or [span])


@pytest.mark.parametrize("span", ["Hume & Tarn Ltd", "Dole Partners", "Quill of Orme", "Dole Partners (£9)"])
def test_items_with_a_bracket_each(span):
    """A bracket behind an item does not end the enumeration, whichever item the span is."""
    text = "Bids came from Hume & Tarn Ltd (£8), Dole Partners (£9) and Quill of Orme (£7)."
    found = items_around(make_article(text, "a.md"), place_of(text, span))
    assert quotes(text, found) == ["Hume & Tarn Ltd (£8)", "Dole Partners (£9)", "Quill of Orme (£7)"]


def test_two_names_with_a_bracket_are_names():
    """What is in brackets is not part of the names; one that is said of all belongs to none."""
    text = "Ada Lund (34) and Bo Roe won. Cy Tan and Ida Fisk (both of Orme) lost."
    article = make_article(text, "a.md")
    assert quotes(text, items_around(article, place_of(text, "Ada Lund"))) == ["Ada Lund (34)", "Bo Roe"]
    assert quotes(text, items_around(article, place_of(text, "Cy Tan"))) == ["Cy Tan", "Ida Fisk"]


_PLANS = "It had three plans: (a) to sell the mill; (b) to let it to Hume and Tarn; or (c) to keep it, with less."
_ALL_PLANS = ["to sell the mill", "to let it to Hume and Tarn", "to keep it, with less"]


@pytest.mark.parametrize(
    ("text", "span", "items"),
    [
        (_PLANS, "(a) to sell the mill", _ALL_PLANS),
        (_PLANS, "sell the mill", _ALL_PLANS),
        (_PLANS, "(a) to sell the mill; (b) to let it to Hume", _ALL_PLANS),
        (_PLANS, "to keep it", _ALL_PLANS),
        (_PLANS, "Hume and Tarn", ["Hume", "Tarn"]),
        ("He said (i) it leaks, (ii) it is cold and (iii) nobody comes.", "it leaks", None),
        ("He said 1) it leaks, 2) it is cold and 3) nobody comes.", "it leaks", None),
        ("Plans (a) and (b) shut out pupils, and plan (c) was dear.", "pupils", ["pupils", "plan"]),
        ("See parts (b) of it; (c) it leaks.", "it leaks", ["it leaks"]),
    ],
)
def test_items_that_are_marked_in_a_sentence(text, span, items):
    """They are parted at their marks, from the first letter or number on, unless the span is a part of one."""
    found = items_around(make_article(text, "a.md"), place_of(text, span))
    assert quotes(text, found) == (items or ["it leaks", "it is cold", "nobody comes"])


def test_a_count_of_marked_items():
    """The marked items behind a count are what it counts."""
    assert quotes(_PLANS, counted_items(make_article(_PLANS, "a.md"), place_of(_PLANS, "three"))) == _ALL_PLANS


def test_the_last_and_of_a_label_joins_two_names():
    """An "&" before other items is part of a firm's name."""
    text = "Bids: Hume & Tarn Ltd (£8), Dole (£9) and Quill (£7). Scorers: Roe & Lund."
    article = make_article(text, "a.md")
    assert quotes(text, items_around(article, place_of(text, "Dole"))) == ["Hume & Tarn Ltd", "Dole", "Quill"]
    assert quotes(text, items_around(article, place_of(text, "Roe"))) == ["Roe", "Lund"]


def test_an_item_ends_with_its_sentence():
    """A span that runs into the next sentence takes nothing from it."""
    text = "Two towns, Dunster and Peel, left. Three came: Ashby, Corley and Thorne."
    found = quotes(text, items_around(make_article(text, "a.md"), place_of(text, "Peel, left. Three came: Ashby")))
    assert found[-2:] == ["Dunster", "Peel"]


def test_what_introduces_a_list_in_its_sentence_is_no_item():
    """The first item begins after the colon."""
    text = "Eight countries sent a message: Alvora, Brund and Cassia."
    found = items_around(make_article(text, "a.md"), Range(0, len(text) - 1))
    assert quotes(text, found) == ["Alvora", "Brund", "Cassia"]
    title = "Amazonia: Man and Culture in a False Paradise"
    assert quotes(title, items_around(make_article(title, "a.md"), Range(0, len(title)))) == [title]


def test_the_points_of_a_point_are_those_around_it():
    """They are what it introduces; the other points of its list, which goes on below them, are not among them."""
    text = "1. Rents rise.\n2. None may cut the following:\n(a) moss\n(b) reeds\n3. All left.\n4. It rained."
    article = make_article(text, "a.md")
    assert quotes(text, items_around(article, place_of(text, "None may cut"))) == ["moss", "reeds"]
    assert quotes(text, items_around(article, place_of(text, "reeds"))) == ["moss", "reeds"]
    assert quotes(text, items_around(article, place_of(text, "It rained"))) == [
        "Rents rise.",
        "None may cut the following:",
        "All left.",
        "It rained.",
    ]


def test_what_is_counted_is_told_behind_the_colon():
    """A count is replaced by the counted things after the colon."""
    text = "Eight countries sent a message: Alvora, Brund and Cassia came first."
    article = make_article(text, "a.md")
    assert quotes(text, counted_items(article, place_of(text, "Eight"))) == ["Alvora", "Brund", "Cassia"]
    assert counted_items(make_article("Eight countries sent a message.", "a.md"), Range(0, 5)) == ()


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


def test_the_people_of_a_role_are_told_behind_it():
    """The people follow their role; its possessor is none of them."""
    text = "Furlong and her two apprentices, Pim Alder and Ruta Soames, cleaned it."
    collection = Collection.of([make_article(text)], FakeEmbedder())
    reader = FakeReader({"Furlong and her two apprentices, Pim Alder and Ruta Soames": 5.0})
    answer = Assistant(collection, reader, load_calibrator(SHIPPED)).ask("Who are Furlong's apprentices?")
    assert [item.text for item in answer.items] == ["Pim Alder", "Ruta Soames"]
