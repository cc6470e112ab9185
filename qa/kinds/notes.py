"""A question about what editors corrected, answered with their notes."""

from __future__ import annotations

from collections.abc import Sequence

from index.collection import Collection
from index.tokens import tokenize
from index.types import Article, Passage, Range
from qa.answering import PreparedQuestion, answer_by_rule
from qa.choosing import same_words
from qa.citing import cite
from qa.types import Answer, Citation, Item
from qa.versions.state_asked import asks_for_correction

_CONFIDENCE = 0.9  # share of the notes that were what was asked for: docs/decisions/028-versions-times-and-dates.md
_MOST = 20  # notes
_ASIDE = frozenset(  # stems of words that ask for a note and name no topic
    tokenize(
        "what which how why was were is are has have had did do does been the a an in of to on by for there any all "
        "list name show give me correct correction corrected amend amended amendment clarify clarified clarification "
        "erratum misstated misreported get got wrong error mistake article story report version page piece earlier "
        "previous original say said give gave state make made this that these it they editor editors newspaper paper "
        "changed note notes and"
    )
)


def answer_correction(asked: PreparedQuestion, collection: Collection, passages: Sequence[Passage]) -> Answer | None:
    """Answer with the notes on corrections in the passages, those on the topic first; None if there are none.

    `passages` are best first. A note counts if it, or its article's title, mentions the topic that the question names.
    If there are several, each note is an item.
    """
    if not asks_for_correction(asked.understood_as) or asked.threshold > _CONFIDENCE:
        return None
    citations = _notes(asked.understood_as, collection, passages)
    if not citations:
        return None
    first = citations[:1]
    if len(citations) == 1:
        return answer_by_rule(asked, first, confidence=_CONFIDENCE)
    items = tuple(Item(text=each.quote, confidence=_CONFIDENCE, citations=(each,)) for each in citations)
    return answer_by_rule(asked, first, confidence=_CONFIDENCE, kind="list", items=items)


def _notes(question: str, collection: Collection, passages: Sequence[Passage]) -> list[Citation]:
    topic = set(tokenize(question)) - _ASIDE
    found: list[tuple[int, Citation]] = []
    seen: set[str] = set()
    for article_id in dict.fromkeys(passage.chunk.article_id for passage in passages):
        article = collection.article(article_id)
        for note in article.structure.corrections:
            words = same_words(article.text_of(note))
            shared = len(topic & _named(article, note))
            if words in seen or (topic and not shared):
                continue
            seen.add(words)
            found.append((shared, cite(article, note.start, note.end)))
    found.sort(key=lambda each: -each[0])
    return [citation for shared, citation in found if shared == found[0][0]][:_MOST]


def _named(article: Article, note: Range) -> set[str]:
    return set(tokenize(f"{article.title} {article.text_of(note)}"))
