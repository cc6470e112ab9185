"""Texts as people have them: however odd, the sentence is found by its plain words and stays whole."""

from __future__ import annotations

import unicodedata
from textwrap import fill

import pytest

from index.articles import article_from_text
from index.collection import Collection
from tests.fakes import FakeEmbedder

_FILLER = "Nothing else was said about the town that week, and the council met as it always does on Tuesdays."
_PLAIN = "The café in Tolchester was sold to Anna Marchand for £4.7m in May."
_TEXT = f"The town\n\n{_FILLER}\n\n{_PLAIN}\n\n{_FILLER}"
_WRAPPED = "\n\n".join(fill(paragraph, 50) for paragraph in _TEXT.split("\n\n"))
_HAZARDS = {
    "nothing odd": _TEXT,
    "soft hyphens": _TEXT.replace("Tolchester", "Tol\u00adches\u00adter"),
    "no-break blanks": _TEXT.replace(" ", "\u00a0"),
    "zero-width blanks": _TEXT.replace("Marchand", "Mar\u200bchand"),
    "hard-wrapped lines": _WRAPPED,
    "quoted mail": "\n".join(f"> {line}" for line in _WRAPPED.split("\n")),
    "CRLF": _TEXT.replace("\n", "\r\n"),
    "one line an article": f"{_FILLER} {_PLAIN} {_FILLER}",
    "all capitals": _TEXT.upper(),
    "accents apart": unicodedata.normalize("NFD", _TEXT),
    "specks": _TEXT.replace("The café", "· The café").replace("May.", "May. ~"),
    "curly quotes": _TEXT.replace("The café", "“The café").replace("May.", "May.”"),
}


@pytest.mark.parametrize("hazard", _HAZARDS)
def test_a_sentence_is_found_whole(hazard: str):
    """The sentence is found by plain words, with an amount in it complete to its last character."""
    text = _HAZARDS[hazard]
    article = article_from_text("town.txt", text)
    amount = "£4.7M" if "£4.7M" in text else "£4.7m"
    start = article.text.index(amount)
    passage = Collection.of([article], FakeEmbedder()).retrieve("Who bought the cafe in Tolchester, Marchand?", 1)[0]
    assert passage.chunk.start <= start < start + len(amount) <= passage.chunk.end
    assert passage.lexical_rank == 1
    sentence = article.sentence_at(start, start + len(amount))
    words = article.text[sentence.start : sentence.end].casefold()
    assert "may." in words
    assert "caf" in words
    assert "nothing else" not in words
