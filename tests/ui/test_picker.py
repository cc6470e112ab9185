"""The list of articles."""

from __future__ import annotations

from tests.factories import make_article
from tests.ui.fakes import hostile_article
from ui.picker import render_picker


def test_it_lists_titles_in_order():
    """The value is the id, the text is the title."""
    articles = [make_article(id="b.txt", title="Rain"), make_article(id="a.txt", title="Sun")]
    assert render_picker(articles) == (
        '<select aria-label="Article to read"><option value="b.txt">Rain</option>'
        '<option value="a.txt">Sun</option></select>'
    )


def test_equal_titles_are_told_apart():
    """By their files."""
    shown = render_picker([make_article(id="a.txt", title="Rain"), make_article(id="b.txt", title="Rain")])
    assert ">Rain (a.txt)<" in shown
    assert ">Rain (b.txt)<" in shown


def test_hostile_titles_are_text():
    """A title is text of a file like any other."""
    shown = render_picker([hostile_article()])
    assert shown.count("<") == 4
    assert "&lt;img src=x onerror=window.hacked=6&gt;" in shown
