"""Tables that say more than their headers: marks, medals, labels inside cells, and prices for some people only."""

from __future__ import annotations

import pytest

from index.collection import Collection
from qa.assistant import Assistant
from qa.confidence import load_calibrator
from qa.kinds.tables.payers import lacks_thing
from qa.reading.readers import SHIPPED
from tests.factories import make_article
from tests.fakes import FakeEmbedder, FakeReader
from tests.qa.kinds.quoting import spans_left

_POLL = """TARRANT COUNCIL - POLL

QUAY WARD (1 seat)
Candidate          Party        Votes
Ines Quist         Orchard      1,302   RETURNED
Otto Roe           Mill           644
Turnout: 41.3%    Void votes: 12

HILL WARD (2 seats)
Candidate          Party        Votes
Ada Lund           Mill         1,777   RETURNED
Ben Adair          Mill         1,210   RETURNED
Zadie Orme         Orchard        902
Turnout: 38.8%    Void votes: 7
"""
_RACES = """# Regatta

| Race | Gold | Time | Silver | Bronze |
|---|---|---|---|---|
| 200m pairs women | Ines Quist | 0:58 | Ada Lund | Tess Orme |
| 200m pairs men | Otto Roe | 0:51 | Ben Adair | Per Marl |
| 500m eights mixed | Marl Oars | 1:44 | Quay Crew | Hill Crew |
"""
_TARIFF = """# Prices of the baths

| Item | Member price | Guest price |
|---|---|---|
| Steam room | £3.50 | £6.10 |
| Robe hire | free | £2.20 |
| Locker | £0.40 | £0.40 |

Students are welcome.
"""
_FARES = """# Fares

| Zone | Single (adult) | Day ticket | Under-16 single |
|---|---|---|---|
| Quay | 1.70 | 4.30 | 0.90 |
| Marl | 2.60 | 6.40 | 1.50 |
"""
_SALE = """Dear all,

Saturday made £21,150 in all. What went:

Lot 3     Oak chest, Marl     est. £80-90     sold £140
Lot 8     Two copper jugs     est. £20-30     unsold
Lot 9     Brass kettle        est. £15-25     sold £22

Regards, Otto Roe
"""
_FORT = """# The fort

| Year | Event |
|---|---|
| 1733 | Struck by a cannon ball |
| 1790 | Roof taken down |
"""


@pytest.mark.parametrize(
    ("text", "question", "cell"),
    [
        (_POLL, "How many votes did Ben Adair get?", "1,210"),
        (_POLL, "Who was returned in Quay ward?", "Ines Quist"),
        (_POLL, "Who was returned in Hill ward?", "Ada Lund"),
        (_POLL, "Who got the most votes in Hill ward?", "Ada Lund"),
        (_RACES, "Who came second in the men's 200m pairs?", "Ben Adair"),
        (_RACES, "Who came third in the 500m eights?", "Hill Crew"),
        (_RACES, "Who won the women's 200m pairs?", "Ines Quist"),
        (_RACES, "Who won silver in the women's 200m pairs?", "Ada Lund"),
        (_TARIFF, "How much is the steam room for guests?", "£6.10"),
        (_TARIFF, "How much is robe hire for members?", "free"),
        (_SALE, "How much did the chest sell for?", "£140"),
        (_SALE, "How much did lot 9 sell for?", "£22"),
        (_SALE, "What was the estimate for the kettle?", "£15-25"),
        (_SALE, "Which lot did not sell?", "Lot 8"),
        (_SALE, "Which lot went unsold?", "Lot 8"),
        (_FORT, "What happened in 1733?", "Struck by a cannon ball"),
    ],
)
def test_the_cell_that_a_mark_a_medal_or_a_label_tells(text, question, cell):
    """Rows are named by their mark, their heading and any words of theirs; columns by a medal or whom they are for."""
    others = [each for each in ("21,150", "1,302", "644", "£3.50", "£2.20", "1790", "0:51") if each in text]
    assert spans_left(question, text, *others)[0] == cell


@pytest.mark.parametrize(
    ("text", "question"),
    [
        (_POLL, "Who was the first woman returned in Hill ward?"),
        (_RACES, "Who came third in the 200m pairs?"),
        (_RACES, "Who came fourth in the 500m eights?"),
        (_SALE, "Which chest did not sell?"),
        (_SALE, "Which lot did sell?"),
        (_FORT, "What happened to Ada Lund in 1733?"),
    ],
)
def test_a_cell_that_only_seems_to_be_told(text, question):
    """No cell is added if it is one of several, or if something that the question says is not in its row."""
    assert spans_left(question, text) == []


