"""An answer that has everything an answer can have, and an article of 200,000 characters."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from index.types import Article
from qa.citing import cite
from qa.types import Answer, Candidate, ConsideredPassage, Evidence, OtherAnswer, Versions
from tests.factories import make_article

LONG = "long/the whole year.txt"
LONG_TITLE = "The whole year"
NEEDLE = "the lighthouse keeper counted ninety-one ships"
LATE = "the last ferry left at noon"

_DAY = (
    "On day {day} the harbour was quiet, and the clerk wrote down the weather, the price of herring and the names of "
    "those who came ashore. Nobody remembered a winter as long as that one, said the baker, who had seen forty. "
    "The mayor promised a new pier before the autumn, and the council put the matter off until the next meeting.\n\n"
)
_RELEVANT = "a very big mistake"
_VERSIONS = Versions(index="2", embedder="all-MiniLM-L6-v2", reader="mpnet-int8", calibrator="2026-01")


def long_article(characters: int = 200_000) -> Article:
    """Make a long article, with one telling sentence at three quarters of it and one near its end."""
    days = [_DAY.format(day=day) for day in range(1, characters // len(_DAY) + 2)]
    days.insert(len(days) * 3 // 4, f"That evening {NEEDLE} before the fog came.\n\n")
    days.insert(-2, f"In December {LATE}.\n\n")
    return make_article("".join(days), LONG, title=LONG_TITLE, published="2023-12-31")


def many(number: int) -> tuple[Article, ...]:
    """Make short articles of ten years, five sites, forty authors and three hundred folders."""
    first = make_article(_DAY.format(day=0))
    start = date(2015, 1, 1)
    return tuple(
        replace(
            first,
            id=f"folder {at % 300}/story {at}.txt",
            source=f"folder {at % 300}/story {at}.txt",
            sha256=f"{at:064}",
            title=f"Story {at} of the harbour, as the papers told it",
            published=(start + timedelta(days=at % 3650)).isoformat(),
            site=f"Echo {at % 5}",
            author=f"Ann Author {at % 40}",
            words=len(first.text.split()),
            characters=len(first.text),
        )
        for at in range(number)
    )


def evidence(answer: Answer, *others: tuple[Article, str, float]) -> Evidence:
    """Make evidence that an answer's first quote led by 3 logits, over other quotes with their margins."""
    first = answer.citations[0] if answer.citations else None
    rows = [] if first is None else [(first.article_id, first.start, first.end, first.quote, 5.2, first.sentence_start)]
    for article, quote, margin in others:
        start = article.text.index(quote)
        rows.append((article.id, start, start + len(quote), quote, margin, article.sentence_at(start, start + 1).start))
    passages = tuple(
        ConsideredPassage(
            article_id=article_id,
            start=sentence,
            end=end,
            rank=rank,
            score=round(1.0 - rank * 0.14, 2),
            lexical_rank=None if rank == 3 else rank,
            lexical_score=None if rank == 3 else 9.0 - rank,
            dense_rank=rank + 1,
            dense_score=0.8,
            null_score=0.0,
            candidates=(
                Candidate(
                    start=start,
                    end=end,
                    quote=quote,
                    score=margin,
                    margin=margin,
                    probability=round(1 / (1 + math.exp(-margin)), 4),
                ),
            ),
        )
        for rank, (article_id, start, end, quote, margin, sentence) in enumerate(rows, 1)
    )
    return Evidence(
        passages=passages, threshold=0.5, reason=None if answer.text else "below the threshold", versions=_VERSIONS
    )


def with_everything(answer: Answer, articles: Iterable[Article]) -> Answer:
    """Return an answer a date, copies, a different answer, what is left without its source, and all the rest."""
    first, second, *_ = articles
    start = second.text.index("around 100")
    other = replace(cite(second, start, start + 10), published="2024-06-20", copies=("copy 1.txt", "copy 2.txt"))
    relevant = first.text.index(_RELEVANT)
    differs = OtherAnswer(text=other.quote, confidence=0.64, citations=(other,))
    return replace(
        answer,
        citations=(replace(answer.citations[0], published="2024-06-21", copies=("x.txt",)), *answer.citations[1:]),
        disagreements=(differs,),
        survives=False,
        without_source=differs,
        also_relevant=(cite(first, relevant, relevant + len(_RELEVANT)),),
        also_asked=("What did Putin say about it?",),
        notices=("Only the first two questions were read.",),
        evidence=evidence(answer, (second, "around 100", 2.1), (first, "a very big mistake", -1.4)),
    )
