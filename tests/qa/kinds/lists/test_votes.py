"""Who voted for or against, by the minutes of a meeting."""

from __future__ import annotations

import pytest

from index.types import Range
from qa.kinds.lists.votes import voters
from tests.factories import make_article
from tests.qa.kinds.quoting import quotes

_MINUTES = """# Minutes of Tarrant council

## Bus shelter

It was proposed that the bus shelter be painted green.

- **Ayes:** Fennel, J. Sandys and Achebe
- **Noes:** Lund, van Orme
- **Abstained:** Prof. Harker and Ida da Roe

## Drains

A motion to renew the drains in Mill Lane was carried.

For: Fennel, Lund. Against: none.

Against all advice: the mayor sang.
"""


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("Who voted for the green bus shelter?", ["Fennel", "J. Sandys", "Achebe"]),
        ("Which councillors voted in favour of renewing the drains?", ["Fennel", "Lund"]),
        ("Who opposed painting the bus shelter?", ["Lund", "van Orme"]),
        ("Who abstained on the bus shelter?", ["Prof. Harker", "Ida da Roe"]),
        ("Who voted against the drains?", []),
        ("Who voted in favour?", []),
        ("Who voted for the new town hall?", []),
        ("Who spoke for the bus shelter?", []),
        ("How many voted for the bus shelter?", []),
    ],
)
def test_who_voted_so(question, names):
    """The side and what was voted on are the question's; of two votes that fit alike none is taken."""
    assert quotes(_MINUTES, voters(question, make_article(_MINUTES, "a.md"), Range(0, len(_MINUTES)))) == names
