"""A peer in a process of its own."""

from __future__ import annotations

import json

import pytest

from eval.peers import process, worker
from eval.peers.process import Measured, NotRun, measure
from eval.peers.protocol import FoundAnswer
from tests.eval.peers.factories import make_job, make_peer, make_reader


def test_a_peer_is_asked_everything_in_a_process_of_its_own(tmp_path):
    """Every question is asked as it means by itself; what a library prints and what the peer raises harm nothing."""
    events = []
    found = measure(make_peer("fake_peer"), make_job(make_reader(tmp_path)), events.append)
    assert isinstance(found, Measured)
    assert {name: said.found for name, said in found.said.items()} == {
        "q1": FoundAnswer("Bob", "a.txt", 8, 11, 0.75),
        "q2": FoundAnswer("stayed", "b.txt", 4, 10, 0.75),
        "q3": FoundAnswer(None),
        "q4": FoundAnswer(None),
    }
    assert [said.failed for said in found.said.values()] == [None, None, None, "TypeError: no span"]
    assert events == ["loaded", "indexed", *["answer"] * 4, "done"]
    assert all(said.milliseconds > 0 for said in found.said.values())
    assert found.start_seconds > 0 <= found.index_seconds
    assert found.peak_mb > 5
    assert list(found.versions) == ["numpy"]


def test_a_peer_that_cannot_be_loaded_says_why(tmp_path):
    """Its own words are the reason, the first line of each error."""
    found = measure(make_peer("broken_peer"), make_job(make_reader(tmp_path)))
    assert found == NotRun(reason="OSError: no weights here With others: none either")


def test_a_peer_that_is_not_installed_says_so(tmp_path):
    """A module that is not there is the reason."""
    found = measure(make_peer("nowhere"), make_job(make_reader(tmp_path)))
    assert found == NotRun(reason="ModuleNotFoundError: No module named 'tests.eval.peers.nowhere'")


def test_a_process_that_dies_is_told_with_its_last_words(tmp_path):
    """Without a word by the protocol, the status and the last line of its errors remain."""
    found = measure(make_peer("dying_peer"), make_job(make_reader(tmp_path)))
    assert found == NotRun(reason="its process ended with status 9 out of memory")


def test_the_job_is_the_same_for_all(tmp_path, monkeypatch):
    """Threads and the hub's absence are said by the environment, and override what was set."""
    monkeypatch.setenv("OMP_NUM_THREADS", "16")
    found = process._environment(3)
    assert {found[name] for name in ("OMP_NUM_THREADS", "MKL_NUM_THREADS", "OPENBLAS_NUM_THREADS")} == {"3"}
    assert found["HF_HUB_OFFLINE"] == "1"


@pytest.mark.parametrize(("positions", "length"), [(514, 512), (256, 256), (8192, 512)])
def test_a_reader_without_a_window_length_gets_one(tmp_path, positions, length):
    """The folder itself is left as it is; its files are beside the stated length."""
    (tmp_path / "own").mkdir()
    (tmp_path / "job").mkdir()
    reader = make_reader(tmp_path / "own", max_position_embeddings=positions)
    whole = process._with_length(reader, tmp_path / "job")
    assert json.loads((whole / "tokenizer_config.json").read_text()) == {"model_max_length": length}
    assert (whole / "model.safetensors").read_bytes() == b"weights"
    assert not (reader / "tokenizer_config.json").exists()


def test_a_reader_with_a_window_length_keeps_it(tmp_path):
    """A folder that states it is given as it is."""
    reader = make_reader(tmp_path)
    (reader / "tokenizer_config.json").write_text("{}", "utf-8")
    assert process._with_length(reader, tmp_path) == reader


def test_one_question_is_asked_first_untimed(tmp_path):
    """The first question comes once more, before all."""
    asked, told = [], []
    job = {
        "module": "tests.eval.peers.fake_peer",
        "articles": {},
        "questions": [["q1", "one"], ["q2", "two"]],
        "embedder": str(tmp_path),
        "reader": str(tmp_path),
        "packages": [],
        "began": 0.0,
    }
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(worker, "answered", lambda ask, question: asked.append(question) or {})
        worker.carry_out(job, told.append)
    assert asked == ["one", "one", "two"]
    assert [line["event"] for line in told] == ["loaded", "indexed", "answer", "answer", "done"]


def test_an_interrupted_run_ends_the_process(tmp_path, monkeypatch):
    """What is raised while a peer runs kills its process and is raised on."""
    started = []
    real = process.subprocess.Popen

    def popen(*args, **options):
        started.append(real(*args, **options))
        return started[0]

    def interrupt(event):
        raise KeyboardInterrupt

    monkeypatch.setattr(process.subprocess, "Popen", popen)
    with pytest.raises(KeyboardInterrupt):
        measure(make_peer("fake_peer"), make_job(make_reader(tmp_path)), interrupt)
    assert started[0].returncode is not None
