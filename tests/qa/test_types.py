from __future__ import annotations

import json
from dataclasses import FrozenInstanceError, replace

import pytest

from qa.citing import cite
from qa.errors import VerbatimError
from qa.types import Answer, Evidence, OtherAnswer, Versions
from tests.factories import make_article

_ARTICLE = make_article(text="Seoul holds shells. Kyiv holds guns.")
_EVIDENCE = Evidence(
    passages=(),
    threshold=0.5,
    reason=None,
    versions=Versions(index="1", embedder="fake", reader="fake", calibrator="fake"),
)


def _answer(**changes):
    citation = cite(_ARTICLE, 12, 18)
    values = {
        "question": "What does Seoul hold?",
        "understood_as": "What does Seoul hold?",
        "text": "shells",
        "confidence": 0.9,
        "citations": (citation,),
        "evidence": _EVIDENCE,
    }
    return Answer(**(values | changes))


@pytest.mark.parametrize(
    "changes", [{"quote": "Shells"}, {"start": 11}, {"end": 19}, {"sentence_start": 1}, {"quote": ""}]
)
def test_a_citation_of_other_words_cannot_be_made(changes):
    """A quote that is not what is at its offsets raises on construction."""
    with pytest.raises(VerbatimError):
        replace(cite(_ARTICLE, 12, 18), **changes)


@pytest.mark.parametrize("changes", [{"text": "guns"}, {"citations": ()}, {"text": None}])
def test_an_answer_is_its_first_citation(changes):
    """Other words than the first citation's, no citation, or an abstention that cites, raise."""
    with pytest.raises(VerbatimError):
        _answer(**changes)


@pytest.mark.parametrize("confidence", [-0.1, 1.1, float("nan")])
def test_confidence_is_a_probability(confidence):
    """Anything outside [0, 1] raises."""
    with pytest.raises(ValueError, match="probability"):
        _answer(confidence=confidence)


def test_values_are_frozen():
    """An answer cannot be changed after it was made."""
    with pytest.raises(FrozenInstanceError):
        _answer().text = "guns"


def test_json_holds_everything_readably():
    """The JSON is the dict, non-ASCII characters kept as they are."""
    answer = _answer(question="¿Qué?")
    assert json.loads(answer.to_json()) == answer.to_dict()
    assert "¿Qué?" in answer.to_json()
    assert answer.to_dict()["citations"][0]["quote"] == "shells"
    assert answer.to_dict()["evidence"]["versions"]["reader"] == "fake"


def test_what_is_shown_holds_every_citation_once():
    """`shown` has every citation once, a different answer without the source too."""
    first, other, last = (cite(_ARTICLE, start, start + 5) for start in (0, 6, 12))
    without = OtherAnswer(text=last.quote, confidence=0.6, citations=(last,))
    differs = OtherAnswer(text=other.quote, confidence=0.6, citations=(other, first))
    answer = _answer(
        text=first.quote, citations=(first,), disagreements=(differs,), survives=False, without_source=without
    )
    assert answer.shown == (first, other, last)
    assert replace(answer, survives=True).shown == (first, other)
    assert _answer(text=None, citations=(), nearest=last).shown == (last,)
