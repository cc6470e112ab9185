"""Sentences that a word turns round, against the network's verdict on them."""

from __future__ import annotations

import pytest

from index.articles import article_from_text
from index.types import Range
from qa.kinds.yes_no.weighing import weigh
from tests.fakes import FakeReader

_NO, _YES = (0.01, 0.98, 0.01), (0.98, 0.01, 0.01)


def _weighed(text, question, likely):
    article = article_from_text("minutes", text)
    return weigh(FakeReader({}, {text[:4]: likely}), question, article, Range(0, len(text)))[0]


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("The senate did not pass the bill until 2 a.m. on Monday.", "Did the senate pass the bill?"),
        ("Ilse Tramm didn't apologise until Monday.", "Did Ilse Tramm apologise?"),
        ("Ilse Tramm refused to apologise until Monday.", "Did Ilse Tramm say sorry?"),
        ("The kiosk was not closed until 2019.", "Was the kiosk closed?"),
        ("No ferries sailed until noon.", "Did any ferries sail?"),
        ("The kiosk will not open until May.", "Will the kiosk open?"),
        ("Nobody opposed the bill except Jon Vark.", "Did Jon Vark oppose the bill?"),
        ("No one was hurt apart from the cook.", "Was the cook hurt?"),
        ("No one was hurt except the cook.", "Was anyone hurt?"),
        ("No animals are allowed, with the exception of dogs.", "Are dogs allowed?"),
    ],
)
def test_a_denial_with_an_end_or_an_exception_is_no_denial(text, question):
    """What was not so until a day was so then, and what is excepted is not as the rest: the network says "no"."""
    assert _weighed(text, question, _NO) == "unclear"


def test_an_exception_is_not_as_the_rest():
    """All but one are, and that one is not: the network's "no" stands, and its "yes" does not."""
    for text in ("All the rowers but Jon Vark won a medal.", "The rowers all won a medal, except for Jon Vark."):
        assert _weighed(text, "Did Jon Vark win a medal?", _YES) == "unclear"
        assert _weighed(text, "Did Jon Vark win a medal?", _NO) == "no"


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("The kiosk did not open until May.", "Is the kiosk open?"),
        ("The kiosk did not open until May.", "Did the kiosk open before April?"),
        ("The kiosk will not open until May.", "Did the kiosk open?"),
        ("The kiosk has not opened and stays shut until May.", "Has the kiosk opened?"),
        ("The senate did not pass the bill, and it sat until noon.", "Did the senate pass the bill?"),
        ("Nobody opposed the bill except Jon Vark.", "Did Ilse Tramm oppose the bill?"),
        ("The kiosk is open daily except on Sundays.", "Is the kiosk open on Sundays?"),
        ("Jon Vark was not hurt, but the cook was.", "Was Jon Vark hurt?"),
        ("The senate, which did not meet until May, rejected the bill.", "Did the senate pass the bill?"),
        ("Ilse Tramm did not speak until the end and stayed away from Jon.", "Did Ilse Tramm greet Jon?"),
        ("The kiosk did not open.", "Did the kiosk open?"),
    ],
)
def test_other_denials_stand(text, question):
    """Those of another time, clause or person, and of what is excepted from what is so."""
    assert _weighed(text, question, _NO) == "no"


def test_other_verdicts_stand():
    """To save a school is to except none, what was done late was done, and somebody did if one is excepted."""
    assert _weighed("The vote helped save the school.", "Did the vote save the school?", _YES) == "yes"
    text = "The senate, which did not meet until May, passed the bill."
    assert _weighed(text, "Did the senate pass the bill?", _YES) == "yes"
    assert _weighed("Nobody opposed the bill except Jon Vark.", "Did anybody oppose the bill?", _YES) == "yes"
