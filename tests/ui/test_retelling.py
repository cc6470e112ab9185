"""What the packages below say in English, told in the reader's language."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest

from ui.retelling import retell, sentence_key
from ui.texts import using

# What is raised there for a person at the page to read; programs and the terminal are spoken to in English.
_ROOTS = (
    *("index/formats", "index/scope.py", "index/pages.py", "qa/batch_files.py", "ui/widgets"),
    *("ui/service/visits.py", "ui/service/stays.py", "ui/service/busy.py", "ui/service/batches.py", "index/folder.py"),
)
_TERMINAL = "1,234 is a file: expected a folder. Use the folder it is in, 1,234."  # said before there is a page
_ROOT = Path(str(files("ui"))).parent


def _raised() -> Iterator[str]:
    """Yield what is raised, with a sample for each value in it."""
    for root in _ROOTS:
        path = _ROOT / root
        for file in sorted(path.rglob("*.py")) if path.is_dir() else [path]:
            for node in ast.walk(ast.parse(file.read_text("utf-8"))):
                if isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call) and node.exc.args:
                    name, message = ast.unparse(node.exc.func), _text(node.exc.args[0])
                    if (
                        message
                        and name.endswith(("Error", "Busy", "VisitOver", "UnknownArticle"))
                        and name != "ValueError"
                    ):
                        yield message


def _text(node: ast.expr) -> str:
    if isinstance(node, ast.JoinedStr):
        return "".join(str(each.value) if isinstance(each, ast.Constant) else "1,234" for each in node.values)
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


RAISED = sorted({*_raised()} - {_TERMINAL})


def test_what_is_raised_is_looked_for():
    """In all the places."""
    assert len(RAISED) > 50


@pytest.mark.parametrize("message", RAISED)
def test_what_is_raised_for_the_page_is_in_the_table(message: str):
    """Whatever names and numbers it holds."""
    assert sentence_key(message) is not None


@pytest.mark.parametrize(
    ("english", "german"),
    [
        (
            "5 found in 1,200 passages read; there may be more.",
            "5 gefunden in 1.200 gelesenen Abschnitten; es kann mehr geben.",
        ),
        ("worked out from the article's date, 5 March 2025", "berechnet nach dem Datum des Artikels, 5. März 2025"),
        ("page 3", "Seite 3"),
        ("Sales/row 7", "Sales, Zeile 7"),
        (
            "it has 2,000 pages, and at most 1,000 are read: split it.",
            "sie hat 2.000 Seiten, und höchstens 1.000 werden gelesen: teilen Sie sie.",
        ),
        ("reading articles", "Artikel werden gelesen"),
        (
            "it has an article 'a.csv#b.txt', as c.csv has: rename one of them.",
            "sie hat einen Artikel 'a.csv#b.txt', wie c.csv auch: benennen Sie eine um.",
        ),
        ("Later it was given as “a {b} (c)”.", "Später hieß es „a {b} (c)“."),
    ],
)
def test_names_numbers_and_days_are_taken_along(english: str, german: str):
    """Each as the language writes it."""
    assert retell(english) == english
    with using("de"):
        assert retell(english) == german


@pytest.mark.parametrize(
    "words", ["", "Nobody says this.", "page", "worked out from the article's date, soon", "x" * 5000]
)
def test_what_the_table_does_not_have_stays(words: str):
    """Unknown sentences stay, and so does a day that is not one."""
    with using("de"):
        told = retell(words)
    assert told == (words if not words.endswith("soon") else "berechnet nach dem Datum des Artikels, soon")


def test_the_notices_of_answers_are_in_the_table():
    """All that the kinds of questions, versions and the index say beside an answer."""
    notices = [*_notices()]
    assert len(notices) >= 6
    assert [notice for notice in notices if sentence_key(notice) is None] == [
        "1,234 (1,234) is 1,234 than 1,234 (1,234)."
    ]
    for way in ("more", "less", "later", "earlier"):
        assert sentence_key(f"3 (Seoul) is {way} than 2 (Busan).") == f"told.order.{way}"


def _notices() -> Iterator[str]:
    """Yield the sentences in what may add notices, with a sample for each value; docstrings are none."""
    for path in ("qa/kinds", "qa/versions/earlier.py", "qa/understanding/questions.py", "qa/inquiry.py"):
        root = _ROOT / path
        for file in sorted(root.rglob("*.py")) if root.is_dir() else [root]:
            tree = ast.parse(file.read_text("utf-8"))
            passed = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}  # docstrings
            for node in ast.walk(tree):
                if isinstance(node, ast.JoinedStr):
                    passed |= {id(part) for part in node.values}
                if isinstance(node, ast.JoinedStr | ast.Constant) and id(node) not in passed:
                    text = _text(node)
                    if (
                        (text[:1].isupper() or text.startswith("1,234"))
                        and " " in text
                        and text.endswith((".", "”", ":"))
                    ):
                        yield text
