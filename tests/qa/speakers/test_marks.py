"""Quotation marks paired to quotations."""

from __future__ import annotations

import pytest

from qa.speakers.marks import marked_in


def _between(text, **options):
    return [text[m.inner_start : m.inner_end] for m in marked_in(text, 0, len(text), **options)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('“one two” and "three four"', ["one two", "three four"]),
        ('“one two" three', ["one two"]),
        ('"one two” three', ["one two"]),
        ("“one “two” three” four", ["one “two” three"]),
        ("“one “two three,” he said.", ["one “two three,"]),
        ("«one two» three", ["one two"]),
        ("'one two,' he said", ["one two,"]),
        ("‘one two,’ he said, ‘three four.’", ["one two,", "three four."]),
        ("the owners' club and the players' union", []),
        ("it's the '90s and don't", []),
        ('6" by 8" boards', []),
        ("“never closed", []),
    ],
)
def test_marks_are_paired(text, expected):
    """Curly, straight and mixed marks, marks in quotations, apostrophes and inches."""
    assert _between(text) == expected


def test_a_quotation_that_goes_on_is_open_ended():
    """If the next paragraph begins with a mark, the end of this one ends its quotation."""
    found = marked_in("“one two three", 0, 14, continues=True)
    assert [(m.inner_start, m.inner_end, m.open_ended) for m in found] == [(1, 14, True)]
