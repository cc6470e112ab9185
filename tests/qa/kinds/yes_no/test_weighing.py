"""Verdicts of the reader's network on a sentence and those beside it."""

from __future__ import annotations

import pytest

from index.articles import article_from_text
from index.types import Range
from qa.kinds.yes_no.weighing import LEAST_LIKELY, beside, confidence_of, weigh
from tests.fakes import FakeReader

_TEXT = "Orme has a kiosk. Ada Lund closed it\nin May. Nobody was told.\n\nThe sign stayed. It is red."


class Weighing(FakeReader):
    """Gives one verdict, and remembers what it read."""

    def __init__(self, *likely):
        super().__init__({})
        self.likely = likely or None
        self.read_texts = []

    def verdict(self, question, text):
        self.read_texts.append(text)
        return self.likely


def _sentence(words):
    article = article_from_text("kiosk", _TEXT)
    at = _TEXT.index(words)
    return article, article.sentence_at(at, at + len(words))


@pytest.mark.parametrize(
    ("words", "read"),
    [
        ("Orme", "Orme has a kiosk. Ada Lund closed it in May."),
        ("closed", "Orme has a kiosk. Ada Lund closed it in May. Nobody was told."),
        ("Nobody", "Ada Lund closed it in May. Nobody was told."),
        ("The sign", "The sign stayed. It is red."),
    ],
)
def test_a_sentence_is_read_with_those_beside_it(words, read):
    """After it was read alone; on one line, and none of another paragraph."""
    reader = Weighing(0.0, 0.0, 1.0)
    article, sentence = _sentence(words)
    weigh(reader, "Is the kiosk open?", article, sentence)
    assert reader.read_texts == [" ".join(article.text_of(sentence).split()), read]


def test_a_verdict_is_as_likely_as_both_readings_take_it_to_be():
    """Each counts half."""
    article, sentence = _sentence("closed")
    verdicts = {"Orme": (0.0, 0.9, 0.1), "Ada": (0.04, 0.96, 0.0)}
    verdict, confidence = weigh(FakeReader({}, verdicts), "Is it open?", article, sentence)
    assert (verdict, confidence) == ("no", pytest.approx(confidence_of(0.93)))
    assert weigh(FakeReader({}, verdicts | {"Orme": (0.3, 0.7, 0.0)}), "Is it open?", article, sentence)[0] == "unclear"


def test_a_run_of_sentences_has_neighbours_too():
    """One before the first and one after the last; a range that is no sentence is left as it is."""
    article, _ = _sentence("closed")
    assert article.text_of(beside(article, Range(0, _TEXT.index(" Nobody")))) == _TEXT[: _TEXT.index("\n\n")]
    assert beside(article_from_text("empty", "  \n"), Range(0, 1)) == Range(0, 1)


def test_only_a_likely_verdict_is_given():
    """And none by a reader that was not trained for it."""
    article, sentence = _sentence("closed")
    for likely, verdict in (
        ((0.97, 0.02, 0.01), ("yes", confidence_of(0.97))),
        ((0.02, 0.97, 0.01), ("no", confidence_of(0.97))),
        ((0.01, 0.02, 0.97), ("unclear", 0.0)),
        ((LEAST_LIKELY - 0.01, 0.0, 1.01 - LEAST_LIKELY), ("unclear", 0.0)),
        ((), ("unclear", 0.0)),
    ):
        assert weigh(Weighing(*likely), "Is the kiosk open?", article, sentence) == verdict


def test_a_network_is_believed_less_than_it_is_sure():
    """Its order stays, an even chance stays even, and certainty stays certain."""
    given = [0.0, 0.3, 0.5, 0.9, 0.99, 1.0]
    stated = [confidence_of(each) for each in given]
    assert stated == sorted(stated)
    assert (stated[0], stated[2], stated[-1]) == (0.0, pytest.approx(0.5), 1.0)
    assert stated[3] == pytest.approx(0.774, abs=0.001)
