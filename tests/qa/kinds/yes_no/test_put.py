"""Questions that an article puts itself, and the replies to them."""

from __future__ import annotations

import pytest

from qa.kinds.yes_no.put import put_reply
from tests.factories import make_article

_TAP = "Can I use water from the tap?\n\nYes, but leave it in an open jug overnight.\n\nWhy is it flat?\n\nIt is young."
_DOG = "NEL: You have a dog with you. Is she a rescue dog?\n\nROE: Pim? No, she failed the exam twice."
_VISIT = "Can I bring my dog?\n\nNo.\n\nIs there a cafe?\n\nYes, by the gate."


@pytest.mark.parametrize(
    ("text", "question", "verdict", "quote"),
    [
        (_TAP, "can i use tap water?", "yes", "Yes, but leave it in an open jug overnight."),
        (_TAP, "Can you use tap water?", "yes", "Yes, but leave it in an open jug overnight."),
        (_DOG, "Is Pim a rescue dog?", "no", "No, she failed the exam twice."),
        (_VISIT, "Can I bring a dog?", "no", "No."),
        ("Can I freeze the bread?\n\nYes, for up to three months.", "Can I freeze bread?", "yes", None),
        ("Is my ticket valid on the bus?\n\nYes. All are.", "Is a ticket valid on the bus?", "yes", "Yes. All are."),
        ("Do I need a ticket?\n\nNo, entry is free.", "Do visitors need a ticket?", "no", "No, entry is free."),
    ],
)
def test_a_reply_to_the_same_question_decides(text, question, verdict, quote):
    """A heading or an interviewer asks the same, and the first word of the reply is the verdict."""
    article = make_article(text)
    reply = put_reply(question, article)
    assert reply is not None
    assert reply.verdict == verdict
    assert quote is None or article.text_of(reply.place) == quote


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("Can I freeze the bread?\n\nYes, for members.", "Can I freeze bread?"),
        ("Can I freeze the bread?\n\nYes, but only for a week.", "Can I freeze bread?"),
        ("Can I freeze the bread?\n\nYes, if it is sliced.", "Can I freeze bread?"),
        ("Can I freeze the bread?\n\nYes and no.", "Can I freeze bread?"),
        ("Can I freeze the bread?\n\nUsually.", "Can I freeze bread?"),
        ("Should I freeze the bread?\n\nYes.", "Can I freeze bread?"),
        ("Do I have to freeze the bread?\n\nNo.", "Do I freeze bread?"),
        ("Can I freeze the soup?\n\nYes.", "Can I freeze bread?"),
        ("Can I freeze fresh bread?\n\nYes.", "Can I freeze bread?"),
        ("Did Lund beat Roe?\n\nYes, easily.", "Did Roe beat Lund?"),
        ("Did Lund win?\n\nYes.", "Did Roe win?"),
        ("Did Lund win?\n\nYes.", "Does Lund win?"),
        ("Isn’t it cold?\n\nNo.", "Is it cold?"),
        ("Is it cold?\n\nNo.", "Is Oro cold?"),
        ("NEL: You have a cat with you. Is she a rescue cat?\n\nROE: Tom? No.", "Is Pim a rescue cat?"),
    ],
)
def test_a_reply_to_another_question_or_with_a_limit_does_not_decide(text, question):
    """Other words, another order, tense or obligation, and conditions give no verdict."""
    assert put_reply(question, make_article(text)) is None
