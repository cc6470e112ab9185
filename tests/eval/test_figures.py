"""The published figures: a table, the pages that show it, and the commands that give it."""

from __future__ import annotations

import importlib
import json
import os
import pickle
import re
import shlex
import sys

import pytest
from typer.testing import CliRunner

from eval import figures
from eval.errors import GoldError
from eval.figures import PAGES, ROOT, app, fill_pages
from eval.gold import load_gold
from eval.published import (
    TABLE,
    chosen,
    filled,
    load_published,
    marked,
    measured_again,
    save_published,
)
from eval.report import write_json
from eval.run import asking, run
from eval.summary import summarise
from eval.tasks import gold_task
from index.articles import read_articles
from tests.eval.fakes import FakeAssistant

_HEAD = "name,value,n,tolerance,form,at,command,data\n"
_ROWS = (
    "seeds.f1,0.76,128,0.02,percent,seeds.json summary.answerable.f1,python -c SCRIPT,\n"
    "seeds.time,620,,100,seconds,seeds.json times.median,python -c SCRIPT,\n"
    "squad.f1,0.8654,400,0.01,points,squad.json kinds.fact.f1,python -m nothing squad.gz,squad.gz\n"
)
_SAVES = """
import json, pathlib, sys
folder = pathlib.Path(sys.argv[sys.argv.index("--out") + 1])
figure = {"value": F1, "n": 130}
saved = {"summary": {"answerable": {"f1": figure}}, "times": [{"name": "median", "value": 650, "n": None}]}
(folder / "seeds.json").write_text(json.dumps(saved))
"""


def _table(tmp_path, *, f1="0.75"):
    path = tmp_path / "published.csv"
    path.write_text(_HEAD + _ROWS, "utf-8")
    rows = load_published(path)
    command = f"python -c {shlex.quote(_SAVES.replace('F1', f1))}"
    save_published([_with(row, command) if row.name.startswith("seeds") else row for row in rows], path)
    return path


def _with(row, command):
    return type(row)(**{field: getattr(row, field) for field in row.__slots__} | {"command": command})


def _invoke(monkeypatch, path, *arguments):
    monkeypatch.setattr(figures, "TABLE", path)
    monkeypatch.delenv("PULLQUOTE_DATA", raising=False)
    return CliRunner().invoke(app, [*arguments])


@pytest.mark.slow
@pytest.mark.parametrize("half", [0, 1])
def test_the_seeds_figures_hold_and_every_quote_is_verbatim(half, tmp_path, tmp_path_factory):
    """Asked of the shipped models: each worker asks a half, and whoever ends last compares the figures of all.

    The time is left out, because it depends on the machine.
    """
    task = gold_task(ROOT / "eval/gold/seeds.jsonl", ROOT / "seeds", limit=None, seed=0)
    results = run(task.open("default"), task.gold[half::2], task.articles).results
    assert [result for result in results if result.verbatim is False] == []
    shared = tmp_path_factory.getbasetemp()
    shared = shared.parent if "PYTEST_XDIST_WORKER" in os.environ else shared  # of all workers
    own, other = (shared / f"seeds {number}.pickle" for number in (half, 1 - half))
    (tmp_path / "own").write_bytes(pickle.dumps(results))
    (tmp_path / "own").rename(own)  # whole at once
    if not other.exists():
        return
    summary = summarise((*results, *pickle.loads(other.read_bytes())))
    write_json("seeds", {"summary": summary}, tmp_path)
    seeds = [figure for figure in chosen(load_published(), ["seeds"]) if figure.form != "seconds"]
    again = {figure.name: measured_again(figure, tmp_path).value for figure in seeds}
    assert "seeds.verbatim" in again
    assert {figure.name: again[figure.name] for figure in seeds if not figure.holds(again[figure.name])} == {}


def test_every_figure_of_a_score_is_where_the_table_says(tmp_path):
    """With any answers: the places are those of the files that `eval.score` saves."""
    articles = read_articles(ROOT / "seeds").articles
    gold = load_gold(ROOT / "eval/gold/seeds.jsonl", articles)
    texts = {question.question: question.answers[0].text for question in gold[::2] if question.answers}
    done = run(asking(FakeAssistant(articles, texts)), gold, {article.id: article for article in articles})
    scored = [figure for figure in load_published() if figure.command.startswith("python -m eval.score")]
    for file in {figure.at.partition(" ")[0] for figure in scored}:
        write_json(file.removesuffix(".json"), {"summary": summarise(done.results)}, tmp_path)
    assert len([measured_again(figure, tmp_path) for figure in scored]) > 25


