"""What peers said, judged, counted and laid side by side."""

from __future__ import annotations

import json
from dataclasses import replace
from importlib.resources import files

import pytest

from eval.compare import compare
from eval.metrics import Figure
from eval.peers.document import BEGIN, END, TaskResults, figures, replaced, write
from eval.peers.known import PEERS, PULLQUOTE, named
from eval.peers.process import Measured, NotRun, PeerAnswer
from eval.peers.protocol import FoundAnswer
from eval.peers.scoring import score
from eval.peers.tables import change_table, figure_table, markdown_table
from eval.predictions import load_predictions
from eval.saved import load_saved
from tests.eval.peers.factories import make_peer, make_task

RIGHT = {
    "q1": FoundAnswer("Bob", "a.txt", 8, 11, 0.9),
    "q2": FoundAnswer("stayed", "b.txt", 4, 10, 0.8),
    "q3": FoundAnswer(None, confidence=0.1),
    "q4": FoundAnswer("Eve", "b.txt", 0, 3, 0.7),
}
ASTRAY = {
    "q1": FoundAnswer("Bob", "a.txt", 13, 16, 0.9),  # the other Bob
    "q2": FoundAnswer("stayed"),  # no place
    "q3": FoundAnswer("Bob left", "a.txt", 0, 8, 0.3),  # not what is there
    "q4": FoundAnswer(None),
}


def measured(found, failed=None):
    """Return the measurements of a peer that answered in 10, 20, 30 and 40 ms."""
    said = {
        name: PeerAnswer(found=one, milliseconds=10.0 * place, failed=(failed or {}).get(name))
        for place, (name, one) in enumerate(found.items(), start=1)
    }
    return Measured(said=said, start_seconds=1.25, index_seconds=0.5, peak_mb=99.6, versions={"numpy": "2"})


def scored(found, tmp_path, peer=None, failed=None):
    return score(peer or make_peer("fake_peer"), measured(found, failed), make_task(), {"gold": "small"}, tmp_path)


def test_a_peer_that_is_right(tmp_path):
    """All answers are right, at their offsets and in the right place, and it abstains rightly."""
    one = scored(RIGHT, tmp_path)
    assert one.summary.answerable["exact_match"].value == 1.0
    assert (one.stands.value, one.stands.n) == (1.0, 3)
    assert (one.in_place.value, one.in_place.n) == (1.0, 3)
    assert one.summary.overall["abstention_recall"].value == 1.0
    assert [result.milliseconds for result in one.results] == [10.0, 20.0, 30.0, 40.0]


def test_answers_without_their_place(tmp_path):
    """Of three answers one is at its offsets, but of the wrong occurrence; a missing place counts against it."""
    one = scored(ASTRAY, tmp_path, failed={"q4": "TypeError: no span"})
    assert one.summary.answerable["exact_match"].value == pytest.approx(2 / 3)
    assert (one.stands.value, one.stands.n) == (pytest.approx(1 / 3), 3)
    assert (one.in_place.value, one.in_place.n) == (0.0, 2)
    assert one.summary.overall["abstention_recall"].value == 0.0
    assert one.failed == 1


def test_what_is_saved_can_be_scored_and_compared(tmp_path):
    """Predictions and results are in the forms of the other commands."""
    one = scored(ASTRAY, tmp_path, failed={"q4": "TypeError: no span"})
    saved = load_saved(tmp_path / "peer-small-fake_peer.json")
    assert saved.results == one.results
    assert saved.versions == {"numpy": "2"}
    predictions = load_predictions(tmp_path / "peer-small-fake_peer.predictions.jsonl")
    assert [p.text for p in predictions.values()] == ["Bob", "stayed", "Bob left", None]
    assert predictions["q2"].place is None
    content = json.loads((tmp_path / "peer-small-fake_peer.json").read_text())
    assert content["failures"] == {"q4": "TypeError: no span"}
    assert content["inputs"] == {"gold": "small"}
    assert compare(saved.results, one.results).gained == ()


def test_peers_by_key():
    """Keys are those of the adapters, in a fixed order."""
    assert [peer.key for peer in PEERS] == ["pullquote", "haystack", "txtai"]
    assert named(["txtai", "pullquote"]) == (PEERS[0], PEERS[2])
    with pytest.raises(KeyError, match="deepset"):
        named(["deepset"])


def rows_of(table):
    return {row[0]: row[1:] for row in table.rows}


