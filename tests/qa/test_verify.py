from __future__ import annotations

import json

import pytest

from index.errors import SavedAnswersError
from qa.types import cite
from qa.verify import check, load_citations
from tests.factories import make_article

_ARTICLE = make_article(id="a.txt", text="Seoul holds shells. Kyiv holds guns. Kyiv holds guns.")


def _saved(start=25, end=30):
    citation = cite(_ARTICLE, start, end)
    return {name: getattr(citation, name) for name in ("article_id", "source", "start", "end", "quote")}


def _check(*texts):
    articles = [make_article(id=f"{name}.txt", text=text) for name, text in zip("abc", texts, strict=False)]
    found = check("Who?", _saved(), articles)
    return found.verdict, found.article_id, found.start, found.end


def test_an_unchanged_file_is_ok():
    """The quote stands where it was cited."""
    assert _check(_ARTICLE.text) == ("ok", "a.txt", 25, 30)


def test_moved_within_the_article_to_the_nearest_place():
    """Of several places that hold the quote, the nearest to the cited offset is given."""
    assert _check("New. " + _ARTICLE.text) == ("moved", "a.txt", 30, 35)


def test_moved_to_another_article():
    """A quote that its article lost is found in another."""
    assert _check("Nothing left.", "Kyiv holds guns.") == ("moved", "b.txt", 5, 10)


def test_gone():
    """A quote that no article holds is gone."""
    assert _check("Nothing left.") == ("gone", None, None, None)


def _answer(**changes):
    return {
        "question": "Who?",
        "citations": [_saved()],
        "also_said": [],
        "disagreements": [],
        "nearest": None,
    } | changes


@pytest.mark.parametrize(
    "write",
    [
        lambda answers: json.dumps(answers[0], indent=2),
        json.dumps,
        lambda answers: "\n".join(json.dumps(a) for a in answers) + "\n",
    ],
    ids=["one", "list", "lines"],
)
def test_saved_forms(tmp_path, write):
    """One answer, a list of answers and one a line are read, nearest sentences too."""
    answers = [_answer(nearest=_saved(0, 5))]
    file = tmp_path / "answers.json"
    file.write_text(write(answers), encoding="utf-8")
    assert load_citations(file) == [("Who?", _saved()), ("Who?", _saved(0, 5))]


def test_what_the_others_say_is_checked_too(tmp_path):
    """Each citation once, also where it stands under several headings."""
    other = {"text": "Kyiv", "confidence": 0.6, "citations": [_saved(0, 4)]}
    without = {"text": "Seoul", "confidence": 0.6, "citations": [_saved(0, 5), _saved()]}
    file = tmp_path / "answer.json"
    file.write_text(json.dumps(_answer(disagreements=[other], without_source=without)), encoding="utf-8")
    assert load_citations(file) == [("Who?", _saved()), ("Who?", _saved(0, 4)), ("Who?", _saved(0, 5))]


_BROKEN = (
    {"end": 99},
    {"start": -29, "end": -24},  # counted from the end, where the quote does stand
    {"start": 25.0, "end": 30.0},
    {"start": "25"},
    {"quote": ["K", "y", "i", "v", " "]},
    {"quote": "", "end": 25},
    {"article_id": None},
)


@pytest.mark.parametrize(
    "content",
    ["", "{", "[1]", json.dumps({"question": "?"}), *(json.dumps(_answer(citations=[_saved() | b])) for b in _BROKEN)],
)
def test_other_files_are_refused(tmp_path, content):
    """Anything but saved answers raises with the file's name."""
    file = tmp_path / "answers.json"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(SavedAnswersError, match=r"answers\.json"):
        load_citations(file)


def test_a_byte_order_mark_is_passed_over(tmp_path):
    """Some shells write one before what is redirected."""
    file = tmp_path / "answers.json"
    file.write_text(json.dumps(_answer()), encoding="utf-8-sig")
    assert load_citations(file) == [("Who?", _saved())]


def test_a_missing_file_is_refused(tmp_path):
    """A path without a file raises with its name."""
    with pytest.raises(SavedAnswersError, match="nowhere"):
        load_citations(tmp_path / "nowhere.json")
