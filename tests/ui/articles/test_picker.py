"""The list of articles as HTML."""

from __future__ import annotations

import re

from index.types import Scope
from tests.factories import make_article
from tests.ui.fakes import hostile_article
from ui.articles.picker import Picker, render_outcome, render_progress, render_scope

RAIN = make_article("It rained in Seoul.", "b.txt", title="Rain", published="2024-06-20")
SUN = make_article("The sun shone all day.", "a.txt", title="Sun")
MINE = make_article("Mine.", "/added/1/mine.txt", title="Mine", source="mine.txt")
OTHERS = make_article("Theirs.", "/added/2/theirs.txt", title="Theirs", source="theirs.txt")


def render(articles, added=(), chosen=(), base=(RAIN, SUN)) -> str:
    return Picker(base).render(articles, added=added, chosen=chosen)


def rows(html: str) -> list[str]:
    return re.findall(r'role="row" data-id="([^"]*)"', html)


def test_it_lists_the_articles_in_order():
    """Each with its title, date, length and file."""
    html = render([RAIN, SUN])
    assert rows(html) == ["b.txt", "a.txt"]
    assert '<b dir="auto">Rain</b>' in html
    assert '<time datetime="2024-06-20">20 June 2024</time> · 4 words' in html
    assert 'aria-rowcount="2"' in html


def test_what_was_added_comes_first_and_can_be_removed():
    """The newest on top; what another visitor added can not be removed."""
    html = render([RAIN, SUN, OTHERS, MINE], added=[MINE.id])
    assert rows(html) == [MINE.id, OTHERS.id, "b.txt", "a.txt"]
    assert html.count('class="row-drop"') == 1
    assert 'aria-label="Remove Mine"' in html
    assert html.count("Added by you") == 1


def test_chosen_articles_are_named():
    """For the page's script, which ticks them."""
    assert '<i data-id="a.txt"></i>' in render([RAIN, SUN], chosen=["a.txt"])


def test_no_articles_are_said():
    """With a way on."""
    assert "Add some" in render([], base=())


def test_hostile_titles_names_and_dates_are_text():
    """A title is text of a file like any other."""
    html = render([hostile_article(), make_article(id='"><b>.txt', title="${x}", published="<i>")], base=())
    assert "&lt;img src=x onerror=window.hacked=6&gt;" in html
    assert not re.search(r"<img|<i>|\$\{|\"><b>", html)


def test_the_scope_says_how_many_are_asked():
    """With a way back to all where it is not all."""
    assert "Asking all 40 articles" in render_scope(None, 40)
    assert "Asking the one article" in render_scope(None, 1)
    some = render_scope(2, 2000)
    assert "Asking 2 of 2,000 articles" in some
    assert "Ask all 2,000" in some
    assert "Asking" not in render_scope(None, 0)


def test_the_scope_says_by_what_it_is_limited():
    """In the words of the page; what is limited to nothing says so too."""
    limited = render_scope(3, 9, filters=Scope(folder="north", site="A & B", language="fr", since="2024-03-01"))
    assert "Asking 3 of 9 articles" in limited
    assert "north, A &amp; B, French, from 1 March 2024" in limited
    assert "Asking 0 of 9 articles" in render_scope(0, 9, filters=Scope(author="Nobody"))


def test_the_scope_says_how_much_is_still_being_made():
    """In a line beside it, until all is there."""
    assert "Still preparing the search by meaning: 1,200 passages to go" in render_scope(None, 9, pending=1200)
    assert "1 passage to go" in render_scope(2, 9, pending=1)
    assert "preparing" not in render_scope(None, 9)


def test_a_row_holds_what_the_list_is_filtered_by():
    """For the page's script; what a visitor sent has no folder."""
    article = make_article(id="north/east/a.txt#2", site="Echo", author="A", language="fr", published="2024-06-20")
    shown = render([article], base=())
    assert 'data-folder="north/east" data-site="Echo" data-author="A" data-language="fr" data-day="2024-06-20"' in shown
    assert "data-folder" not in render([make_article(id="/added/1/a.txt")], base=())
    assert 'data-since="2024-01-01"' in Picker([article]).render(
        [article], added=(), chosen=(), filters=Scope(since="2024-01-01")
    )


def test_a_row_says_how_its_file_was_read():
    """A guessed encoding, letters of a picture."""
    shown = render([make_article(notes=("read as Windows-1252",), trusted=False)], base=())
    assert "Read as Windows-1252" in shown
    assert "Recognised in an image: check it in the source." in shown


def test_the_outcome_says_what_was_added_and_why_others_were_not():
    """By name, escaped; nothing at all for nothing."""
    html = render_outcome([MINE], [("<b>.pdf", "it is <empty>."), ("c.txt", "no."), ("c.txt", "no.")])
    assert "Added “Mine”." in html
    assert "<li><b>&lt;b&gt;.pdf</b> was not added: it is &lt;empty&gt;.</li>" in html
    assert html.count("<li>") == 2
    assert "(2 times)" in html
    assert "Added 2 articles." in render_outcome([MINE, OTHERS], [])
    assert render_outcome([], []) == ""


def test_progress_has_a_label_and_a_bar():
    """Also where there is nothing to do."""
    assert '<progress id="adding-bar" max="12" value="3">' in render_progress("Reading files", 3, 12)
    assert "Reading files · 3 of 12" in render_progress("Reading files", 3, 12)
    assert 'max="1"' in render_progress("Reading files", 0, 0)
