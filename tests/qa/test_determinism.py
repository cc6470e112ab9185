from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

_ROOT = Path(__file__).parent.parent.parent
_SCRIPT = """
import sys
from dataclasses import replace
from index.articles import read_articles
from pathlib import Path
from qa.assistant import Assistant
from qa.reading.readers import load_reader
import qa.models
threads = int(sys.argv[1])
qa.models.load_reader = lambda name: load_reader(name, threads=threads)
seeds = read_articles(Path("seeds")).articles
copy = replace(seeds[0], id="copy.txt", source="copy.txt")
assistant = Assistant.from_articles((*seeds, copy))
for history, question in (
    ((), "What did Putin call sending weapons to Ukraine?"),
    ((), "How many shells does Seoul hold? And Kyiv?"),
    ((), "What is Chang Ho-jin's title?"),
    (("Who is South Korea's National Security Adviser?",), "What did he condemn?"),
    ((), "Who won the 2026 World Cup?"),
):
    print(assistant.ask(question, history=history).to_json())
"""


def _answers(*, seed: str = "0", threads: int = 1) -> bytes:
    """Ask the seeds, and a copy of one of them, in a separate process."""
    return subprocess.run(
        [sys.executable, "-c", _SCRIPT, str(threads)],
        cwd=_ROOT,
        env=os.environ | {"PYTHONHASHSEED": seed, "OMP_NUM_THREADS": str(threads)},
        capture_output=True,
        check=True,
    ).stdout


@pytest.fixture(scope="module")
def answers() -> bytes:
    return _answers()


def test_the_same_question_gives_the_same_bytes(answers):
    """Under any PYTHONHASHSEED the JSON of an answer is the same, byte for byte."""
    assert answers.count(b"\n") == 5
    assert _answers(seed="4294967295") == answers


def test_the_number_of_threads_changes_no_answer(answers):
    """Text, citations and reason are the same with one thread and two; scores may differ a little."""
    for one, two in zip(answers.splitlines(), _answers(threads=2).splitlines(), strict=True):
        left, right = json.loads(one), json.loads(two)
        for name in ("text", "understood_as", "citations", "also_said", "nearest", "survives", "also_asked"):
            assert left[name] == right[name], name
        assert left["evidence"]["reason"] == right["evidence"]["reason"]
        assert [o["citations"] for o in left["disagreements"]] == [o["citations"] for o in right["disagreements"]]
        assert left["confidence"] == pytest.approx(right["confidence"], abs=0.001)
