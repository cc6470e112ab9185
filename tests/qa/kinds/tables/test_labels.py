"""Names after a label."""

from __future__ import annotations

import pytest

from qa.kinds.tables.labels import labelled_items
from tests.qa.kinds.quoting import place_of, quotes


@pytest.mark.parametrize(
    ("span", "items"),
    [
        ("Odili 12", ["Odili", "Banerjee"]),
        ("Sorensen", ["Sorensen", "Dube"]),
        ("Frost", []),
        ("Ola", ["Ola", "Femi", "Juno", "Pat"]),
    ],
)
def test_names_after_a_label(span, items):
    """Minutes and brackets are no part of a name; one name alone is no list."""
    text = (
        "**Goals:** Harwick: Odili 12, 67, Banerjee 88 (pen); Sollbury: Frost 30. Whitley: Sorensen 3, Dube 64.\n"
        "Staff: Ola (kitchen), Femi (bar), Juno and Pat (tables).\n"
    )
    assert quotes(text, labelled_items(text, place_of(text, span))) == items


def test_prose_behind_a_colon_has_no_labelled_names():
    """Prose after a label is no list of names."""
    text = "Castell: They had a van, and friends."
    assert labelled_items(text, place_of(text, "a van")) == ()
