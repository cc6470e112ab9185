"""Everybody who is quoted."""

from __future__ import annotations

from dataclasses import replace

import pytest

from index.structure import structure_of
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


def test_an_article_that_is_read_otherwise_is_read_again():
    """Another encoding or other columns make another text of the same file."""
    roster = Roster()
    people([_ONE], roster)
    text = f"Pier\n\n{_ONE.text}"
    ((_, said),) = people(
        [replace(_ONE, text=text, extractor="text 2 (cp1252)", structure=structure_of(text))], roster
    )[0].items()
    assert text[said[0].quotation.start : said[0].quotation.end] == "We shall rebuild the pier"


def test_what_is_kept_in_memory_is_limited(monkeypatch: pytest.MonkeyPatch):
    """The oldest articles are forgotten, and read again when they are asked for."""
    monkeypatch.setattr("qa.speakers.roster._MOST", 1)
    roster = Roster()
    assert people([_ONE, _TWO], roster)[0] == people([_ONE, _TWO], roster)[0]
    assert len(roster._read) == 1
