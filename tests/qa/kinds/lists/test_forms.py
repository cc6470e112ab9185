"""Lists by the form of a text: under headings, in letters, with more said of each item, and asked for in few words."""

from __future__ import annotations

import pytest

from index.collection import Collection
from index.types import Range
from qa.assistant import Assistant
from qa.confidence import load_calibrator
from qa.kinds.lists.interrupted import interrupted_items
from qa.kinds.lists.letters import questions_listed
from qa.kinds.lists.listed import listed
from qa.kinds.lists.relations import is_of_other_kin
from qa.kinds.lists.under_headings import under_headings
from qa.reading.readers import SHIPPED
from tests.factories import make_article
from tests.fakes import FakeEmbedder, FakeReader
from tests.qa.kinds.quoting import place_of, quotes

_TOWN = """# A day in Skerrow

Bring a coat.

## Where to eat

The Blue Crab serves soup. Casa Lume, on the quay, has a terrace. It was full.

## When to go

May is dry.
"""


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("Which places to eat are named?", ["The Blue Crab", "Casa Lume"]),
        ("Which places to sleep are named?", []),
        ("Which places to eat have a garden?", []),
    ],
)
def test_names_below_the_heading_that_asks_for_them(question, names):
    """They begin its sentences, if the heading has all that the question is about."""
    article = make_article(_TOWN, "a.md")
    assert quotes(_TOWN, under_headings(question, "place", article, Range(0, len(_TOWN)))) == names


_LETTER = "Dear mayor,\n\nPlease tell us:\n\n1. Who sold the mill?\n2. What did it cost?\n3. Is it dry?\n\nAda Lund\n"


@pytest.mark.parametrize(
    ("question", "author", "count"),
    [
        ("What did Ada Lund ask the mayor?", "Ada Lund", 3),
        ("What questions did Lund ask?", "Ada Lund and Bo Roe", 3),
        ("What did Bo Roe ask the mayor?", "Ada Lund", 0),
        ("What did Ada Lund buy?", "Ada Lund", 0),
        ("What did Ada Lund ask the mayor?", None, 0),
    ],
)
def test_questions_in_a_letter(question, author, count):
    """A list of nothing but questions is what its author asked."""
    article = make_article(_LETTER, "a.txt", author=author)
    assert len(questions_listed(question, article, Range(0, len(_LETTER)))) == count


def test_points_that_are_no_questions():
    """A list with another point is not what its author asked."""
    text = _LETTER.replace("Is it dry?", "It is dry.")
    article = make_article(text, "a.txt", author="Ada Lund")
    assert questions_listed("What did Ada Lund ask the mayor?", article, Range(0, len(text))) == ()


_GIFTS = "The drains were paid for by the Orme Trust, which gave £2,500, and the Marl Fund. Bo Roe came."
_SHARES = "The state will pay £4, the town council £3 million, and Orme Trust the rest."
_MARRIED = "Of wives he had three: he was wed to Ida Fisk, who left; then to Ute Quist; and in 1990 to Eva Lamb."


@pytest.mark.parametrize(
    ("text", "question", "span", "items"),
    [
        (_GIFTS, "Who paid for the drains?", "Orme Trust", ["the Orme Trust", "the Marl Fund"]),
        (_GIFTS, "Who gave £2,500?", "Orme Trust", []),
        (_GIFTS, "Who came?", "Bo Roe", []),
        ("Ada Lund, who won, and Bo Roe left.", "Who won?", "Ada Lund", []),
        (_SHARES, "Who pays for it?", "The state", ["The state", "the town council", "Orme Trust"]),
        (_SHARES, "Who pays £4?", "The state", []),
        (_SHARES, "Which trust pays for it?", "Orme Trust", []),
        ("The state will pay £4, and Orme Trust is glad.", "Who pays?", "The state", []),
        (_MARRIED, "Who were his wives?", "Ida Fisk", ["Ida Fisk", "Ute Quist", "Eva Lamb"]),
        (_MARRIED, "Whom did he marry in 1990?", "Eva Lamb", []),
        (_MARRIED.replace("to Ute", "Ute"), "Who were his wives?", "Ida Fisk", []),
        ("He spoke to Ida Fisk; the mayor was ill.", "To whom did he speak?", "Ida Fisk", []),
    ],
)
def test_names_with_more_said_of_each(text, question, span, items):
    """They are joined, or have a share each, unless the question has what is said of one, or a part names nobody."""
    article = make_article(text, "a.txt")
    assert quotes(text, interrupted_items(question, article, place_of(text, span))) == items


@pytest.mark.parametrize(
    ("question", "is_other"),
    [
        ("Who were his wives?", True),
        ("What are her brothers called?", False),
        ("Who were his friends?", False),
        ("Who wrote about his wives' gardens?", False),
    ],
)
def test_relatives_of_another_kind(question, is_other):
    """A sister is no wife; she is a sibling, and nothing is said of other things."""
    text = "It was seven weeks after his elder sister, Dame Ida Fisk, died."
    assert is_of_other_kin(question, make_article(text, "a.txt"), place_of(text, "Dame Ida Fisk")) is is_other


_STEW = """# Bean stew

## Ingredients

- beans
- two onions

## What you need

- a pot
- a spoon

It keeps for two days.
"""


@pytest.mark.parametrize(
    ("question", "items"),
    [
        ("ingredients for the stew", ("beans", "two onions")),
        ("Ingredients of the recipe", ("beans", "two onions")),
        ("what you need for the stew", ("a pot", "a spoon")),
        ("What do I need for the bean stew?", ("a pot", "a spoon")),
        ("Who keeps the stew?", ()),
        ("ingredients for the plum cake", ()),
    ],
)
def test_a_list_that_is_asked_for_in_few_words(question, items):
    """The words of its heading are enough, if those beside them are the title's."""
    collection = Collection.of([make_article(_STEW, "a.md")], FakeEmbedder())
    answer = Assistant(collection, FakeReader({"two days": 3.0}), load_calibrator(SHIPPED)).ask(question)
    assert tuple(item.text for item in answer.items) == items


def test_a_heading_is_nobody():
    """What stands before "to" does nothing: "Where to eat" names no place."""
    assert "Where" not in quotes(_TOWN, listed("Which places to eat are named?", make_article(_TOWN), Range(0, 90)))
