"""Parts of somebody's name."""

from __future__ import annotations

import pytest

from index.types import Passage
from qa.kinds.spans.name_parts import without_unrelated_name_parts
from qa.types import Reading, Span
from tests.factories import make_article, make_chunk

_ARTICLE = make_article(
    "Iolo put the notice on the door. Mrs Ada Mary Brand read it, and so did the mayor, Tom Lisle. Gwen was out.\n"
)


@pytest.mark.parametrize(
    ("question", "left"),
    [
        ("What is Iolo's surname?", []),
        ("What is Ada's surname?", ["Brand"]),
        ("What is the last name of Ada?", ["Brand"]),
        ("What is Mrs Brand's first name?", ["Ada"]),
        ("What is Lisle's full name?", ["Tom Lisle"]),
        ("What is the mayor's surname?", ["Iolo", "Ada", "Brand", "Tom Lisle", "Gwen"]),
        ("Who was out?", ["Iolo", "Ada", "Brand", "Tom Lisle", "Gwen"]),
    ],
)
def test_a_part_of_a_name_stands_beside_the_rest(question, left):
    """Somebody else's name is no surname of the one who is asked about."""
    text = _ARTICLE.text
    spans = [
        Span(text.index(name), text.index(name) + len(name), 5.0)
        for name in ("Iolo", "Ada", "Brand", "Tom Lisle", "Gwen")
    ]
    reading = Reading(passage=Passage(chunk=make_chunk(text), score=1.0, rank=1), spans=tuple(spans), null_score=0.0)
    (after,) = without_unrelated_name_parts(question, [reading], {"a.txt": _ARTICLE})
    assert [text[span.start : span.end] for span in after.spans] == left
