from __future__ import annotations

from dataclasses import fields, replace

import pytest

from index.errors import ScopeError, UnknownArticle
from index.scope import SCOPE_FIELDS, matching
from index.types import Entry, Scope

_PLAIN = Entry(id="", title="", source="", sha256="")
_ENTRIES = (
    replace(_PLAIN, id="reuters/june/a.txt", published="2024-06-01", author="Ann Bo", site="Reuters", language="en"),
    replace(_PLAIN, id="reuters/b.txt", published="2024-06-20", site="Reuters", language="de"),
    replace(_PLAIN, id="reutersnews/c.txt", author="Cy Dee"),
)


@pytest.mark.parametrize(
    ("scope", "found"),
    [
        (Scope(), "abc"),
        (Scope(folder="reuters"), "ab"),
        (Scope(folder="reuters/june/"), "a"),
        (Scope(since="2024-06-01"), "ab"),
        (Scope(since="2024-06-02"), "b"),
        (Scope(until="2024-06-01"), "a"),
        (Scope(since="2024-06-01", until="2024-06-01"), "a"),
        (Scope(since="2030-01-01"), ""),
        (Scope(author="ann bo"), "a"),
        (Scope(site="reuters", language="DE"), "b"),
        (Scope(articles=frozenset({"reuters/b.txt", "reutersnews/c.txt"})), "bc"),
        (Scope(articles=frozenset({"reutersnews/c.txt"}), site="Reuters"), ""),
        (Scope(articles=frozenset()), ""),
    ],
)
def test_every_field_has_to_fit(scope, found):
    """Folders match whole names, days include both ends, case is ignored; undated articles match no range."""
    assert {article_id[-5] for article_id in matching(_ENTRIES, scope)} == set(found)


@pytest.mark.parametrize(
    ("scope", "said"),
    [
        (Scope(folder="reuter"), "the index has reuters, reuters/june, reutersnews"),
        (Scope(author="Nobody"), "the index has Ann Bo, Cy Dee"),
        (Scope(site="AP"), "the index has Reuters"),
        (Scope(language="fr"), "the index has de, en"),
        (Scope(since="June"), "write a day"),
        (Scope(until="2024-02-30"), "write a day"),
        (Scope(since="2024-06-02", until="2024-06-01"), "since 2024-06-02 is later than until 2024-06-01"),
    ],
)
def test_a_value_that_no_article_has_raises(scope, said):
    """A misspelled filter raises and names known values, instead of finding nothing."""
    with pytest.raises(ScopeError, match=said):
        matching(_ENTRIES, scope)


def test_an_unknown_article_raises():
    """An unknown article raises and names some known ones."""
    with pytest.raises(UnknownArticle, match=r"'x\.txt'.*reuters/june/a\.txt"):
        matching(_ENTRIES, Scope(articles=frozenset({"x.txt"})))


def test_the_fields_of_a_scope_are_listed_once():
    """All but its ids, which are no text."""
    assert {"articles", *SCOPE_FIELDS} == {field.name for field in fields(Scope)}