@pytest.mark.parametrize(
    ("text", "question", "quote"),
    [
        (_TARIFF, "How much is the steam room for children?", "£3.50"),
        (_SALE, "How much did the jugs sell for?", "£20-30"),
        (_POLL, "Who was the first woman returned in Hill ward?", "Ines Quist"),
        (_SALE, "How much did the chest fetch?", "£22"),
        (_SALE, "How much did the chest fetch?", "£140\nLot 8"),
    ],
)
def test_cells_of_other_things(text, question, quote):
    """Prices for other people, estimates of what is unsold, other rows and tables of other headings are left out."""
    assert spans_left(question, text, quote) == []


@pytest.mark.parametrize(
    ("question", "quote"),
    [
        ("How much is a locker for children?", "£0.40"),
        ("How much is the steam room for adults?", "£3.50"),
        ("How much is the steam room?", "£3.50"),
    ],
)
def test_prices_that_may_be_for_anybody(question, quote):
    """A price that is the same for all, and one for adults, are left to the reader."""
    assert quote in spans_left(question, _TARIFF, quote)


@pytest.mark.parametrize(
    "question",
    [
        "How much is a weekly ticket in Marl?",
        "How much is a two-day ticket to Marl?",
        "How much is an under-5 single in Marl?",
        "How much is a return to Marl?",
        "What does a family day ticket cost in Marl?",
    ],
)
def test_prices_of_a_kind_that_is_nowhere(question):
    """A price for a day is none for a week, though both are of tickets."""
    assert spans_left(question, _FARES, "6.40", "1.50") == []


@pytest.mark.parametrize(
    ("question", "heads"),
    [
        ("How much is an adult single to Orme?", ["To", "Fare"]),
        ("How much is a one-way ticket to Orme?", ["To", "Single ticket", "Return ticket"]),
        ("How much is a weekly pass to Orme?", ["To", "1-day pass", "7-day pass"]),
        ("How much is a three-month pass to Orme?", ["To", "1 month pass", "3 month pass"]),
        ("How much is a big pizza?", ["Topping", "Small pizza", "Large pizza"]),
        ("How much is a kids ticket?", ["Zone", "Adult ticket", "Child ticket"]),
    ],
)
def test_kinds_that_a_table_has_in_other_words(question, heads):
    """They are not lacking."""
    assert not lacks_thing(question, heads, make_article(f"Prices at the pier.\n\n{' '.join(heads)}"))


@pytest.mark.parametrize(
    ("question", "cell"),
    [
        ("How much is a day ticket in Marl?", "6.40"),
        ("How much is a daily ticket in Marl?", "6.40"),
        ("What does an under-16 single cost in Marl?", "1.50"),
        ("How much is a standard day ticket in Marl?", "6.40"),
    ],
)
def test_prices_of_a_kind_in_a_header(question, cell):
    """The words for a kind may be those of a header, another form of them, or say that it is the usual one."""
    assert cell in spans_left(question, _FARES, cell)


def test_a_margin_may_be_in_words():
    """By how much somebody won is told by the margin, not by the time."""
    text = "# Regatta\n\n| Race | Winner | Time | Margin |\n|---|---|---|---|\n| Pairs | Quist | 7:04 | a neck |\n"
    text += "| Fours | Orme | 6:31 | 3 lengths |\n"
    assert spans_left("By how much did Quist win?", text, "7:04") == ["a neck"]
    assert spans_left("How much did Orme win by?", text, "6:31") == ["3 lengths"]
    assert spans_left("What was Quist's time?", text, "7:04") == ["7:04"]


def test_a_vehicle_before_a_header_is_not_of_it():
    """Only an age may stand behind the noun that a price is for: "a caravan all day" is of no column "All day"."""
    text = "# Parking\n\n| Place | One hour | All day |\n|---|---|---|\n| Quay | £1.10 | £7.30 |\n| Hill | £1 | £5 |\n"
    assert spans_left("How much does it cost to park a yacht all day at Quay?", text, "£7.30") == []
    assert spans_left("How much does it cost to park all day at Quay?", text, "£1.10")[0] == "£7.30"


def test_all_rows_with_a_mark_are_a_list():
    """Who was returned is everybody with that mark under the heading that a question names."""
    collection = Collection.of([make_article(_POLL, "poll.txt")], FakeEmbedder())
    assistant = Assistant(collection, FakeReader({}), load_calibrator(SHIPPED))
    assert [item.text for item in assistant.ask("Who was returned in Hill ward?").items] == ["Ada Lund", "Ben Adair"]
