"""Everybody who is quoted."""

from __future__ import annotations

import pytest

from qa.speakers import Roster
from tests.factories import make_article

_ONE = make_article("“We shall rebuild the pier,” said Mayor Ada Quill. “It will cost us dearly,” Quill said.", "a.txt")
_TWO = make_article("“Nobody asked us about it,” said Quill. The spokesman for the port said: “We wait.”", "b.txt")


def people(articles, roster=None):
    told = []
    found = (roster or Roster()).people(
        articles, {a.id: a for a in articles}, progress=lambda _, done, total: told.append((done, total))
    )
    return found, told


def test_everybody_with_a_name_is_listed_with_what_they_say():
    """A bare surname is the only person with it; speakers with only a role are left out."""
    found, told = people([_ONE, _TWO])
    ((person, said),) = found.items()
    assert (person.name, person.quotations, person.articles) == ("Ada Quill", 3, 2)
    texts = {"a.txt": _ONE.text, "b.txt": _TWO.text}
    words = [texts[each.article_id][each.quotation.start : each.quotation.end] for each in said]
    assert words == ["We shall rebuild the pier", "It will cost us dearly", "Nobody asked us about it"]
    assert told == [(0, 2)]


def test_a_surname_that_two_share_is_nobody_of_them():
    """A surname that two people share is listed by itself."""
    other = make_article("“The tide decides,” said Bo Quill.", "c.txt")
    assert {person.name for person in people([_ONE, other, _TWO])[0]} == {"Ada Quill", "Bo Quill", "Quill"}


def test_articles_are_read_once(monkeypatch: pytest.MonkeyPatch):
    """An article is not read again while its file is the same."""
    roster = Roster()
    first, _ = people([_ONE], roster)
    monkeypatch.setattr("qa.speakers.roster.quotations", lambda article: pytest.fail("read again"))
    assert people([_ONE], roster)[0] == first
