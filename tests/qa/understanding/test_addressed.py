"""A question about somebody, as put to them."""

import pytest

from qa.understanding.addressed import addressed


@pytest.mark.parametrize(
    ("question", "put"),
    [
        ("When did Ada Brown start to compose?", "When did you start to compose?"),
        ("Is Brown religious?", "Are you religious?"),
        ("Why did she leave Los Angeles?", "Why did you leave Los Angeles?"),
        ("Where are her prizes?", "Where are your prizes?"),
        ("What does Ada's mother teach?", "What does your mother teach?"),
        ("Has Brown moved?", "Have you moved?"),
        ("What was Brown doing in Oslo?", "What were you doing in Oslo?"),
        ("Who taught her the cello?", "Who taught you the cello?"),
        ("How many prizes has she won?", "How many prizes have you won?"),
    ],
)
def test_questions_are_put_to_whom_they_are_about(question, put):
    """Questions with their name, its first or last word, or a pronoun are put to them."""
    assert addressed(question, "Ada Brown") == put


@pytest.mark.parametrize("question", ["How old is Felix Hale?", "Who designed the church?", "How old is Brownlee?"])
def test_questions_about_somebody_else(question):
    """Questions with another name, or none, are not put to them."""
    assert addressed(question, "Ada Brown") is None


@pytest.mark.parametrize(
    ("question", "put"),
    [
        ("Will he resign?", "Will you resign?"),
        ("Will the mayor resign?", None),
        ("When did Will resign?", "When did you resign?"),
        ("Will Smith is from where?", "You are from where?"),
    ],
)
def test_a_verb_at_the_beginning_is_no_name(question, put):
    """The "Will" of "Will he ...?" is a verb, whatever the person is called."""
    assert addressed(question, "Will Smith") == put
