"""Who the answer to a question for somebody is."""

from __future__ import annotations

import pytest

from qa.understanding.answered import name_of


@pytest.mark.parametrize(
    ("answer", "name"),
    [
        ("Nils Varga", "Nils Varga"),
        ("Nils Varga's cousin Edda", "Edda"),
        ("Nils Varga’s younger cousin, Edda Holm", "Edda Holm"),
        ("the Hobbs' gardener Tom", "Tom"),
        ("Nils Varga's cousin", "Nils Varga's cousin"),
        ("Nils Varga's deputy in Oslo", None),
        ("St Bride's College", "St Bride's College"),
        ("the speaker for Mayor Varga", None),
    ],
)
def test_the_owner_in_an_answer_is_not_who_it_names(answer, name):
    """The name is that of the person the answer is about, who may have none, and never that of their relation."""
    assert name_of(answer) == name
