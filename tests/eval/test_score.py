"""The command, with a scripted assistant."""

import json

import pytest
from typer.testing import CliRunner

from eval import tasks
from eval.report import plots
from eval.score import app
from tests.eval.fakes import FakeAssistant, make_article

ARTICLE = make_article("Ann met Bob. Then Bob left. Eve stayed [so far].")
GOLD = [
    {"id": "q1", "kind": "fact", "question": "Who met Ann?", "answers": [["Bob", 8]], "source": "one"},
    {"id": "q2", "kind": "typed", "question": "who stayd", "answers": [["Eve stayed", 28]], "source": "one"},
    {"id": "q3", "kind": "unanswerable", "question": "Why?", "answers": [], "source": "none"},
    {"id": "q4", "kind": "near-miss", "question": "When did Eve leave?", "answers": [], "source": "none"},
]
WORDS = {"Who met Ann?": "Bob", "who stayd": "Eve", "When did Eve leave?": "[so far]", "Who stayed?": "Eve"}


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """Write a folder with gold and SQuAD files, where assistants are scripted."""
    rows = []
    for row in GOLD:
        spans = [{"article": "a.txt", "start": s, "end": s + len(t), "text": t} for t, s in row["answers"]]
        rows.append({**row, "answers": spans})
    (tmp_path / "gold.jsonl").write_text("\n".join(map(json.dumps, rows)))
    squad = [
        {"id": "s1", "context": ARTICLE.text, "question": "Who met Ann?", "answers": [{"text": "Bob", "start": 8}]},
        {"id": "s2", "context": "Eve stayed.", "question": "Who stayed?", "answers": [{"text": "Eve", "start": 0}]},
        {"id": "s3", "context": "Eve stayed.", "question": "Who left?", "answers": [], "is_impossible": True},
    ]
    (tmp_path / "squad.jsonl").write_text("\n".join(map(json.dumps, squad)))
    (tmp_path / "two.json").write_text('{"q1": "Bob", "q2": null}')
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "a.txt").write_text(ARTICLE.text)
    monkeypatch.setattr(tasks, "open_articles", lambda articles, reader, **options: FakeAssistant(articles, WORDS))
    monkeypatch.setattr(plots, "plots", lambda curves: ())  # drawn in test_report
    monkeypatch.setenv("COLUMNS", "160")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def plain(figure):
    """Leave out the interval."""
    return {"value": figure["value"], "n": figure["n"]}


def invoke(*arguments):
    """Run the command with results in the current folder."""
    return CliRunner().invoke(app, [*arguments, "--articles", "articles", "--out", "results"])


def test_gold(folder):
    """Gold about a folder: figures printed, and saved with versions, digest and rows."""
    done = invoke("--gold", "gold.jsonl")
    assert done.exit_code == 0, done.output
    assert "MRR" in done.stdout
    assert "near-miss" in done.stdout
    saved = json.loads((folder / "results" / "gold.json").read_text())
    assert saved["versions"]["reader"] == "fake"
    assert saved["inputs"]["gold"] == "gold.jsonl"
    assert len(saved["inputs"]["gold_sha256"]) == 64
    assert plain(saved["summary"]["answerable"]["figures"]["exact_match"]) == {"value": 0.5, "n": 2}
    assert saved["summary"]["answerable"]["figures"]["f1"]["value"] == pytest.approx((1 + 2 / 3) / 2)
    assert plain(saved["summary"]["overall"]["abstention_recall"]) == {"value": 0.5, "n": 2}
    assert [row["id"] for row in saved["rows"]] == ["q1", "q2", "q3", "q4"]
    assert len(saved["inputs"]["articles_sha256"]) == 64
    left = sorted(path.name for path in (folder / "results").iterdir())
    assert left == ["gold.html", "gold.json"]
    assert saved["rows"][0]["hits"] == [True]


def test_ranking_for_other_tools(folder):
    """`--run` and `--qrels` write what was read in TREC's form."""
    done = invoke("--gold", "gold.jsonl", "--run", "run.txt", "--qrels", "qrels.txt")
    assert done.exit_code == 0, done.output
    run, qrels = ((folder / name).read_text().splitlines() for name in ("run.txt", "qrels.txt"))
    assert run[0].split()[:2] == ["q1", "Q0"]
    assert {line.split()[0] for line in qrels} == {"q1", "q2"}


def test_wrong(folder):
    """`--wrong` lists what was asked, wanted and got, square brackets and all."""
    done = invoke("--gold", "gold.jsonl", "--wrong", "--name", "mine")
    lines = done.stdout.splitlines()
    assert "q2  who stayd" in lines
    assert "  wanted  Eve stayed" in lines
    assert "  got     Eve (confidence 0.90, F1 0.67, wrong words, right place)" in lines
    assert "  got     [so far] (confidence 0.90, answered wrongly)" in lines
    assert not any(line.startswith("q1 ") for line in lines)
    assert (folder / "results" / "mine.json").exists()


def test_width(folder, monkeypatch):
    """What is printed fits 100 columns."""
    monkeypatch.setenv("COLUMNS", "100")
    assert max(map(len, invoke("--gold", "gold.jsonl").stdout.splitlines())) <= 100


