"""A question in the spelling of the articles that it is asked of."""

from __future__ import annotations

from functools import reduce

from index.collection import Collection
from index.types import Scope
from qa.understanding.capitals import is_small, with_capitals
from qa.understanding.languages import is_foreign
from qa.understanding.misspelt import Misspelling, doubtful, misspellings

_JUDGED_BY = 100  # passages found


def respelled(question: str, collection: Collection, where: Scope | None) -> tuple[str, tuple[Misspelling, ...]]:
    """Return a question with the capitals and the spelling of the articles, and what was misspelt in it.

    Both are judged by the passages found; a misspelt word is in none of the articles that are searched.
    """
    words, in_small = doubtful(question), is_small(question)
    if not (words or in_small) or is_foreign(question):
        return question, ()
    texts = [passage.chunk.text for passage in collection.retrieve(question, _JUDGED_BY, scope=where)]
    misspelt = tuple(
        each for each in misspellings(words, texts) if not collection.find(each.written, scope=where, most=1)
    )
    meant = reduce(lambda text, each: each.mend(text), misspelt, question)
    return (with_capitals(meant, texts) if in_small else meant), misspelt
