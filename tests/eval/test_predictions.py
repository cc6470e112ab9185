"""Saved predictions of any system."""

from __future__ import annotations

import gzip
import json

import pytest

from eval.errors import GoldError
from eval.gold import GoldAnswer, GoldQuestion
from eval.predictions import Prediction, load_predictions, score_predictions
from eval.stages import ArticleRange, Stage
from tests.eval.fakes import make_article, make_gold

ARTICLE = make_article("Ann met Bob. Then Bob left.")
ARTICLES = {"a.txt": ARTICLE}
GOLD = [
    make_gold(ARTICLE, "Bob", id="q1"),
    make_gold(ARTICLE, "Then", id="q2"),
    make_gold(ARTICLE, id="q3"),
]


def load(tmp_path, text):
    path = tmp_path / "p.json"
    path.write_text(text)
    return load_predictions(path)


def test_one_object(tmp_path):
    """One object maps ids to texts; null and the empty text abstain."""
    found = load(tmp_path, '{"q1": "Bob", "q2": null, "q3": ""}')
    assert found == {
        "q1": Prediction(id="q1", text="Bob"),
        "q2": Prediction(id="q2", text=None),
        "q3": Prediction(id="q3", text=None),
    }


def test_lines(tmp_path):
    """A line may tell place and confidence, the latter of an abstention too; one line is no mapping."""
    rows = [
        {"id": "q1", "text": "Bob", "article": "a.txt", "start": 8, "end": 11, "confidence": 0.5},
        {"id": "q2", "text": None, "confidence": 1},
        {"id": "q3", "text": "Ann", "article": None, "start": None},
    ]
    found = load(tmp_path, "\n".join(map(json.dumps, rows)))
    assert found["q1"] == Prediction(
        id="q1", text="Bob", place=ArticleRange(article="a.txt", start=8, end=11), confidence=0.5
    )
    assert found["q2"] == Prediction(id="q2", text=None, confidence=1.0)
    assert found["q3"].place is None
    assert list(load(tmp_path, json.dumps(rows[0]))) == ["q1"]
    packed = tmp_path / "p.jsonl.gz"
    packed.write_bytes(gzip.compress(json.dumps(rows[1]).encode()))
    assert list(load_predictions(packed)) == ["q2"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('{"q1": 3}', "p.json: q1 is 3, expected a string"),
        ('{"id": "q1"}\n{"id": "q1"}', 'line 1: the field "text" is missing'),
        ('{"id": "q1", "text": "a"}\n{"id": "q1", "text": "b"}', 'line 2: the id "q1" is used twice'),
        ('{"id": "q1", "text": "a", "confidence": 2}', "line 1: confidence is 2.0, expected a number from 0 to 1"),
        ('{"id": "q1", "text": "a", "confidence": true}', "line 1: confidence is True, expected a number"),
        ('{"id": "q1", "text": "a", "start": 3}', "line 1: a place is an article, a start and an end"),
        ('{"id": "q1", "text": "a", "article": "a.txt", "start": 3, "end": 3}', "3-3 is not a range"),
        ("[1]", r"line 1: it is \[1\], expected an object"),
    ],
)
def test_says_what_is_wrong(tmp_path, text, message):
    """A bad prediction is named by its place."""
    with pytest.raises(GoldError, match=message):
        load(tmp_path, text)


def test_other_ids():
    """Predictions of other questions name what is missing and what is too many."""
    said = {name: Prediction(id=name, text=None) for name in ("q1", "x1", "x2")}
    with pytest.raises(
        GoldError, match=r"2 only in the gold questions \(q2, q3\); 2 only in the predictions \(x1, x2\)"
    ):
        score_predictions(said, GOLD, ARTICLES)
    many = [GoldQuestion(id=f"g{n}", kind="k", question="?", answers=(), source="none") for n in range(7)]
    with pytest.raises(GoldError, match=r"7 only in the gold questions \(g0, g1, g2, g3, g4, \.\.\.\)\."):
        score_predictions({}, many, ARTICLES)


def test_scored():
    """Texts and places are judged, and what is not told is None."""
    said = {
        "q3": Prediction(id="q3", text="Ann"),
        "q1": Prediction(
            id="q1", text="the Bob", place=ArticleRange(article="a.txt", start=18, end=21), confidence=0.25
        ),
        "q2": Prediction(id="q2", text=None),
    }
    run = score_predictions(said, GOLD, ARTICLES)
    bob, then, none = run.results
    assert run.versions is None
    assert [r.id for r in run.results] == ["q1", "q2", "q3"]
    assert (bob.exact_match, bob.confidence, bob.stage, bob.verbatim) == (1.0, 0.25, Stage.WRONG_PLACE, False)
    assert (bob.citation.right_file, bob.citation.right_occurrence) == (True, False)
    assert (then.exact_match, then.forced_f1, then.stage) == (0.0, 0.0, Stage.NOT_KNOWN)
    assert (none.exact_match, none.stage, none.verbatim) == (0.0, Stage.ANSWERED_WRONGLY, None)
    assert all(r.hits is None and r.milliseconds is None for r in run.results)


def test_verbatim():
    """A place whose article's text is the prediction is verbatim; an unknown article is not."""
    gold = [
        GoldQuestion(
            id="q", kind="k", question="?", answers=(GoldAnswer(article="a.txt", start=8, end=11, text="Bob"),)
        )
    ]
    for article, verbatim in (("a.txt", True), ("b.txt", False)):
        place = ArticleRange(article=article, start=8, end=11)
        run = score_predictions({"q": Prediction(id="q", text="Bob", place=place)}, gold, ARTICLES)
        assert run.results[0].verbatim is verbatim