def test_predictions(folder, monkeypatch):
    """Another system's predictions are scored without opening an assistant; what they cannot tell is None."""
    monkeypatch.setattr(tasks, "open_articles", None)
    (folder / "other.json").write_text('{"q1": "Bob", "q2": null, "q3": null, "q4": "Eve"}')
    done = invoke("--gold", "gold.jsonl", "--predictions", "other.json")
    assert done.exit_code == 0, done.output
    saved = json.loads((folder / "results" / "gold-other.json").read_text())
    assert saved["versions"] is None
    assert saved["inputs"]["predictions"] == "other.json"
    assert len(saved["inputs"]["predictions_sha256"]) == 64
    overall = saved["summary"]["overall"]
    assert plain(overall["exact_match"]) == {"value": 0.5, "n": 4}
    assert plain(overall["latency_median_ms"]) == plain(overall["calibration_error"]) == {"value": None, "n": 0}
    assert saved["summary"]["stages"] == {"right": 2, "answered wrongly": 1, "not known": 1}


def test_resume(folder, monkeypatch):
    """A run that was cut after two questions goes on with the third, and ends like an uncut one."""
    whole = invoke("--gold", "gold.jsonl", "--name", "whole")
    assert whole.exit_code == 0, whole.output

    class Cut(FakeAssistant):
        def ask(self, question, **history):
            if question == "Why?":
                raise KeyboardInterrupt
            return super().ask(question, **history)

    monkeypatch.setattr(tasks, "open_articles", lambda articles, reader, **options: Cut(articles, WORDS))
    assert invoke("--gold", "gold.jsonl").exit_code != 0
    partial = folder / "results" / "gold.partial.jsonl"
    assert len(partial.read_text().splitlines()) == 3
    assistant = []

    def open_articles(articles, reader, **options):
        assistant.append(FakeAssistant(articles, WORDS))
        return assistant[0]

    monkeypatch.setattr(tasks, "open_articles", open_articles)
    done = invoke("--gold", "gold.jsonl", "--resume")
    assert done.exit_code == 0, done.output
    assert [asked for asked, _ in assistant[0].asked] == ["Who met Ann?", "Why?", "When did Eve leave?"]
    assert not partial.exists()
    rows = [json.loads((folder / "results" / f"{name}.json").read_text())["rows"] for name in ("whole", "gold")]
    for row in (*rows[0], *rows[1]):
        del row["milliseconds"]
    assert rows[0] == rows[1]


def test_resume_with_another_reader(folder, monkeypatch):
    """Another reader does not go on where the first was cut."""
    (folder / "results").mkdir()
    header = {"inputs": {"reader": "other"}, "versions": {}}
    (folder / "results" / "gold.partial.jsonl").write_text(json.dumps(header) + "\n")
    done = invoke("--gold", "gold.jsonl", "--resume")
    assert done.exit_code == 2
    assert "Run without --resume to start over." in done.stderr


def test_squad_given_context(folder):
    """A SQuAD file is read on its given contexts: no retrieval figures."""
    done = invoke("--squad", "squad.jsonl")
    assert done.exit_code == 0, done.output
    saved = json.loads((folder / "results" / "squad.json").read_text())
    assert plain(saved["summary"]["overall"]["exact_match"]) == {"value": 1.0, "n": 3}
    assert plain(saved["summary"]["answerable"]["figures"]["recall_at_1"]) == {"value": None, "n": 0}
    assert "MRR" not in done.stdout


def test_squad_without_answers(folder):
    """A file without any answer to find prints what is defined."""
    rows = (folder / "squad.jsonl").read_text().splitlines()
    (folder / "none.jsonl").write_text(rows[2])
    done = invoke("--squad", "none.jsonl")
    assert done.exit_code == 0, done.output
    assert "Places and passages" not in done.stdout
    assert json.loads((folder / "results" / "none.json").read_text())["summary"]["overall"]["f1"]["value"] == 1.0


def test_squad_open(folder):
    """With `--open` the whole file is searched, even where only some questions are asked."""
    done = invoke("--squad", "squad.jsonl", "--open", "--limit", "2")
    assert done.exit_code == 0, done.output
    saved = json.loads((folder / "results" / "squad-open.json").read_text())
    assert len(saved["rows"]) == 2
    assert saved["inputs"]["questions"] == 3
    assert saved["summary"]["answerable"]["figures"]["recall_at_1"]["n"] >= 1


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--gold", "gone.jsonl"], "gone.jsonl: there is no such file. Check the path."),
        (["--squad", "gold.jsonl"], 'gold.jsonl, line 1: the field "context" is missing'),
        (["--gold", "squad.jsonl"], 'squad.jsonl, line 1: the field "kind" is missing'),
        (["--open"], "needs --squad FILE"),
        (["--name", "a/b"], "is a plain name, not a path"),
        (["--limit", "0"], "--limit"),
        (["--gold", "gold.jsonl", "--predictions", "two.json"], "2 only in the gold questions (q3, q4)"),
        (["--predictions", "two.json", "--limit", "2"], "takes all gold questions at once"),
        (["--predictions", "two.json", "--resume"], "takes all gold questions at once"),
    ],
)
def test_errors(folder, arguments, message):
    """A bad file and a wrong command line end with 2, and a message on stderr alone."""
    done = invoke(*arguments)
    assert done.exit_code == 2
    assert message in done.stderr
    assert done.stdout == ""


def test_help():
    """The help names the options."""
    done = CliRunner().invoke(app, ["--help"], env={"COLUMNS": "160"})
    assert done.exit_code == 0
    for word in ("--squad", "--open", "--limit", "--predictions", "--resume", "--qrels"):
        assert word in done.stdout
