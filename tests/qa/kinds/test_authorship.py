"""Questions about the author of an article itself."""

from __future__ import annotations

from dataclasses import replace

import pytest

from qa.answering import Asked
from qa.kinds.authorship import answer_author, asks_for_author
from qa.types import Versions
from tests.factories import make_article

_ARTICLE = make_article("Footbridge opens\n\nBy Sam Oyelaran\n\nIt was opened by Ida Frost, who wrote a book.\n")


def _answer(question, article):
    versions = Versions(index="1", embedder="fake", reader="fake", calibrator="test")
    return answer_author(Asked(question=question, understood_as=question, threshold=0.5, versions=versions), article)


@pytest.mark.parametrize(
    "question",
    [
        "Who wrote this article?",
        "Who is the author of the article?",
        "Who wrote the article about the footbridge?",
        "Who is this report by?",
        "By whom was this piece written?",
    ],
)
def test_the_byline_names_the_author(question):
    """Only the name is quoted."""
    answer = _answer(question, _ARTICLE)
    assert answer is not None
    assert answer.text == "Sam Oyelaran"


@pytest.mark.parametrize(
    "question", ["Who wrote the report?", "Who wrote the book?", "Who wrote this?", "Who is the author?"]
)
def test_other_works_are_not_the_article(question):
    """A report may be one that the article is about."""
    assert not asks_for_author(question)


def test_an_author_whom_only_the_file_names_is_told():
    """The name is in no text that could be quoted."""
    article = replace(make_article("Footbridge opens\n\nIt was opened by Ida Frost.\n"), author="Sam Oyelaran")
    answer = _answer("Who wrote this article?", article)
    assert answer is not None
    assert (answer.text, answer.notices) == (None, ("The file names Sam Oyelaran as its author; its text does not.",))
    assert _answer("Who wrote this article?", replace(article, author=None)) is None
    named = _answer("Who wrote this article?", replace(article, author="Ida Frost"))
    assert named is not None
    assert named.text == "Ida Frost"
    assert _answer("Who wrote this article?", None) is None
