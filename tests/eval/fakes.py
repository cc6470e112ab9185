"""Small articles and an assistant that answers from a script, for the tests of scoring."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from eval.gold import GoldAnswer, GoldQuestion
from index.types import Article, Range, Structure
from qa.citing import cite
from qa.types import Answer, Candidate, ConsideredPassage, Evidence, Versions

VERSIONS = Versions(index="1", embedder="fake", reader="fake", calibrator="fake")


def make_article(text: str, id: str = "a.txt") -> Article:  # noqa: A002  the field's name
    """Make an article with a sentence up to each full stop."""
    sentences = tuple(Range(*match.span()) for match in re.finditer(r"[^.\s][^.]*\.?", text))
    return Article(id=id, title=id, text=text, source=id, sha256="0", structure=Structure(sentences=sentences))


def make_gold(article: Article, *answers: str, **fields: object) -> GoldQuestion:
    """Make a gold question whose answers are the first places of the given texts."""
    found = tuple(
        GoldAnswer(article=article.id, start=article.text.index(a), end=article.text.index(a) + len(a), text=a)
        for a in answers
    )
    given = {"id": "q", "kind": "fact", "question": "Who?", "source": "one" if answers else "none", **fields}
    return GoldQuestion(answers=found, **given)


def make_passage(article: Article, start: int, end: int, rank: int = 1, **margins: float) -> ConsideredPassage:
    """Make a passage whose candidates are the given words with their margins."""
    found = {quote: article.text.index(quote, start) for quote in margins}
    return ConsideredPassage(
        article_id=article.id,
        start=start,
        end=end,
        rank=rank,
        score=1.0 / rank,
        lexical_rank=None,
        lexical_score=None,
        dense_rank=None,
        dense_score=None,
        null_score=0.0,
        candidates=tuple(
            Candidate(start=found[q], end=found[q] + len(q), quote=q, score=m, margin=m, probability=0.5)
            for q, m in margins.items()
        ),
    )


def make_answer(
    article: Article,
    place: tuple[int, int] | None,
    *,
    confidence: float = 0.9,
    passages: Sequence[ConsideredPassage] = (),
    nearest: tuple[int, int] | None = None,
    question: str = "Who?",
    reason: str = "below the threshold",
) -> Answer:
    """Make an answer at a place of the article, or an abstention."""
    return Answer(
        question=question,
        understood_as=question,
        text=None if place is None else article.text[slice(*place)],
        confidence=confidence,
        citations=() if place is None else (cite(article, *place),),
        nearest=None if nearest is None else cite(article, *nearest),
        evidence=Evidence(
            passages=tuple(passages),
            threshold=0.5,
            reason=reason if place is None else None,
            versions=VERSIONS,
        ),
    )


class FakeAssistant:
    """Answers each question with its word in the first article that holds it; abstains on any other."""

    def __init__(self, articles: Sequence[Article], words: Mapping[str, str]) -> None:
        self.articles = tuple(articles)
        self.asked: list[tuple[str, tuple[str, ...]]] = []
        self._words = words

    def ask(self, question: str, *, history: Sequence[str] = (), articles: Sequence[str] | None = None) -> Answer:
        """Answer from all articles, or from those with these ids."""
        self.asked.append((question, tuple(history)))
        asked = [article for article in self.articles if articles is None or article.id in articles]
        holding = [article for article in asked if self._words.get(question, "\0") in article.text]
        article = (holding or asked)[0]
        start = article.text.find(self._words.get(question, "\0"))
        place = None if start < 0 else (start, start + len(self._words[question]))
        passages = (make_passage(article, 0, len(article.text)),)
        confidence = 0.1 if place is None else 0.9
        return make_answer(article, place, confidence=confidence, passages=passages, question=question)