@pytest.mark.parametrize("page", PAGES)
def test_what_is_published_is_what_the_table_says(page):
    """README and model card show the table's values; after a new --record, --fill writes them."""
    text = (ROOT / page).read_text("utf-8")
    assert marked(text)
    assert filled(text, load_published()) == text


@pytest.mark.parametrize(("page", "section"), list(zip(PAGES, ("How good it is", "Figures"), strict=True)))
def test_no_figure_of_a_table_is_typed(page, section):
    """Every row of the tables of figures is filled from the table, which has a command for it."""
    text = (ROOT / page).read_text("utf-8").partition(f"\n## {section}\n")[2].partition("\n## ")[0]
    tables = re.findall(r"^\|.*\n\|[-|: ]+\n((?:\|.*\n)+)", text, re.MULTILINE)
    rows = [row for table in tables for row in table.splitlines()]
    assert len(rows) > 5
    assert [row for row in rows if not marked(row)] == []


def test_the_figures_of_other_systems_are_those_that_were_measured():
    """README repeats F1 and its number of cases from the tables that `eval.peers` has written."""
    readme, peers = ((ROOT / page).read_text("utf-8") for page in ("README.md", "docs/peers.md"))
    told = " ".join(readme.partition("[Other systems]")[2].partition("[The model card]")[0].split())
    repeated = re.findall(r"\b\d\d\.\d\b", told)
    assert len(repeated) == 6
    rows = re.findall(r"^\| F1(?:, all questions)? \| (.*) \|$", peers, re.MULTILINE)
    assert set(repeated) <= {cell.split()[0] for row in rows for cell in row.split(" | ")}
    [ratio] = re.findall(r"at (0\.\d\d) of its time", told)
    times = re.findall(r"\| median time, ratio \| ([\d.]+)", peers)
    assert ratio in {f"{1 / float(time):.2f}" for time in times}


def test_every_figure_of_the_table_has_a_command_that_is_there():
    """The command saves where it is told to; if it needs other data, it names them."""
    for figure in load_published(TABLE):
        python, dash, module, *arguments = shlex.split(figure.command)
        assert (python, dash) == ("python", "-m")
        command = importlib.import_module(module).app
        output = CliRunner().invoke(command, ["--help"], env={"COLUMNS": "200", "NO_COLOR": "1"}).output
        assert all(option in output for option in ("--out", *(each for each in arguments if each.startswith("--"))))
        assert set(figure.data) <= set(arguments)


def test_a_table_is_written_as_it_was_read(tmp_path):
    """Byte for byte."""
    path = tmp_path / "published.csv"
    path.write_text(_HEAD + _ROWS, "utf-8")
    save_published(load_published(path), path)
    assert path.read_text("utf-8") == _HEAD + _ROWS


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ("a.b,x,1,0,percent,f p,python -m m,\n", "line 2: value is 'x', expected a number"),
        ("a.b,1,1,0,roman,f p,python -m m,\n", "line 2: form is 'roman', expected 'percent'"),
        ("a.b,1\n", "line 2: tolerance is None, expected a number"),
        ("a.b,1,1,0,percent,f p,python -m m,\n" * 2, "used twice"),
    ],
)
def test_a_table_that_cannot_be_read(tmp_path, rows, message):
    """The row is named."""
    path = tmp_path / "published.csv"
    path.write_text(_HEAD + rows, "utf-8")
    with pytest.raises(GoldError, match=message):
        load_published(path)