def test_figures_side_by_side(tmp_path):
    """One column a peer, in order; a figure that no peer has is left out."""
    one, two = scored(RIGHT, tmp_path, PULLQUOTE), scored(ASTRAY, tmp_path, failed={"q4": "TypeError: x"})
    table = figure_table("small", (one, two))
    rows = rows_of(table)
    assert table.columns == ("", "Pullquote", "fake_peer")
    assert [cell.figure.value for cell in rows["exact match"]] == [1.0, pytest.approx(2 / 3)]
    assert rows["questions it failed on"] == (0, 1)
    assert rows["start, s"] == ("1.2", "1.2")
    assert rows["peak memory, MB"] == ("100", "100")
    assert rows["median time"][0].figure.value == 25.0
    # The second peer tells no confidence for an abstention: the best bar is not known for it.
    best = rows["F1, all questions, at the threshold that is best here"]
    assert [cell.figure.value for cell in best] == [1.0, None]
    assert "abstention recall" not in rows_of(figure_table("small", (answerable_only(one),)))


def answerable_only(one):
    """Leave out what needs an unanswerable question."""
    from eval.summary import summarise

    results = tuple(result for result in one.results if result.answerable)
    return replace(one, results=results, summary=summarise(results))


def test_change_against_pullquote(tmp_path):
    """A peer minus Pullquote with its interval; nothing to compare gives no rows."""
    one, two = scored(RIGHT, tmp_path, PULLQUOTE), scored(ASTRAY, tmp_path)
    table = change_table("small", (one, two))
    rows = rows_of(table)
    assert table.columns == ("", "fake_peer")
    assert rows["exact match"][0].startswith("-33.3 (")
    assert rows["median time, ratio"] == ("1.000 (1.000 to 1.000)",)
    both = change_table("small", (answerable_only(one), answerable_only(two)))
    assert list(rows_of(both)) == ["exact match", "F1", "median time, ratio"]
    assert change_table("small", (one,)).rows == change_table("small", (two,)).rows == ()


def test_markdown(tmp_path):
    """Figures with interval and n, the undefined as a dash, and all rows as wide as the head."""
    text = markdown_table(figure_table("small", (scored(RIGHT, tmp_path, PULLQUOTE), scored(ASTRAY, tmp_path))))
    assert "| exact match | 100.0 (100.0 to 100.0; n 3) | 66.7 (0.0 to 100.0; n 3) |" in text
    assert "| F1, all questions, at the threshold that is best here | 100.0 (100.0 to 100.0; n 4) | – |" in text
    assert {line.count("|") for line in text.splitlines() if line.startswith("|")} == {4}


def test_the_figures_of_a_document(tmp_path):
    """What stood between the marks goes, what stands around them stays; reasons are told without addresses."""
    path = tmp_path / "peers.md"
    path.write_text(f"Before.\n{BEGIN}\nearlier figures\n{END}\nAfter.\n", "utf-8")
    lost = (PEERS[2], NotRun(reason="OSError: nothing at 'https://example.org/x' for `it`"))
    compared = TaskResults(title="small", scored=(scored(RIGHT, tmp_path, PULLQUOTE),), not_run=(lost,))
    write(path, figures({"on": "two cores"}, (compared, compared), PEERS))
    text = path.read_text("utf-8")
    assert text.startswith(f"Before.\n{BEGIN}\n\n- on: two cores\n")
    assert text.endswith(f"\n\n{END}\nAfter.\n")
    assert "earlier figures" not in text
    assert text.count("- txtai: `OSError: nothing at (an address) for 'it'`") == 1
    assert "- Pullquote: numpy 2" in text
    assert all(f"**{peer.name}**: " in text for peer in PEERS)


@pytest.mark.parametrize("text", ["", BEGIN, f"{END}\n{BEGIN}", f"{BEGIN}{END}{END}", f"{BEGIN}{BEGIN}{END}"])
def test_marks_that_do_not_fit(text):
    """Without one pair of marks in order nothing is replaced."""
    with pytest.raises(ValueError, match="expected one line"):
        replaced(text, "new")


def test_undefined_figures_of_no_answer(tmp_path):
    """A peer that always abstains has no answer to cite: undefined, not 0."""
    one = scored(dict.fromkeys(RIGHT, FoundAnswer(None)), tmp_path)
    assert one.stands == one.in_place == Figure(value=None, n=0)


def test_the_settings_told_are_those_of_the_code():
    """Pullquote's chunks and passages are as its settings say, and Haystack's are the same."""
    from index.chunker import _OVERLAP, _SIZE
    from qa.assistant import READ

    assert f"chunks of {_SIZE} words with {_OVERLAP} shared" in PULLQUOTE.settings[0]
    assert (READ, "ten passages read" in PULLQUOTE.settings[0]) == (10, True)
    haystack = (files("eval.peers") / "haystack.py").read_text("utf-8")
    assert f"split_length={_SIZE}, split_overlap={_OVERLAP}" in haystack
    assert haystack.count(f"top_k={READ}") == 3
