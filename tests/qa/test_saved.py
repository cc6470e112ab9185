from __future__ import annotations

import json

import pytest

from qa.citing import cite
from qa.errors import SavedAnswersError
from qa.saved import load_citations
from tests.factories import make_article

_ARTICLE = make_article(id="a.txt", text="Seoul holds shells. Kyiv holds guns. Kyiv holds guns.")
_OLDER = ("article_id", "source", "title", "start", "end", "quote", "sentence_start", "sentence_end", "sentence")


def _saved(start=25, end=30, names=(*_OLDER, "extractor", "place", "page")):
    citation = cite(_ARTICLE, start, end)
    return {name: getattr(citation, name) for name in names}


def _answer(**changes):
    return {"question": "Who?", "citations": [_saved()], "also_said": [], "nearest": None} | changes


def _load(tmp_path, text, encoding="utf-8"):
    file = tmp_path / "answers.json"
    file.write_text(text, encoding=encoding)
    return load_citations(file)


def _places(citations):
    return [(citation.question, citation.start, citation.end) for citation in citations]


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
    """One answer, a list of answers and one per line are read, nearest sentences too."""
    citations = _load(tmp_path, write([_answer(nearest=_saved(0, 5))]))
    assert _places(citations) == [("Who?", 25, 30), ("Who?", 0, 5)]


def test_whatever_an_answer_cites_is_read(tmp_path):
    """Each citation is read once, wherever it is; inner answers have their own question."""
    part = _answer(question="When?", citations=[_saved(6, 11)])
    answer = _answer(
        disagreements=[{"text": "Kyiv", "confidence": 0.6, "citations": [_saved(20, 24)]}],
        without_source={"text": "holds", "confidence": 0.6, "citations": [_saved(), _saved(0, 5)]},
        also_relevant=[_saved(12, 18)],
        items=[{"anything": [{"deeper": _saved(31, 35)}]}],
        parts=[part],
        evidence={"passages": [{"article_id": "a.txt", "start": 0, "end": 5, "candidates": [{"quote": "Seoul"}]}]},
    )
    assert _places(_load(tmp_path, json.dumps(answer))) == [
        ("Who?", 25, 30),
        ("Who?", 20, 24),
        ("Who?", 0, 5),
        ("Who?", 12, 18),
        ("Who?", 31, 35),
        ("When?", 6, 11),
    ]


def test_what_a_citation_says_is_kept(tmp_path):
    """The sentence and the extractor are read as `cite` wrote them."""
    [citation] = _load(tmp_path, json.dumps(_answer()))
    assert (citation.sentence, citation.sentence_start, citation.has_sentence) == ("Kyiv holds guns.", 20, True)
    assert (citation.extractor, citation.place, citation.title) == ("text", None, _ARTICLE.title)


def test_older_answers_are_read(tmp_path):
    """Answers without extractor, place and sentences are read."""
    [citation] = _load(tmp_path, json.dumps(_answer(citations=[_saved(names=_OLDER)])))
    assert (citation.extractor, citation.has_sentence) == ("", True)
    [citation] = _load(tmp_path, json.dumps(_answer(citations=[_saved(names=("article_id", "start", "end", "quote"))])))
    assert (citation.sentence, citation.sentence_start, citation.has_sentence) == ("holds", 25, False)
    assert citation.source == "a.txt"


_BROKEN = (
    {"end": 99},
    {"start": -29, "end": -24},  # counted from the end, where the quote is
    {"start": 25.0, "end": 30.0},
    {"start": "25"},
    {"start": True},
    {"quote": ["K", "y", "i", "v", " "]},
    {"quote": "", "end": 25},
    {"article_id": None},
    {"sentence": "Something else than that."},
    {"sentence_start": 26},
    {"sentence": None},
)


@pytest.mark.parametrize(
    "content",
    [
        *("", "{", "[1]", "[" * 100_000, json.dumps({"question": "?"}), json.dumps({"citations": []})),
        *(json.dumps(_answer(citations=[_saved() | broken])) for broken in _BROKEN),
    ],
)
def test_other_files_are_refused(tmp_path, content):
    """Anything but saved answers raises with the file's name."""
    with pytest.raises(SavedAnswersError, match=r"answers\.json"):
        _load(tmp_path, content)


def test_a_byte_order_mark_is_passed_over(tmp_path):
    """A byte order mark, which some shells write, is skipped."""
    assert len(_load(tmp_path, json.dumps(_answer()), encoding="utf-8-sig")) == 1


def test_a_file_that_cannot_be_read_is_refused(tmp_path):
    """With its name, once, and the reason in words."""
    missing, other = tmp_path / "nowhere.json", tmp_path / "latin.json"
    other.write_bytes(b'{"question": "\xe9"}')
    for path, reason in ((missing, "No such file or directory"), (other, "it is not UTF-8 text")):
        with pytest.raises(SavedAnswersError) as raised:
            load_citations(path)
        assert str(raised.value) == f"{path} cannot be read: {reason}"
