"""Lists behind a label are given whole."""

from __future__ import annotations

import pytest

from index.articles import article_from_text
from index.types import Range
from qa.kinds.lists.listed import listed

_POT = """Bean pot with sage

Serves six.

Ingredients: 500g white beans (soaked, then drained), 2 leeks, 1,500 ml
vegetable stock, 3 sprigs of sage, salt, juice of 1 lime. Soak the beans first.

Equipment: a heavy pot, a sieve and a ladle.
Present: Mrs A. Lund (chair), P. Roe; Mr J. Hale (clerk)
Time: an hour, or longer
"""
_ALL = ["500g white beans (soaked, then drained)", "2 leeks", "1,500 ml\nvegetable stock", "3 sprigs of sage", "salt"]


@pytest.mark.parametrize(
    ("question", "items"),
    [
        ("What are the ingredients of the bean pot?", [*_ALL, "juice of 1 lime"]),
        ("Which ingredients do I need?", [*_ALL, "juice of 1 lime"]),
        ("What equipment do I need?", ["a heavy pot", "a sieve", "a ladle"]),
        ("Who was present?", ["Mrs A. Lund (chair)", "P. Roe", "Mr J. Hale (clerk)"]),
        ("What are the ingredients of the fish pie?", []),
        ("How long is the time?", []),
    ],
)
def test_a_list_behind_its_label_is_whole(question, items):
    """Its items are parted by commas that are in no bracket and no number, up to the end of its sentence."""
    article = article_from_text("a.txt", _POT)
    assert [article.text_of(place) for place in listed(question, article, Range(0, len(_POT)))] == items
