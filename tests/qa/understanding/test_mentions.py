from __future__ import annotations

import pytest

from qa.understanding.mentions import names


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Behind Lund Hall, what was found?", ["Lund Hall"]),
        ("Who owns Beyond Oro?", ["Beyond Oro"]),
        ("When did Over Skarn open?", ["Over Skarn"]),
        ("Is Ada Lund from Oro?", ["Ada Lund", "Oro"]),
    ],
)
def test_names_in_a_question(text, found):
    """A preposition with a capital is of a name, except at the beginning."""
    assert list(names(text)) == found
