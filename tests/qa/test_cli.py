from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from qa.cli import app
from tests.factories import SEEDS

ROOT = Path(__file__).parents[2]

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def saved(tmp_path_factory):
    """Answers about the seeds, saved as `--json` prints them."""
    result = CliRunner().invoke(app, ["ask", "Who is the spokesperson of the National Security Council?", "--json"])
    assert result.exit_code == 0, result.output
    file = tmp_path_factory.mktemp("saved") / "answers.jsonl"
    file.write_text(result.stdout, encoding="utf-8")
    return file


def test_ask_prints_the_answer_with_its_place():
    """The quote, its sentence and the file with offsets are printed; the exit status is 0."""
    result = CliRunner().invoke(app, ["ask", "Who is South Korea's National Security Adviser?"])
    assert result.exit_code == 0
    assert "Chang Ho-jin" in result.stdout
    assert "000_7c6e6fce870f2b8e.txt:" in result.stdout


def test_ask_abstains_with_status_1():
    """A question that the articles don't answer says so, and shows the closest sentence if one has words of it."""
    result = CliRunner().invoke(app, ["ask", "How many tanks does South Korea have?"])
    assert result.exit_code == 1
    assert "These articles don't say." in result.stdout
    assert "Closest, not an answer" in result.stdout
    assert "Closest" not in CliRunner().invoke(app, ["ask", "Who won the 2026 World Cup?"]).stdout


def test_ask_answers_a_file_of_questions(tmp_path):
    """A file of questions is answered into another; a question or --json beside it is an error."""
    file, out = tmp_path / "questions.csv", tmp_path / "answers.jsonl"
    file.write_text("id,question\n7,Who is South Korea's National Security Adviser?\n", encoding="utf-8")
    result = CliRunner().invoke(app, ["ask", "seeds", "--file", str(file), "--out", str(out)])
    assert result.exit_code == 0, result.output
    assert f"answered in {out}: 1" in result.output.replace("\n", "")
    (answer,) = map(json.loads, out.read_text("utf-8").splitlines())
    assert (answer["id"], answer["text"]) == ("7", "Chang Ho-jin")
    for wrong in (["ask"], ["ask", "--file", str(file)], ["ask", "--file", str(file), "--out", str(out), "--json"]):
        assert CliRunner().invoke(app, wrong).exit_code == 2


def test_chat_hands_its_options_over(monkeypatch):
    """The page runs in this process with its own command line."""
    opened = []
    monkeypatch.setattr(
        "ui.__main__._serve", lambda settings, given, _: opened.append((settings.port, str(given.inputs)))
    )
    assert CliRunner().invoke(app, ["chat", "--port", "8000", "--articles", "seeds"]).exit_code == 0
    assert opened == [(8000, "seeds")]
    result = CliRunner().invoke(app, ["chat", "--help"])
    assert result.exit_code == 0
    assert "Usage: pullquote chat" in result.stdout
    assert CliRunner().invoke(app, ["chat", "--articles", "[/nowhere]"]).exit_code == 2


