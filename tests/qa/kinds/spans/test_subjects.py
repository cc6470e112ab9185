"""Values of another subject than the one asked about are left out."""

from __future__ import annotations

import pytest

from index.articles import article_from_text
from index.types import Chunk, Passage
from qa.kinds.spans.subjects import without_other_subjects
from qa.types import Reading, Span
from tests.qa.kinds.quoting import spans_left

_FEES = "Anglers keep their badge, whose price stays at £96, and rowers will get £35 off."
_QUOTAS = "Orme and Tolm may together catch no more than 41 tonnes. Harra may catch 12 tonnes."


@pytest.mark.parametrize(
    ("question", "text", "quote"),
    [
        ("How much do rowers pay for a stall?", "Rowers pay £12, and anglers must pay £35.", "£35"),
        ("How much do anglers pay for a stall?", "Rowers pay £12; anglers pay £35.", "£12"),
        ("What discount do anglers get?", _FEES, "£96, and rowers will get £35 off"),
        ("What discount do anglers get?", _FEES, "£35"),
        ("How much may Ysk catch?", _QUOTAS, "41 tonnes"),
    ],
)
def test_another_subject(question, text, quote):
    """What another subject does in a clause of its own, or several do together, is not what is asked for."""
    assert spans_left(question, text, quote, rule=without_other_subjects) == []


@pytest.mark.parametrize(
    ("question", "text", "quote"),
    [
        ("How much do anglers pay for a badge?", _FEES, "£96"),
        ("How much off do rowers get?", _FEES, "£35"),
        ("How much do members pay for a badge?", _FEES, "£96"),
        ("How much may Orme and Tolm catch?", _QUOTAS, "41 tonnes"),
        ("How much may Orme catch?", _QUOTAS, "41 tonnes"),
        ("How much may Ysk and Orme catch together?", _QUOTAS, "41 tonnes"),
        ("How many songs did Ida Roe write?", "She put together a set of 12 songs.", "12 songs"),
        ("How much may Harra catch?", _QUOTAS, "12 tonnes"),
        ("How much may the ports catch?", _QUOTAS, "41 tonnes"),
        ("How many people did the gale kill?", "The gale hit 3 towns, and officials said it killed 12 people.", "12"),
        ("How many people did the gale kill?", "The gale came on Monday, and waves killed 12 people.", "12"),
        ("How many people did the gale kill?", "The gale hit 3 towns, and 12 people died.", "12"),
        ("How long will Roe serve?", "Roe admitted 2 thefts; the judge had him serve 12 years.", "12 years"),
        ("How many votes did Tolm First win?", "Tolm won 3 seats, and the party won 8,000 votes.", "8,000 votes"),
        ("How much do rowers pay?", "Rowers can join for 3 years, and the fee is £40.", "£40"),
        ("How much did the blaze cost?", "The blaze ruined 9 barns, and repairs came to £2m.", "£2m"),
        ("How much do rowers pay now?", "Rowers pay £40, and fees rise to £50 now.", "£50"),
        (
            "How long does Lund stay?",
            "Lund came in May, and she stays for 3 weeks, while Roe leaves.",
            "3 weeks",
        ),
    ],
)
def test_the_subject_asked_about(question, text, quote):
    """Its own clause, one that goes on about it or has another verb, and a question about all rule out nothing."""
    assert spans_left(question, text, quote, rule=without_other_subjects) == [quote]


def _left(question, quote, *texts):
    articles = {f"{number}.txt": article_from_text(f"{number}.txt", text) for number, text in enumerate(texts)}
    readings = []
    for article in articles.values():
        at = article.text.find(quote)
        spans = (Span(at, at + len(quote), 5.0),) if at >= 0 else ()
        chunk = Chunk(id=article.id, article_id=article.id, start=0, end=len(article.text), text=article.text)
        readings.append(Reading(passage=Passage(chunk=chunk, score=1.0, rank=1), spans=spans, null_score=0.0))
    after = without_other_subjects(question, readings, articles)
    return [articles[each.article_id].text_of(span.range) for each in after for span in each.spans]


_DEPOT = "Drivers at the Orme depot will strike. The depot has 40 drivers."
_AT_TOLM = "None will be lost at the headquarters in Tolm."


@pytest.mark.parametrize(
    ("question", "texts", "stays"),
    [
        ("How many drivers does the depot in Tolm have?", (_DEPOT, _AT_TOLM), False),
        ("How many drivers does the depot in Orme have?", (_DEPOT, _AT_TOLM), True),
        ("How many drivers does the depot in Tolm have?", (_DEPOT,), True),
        ("How many drivers does the depot have?", (_DEPOT, _AT_TOLM), True),
        ("How many drivers does the depot in Germany have?", (_DEPOT, "It rained in Germany."), True),
        ("How many drivers does the depot in Tolm have?", ("The depot has 40 drivers.", _AT_TOLM), True),
    ],
)
def test_the_same_thing_elsewhere(question, texts, stays):
    """The depot of an article about one place is not that of another place, which only another article names."""
    assert _left(question, "40", *texts) == (["40"] if stays else [])
