from __future__ import annotations

import json
import os
from functools import partial
from pathlib import Path
from random import Random

import pytest
from typer.testing import CliRunner

from eval.fire import children, fuzz, mutating
from eval.fire import targets as module
from eval.fire.mutation import mutated
from eval.fire.targets import Broken, targets

_CORPUS = Path(__file__).parent / "corpus"
_SEEDS = [(name, path) for name in targets() for path in sorted((_CORPUS / name).glob("*"))]


@pytest.mark.parametrize(("name", "path"), _SEEDS, ids=[f"{name}-{path.stem}" for name, path in _SEEDS])
def test_a_seed_keeps_every_promise(name, path):
    """Those that once broke one are among them."""
    targets()[name](path.read_bytes())


def test_every_target_has_seeds():
    """Every target has seeds, and every folder of seeds has a target."""
    assert {path.name for path in _CORPUS.iterdir()} == set(targets())


@pytest.mark.parametrize("name", [name for name in targets() if name.startswith("format")])
def test_the_seeds_of_a_format_are_read(name, monkeypatch):
    """At least one of them, or all mutations would be refused at the door."""
    read = []
    articles_of_file = module.articles_of_file

    def noted(path, data):
        articles = articles_of_file(path, data)
        read.append(len(articles))
        return articles

    monkeypatch.setattr(module, "articles_of_file", noted)
    for data in mutating.seeds_of(name, _CORPUS):
        targets()[name](data)
    assert read


def test_what_breaks_a_promise_is_written_and_counted(tmp_path, monkeypatch):
    """Each fault once, with an input that shows it."""

    def fails(data):
        if len(data) % 2:
            raise Broken("an odd length")

    monkeypatch.setattr(module, "targets", lambda: {"structure": fails})
    run = mutating.run("structure", 60, _CORPUS, tmp_path, 1, most=200)
    assert run.inputs == 200
    ((path, wrong),) = run.faults
    assert wrong == "Broken: an odd length"
    assert len(path.read_bytes()) % 2 == 1


def test_an_input_that_takes_too_long_is_a_fault(tmp_path, monkeypatch):
    """Where the system can tell."""

    def hangs(data):
        while True:
            pass

    monkeypatch.setattr(mutating, "_SLOW", 1)
    monkeypatch.setattr(module, "targets", lambda: {"structure": hangs})
    run = mutating.run("structure", 60, _CORPUS, tmp_path, 1, most=1)
    assert [wrong for _, wrong in run.faults] == ["TooSlow: it took more than 1 seconds"]


def test_mutations_are_those_of_the_seed():
    """The same each time, and hardly ever the seed itself."""
    seeds = [b"It rained all day in the harbour.", b"Nobody came."]
    drawn = [mutated(seeds, Random(number)) for number in range(100)]
    assert drawn == [mutated(seeds, Random(number)) for number in range(100)]
    assert len(set(drawn)) > 60


def test_a_further_run_goes_on_where_the_last_one_was(tmp_path, monkeypatch):
    """With other inputs, the target first that had the fewest; what all runs were given is counted."""
    given = {"structure": [], "chunker": []}
    monkeypatch.setattr(module, "targets", lambda: {name: inputs.append for name, inputs in given.items()})
    monkeypatch.setattr(children, "run_apart", partial(mutating.run, most=30))
    counts = tmp_path / "kept" / "counts.json"
    options = ["--plain", "--seconds", "600", "--corpus", str(_CORPUS), "--counts", str(counts)]
    assert CliRunner().invoke(fuzz.app, [*options, "--target", "chunker"]).exit_code == 0
    assert json.loads(counts.read_text()) == {"structure": 0, "chunker": 30}
    result = CliRunner().invoke(fuzz.app, options)
    assert json.loads(counts.read_text()) == {"structure": 30, "chunker": 60}
    assert result.output.index("structure") < result.output.index("chunker")
    assert given["chunker"][:30] != given["chunker"][30:]
    assert mutating.seeds_of("chunker", _CORPUS)[0] not in given["chunker"][30:]


@pytest.mark.parametrize(
    ("name", "faults"), [("format.txt", []), ("structure", ["Broken: an input ends no process (7)"])]
)
def test_an_input_that_ends_its_process_does_not_end_the_run(tmp_path, monkeypatch, name, faults):
    """It is a fault unless it is read or refused as Pullquote is shipped, where formats have a process of their own."""

    def ends(data):
        if len(data) % 2:
            os._exit(7)

    monkeypatch.setattr(module, "targets", lambda: {name: ends})
    run = children.run_apart(name, 600, _CORPUS, tmp_path, 1, most=20)
    assert run.inputs == 20
    assert [wrong for _, wrong in run.faults] == faults
    assert all(len(path.read_bytes()) % 2 for path, _ in run.faults)


def test_the_command_names_its_targets(tmp_path):
    """The command prints its targets and how many inputs each was given."""
    options = ["--plain", "--seconds", "1", "--corpus", str(_CORPUS), "--out", str(tmp_path)]
    result = CliRunner().invoke(fuzz.app, [*options, "--target", "encoding"])
    assert result.exit_code == 0, result.output
    assert "encoding" in result.output
    assert CliRunner().invoke(fuzz.app, [*options, "--target", "nothing"]).exit_code == 2