def test_chat_runs_nothing_of_the_current_folder(tmp_path):
    """A package `ui` or any module in the current folder is not run."""
    folder, script = tmp_path / "articles", tmp_path / "bin" / "pullquote"
    for name in ("ui/__init__.py", "ui/__main__.py", "gradio.py", "qa/__init__.py", "runpy.py"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("print('run by mistake')\nraise SystemExit(9)\n", "utf-8")
    script.parent.mkdir()
    script.write_text("from qa.cli import app\napp()\n", "utf-8")  # as an installed command is written
    done = subprocess.run(
        [sys.executable, str(script), "chat", "--help"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), "TERM": "dumb"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "run by mistake" not in done.stdout + done.stderr
    assert "--root-path" in done.stdout


def test_json_is_one_line_that_verify_accepts(saved):
    """Saved answers are valid JSON, verbatim, and check out against the same files."""
    answer = json.loads(saved.read_text("utf-8"))
    assert answer["text"] == answer["citations"][0]["quote"]
    result = CliRunner().invoke(app, ["verify", str(saved)])
    assert result.exit_code == 0
    assert "0 moved, 0 sentence changed, 0 gone, 0 extractor changed" in result.stdout


def test_verify_sees_changed_files(saved, tmp_path):
    """In a folder without the words, every quote is gone, and the exit status is 1."""
    (tmp_path / "other.txt").write_text("Nothing of that stands here.", encoding="utf-8")
    result = CliRunner().invoke(app, ["verify", str(saved), "--articles", str(tmp_path)])
    assert result.exit_code == 1
    assert "0 ok" in result.stdout


def test_verify_takes_files_and_says_what_happened_to_each(saved, tmp_path):
    """For a renamed file with a line inserted, verify says where each quote is now."""
    citation = json.loads(saved.read_text("utf-8"))["citations"][0]
    renamed = tmp_path / "[renamed].txt"
    renamed.write_bytes(b"News.\n\n" + (SEEDS / citation["article_id"]).read_bytes())
    result = CliRunner().invoke(app, ["verify", str(saved), str(renamed), "--articles", str(SEEDS / "001*.txt")])
    assert result.exit_code == 1
    said = f"{citation['article_id']}:{citation['start']}-{citation['end']} -> "
    assert any(line.startswith("moved ") and said in line and "[renamed].txt:" in line for line in _lines(result))


@pytest.mark.parametrize(
    "arguments",
    [
        ["ask", "Who?", "--articles", "nowhere"],
        ["ask", "Who?", "--reader", "nowhere"],
        ["ask", "Who?", "seeds", "nowhere.txt"],
        ["ask", "Who?", "nowhere/*.txt"],
        ["ask", "Who?", "[/nowhere]"],
        ["ask", "Who?", "--columns", "nowhere"],
        ["find", "words", "-a", "nowhere[bold]"],
        ["index", "nowhere", "seeds"],
        ["verify", "nowhere.json"],
        ["chat", "nowhere"],
        ["mcp", "-a", "nowhere"],
    ],
)
def test_errors_are_one_clear_line(arguments):
    """A missing folder, reader or file ends with status 2 and a message that names it."""
    result = CliRunner().invoke(app, arguments)
    assert result.exit_code == 2
    assert "nowhere" in result.stderr
    assert result.stderr.strip().startswith("pullquote: ")
    assert "Traceback" not in result.stderr


def _lines(result):
    return result.stdout.splitlines()


def test_ask_reads_files_and_standard_input():
    """Standard input is asked beside files or alone, and is not stored."""
    text = "The new bridge of Uppsala is 340 metres long, the city said on Monday."
    for more in ([], [str(SEEDS / "000*.txt")]):
        result = CliRunner().invoke(app, ["ask", "How long is the new bridge of Uppsala?", "-", *more], input=text)
        assert result.exit_code == 0, result.output
        assert "340 metres" in result.stdout
        assert "standard input:" in result.stdout
    again = CliRunner().invoke(app, ["ask", "How long is the new bridge of Uppsala?", str(SEEDS / "000*.txt")])
    assert "340" not in again.stdout


def test_find_reads_files_and_standard_input():
    """`find` takes files and standard input as `ask` does."""
    result = CliRunner().invoke(app, ["find", "bridge", "-"], input="The bridge is long.")
    assert (result.exit_code, "standard input" in result.stdout) == (0, True)
    named = [str(path) for path in SEEDS.glob("*.txt")]
    result = CliRunner().invoke(app, ["find", "shells", *named])
    assert (result.exit_code, "001_bc7b9d044ce62a41.txt" in result.stdout) == (0, True)


@pytest.mark.parametrize(
    "arguments", [["index", "-"], ["chat", "-"], ["mcp", "-"], ["verify", "SAVED", "-"], ["ask", "Who?", "-"]]
)
def test_standard_input_is_said_to_be_empty_or_of_no_use(arguments, saved):
    """Empty or unusable standard input is an error in one line, with status 2."""
    result = CliRunner().invoke(app, [str(saved) if each == "SAVED" else each for each in arguments], input="")
    assert (result.exit_code, "standard input" in result.stderr) == (2, True)


def test_index_keeps_the_columns_of_tables(tmp_path):
    """Columns are kept; files whose names look like markup are listed by their names."""
    (tmp_path / "a" / "[").mkdir(parents=True)
    (tmp_path / "a" / "[b].csv").write_text("body,lead\nA story that goes on and on and on.,A lead.\n", "utf-8")
    (tmp_path / "a" / "[/b].pdf").write_bytes(b"no pdf")
    options = [str(tmp_path / "a"), "--index", str(tmp_path / "[/i]")]
    result = CliRunner().invoke(app, ["index", *options, "--columns", "text=lead,title=body"])
    assert result.exit_code == 0, result.output
    assert "[/b].pdf" in result.stdout
    found = CliRunner().invoke(app, ["find", "lead", "-a", *options])
    assert (found.exit_code, "[b].csv" in found.stdout) == (0, True), found.output
    status = CliRunner().invoke(app, ["index", *options, "--status"])
    assert (status.exit_code, "[/i]" in status.stdout) == (0, True), status.output


@pytest.mark.skipif(os.name == "nt", reason="names hold no such characters there")
def test_no_terminal_obeys_the_name_of_a_file(tmp_path):
    """A name's escapes and line ends are blanks in every line of every command, so that it forges none."""
    folder, forged = tmp_path / "a", "\x1b[2J\x9b1m\nnot read: forged"
    folder.mkdir()
    (folder / f"{forged}.txt").write_text("Kyiv has a hundred guns.", "utf-8")
    (folder / f"{forged}.pdf").write_bytes(b"no pdf")
    (folder / f"{forged}.xyz").write_bytes(b"nothing")
    cited = {"article_id": f"{forged}.txt", "start": 0, "end": 4, "quote": "Kyiv", "sentence": "Kyiv has a gun."}
    (tmp_path / "saved.json").write_text(json.dumps({"question": "Who?", "citations": [cited]}), "utf-8")
    index = ["--index", str(tmp_path / "index")]
    commands = (
        ["index", str(folder), *index],
        ["index", str(folder), *index, "--status"],
        ["index", str(folder), *index, "--check"],
        ["find", "guns", "-a", str(folder), *index],
        ["ask", "Who has guns?", "-a", str(tmp_path / forged), *index],
        ["verify", str(tmp_path / "saved.json"), str(folder)],
    )
    for command in commands:
        result = CliRunner().invoke(app, command)
        written = result.stdout + result.stderr
        assert (bool(written.strip()), set(written) & {"\x1b", "\x9b"}) == (True, set()), command
        assert not any(line.startswith("not read: forged") for line in written.splitlines()), command


def test_index_keeps_the_encodings_of_files(tmp_path):
    """An encoding given as FILE=ENCODING is kept."""
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "old.txt").write_bytes("Жуков: 9".encode("cp1251"))
    options = [str(tmp_path / "a"), "--index", str(tmp_path / "i")]
    result = CliRunner().invoke(app, ["index", *options, "--encoding", "old.txt=windows-1251"])
    assert result.exit_code == 0, result.output
    assert CliRunner().invoke(app, ["find", "Жуков", "-a", *options]).exit_code == 0
    wrong = CliRunner().invoke(app, ["index", *options, "--encoding", "old.txt=windows"])
    assert (wrong.exit_code, "is not a known encoding" in wrong.stderr) == (2, True)
    piped = CliRunner().invoke(app, ["find", "Жуков", "-", "--encoding", "-=cp1251"], input="Жуков: 9".encode("cp1251"))
    assert piped.exit_code == 0, piped.output
