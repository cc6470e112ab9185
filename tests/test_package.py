"""What is installed: packages, types, public names, a version, and a command line that is there at once."""

from __future__ import annotations

import ast
import importlib
import importlib.metadata
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from typer.testing import CliRunner

import qa
from qa.cli import app

_ROOT = Path(__file__).parent.parent
_PROJECT = tomllib.loads((_ROOT / "pyproject.toml").read_text("utf-8"))
_SETUP = _PROJECT["tool"]["setuptools"]
_ROOMS = ("eval", "index", "qa", "ui")
_LABORATORY = {"eval.bench", "eval.fire", "eval.peers", "eval.training"}  # run from a checkout


def _package(path: Path) -> str:
    return ".".join(path.relative_to(_ROOT).parent.parts)


def _imported(path: Path) -> set[str]:
    names = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module is not None:
            names |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return names


def test_every_package_is_shipped_but_the_laboratory():
    """A package that is not listed would be missing from a wheel."""
    packages = {_package(path) for room in _ROOMS for path in (_ROOT / room).rglob("*.py")}
    assert set(_SETUP["packages"]) == packages - _LABORATORY
    assert _SETUP["packages"] == sorted(_SETUP["packages"])


def test_what_is_shipped_imports_nothing_of_the_laboratory():
    """Scoring runs from an installation."""
    shipped = [path for room in _ROOMS for path in (_ROOT / room).rglob("*.py") if _package(path) not in _LABORATORY]
    imported = {name for path in shipped for name in _imported(path)}
    assert not {name for name in imported if ".".join(name.split(".")[:2]) in _LABORATORY}


def test_every_file_that_is_no_code_is_shipped():
    """Weights, word lists, style sheets and scripts are data of their package, or would be missing from a wheel."""
    kept = subprocess.run(["git", "ls-files", *_ROOMS], cwd=_ROOT, capture_output=True, text=True, check=True).stdout
    shipped = {
        path.relative_to(_ROOT).as_posix()
        for package, patterns in _SETUP["package-data"].items()
        for pattern in patterns
        for path in (_ROOT / package.replace(".", "/")).glob(pattern)
    }
    data = {
        name
        for name in kept.splitlines()
        if not name.endswith(".py") and ".".join(name.split("/")[:2]) not in _LABORATORY and (_ROOT / name).exists()
    }
    assert data - shipped == {"eval/README.md"}


@pytest.mark.parametrize("room", _ROOMS)
def test_types_are_shipped(room):
    """`py.typed` says that a package, and every package in it, has type annotations (PEP 561)."""
    assert (_ROOT / room / "py.typed").exists()
    assert "py.typed" in _SETUP["package-data"][room]


@pytest.mark.parametrize("room", ["index", "qa"])
def test_all_names_the_public_names(room):
    """`__all__` is sorted and holds every name that the package exports, and each is there."""
    package = importlib.import_module(room)
    names = getattr(package, "__all__", [])
    tree = ast.parse((_ROOT / room / "__init__.py").read_text("utf-8"))
    imported = {a.asname or a.name for n in ast.walk(tree) if isinstance(n, ast.ImportFrom) for a in n.names}
    assert list(names) == sorted((imported - {"TYPE_CHECKING"}) | ({"__version__"} if room == "qa" else set()))
    assert all(getattr(package, name) is not None for name in names)


def test_a_name_that_is_not_public_is_not_there():
    """The names of `qa` are imported when they are first used; others are an error as in any module."""
    with pytest.raises(AttributeError, match="module 'qa' has no attribute 'Assistent'"):
        _ = qa.Assistent


def test_the_version_is_that_of_the_package():
    """One number, in `qa`, which the package's metadata and `pullquote --version` take from there."""
    assert _PROJECT["tool"]["setuptools"]["dynamic"]["version"] == {"attr": "qa.__version__"}
    assert CliRunner().invoke(app, ["--version"]).output == f"pullquote {qa.__version__}\n"


def test_help_loads_nothing_that_answers():
    """`pullquote --help` and `--version` are there at once: no rooms, no arrays, no models."""
    run = "import sys; from qa.cli import app; app(sys.argv[1:], standalone_mode=False); print(*sys.modules, sep='\\n')"
    done = subprocess.run(
        [sys.executable, "-c", run, "--help"], cwd=_ROOT, capture_output=True, text=True, check=True
    ).stdout.splitlines()
    assert "qa.cli" in done
    assert not {"index", "numpy", "faiss", "pydantic", "gradio", "onnxruntime"} & set(done)


def test_the_end_of_a_command_looks_for_no_garbage():
    """When a command ends, the collector has nothing left to walk through."""
    run = (
        "import atexit, gc; atexit.register(lambda: print(len(gc.get_objects()) < 100 < gc.get_freeze_count()));"
        "from qa.cli import app; app(['verify', 'nowhere.json'])"
    )
    done = subprocess.run([sys.executable, "-c", run], cwd=_ROOT, capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (2, "True\n")


def test_what_answers_is_imported_while_the_models_load():
    """The facade is there before most of the code that answers; loading the models imports the rest."""
    run = "import sys, qa.assistant; print('qa.inquiry' in sys.modules, 'qa.reading.onnx_network' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", run], cwd=_ROOT, capture_output=True, text=True, check=True)
    assert done.stdout == "False False\n"


def test_help_says_whole_sentences():
    """No line of the list of commands is cut."""
    assert "..." not in CliRunner().invoke(app, ["--help"]).output.partition("Commands:")[2]
