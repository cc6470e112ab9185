"""Values that the words beside them give to another thing are left out, and others stay."""

from __future__ import annotations

import pytest

from qa.kinds.spans.beside import without_others_values
from tests.qa.kinds.quoting import spans_left


@pytest.mark.parametrize(
    ("question", "text", "quote"),
    [
        (
            "Why did the team not visit the palace?",
            "The team did not visit the palace despite an invitation.",
            "an invitation",
        ),
        ("How many loads has the second plane dropped?", "The first, a leased Kestrel, has dropped 64 loads.", "64"),
        ("What is the number of voters in 2021?", "It was 38, down from 44 in 2021.", "38"),
        ("what was turnout in 2021", "Turnout was 38.2 per cent, down from 44 in 2021.", "38.2 per cent"),
        ("When will the schools reopen?", "All schools will be closed on Friday, the council says.", "Friday"),
        ("When will the schools reopen?", "All schools will be closed on Friday.", "be closed on Friday"),
        ("When does the show end?", "The show begins at 8 p.m. in the hall.", "8 p.m"),
    ],
)
def test_the_words_beside_it_say_of_what_it_is(question, text, quote):
    """A concession, another one of a row, an opposite, another year and a seller answer nothing."""
    assert spans_left(question, text, quote, rule=without_others_values) == []


@pytest.mark.parametrize(
    ("question", "text", "quote"),
    [
        (
            "Why did the team not visit the palace?",
            "They stayed away because of an invitation to Orme.",
            "an invitation",
        ),
        ("what was turnout in 2021", "Turnout was 38.2 per cent, down from 44 in 2021.", "44"),
        ("what was turnout in 2025", "Turnout was 38.2 per cent, down from 44 in 2021.", "38.2 per cent"),
        ("How many loads has the first plane dropped?", "The first, a leased Kestrel, has dropped 64 loads.", "64"),
        ("What is the number of voters in 2021?", "It was 38, down from 44 in 2021.", "44"),
        ("By whom are the shops being bought?", "Orme Inc. agreed to buy 46 shops from Lund & Co.", "Orme Inc"),
        ("From whom was the inn bought?", "Roe bought the inn from the brewer Ada Lund.", "Ada Lund"),
        ("Who sold the inn?", "Roe bought the inn from the brewer Ada Lund.", "Ada Lund"),
    ],
)
def test_what_can_answer_stays(question, text, quote):
    """The same words beside a question about them, and values that nothing excludes."""
    assert spans_left(question, text, quote, rule=without_others_values) == [quote]


@pytest.mark.parametrize(
    ("question", "text", "quote", "stays"),
    [
        ("When will the lock reopen?", "The lock stays shut until Friday at the earliest.", "Friday", True),
        ("When will the lock reopen?", "The lock stays shut until Friday at the earliest.", "until Friday", True),
        ("When will the lock be reopened?", "The lock will be closed until early Friday.", "Friday", True),
        ("When did the lock reopen?", "The lock was closed till noon.", "noon", True),
        ("When does the lock close?", "The lock is open until 9 p.m. in summer.", "9 p.m", True),
        ("When will the lock reopen?", "The lock will be closed from Friday.", "Friday", False),
        ("When did the lock open?", "The lock will be closed until Friday.", "Friday", False),
        ("When will the lock close?", "The lock will not open until Friday.", "Friday", False),
        ("When did prices fall?", "Prices rose until 2008, the bank says.", "2008", False),
    ],
)
def test_a_state_ends_when_its_opposite_begins(question, text, quote, stays):
    """What is shut until Friday may open then; what is not open until Friday does not close, and it is no past."""
    assert spans_left(question, text, quote, rule=without_others_values) == ([quote] if stays else [])


