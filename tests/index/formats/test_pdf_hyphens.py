"""Whether a hyphen at a line's end is the author's or the typesetter's."""

from __future__ import annotations

import pytest

from index.formats.pdf_hyphens import Words


@pytest.mark.parametrize(
    ("above", "below", "join"),
    [
        ("an inter-", "national fair", "undo"),
        ("a three-", "dimensional space", "nothing"),
        ("the year 2019-", "20 season", "nothing"),
        ("in Baden-", "Württemberg", "nothing"),
        ("both pre-", "and post-war", "blank"),
        ("it was a thous-", "and times", "undo"),
        ("im Nord-", "und Südteil", "blank"),
        ("he said -", "and left", "blank"),
        ("the U.S.-", "Japan talks", "nothing"),
        ("the (IMF)-", "monitored loan", "nothing"),
        ("soft\u00ad", "ly", "undo"),
        ("state-of-the-", "art machines", "nothing"),
        ("an end", "of a line", "blank"),
        ("and/", "or", "nothing"),
        ("東京は", "日本の", "nothing"),
    ],
)
def test_what_joins_two_lines(above, below, join):
    """Known words are made whole, compounds keep their hyphen, dashes and suspended hyphens their blank."""
    assert Words(()).join(above, below) == join


def test_the_documents_own_words_decide_first():
    """What the document has elsewhere inside a line is how it writes the word."""
    assert Words(["a re-entry into it"]).join("the re-", "entry") == "nothing"
    assert Words(["a reentry into it"]).join("the re-", "entry") == "undo"
    assert Words(["the Ketsu-", "eki of it"]).join("the ketsu-", "eki") == "undo"
