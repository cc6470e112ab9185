"""What a note on a correction calls wrong, and what is right."""

from __future__ import annotations

import pytest

from qa.versions.corrections import Note, note_at
from tests.factories import make_article

_BODY = "Ferry aground\n\nThe ferry ran aground on Monday, and everybody was brought off, the coast guard said.\n\n"


def _notes(article) -> list[Note | None]:
    return [note_at(article, note.start) for note in article.structure.corrections]


@pytest.mark.parametrize(
    ("note", "wrong", "right"),
    [
        ("CORRECTION: An earlier version of this story gave the number aboard as 214. It was 241.", "214", "241"),
        ("Correction: An earlier version of this article misstated the number. It was 241, not 214.", "214", "241"),
        ("This article was amended on 2 May. An earlier version said 214; the correct figure is 241.", "214", "241"),
        ("This article was amended on 2 May to correct the number aboard from 214 to 241.", "214", "241"),
        ("This story has been corrected to show that the ferry carried 241 people, not 214.", "214", "241"),
        ("(Corrects number aboard in paragraph 1 to 241 from 214)", "214", "241"),
        ("Correction: We originally reported that 214 were on board. This has been amended to 241.", "214", "241"),
        ("An earlier version of this article said 214 were aboard, when in fact it was 241.", "214", "241"),
        ("Correction: we said earlier that 214 were aboard. There were 241.", "214", "241"),
        ("Correction: The ferry carried 241 people rather than 214.", "214", "241"),
        ("An earlier version of this article misnamed the master. He is Jo Ray, not Joe Rae.", "Joe Rae", "Jo Ray"),
        ("A previous version of this story incorrectly said 214 were aboard. There were 241.", "214", "241"),
        ("Correction: A report on the ferry said that 214 were aboard. There were 241.", "214", "241"),
        ("Correction: In a report on Monday we gave the number aboard as 214; it was 241.", "214", "241"),
        ("Correction: Our report on the ferry should have said that 241 were aboard, not 214.", "214", "241"),
        ("Correction: A report on the ferry said that 214 people were aboard instead of 241.", "214", "241"),
        ("Correction: A report misspelt the name of the master, who is Jo Ray, not Joe Rae.", "Joe Rae", "Jo Ray"),
        ("Correction: A caption said 214 were aboard. The owner's report put the number at 241.", "214", "241"),
    ],
)
def test_what_stood_there_before_is_told_from_what_is_right(note, wrong, right):
    """Wrong and right values are distinguished in the wording of several papers."""
    article = make_article(f"{_BODY}{note}\n")
    (found,) = _notes(article)
    at = {words: article.text.rindex(words) for words in (wrong, right)}
    assert found.is_wrong(at[wrong], at[wrong] + len(wrong))
    assert not found.is_wrong(at[right], at[right] + len(right))
    assert note_at(article, at[wrong]) == found


def test_a_note_without_a_wrong_value_has_none():
    """A clarification revokes nothing."""
    article = make_article(f"{_BODY}Clarification: this article was updated to make clear that nobody died.\n")
    assert [note.wrong for note in _notes(article)] == [()]


def test_text_of_the_report_is_no_note():
    """Only the paragraph of the note is a note."""
    assert note_at(make_article(f"{_BODY}Correction: It was 241, not 214.\n"), 20) is None
