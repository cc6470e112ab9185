"""The list of articles, and what is said around it."""

from __future__ import annotations

import json

from index.types import Scope
from tests.factories import make_article
from ui.widgets.shelf.listing import Catalogue, render_outcome, render_progress, render_scope

RAIN = make_article("It rained in Seoul.", "b.txt", title="Rain", published="2024-06-20")
SUN = make_article("The sun shone all day.", "a.txt", title="Sun")
MINE = make_article("Mine.", "/added/1/mine.txt", title="Mine", source="mine.txt")
OTHERS = make_article("Theirs.", "/added/2/theirs.txt", title="Theirs", source="theirs.txt")


def render(articles, added=(), chosen=(), base=(RAIN, SUN), **filters):
    return json.loads(Catalogue(base).render(articles, added=added, chosen=chosen, limits=Scope(**filters)))


def ids(listed) -> list[str]:
    return [row[0] for row in listed["rows"]]


def test_it_lists_the_articles_in_order():
    """Each with its title, file, date and length."""
    listed = render([RAIN, SUN])
    assert ids(listed) == ["b.txt", "a.txt"]
    assert listed["rows"][0] == ["b.txt", "Rain", "b.txt", "2024-06-20", "", "", RAIN.language or "", 4, [], ""]


def test_what_was_added_comes_first_and_can_be_removed():
    """The newest on top; what another visitor added can not be removed."""
    listed = render([RAIN, SUN, OTHERS, MINE], added=[MINE.id])
    assert [(row[0], row[-1]) for row in listed["rows"]] == [
        (MINE.id, "mine"),
        (OTHERS.id, "others"),
        ("b.txt", ""),
        ("a.txt", ""),
    ]


def test_what_is_asked_is_named():
    """The articles that are ticked, and the filters."""
    listed = render([RAIN, SUN], chosen=["a.txt"], since="2024-01-01", site="A & B")
    assert (listed["ticked"], listed["filters"]) == (["a.txt"], {"since": "2024-01-01", "site": "A & B"})


def test_no_two_lists_are_equal():
    """The page draws each, for what is ticked in it may have changed since."""
    catalogue = Catalogue([RAIN])
    assert catalogue.render([RAIN], added=(), chosen=()) != catalogue.render([RAIN], added=(), chosen=())


def test_titles_names_and_dates_are_only_text():
    """A title is text of a file like any other."""
    hostile = make_article(id='"><b>.txt', title='${x}"\n</script>', published="<i>")
    assert ids(render([hostile], base=())) == ['"><b>.txt']
    assert render([hostile], base=())["rows"][0][1:4] == ['${x}"\n</script>', '"><b>.txt', "<i>"]


def test_a_row_says_how_its_file_was_read():
    """A guessed encoding, letters of a picture."""
    (row,) = render([make_article(notes=("read as Windows-1252",), trusted=False)], base=())["rows"]
    assert row[8] == ["Read as Windows-1252", "Recognised in an image: check it in the source."]


def test_the_scope_says_how_many_are_asked():
    """With a way back to all if it is not all."""
    assert "Asking all 40 articles" in render_scope(None, 40)
    assert "Asking the one article" in render_scope(None, 1)
    some = render_scope(2, 2000)
    assert "Asking 2 of 2,000 articles" in some
    assert "Ask all 2,000" in some
    assert "Asking" not in render_scope(None, 0)


def test_the_scope_says_by_what_it_is_limited():
    """In the words of the page; what is limited to nothing says so too."""
    limited = render_scope(3, 9, limits=Scope(folder="north", site="A & B", language="fr", since="2024-03-01"))
    assert "Asking 3 of 9 articles" in limited
    assert "north, A &amp; B, French, from 1 March 2024" in limited
    assert "Asking 0 of 9 articles" in render_scope(0, 9, limits=Scope(author="Nobody"))


def test_the_scope_says_how_much_is_still_being_made():
    """In a line beside it, until all is there."""
    assert "Still preparing the search by meaning: 1,200 passages to go" in render_scope(None, 9, pending=1200)
    assert "1 passage to go" in render_scope(2, 9, pending=1)
    assert "preparing" not in render_scope(None, 9)


def test_the_outcome_says_what_was_added_and_why_others_were_not():
    """By name, escaped; nothing at all for nothing."""
    html = render_outcome([MINE], [("<b>.pdf", "it is <empty>."), ("c.txt", "no."), ("c.txt", "no.")])
    assert "Added <a " in html
    assert 'data-article="/added/1/mine.txt">“Mine”</a>.' in html
    assert "<li><b>&lt;b&gt;.pdf</b> was not added: it is &lt;empty&gt;.</li>" in html
    assert html.count("<li>") == 2
    assert "(2 times)" in html
    two = render_outcome([MINE, OTHERS], [])
    assert "Added 2 articles." in two
    assert ("“Mine”</a>" in two, "“Theirs”</a>" in two) == (True, True)
    assert "<a " not in render_outcome([MINE] * 6, [])
    assert render_outcome([], []) == ""


def test_progress_has_a_label_and_a_bar():
    """There are both, even if there is nothing to do."""
    assert '<progress id="adding-bar" max="12" value="3">' in render_progress("Reading files", 3, 12)
    assert "Reading files · 3 of 12" in render_progress("Reading files", 3, 12)
    assert 'max="1"' in render_progress("Reading files", 0, 0)
