"""A pronoun stands for nobody who has not been named before it."""

from __future__ import annotations

import pytest

from index.articles import article_from_text
from index.types import Chunk, Passage
from qa.kinds.spans.pronouns import without_last_named, without_later_named
from qa.types import Reading, Span
from tests.qa.kinds.quoting import spans_left

_OF_ROE = (
    "Otto Roe, engineer\n\nOtto Roe has died at 71. He leaves two sons and seven grandchildren. His pupil was Ida Holm."
)
_LATER_NAMED = (
    "A farewell\n\nA potter at Orme Vale, praised by Otto Roe, has retired. She made 900 jugs. Ida Holm, 64, was glad."
)
_OF_LUND = "Ada Lund, falconer\n\nAda Lund, who has died aged 93, flew eagles."


def _left(question, quote, *others, text=_OF_ROE):
    texts = {f"{number}.txt": each for number, each in enumerate((text, *others))}
    articles = {name: article_from_text(name, each) for name, each in texts.items()}
    readings = []
    for name, each in texts.items():
        at = each.find(quote)
        spans = (Span(at, at + len(quote), 5.0),) if at >= 0 else ()
        chunk = Chunk(id=name, article_id=name, start=0, end=len(each), text=each)
        readings.append(Reading(passage=Passage(chunk=chunk, score=1.0, rank=1), spans=spans, null_score=0.0))
    after = without_later_named(question, readings, articles)
    return [texts[each.article_id][span.start : span.end] for each in after for span in each.spans]


@pytest.mark.parametrize(
    ("question", "quote"),
    [
        ("How many grandchildren does Ada Lund have?", "seven"),
        ("How many grandchildren does Lund have?", "seven"),
        ("How many sons did Ida Holm have?", "two sons"),
        ("What is Holm's number of grandchildren?", "seven"),
    ],
)
def test_somebody_else(question, quote):
    """An article in which the asked person is not named, or only further on, says of somebody else what "he" did."""
    assert _left(question, quote, _OF_LUND) == []


@pytest.mark.parametrize(
    ("question", "quote", "others"),
    [
        ("How many grandchildren does Otto Roe have?", "seven", (_OF_LUND,)),
        ("How many grandchildren does the engineer have?", "seven", (_OF_LUND,)),
        ("How many grandchildren does Ada Lund have?", "seven", ()),
        ("How old was Ada Lund?", "71", (_OF_LUND,)),
        ("How many of Otto Roe's grandchildren live in Tolm?", "seven", (_OF_LUND,)),
        ("How many grandchildren does the falconer of Orme have?", "seven", (_OF_LUND,)),
    ],
)
def test_who_may_be_meant(question, quote, others):
    """The one who was named before, a role, and a sentence without a pronoun rule out nothing."""
    assert _left(question, quote, *others) == [quote]


def test_somebody_may_be_named_late():
    """An article may begin with "a potter" and "she", if no other woman is named before."""
    assert _left("How many jugs did Ida Holm make?", "900", text=_LATER_NAMED) == ["900"]
    other = _LATER_NAMED.replace("Otto", "Ruth")
    assert _left("How many jugs did Ida Holm make?", "900", text=other) == []


def test_a_namesake_is_named_before():
    """The one of the two who was named before, by a given name, is "she"."""
    text = "Ada Lund, falconer\n\nAda Lund has died. She studied in Orme. She leaves a brother, the driver Bo Lund."
    assert _left("Where did Bo Lund study?", "Orme", text=text) == []
    assert _left("Where did Ada Lund study?", "Orme", text=text) == ["Orme"]
    assert _left("Where did Lund study?", "Orme", text=text) == ["Orme"]


_MARRIED = (
    "In 1962 she married Jon Lund, a smith. They had a son. Her next husband, the botanist Bernard Roe, drew ferns. "
    "He died in 2011.\n\nShe met Rosa Holm in Tolm. She left in 2012. Rosa Holm and he wrote. He stopped in 2009.\n\n"
    "The sheriff, Bernard Roe, told us so. He described him as 42 years old.\n\n"
    "The smith lived with Bernard Roe. He sold 30 pots."
)


@pytest.mark.parametrize(
    ("question", "quote", "stays"),
    [
        ("When did Jon Lund die?", "2011", False),
        ("When did Bernard Roe die?", "2011", True),
        ("When did the botanist die?", "2011", True),
        ("When did Ida Vane leave?", "2012", True),
        ("When did Jon Lund stop?", "2009", True),
        ("What was Jon Lund's age?", "42 years old", True),
        ("How many pots did Jon Lund sell?", "30 pots", True),
    ],
)
def test_the_one_named_right_before(question, quote, stays):
    """A pronoun stands for the man or woman whom the sentence before names, unless that has such a pronoun too.

    Nor does it for one whom a preposition leads, beside somebody else.
    """
    assert spans_left(question, _MARRIED, quote, rule=without_last_named) == ([quote] if stays else [])