def test_values_are_written_between_markers(tmp_path):
    """In the form of the figure, or the number of its cases; the rest of the page stays."""
    rows = load_published(_table(tmp_path))
    page = (
        "F1 <!--seeds.f1-->80 %<!----> (<!--seeds.f1:n-->1<!---->), <!--seeds.time--><!---->; <!--squad.f1-->?<!---->."
    )
    expected = "F1 <!--seeds.f1-->76 %<!----> (<!--seeds.f1:n-->128<!---->), <!--seeds.time-->0.62 s<!---->; "
    assert filled(page, rows) == f"{expected}<!--squad.f1-->86.5<!---->."
    with pytest.raises(GoldError, match='is marked "seeds.f2"'):
        filled("<!--seeds.f2-->1<!---->", rows)


def test_pages_are_filled(tmp_path):
    """Those that changed are named."""
    for name in PAGES:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("nothing marked", "utf-8")
    (tmp_path / "README.md").write_text("<!--seeds.f1-->?<!---->", "utf-8")
    assert list(fill_pages(load_published(_table(tmp_path)), tmp_path)) == ["README.md"]
    assert (tmp_path / "README.md").read_text("utf-8") == "<!--seeds.f1-->76 %<!---->"
    (tmp_path / "README.md").unlink()
    with pytest.raises(GoldError, match="published in a checkout"):
        list(fill_pages(load_published(_table(tmp_path)), tmp_path))


def test_a_figure_is_found_where_its_command_saved_it(tmp_path):
    """By keys and, in a list, by names."""
    (tmp_path / "squad.json").write_text(json.dumps({"kinds": [{"name": "fact", "f1": {"value": 0.9, "n": 3}}]}))
    squad = chosen(load_published(_table(tmp_path)), ["squad"])[0]
    again = measured_again(squad, tmp_path)
    assert (again.value, again.n, again.shown) == (0.9, 3, "90.0")
    for content in ('{"kinds": [{"name": "fact", "f1": {"value": null, "n": 0}}]}', '{"kinds": []}', "{}", "["):
        (tmp_path / "squad.json").write_text(content)
        with pytest.raises(GoldError, match="squad.f1"):
            measured_again(squad, tmp_path)


def test_check_says_what_differs(tmp_path, monkeypatch):
    """A figure within its tolerance holds; the table is not touched."""
    path = _table(tmp_path, f1="0.73")
    before = path.read_text("utf-8")
    done = _invoke(monkeypatch, path, "--check", "seeds")
    assert "DIFFERS: seeds.f1 0.73, published 0.76 ± 0.02 (n = 130)" in done.output
    assert "holds: seeds.time 650" in done.output
    assert done.exit_code == 1
    assert _invoke(monkeypatch, path, "--check", "seeds.time").exit_code == 0
    assert path.read_text("utf-8") == before


def test_what_lacks_its_data_is_skipped(tmp_path, monkeypatch):
    """It is named; if the file is there, its path replaces the name."""
    path = _table(tmp_path)
    done = _invoke(monkeypatch, path, "--check", "squad.f1")
    assert done.exit_code == 0
    assert "skipped: python -m nothing squad.gz: needs squad.gz" in done.output
    (tmp_path / "data" / "deep").mkdir(parents=True)
    (tmp_path / "data" / "deep" / "squad.gz").touch()
    done = _invoke(monkeypatch, path, "--check", "squad.f1", "--data", str(tmp_path / "data"))
    assert done.exit_code == 2
    assert f"failed with 1: {sys.executable}: No module named nothing" in done.output


def test_record_writes_the_table(tmp_path, monkeypatch):
    """With the values and the numbers of cases as they are now."""
    path = _table(tmp_path, f1="0.5")
    assert _invoke(monkeypatch, path, "--record", "seeds.f1").exit_code == 0
    assert [(row.name, row.value, row.n) for row in load_published(path)] == [
        ("seeds.f1", 0.5, 130),
        ("seeds.time", 620.0, None),
        ("squad.f1", 0.8654, 400),
    ]


def test_list_and_wrong_names(tmp_path, monkeypatch):
    """A figure is listed with its command; an unknown name is an error that says what there is."""
    path = _table(tmp_path)
    assert "squad.f1: 86.5 (n = 400) ± 0.01  python -m nothing squad.gz" in _invoke(monkeypatch, path, "--list").output
    done = _invoke(monkeypatch, path, "--list", "speed")
    assert done.exit_code == 2
    assert 'called "speed"; the groups are seeds, squad' in done.output
    assert _invoke(monkeypatch, path).exit_code == 2