@pytest.mark.parametrize(
    ("question", "text", "quote"),
    [
        ("When does the kiln close?", "The kiln is open from 8am until 4pm.", "4pm"),
        ("When does the kiln close?", "The kiln is open from 8am to 4pm.", "4pm"),
        ("When does the kiln close?", "The kiln is open 8am-4pm.", "8am-4pm"),
        ("When does the recital begin?", "Lights up is at 6.45pm.", "6.45pm"),
        ("When does the last heat start?", "The last heat is at 5.10pm.", "5.10pm"),
        ("When does the recital start?", "The recital is at 6.45pm over two nights.", "6.45pm"),
        ("When does the fair start?", "The fair sets up at 6am.", "6am"),
        ("When does the course finish?", "Classes begin at 8am; trainees go home at 2.30pm.", "2.30pm"),
        ("When did the hearing finish?", "Jurors met in the annexe and went home at 8.40pm.", "8.40pm"),
        ("When did the match end?", "The match kicked off late and was over by 9pm.", "9pm"),
        ("When did Ida quit the choir?", "She joined in 1987 and resigned in 1999.", "1999"),
        ("When did Ida leave the choir?", "She joined in 1987 and retired in 1999.", "1999"),
        ("When will the baths reopen?", "The baths shut in May for repairs and welcome bathers on 9 July.", "9 July"),
        ("When will the kiln close?", "It opens at 8am and stays open for six hours, to 2pm.", "2pm"),
        ("How much have fares risen?", "Fares fell in 2019 and are now up 7%.", "7%"),
    ],
)
def test_only_the_verb_of_its_own_clause_is_an_opposite(question, text, quote):
    """One of another clause, a particle and the beginning of a span of time say nothing of when it ends."""
    assert spans_left(question, text, quote, rule=without_others_values) == [quote]


_HELD = "The board met at 6.30 pm. The session closed at 8.52 pm. A vote was taken at 7.15 pm. It met first in 2007."


@pytest.mark.parametrize(
    ("question", "quote", "stays"),
    [
        ("What time did the meeting finish?", "6.30 pm", False),
        ("What time did the meeting finish?", "8.52 pm", True),
        ("What time did the meeting finish?", "7.15 pm", True),
        ("When did the meeting start?", "8.52 pm", False),
        ("When did the meeting start?", "6.30 pm", True),
        ("When did the meeting start on Tuesday?", "8.52 pm", False),
        ("When was the meeting?", "6.30 pm", True),
        ("When did the board close?", "2007", True),
        ("Where did the meeting end?", "6.30 pm", True),
    ],
)
def test_beginning_and_end(question, quote, stays):
    """A clause that only tells of the beginning has no end; one that tells of neither stays."""
    assert spans_left(question, _HELD, quote, rule=without_others_values) == ([quote] if stays else [])


@pytest.mark.parametrize(
    ("question", "text", "quote"),
    [
        ("When was the second try?", "The first try came in the ninth minute and another followed at 2.40.", "2.40"),
        ("How much was the second prize?", "The first prize was £70 and the runner-up got £30.", "£30"),
        ("When was the third heat?", "The first heat was on Monday, and they rowed again on Friday.", "Friday"),
        ("Who bought the forge?", "The forge was bought from the bank by Ida Roe.", "Ida Roe"),
    ],
)
def test_what_goes_on_with_another_one(question, text, quote):
    """Behind "and", the first of a row may be over; "by" names who buys."""
    assert spans_left(question, text, quote, rule=without_others_values) == [quote]


_ORGAN = "The clock of the hall was silent. It was bought, for £70 and a pig, by Ida Roe. The repair took four winters."


@pytest.mark.parametrize(
    ("question", "text", "stays"),
    [
        ("What did the repair of the clock cost?", _ORGAN, False),
        ("What was the cost of the repair of the clock?", _ORGAN, False),
        ("How much did the purchase of the clock cost?", _ORGAN.replace("repair", "purchase"), True),
        ("What did the clock of the hall cost?", _ORGAN, True),
        ("How much did the clock cost?", _ORGAN, True),
        ("What did the repair of the clock cost?", _ORGAN.replace("It was bought", "The repair was bought"), True),
        ("What did the site of the hall cost?", _ORGAN, True),
        ("What did the repair of the clock cost?", _ORGAN.replace("It was bought", "It was mended"), True),
    ],
)
def test_the_price_of_a_thing_is_not_the_cost_of_a_work_on_it(question, text, stays):
    """What takes time is a work, and was not bought; other things may be meant by a pronoun."""
    assert spans_left(question, text, "£70", rule=without_others_values) == (["£70"] if stays else [])
