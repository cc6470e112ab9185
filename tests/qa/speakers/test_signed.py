"""A quotation is its signer's, named below it behind a dash."""

from __future__ import annotations

import pytest

from qa.speakers import quotations
from tests.factories import make_article
from tests.qa.speakers.told import told

_LEAD = "The pier at Orme was shut on Monday after the storm.\n\n"
_SAID = "I swept it every day. Nobody ever came."
_END = "\n\nThe council will meet on Friday."


@pytest.mark.parametrize("words", [_SAID, f"“{_SAID}”", f'"{_SAID}"'])
@pytest.mark.parametrize(
    "name", ["— Ida Roe, sweeper of the town’s piers", "– Ida Roe, who swept it", "-- sweeper Ida Roe"]
)
def test_a_signed_paragraph_is_the_signers(words, name):
    """With marks or without, and with what the signer does."""
    assert told(f"{_LEAD}{words}\n\n{name}{_END}") == [(_SAID, "Ida Roe")]


@pytest.mark.parametrize(
    "text",
    [
        f"The pier is swept every day.\n\n— Ida Roe{_END}",
        f"{_SAID}\n\n— Ida Roe came late.{_END}",
        f"{_SAID}\n\n— a sweeper{_END}",
        f"{_SAID}\n\n— Roe{_END}",
        f"I spoke to them:\n\n— Ida Roe, sweeper{_END}",
        f"{_SAID}\n\n— Ida Roe{_END}",
        f"{_SAID}\n\n— Ida Roe, sweeper\n\n— Bo Lund, baker{_END}",
        f"{_SAID}\n\nIda Roe, sweeper{_END}",
        f"{_SAID}\n\n— As told to Ida Roe{_END}",
        f"{_SAID}\n\n— Additional reporting by Ida Roe{_END}",
        f"{_SAID}\n\n-----Original Message-----{_END}",
    ],
)
def test_what_is_not_signed_is_nobodys(text):
    """A list, a sentence, one name, a name alone, which may be the writer's, and what does not say "I"."""
    assert told(_LEAD + text) == []


def test_the_writers_name_below_an_article_signs_no_quotation():
    """The writer has not been quoted."""
    text = f"{_LEAD}{_SAID}\n\n— Ida Roe, sweeper{_END}"
    assert quotations(make_article(text, author="Ida Roe")) == ()
