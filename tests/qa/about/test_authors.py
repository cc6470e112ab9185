"""Where an article names its author."""

from __future__ import annotations

import pytest

from qa.about.authors import author_place
from tests.factories import make_article


@pytest.mark.parametrize(
    ("text", "author", "name"),
    [
        ("Footbridge opens\n\nBy Sam Oyelaran\n\nIt was opened by Ida Frost.\n", "Sam Oyelaran", "Sam Oyelaran"),
        ("Footbridge opens\n\nBy Ann Roe and Bo Lund\n\nIt was opened.\n", "Ann Roe, Bo Lund", "Ann Roe and Bo Lund"),
        ("Footbridge opens\n\nBy Ann Roe and Bo Lund\n\nIt was opened.\n", "Bo Lund", "Ann Roe and Bo Lund"),
        ("Footbridge opens\n\nBy Ann Roe, Arts and Books Editor\n\nIt was opened.\n", "Ann Roe", "Ann Roe"),
        ("Footbridge opens\n\nIt was opened by Ida Frost.\n", "Ida Frost", "Ida Frost"),
        ("Footbridge opens\n\nIt was opened by Ida Frost.\n", "Sam Oyelaran", None),
        ("Footbridge opens\n\nIt was opened by Ida Frost.\n", None, None),
        ("All,\n\nThe hall is free.\n\nOdile\n", "Odile Barrow", "Odile"),
        ("From: Dora Lund <d@inn.example>\nTo: b@roe.example\n\nThe room is free.\n", None, "Dora Lund"),
        ("RABBIT PIE\nfrom Magnus Orde's column, The Long Table\n\nJoint the rabbit.\n", None, "Magnus Orde"),
        ("THE LAMPS, by Ottoline Crane\n\nReviewed by Jasper Roe\n\nIt is too long.\n", None, "Jasper Roe"),
        ("On Thrift\n\nI save string.\n\nConrad Yates is a columnist of the Herald.\n", None, "Conrad Yates"),
    ],
)
def test_the_author_is_quoted_from_where_an_article_names_them(text, author, name):
    """In the byline, elsewhere in the text, a mail's head, a signature, or a note; not from a book's title."""
    article = make_article(text, author=author)
    if author is None:
        article = make_article(text, author=None)
    place = author_place(article)
    assert (None if place is None else article.text_of(place)) == name


def test_by_is_not_taken_out_of_a_name():
    """A name such as "Barnaby" keeps its letters."""
    article = make_article("---\nauthor: By Barnaby Roe\n---\n\nThe mill is closed until the summer.\n")
    assert article.author == "Barnaby Roe"
