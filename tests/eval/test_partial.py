"""Runs that are cut and gone on with, and results as JSON and back."""

from __future__ import annotations

import json
from dataclasses import asdict, replace

import pytest

from eval.errors import GoldError
from eval.judge import Result
from eval.partial import Partial
from eval.report import write_json
from eval.rows import parse
from eval.run import asking, run
from eval.saved import load_saved
from tests.eval.fakes import VERSIONS, FakeAssistant, make_article, make_gold

ARTICLE = make_article("Ann met\u2028Bob. Eve stayed.")
GOLD = [make_gold(ARTICLE, "Bob", id="q1", question="Who?"), make_gold(ARTICLE, id="q2", question="Ann?")]
ASSISTANT = FakeAssistant([ARTICLE], {"Who?": "Bob", "Ann?": "met\u2028Bob"})
RESULTS = run(asking(ASSISTANT), GOLD, {"a.txt": ARTICLE}).results
INPUTS = {"gold_sha256": "ab", "limit": None}


@pytest.fixture
def path(tmp_path):
    return tmp_path / "r" / "x.partial.jsonl"


def test_results_round_trip():
    """A result comes back from JSON as it was."""
    for result in RESULTS:
        assert parse(json.dumps(asdict(result)), "here", Result) == result


def test_goes_on(path):
    """Rows are there as soon as they are added; finishing removes the file."""
    partial = Partial(path, INPUTS, resume=False)
    assert partial.start(VERSIONS) == {}
    for result in RESULTS:
        partial.add(result)
    resumed = Partial(path, INPUTS, resume=True)
    assert resumed.start(VERSIONS) == {result.id: result for result in RESULTS}
    resumed.finish()
    assert list(path.parent.iterdir()) == []


def test_a_cut_line_is_asked_again(path):
    """What was being written when the run was cut is dropped, also from the file."""
    partial = Partial(path, INPUTS, resume=False)
    partial.start(VERSIONS)
    for result in RESULTS:
        partial.add(result)
    path.write_bytes(path.read_bytes()[:-9])
    resumed = Partial(path, INPUTS, resume=True)
    assert list(resumed.start(VERSIONS)) == ["q1"]
    resumed.add(RESULTS[1])
    assert list(Partial(path, INPUTS, resume=True).start(VERSIONS)) == ["q1", "q2"]


def test_a_cut_header(path):
    """A file that holds no whole line has nothing to go on with."""
    path.parent.mkdir()
    path.write_text('{"inp')
    assert Partial(path, INPUTS, resume=True).start(VERSIONS) == {}


def test_without_resume(path):
    """An earlier file is overwritten, and a missing one is no error with resume."""
    assert Partial(path, INPUTS, resume=True).start(VERSIONS) == {}
    Partial(path, INPUTS, resume=True).add(RESULTS[0])
    assert Partial(path, INPUTS, resume=False).start(VERSIONS) == {}
    assert len(path.read_text().splitlines()) == 1


@pytest.mark.parametrize(
    ("inputs", "versions", "message"),
    [
        ({**INPUTS, "gold_sha256": "cd"}, VERSIONS, "made with gold_sha256 'ab', now it is 'cd'. Run without --resume"),
        ({"gold_sha256": "ab"}, VERSIONS, None),
        ({**INPUTS, "limit": 3}, VERSIONS, "made with limit None, now it is 3"),
        (INPUTS, replace(VERSIONS, reader="new"), "made with reader 'fake', now it is 'new'"),
    ],
)
def test_other_runs_are_refused(path, inputs, versions, message):
    """Rows of other gold, settings or versions are not mixed in."""
    Partial(path, INPUTS, resume=False).start(VERSIONS)
    again = Partial(path, inputs, resume=True)
    if message is None:
        assert again.start(versions) == {}
    else:
        with pytest.raises(GoldError, match=message):
            again.start(versions)


@pytest.mark.parametrize(
    "text", ["no json\n", "[]\n", '{"inputs": {}}\n', '{"inputs": {}, "versions": {}}\n{"id": 1}\n']
)
def test_another_file_is_refused(path, text):
    """A file that is no cut run says so."""
    path.parent.mkdir()
    path.write_text(text)
    with pytest.raises(GoldError, match="is not an interrupted run of this version"):
        Partial(path, INPUTS, resume=True).start(VERSIONS)


def test_load_saved(tmp_path):
    """Saved results come back; older or other files are refused with what to do."""
    rows = [asdict(result) for result in RESULTS]
    path = write_json("x", {"inputs": INPUTS, "versions": None, "rows": rows}, tmp_path)
    saved = load_saved(path)
    assert (saved.name, saved.results, saved.versions) == ("x", RESULTS, None)
    for text in ("{}", "[1]", "no", json.dumps({"name": "x", "inputs": {}, "versions": {}, "rows": [{"id": "q"}]})):
        path.write_text(text)
        with pytest.raises(GoldError, match="not results of this version"):
            load_saved(path)
