from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from index.search.strings import pack

_ANY = st.text(st.characters(exclude_categories=()), max_size=5)  # lone surrogates too


@settings(deadline=None)
@given(st.lists(_ANY, max_size=20))
def test_strings_come_back(values):
    """Any strings come back as they were, one by one and all at once."""
    packed = pack(values)
    assert packed.to_list() == [packed[at] for at in range(len(packed))] == values


@settings(deadline=None)
@given(st.lists(_ANY, max_size=20, unique=True), _ANY)
def test_find_in_sorted_strings(values, other):
    """A string is found at its place; Python's order of strings is the order of the bytes."""
    packed = pack(sorted(values))
    for at, value in enumerate(sorted(values)):
        assert packed.find(value) == at
    assert (packed.find(other) is None) == (other not in values)


@settings(deadline=None)
@given(st.lists(_ANY, max_size=20, unique=True))
def test_find_by_an_order(values):
    """Strings in any order are found by the order that they would be sorted in."""
    packed = pack(values)
    order = np.array(sorted(range(len(values)), key=values.__getitem__), dtype=np.int32)
    assert [packed.find(value, order) for value in values] == list(range(len(values)))


def test_a_search_looks_at_few_strings(monkeypatch):
    """A string among 4,096 is found by comparing about a dozen."""
    from index.search.strings import Strings

    packed, seen = pack(f"{at:04}" for at in range(4096)), []
    plain = Strings._bytes
    monkeypatch.setattr(Strings, "_bytes", lambda self, at: seen.append(at) or plain(self, at))
    assert packed.find("2024") == 2024
    assert len(seen) <= 13
