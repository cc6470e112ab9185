"""Comparisons taken apart."""

from __future__ import annotations

import pytest

from qa.understanding.sides import read_comparison


@pytest.mark.parametrize(
    ("question", "questions", "goes", "which"),
    [
        (
            "Does Oro have more shells than Tam?",
            ("How many shells does Oro have?", "How many shells does Tam have?"),
            "more",
            False,
        ),
        (
            "Did Ann score fewer goals than Bob?",
            ("How many goals did Ann score?", "How many goals did Bob score?"),
            "less",
            False,
        ),
        ("Is Lake Oro larger than Lake Tam?", ("How large is Lake Oro?", "How large is Lake Tam?"), "more", False),
        ("Is Helm larger than Thatton?", ("How large is Helm?", "How large is Thatton?"), "more", False),
        (
            "Is a ferry cheaper than a train?",
            ("How much does a ferry cost?", "How much does a train cost?"),
            "less",
            False,
        ),
        (
            "Was the turnout higher in 2024 than in 2023?",
            ("What was the turnout in 2024?", "What was the turnout in 2023?"),
            "more",
            False,
        ),
        (
            "Is the population of Oro larger than that of Tam?",
            ("How large is the population of Oro?", "How large is the population of Tam?"),
            "more",
            False,
        ),
        (
            "Isn't Oro’s hill taller than Tam’s?",
            ("How tall is Oro’s hill?", "How tall is Tam’s hill?"),
            "more",
            False,
        ),
        (
            "Are there fewer beds in Oro or in Tam?",
            ("How many beds are there in Oro?", "How many beds are there in Tam?"),
            "less",
            True,
        ),
        (
            "Which is wider, the old mill in Oro or the new one?",
            ("How wide is the old mill in Oro?", "How wide is the new mill?"),
            "more",
            True,
        ),
        (
            "Is the mill in Oro older than the one in Tam?",
            ("How old is the mill in Oro?", "How old is the mill in Tam?"),
            "more",
            False,
        ),
        ("Which lake is deeper, Oro or Tam?", ("How deep is Oro?", "How deep is Tam?"), "more", True),
        ("Which lake is deepest, Oro or Tam?", ("How deep is Oro?", "How deep is Tam?"), "more", True),
        (
            "Which is the cheapest, the tram or the ferry?",
            ("How much does the tram cost?", "How much does the ferry cost?"),
            "less",
            True,
        ),
        ("Are there more barns than mills?", ("How many barns are there?", "How many mills are there?"), "more", False),
        (
            "Were fewer sheep dogs than foxes seen in Oro?",
            ("How many sheep dogs were seen in Oro?", "How many foxes were seen in Oro?"),
            "less",
            False,
        ),
        (
            "Which club scored more goals, Oro or Tam?",
            ("How many goals did Oro score?", "How many goals did Tam score?"),
            "more",
            True,
        ),
        (
            "Which bank closed more branches, Oro or Tam?",
            ("How many branches did Oro close?", "How many branches did Tam close?"),
            "more",
            True,
        ),
        (
            "Which club won more games, Oro or Tam?",
            ("How many games did Oro win?", "How many games did Tam win?"),
            "more",
            True,
        ),
        (
            "Which opened first, the mill or the bridge?",
            ("When did the mill open?", "When did the bridge open?"),
            "less",
            True,
        ),
        (
            "Which is cheaper on the boat, a seat or a bed?",
            ("How much does a seat on the boat cost?", "How much does a bed on the boat cost?"),
            "less",
            True,
        ),
        (
            "Did Oro earn more with lamps or with sharp knives in 2025?",
            ("How much did Oro earn with lamps in 2025?", "How much did Oro earn with sharp knives in 2025?"),
            "more",
            True,
        ),
        (
            "Were fewer people hurt by smoke or by burns in Tam?",
            ("How many people were hurt by smoke in Tam?", "How many people were hurt by burns in Tam?"),
            "less",
            True,
        ),
        (
            "Does Oro get a smaller share of the fish than Tam?",
            ("What share of the fish does Oro get?", "What share of the fish does Tam get?"),
            "less",
            False,
        ),
        (
            "Does Oro have more shells than Tam has guns?",
            ("How many shells does Oro have?", "How many guns does Tam have?"),
            "more",
            False,
        ),
        (
            "Does Oro have more staff than Tam?",
            ("How many staff does Oro have?", "How many staff does Tam have?"),
            "more",
            False,
        ),
        ("Compare Oro with Tam.", ("What is Oro?", "What is Tam?"), "none", False),
        (
            "Which is higher, the wage of clerks or that of cooks?",
            ("What is the wage of clerks?", "What is the wage of cooks?"),
            "more",
            True,
        ),
        (
            "Whose bid was lower, Oro's or Tam's?",
            ("What was Oro's bid?", "What was Tam's bid?"),
            "less",
            True,
        ),
        ("Whose pond is deeper, Ada or Bob?", ("How deep is Ada’s pond?", "How deep is Bob’s pond?"), "more", True),
        ("Which of the two is faster, Oro or Tam?", ("How fast is Oro?", "How fast is Tam?"), "more", True),
        (
            "Who got the longer speech, Ada or Bob?",
            ("How long a speech did Ada get?", "How long a speech did Bob get?"),
            "more",
            True,
        ),
        (
            "Who gets more grain, Oro or Tam?",
            ("How much grain does Oro get?", "How much grain does Tam get?"),
            "more",
            True,
        ),
        (
            "Who won more votes in the north, Ada or Bob?",
            ("How many votes in the north did Ada win?", "How many votes in the north did Bob win?"),
            "more",
            True,
        ),
        ("Is Ada shorter than Bob?", ("How tall is Ada?", "How tall is Bob?"), "less", False),
        (
            "Is the old road shorter than the new one?",
            ("How long is the old road?", "How long is the new road?"),
            "less",
            False,
        ),
        ("Which film is shorter, Oro or Tam?", ("How long is Oro?", "How long is Tam?"), "less", True),
        (
            "Was the war shorter in Oro than in Tam?",
            ("How long was the war in Oro?", "How long was the war in Tam?"),
            "less",
            False,
        ),
        (
            "Are the tickets cheaper than the meals?",
            ("How much do the tickets cost?", "How much do the meals cost?"),
            "less",
            False,
        ),
        (
            "Are there more cats in Oro than in Tam?",
            ("How many cats are there in Oro?", "How many cats are there in Tam?"),
            "more",
            False,
        ),
    ],
)
def test_both_sides_are_asked(question, questions, goes, which):
    """The question for each side, which way the comparison goes, and whether a side is the answer."""
    found = read_comparison(question)
    assert (found.questions, found.goes, found.which) == (questions, goes, which)


@pytest.mark.parametrize(
    "question",
    [
        "Did more than 40 people die?",
        "Who other than Smith was there?",
        "Was it bigger than expected?",
        "Does she have more than one boat?",
        "Is it later than usual?",
        "Did more singers than planned come?",
        "Are there more barns than expected in Oro?",
        "Did the dam cost more than £5 million to build?",
        "Has Mr Tull done it for more than fifteen years?",
        "Who has more than two medals?",
        "How many more shells than guns?",
    ],
)
def test_nothing_is_compared(question):
    """A bound, an exception or an expectation is no second side."""
    assert read_comparison(question) is None


@pytest.mark.parametrize(
    ("question", "sides"),
    [
        (f"Did Oro earn more money by trams or {'a' * 300}, please?", None),
        (f"Does Oro get a larger share of {'a' * 3000}, than Tam?", None),
        (f"Does Oro have more shells than Tam has {'a' * 3000}&?", ("Oro", f"Tam has {'a' * 3000}&")),
    ],
)
def test_an_endless_word_is_read_to_its_end(question, sides):
    """An endless word is one word: it is not tried as several in a row."""
    found = read_comparison(question)
    assert (None if found is None else found.sides) == sides
