"""The items of answers over texts of our own, with the real reader."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.articles import article_from_text
from index.collection import Collection
from qa.assistant import Assistant
from qa.confidence import load_calibrator
from qa.reading.readers import SHIPPED
from tests.models import shared_embedder, shared_reader
from tests.qa.kinds.lists.questions import FIRST_QUESTIONS, LATER_QUESTIONS

_ARTICLES = Path(__file__).parent / "articles"


def _given(items, wanted):
    """Count the wanted items that were given, each once."""
    left = [item.casefold().removeprefix("the ") for item in items]
    for each in wanted:
        forms = [form.casefold().removeprefix("the ") for form in each.split("/")]
        at = next((at for at, item in enumerate(left) if any(form in item or item in form for form in forms)), None)
        if at is not None:
            left.pop(at)
    return len(items) - len(left)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("half", "questions", "precision", "recall"),
    [("first", FIRST_QUESTIONS, 0.9, 0.9), ("later", LATER_QUESTIONS, 0.9, 0.75)],
)
def test_items_over_texts_of_our_own(half, questions, precision, recall):
    """The real reader's lists hold what they should, and little else."""
    files = sorted((_ARTICLES / half).iterdir())
    articles = [article_from_text(file.name, file.read_text("utf-8")) for file in files]
    collection = Collection.of(articles, shared_embedder())
    assistant = Assistant(collection, shared_reader(), load_calibrator(SHIPPED))
    given = wanted = right = 0
    for question, items in questions:
        answer = assistant.ask(question)
        found = [item.text for item in answer.items] or ([] if answer.text is None else [answer.text])
        given, wanted, right = given + len(found), wanted + len(items), right + _given(found, items)
    assert right >= precision * given
    assert right >= recall * wanted
