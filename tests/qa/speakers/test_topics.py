"""Whom a pronoun means where the article does not say whether a name is a person's."""

from __future__ import annotations

import pytest

from tests.qa.speakers.told import told

_HEAD = "The mayor, Helen Ward, praised what she called “a fine result”.\n\n"


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Zyri Quell, 31, has looked for a flat since May. “I have seen nine,” she said.", "Zyri Quell"),
        ("Zyri Quell, aged 31, lost her flat.\n\n“I have seen nine,” she said.", "Zyri Quell"),
        ("Zyri Quell has looked for a flat since May. “I have seen nine,” she said.", None),
        ("Zyri Quell lost a flat in May.\n\n“I have seen nine,” she said.", None),
        ("Few flats are let near Zyri Quell. “I have seen nine,” she said.", "Helen Ward"),
        ("Zyri Quell, Otham and the coast are dear. “I have seen nine,” she said.", "Helen Ward"),
        ("Flats are dear. “I have seen nine,” she said.", "Helen Ward"),
    ],
)
def test_a_new_subject_may_be_who_speaks(text, speaker):
    """An age shows a person; without one, nobody is meant for sure. A name that is no subject changes nothing."""
    assert told(_HEAD + text, direct=True)[-1] == ("I have seen nine", speaker)


def test_the_one_named_before_in_the_paragraph_is_meant():
    """A name that may be a thing's does not take over in the same paragraph."""
    text = "Helen Ward wrote the book. Blue Marrow sold well in May. “I am glad of it,” she said."
    assert told(text, direct=True) == [("I am glad of it", "Helen Ward")]


@pytest.mark.parametrize(
    ("body", "speaker"),
    [("union ABX", "company"), ("Otham Trade Union", "company"), ("airline ABX", "ABX"), ("carmaker ABX", "ABX")],
)
def test_a_union_is_not_the_company(body, speaker):
    """A body that the article calls otherwise, or whose name does, is not meant by "the company"."""
    text = f"The strike begins in May, the {body} said on Monday.\n\nThe company says that the pay is fair."
    assert told(text)[-1] == ("the pay is fair", speaker)
