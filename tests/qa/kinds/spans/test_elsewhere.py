"""Words that say the same as the question's: a value next to them is not ruled out."""

from __future__ import annotations

import pytest

from index.types import Passage
from qa.kinds.spans.durations import prefer_durations_of_verb
from qa.kinds.spans.elsewhere import without_other_places
from qa.types import Reading, Span
from tests.factories import make_article, make_chunk


def _kept(rule, question, text, *quotes):
    spans = tuple(Span(text.index(quote), text.index(quote) + len(quote), 5.0) for quote in quotes)
    reading = Reading(passage=Passage(chunk=make_chunk(text), score=1.0, rank=1), spans=spans, null_score=0.0)
    (after,) = rule(question, [reading], {"a.txt": make_article(text)})
    return [text[span.start : span.end] for span in after.spans]


@pytest.mark.parametrize(
    ("question", "text", "quote"),
    [
        ("How much was raised?", "Roof\n\nTarget reached: £5,400\n", "£5,400"),
        ("How much was the appeal meant to raise?", "Roof\n\nTarget: £5,400\nRaised: £900\n", "£5,400"),
        ("How many times did Roe score?", "Bo Roe\n\nClub: Orme\nGoals: 14\n", "14"),
        ("What is the record for women?", "Half\n\nWomen ran.\n\nLadies’ record: 1:14:02\n", "1:14:02"),
        ("What is the record for women?", "Half\n\nWomen ran.\n\nRecord: 1:14:02, since she won\n", "1:14:02"),
        ("How much meat is in each pie?", "Pies\n\nEach has 200g of beef and 100g of potato.\n", "200g of beef"),
        ("How much is it at Orme Hall?", "Jazz\n\nIt is at Orme Hall.\n\nTickets: £12 from Marl Inn\n", "£12"),
    ],
)
def test_values_of_the_thing_in_other_words(question, text, quote):
    """A target that was met or is asked for, a record of a woman, a kind of food and a seller rule out nothing."""
    assert _kept(without_other_places, question, text, quote) == [quote]


@pytest.mark.parametrize(
    ("question", "text", "quote", "other"),
    [
        (
            "How long will the mill be closed?",
            "The mill is shut for six weeks. The inn closed for an hour.",
            "six weeks",
            "an hour",
        ),
        ("How long do penguins live?", "Penguins reach 20 years. A study took ten years.", "20 years", "ten years"),
    ],
)
def test_durations_behind_other_words_for_the_verb(question, text, quote, other):
    """A verb that says the same counts as the question's."""
    assert quote in _kept(prefer_durations_of_verb, question, f"News\n\n{text}\n", quote, other)


_SCHOOL = """Orme School is good

Orme School in Tolm has been praised.

The report is long.

Its head, Bo Roe, came from Hinton Park. He sings.

He did away with homework.

The school has 287 pupils and 12 cats.
"""


@pytest.mark.parametrize(
    ("question", "stays"),
    [
        ("How many pupils are there at Hinton Park?", False),
        ("How many pupils are there at Orme School?", True),
        ("How many pupils are there at the school?", True),
        ("How many pupils does Bo Roe teach?", True),
    ],
)
def test_what_the_article_is_about_is_no_other_school(question, stays):
    """What "the school" has is said of the one that the article is about, and not one that it only names elsewhere."""
    assert bool(_kept(without_other_places, question, _SCHOOL, "287")) is stays


_PRIZE = """Village school wins a prize

A village school has won a prize. Judges liked its pond.

Tolm Primary beat forty others.

The pond took two years to dig. Parents helped.

Frogs came soon. So did newts.

The school has 214 pupils.
"""


def test_a_school_that_no_head_names_may_be_the_one_asked_about():
    """Its name may first stand in the text."""
    assert _kept(without_other_places, "How many pupils does Tolm Primary have?", _PRIZE, "214") == ["214"]


@pytest.mark.parametrize(("quote", "kept"), [("4g", []), ("30g", ["30g"])])
def test_only_a_figure_of_another_matter_is_none_of_sugar(quote, kept):
    """One of nothing that is named so may be."""
    text = "Cans\n\nEach has 30g of the sweet stuff, 4g of salt and 1g of fat.\n"
    assert _kept(without_other_places, "How much sugar is in the can?", text, quote) == kept


@pytest.mark.parametrize(
    ("question", "stays"),
    [
        ("How many people work for Hexby Mill?", False),
        ("How many teachers are employed by Hexby Mill?", False),
        ("How many people work for Orme School?", True),
        ("How many people work for the school?", True),
    ],
)
def test_an_employer_that_an_article_never_names(question, stays):
    """The school is the one that the article is about."""
    text = _SCHOOL.replace("has 287 pupils", "employs 287 people")
    assert bool(_kept(without_other_places, question, text, "287")) is stays


@pytest.mark.parametrize(
    ("question", "role", "stays"),
    [
        ("Who chaired the Paths Committee?", "Chair", True),
        ("Who is the treasurer of the Paths Committee?", "Treasurer", True),
        ("Who chaired the Paths Committee?", "Orme", False),
    ],
)
def test_a_role_in_brackets_is_no_bearer(question, role, stays):
    """Who has the role that is asked for is named before it."""
    text = f"ORME PARISH COUNCIL\n\nPaths Committee\n\nMinutes\n\nIt met at two.\n\nPresent: I. Roe ({role}), B. Lund\n"
    assert _kept(without_other_places, question, text, "I. Roe") == (["I. Roe"] if stays else [])
