"""The layout is the architecture: imports go one way, and engines stop in one file each."""

from __future__ import annotations

import ast
import importlib
import re
from functools import cache
from pathlib import Path

import pytest

_ROOT = Path(__file__).parent.parent
_ROOMS = ("index", "qa", "ui", "eval")
_MAY_IMPORT = {
    "index": {"index"},
    "qa": {"index", "qa"},
    "ui": {"index", "qa", "ui"},
    "eval": {"index", "qa", "eval"},
    "eval.training": {"index", "qa", "eval"},  # an offline tool on top of the others; nothing imports it
}
_TRAINING = {path.relative_to(_ROOT).as_posix() for path in (_ROOT / "eval/training").glob("*.py")}
_ENGINES = {
    "bm25s": {"eval/bench/scale_peers.py"},
    "faiss": {"index/search/dense.py", "eval/bench/scale_peers.py"},
    "filelock": {"index/archive.py"},
    "safetensors": {"index/weights.py"} | _TRAINING,
    "sentence_transformers": {"index/embedder.py", "eval/training/embedder.py", "eval/bench/embedding.py"},
    "sqlite3": {"index/database.py", "index/finding.py", "index/store.py"},
    "grpc": {"index/milvus/engine.py"},
    "pymilvus": {"index/milvus/engine.py"},
    "ray": {"index/ray_pool.py"},
    "watchfiles": {"index/watching.py"},
    "rank_bm25": set(),  # the tests compare the search with it
    "sentencex": {"index/structure/sentences.py"},
    "dateparser": {"index/structure/dates.py", "qa/comparing/dates.py"},
    "yaml": {"index/front_matter.py"},
    "pytz": {"qa/comparing/places.py"},
    "py3langid": {"qa/understanding/languages.py"},
    "text_to_num": {"qa/words/numerals.py"},
    "huggingface_hub": {"qa/reading/hub.py"},
    "jinja2": {"eval/made_pages.py", "eval/report/page.py"},
    "lxml": {f"index/formats/{name}.py" for name in ("epub", "html", "web_article", "web_pieces", "web_spans", "xml")},
    "matplotlib": {"eval/report/plots.py"},
    "scipy": {"eval/fitting.py", "eval/ranking.py"},
    "sklearn": {"eval/calibrate.py"},
    "tokenizers": {"index/embedder.py", "qa/reading/windows.py"} | _TRAINING,
    "torch": {"qa/reading/torch_network.py"} | _TRAINING,
    "transformers": {"index/embedder.py", "qa/reading/torch_network.py"} | _TRAINING,
    "playwright": {"eval/bench/on_page.py"},
    "openpyxl": {"qa/batch_files.py"},
    "onnxruntime": {"index/embedder.py", "qa/reading/onnx_network.py", "eval/training/quantize.py"},
    "gradio": {f"ui/{name}.py" for name in ("api", "app", "closed", "events", "layout", "theme", "wiring")},
    "haystack": {"eval/peers/haystack.py"},
    "haystack_integrations": {"eval/peers/haystack.py"},
    "docx": {"index/formats/docx.py", "ui/export/document.py"},
    "pydantic": {
        "eval/rows.py",
        "eval/saved.py",
        *(f"ui/{path}.py" for path in ("chat/stored", "doors/asked", "service/batches", "service/uploads")),
    },
    "fastapi": {"ui/doors/guard.py", "ui/doors/routes.py"},
    "mcp": {"ui/doors/tools.py"},
    "txtai": {"eval/peers/txtai.py"},
}
# The parts of the page, and what else of it each may import, beside the small modules that all share.
_PARTS = {
    "service": (),
    "export": (),
    "cards": ("export",),
    "widgets": ("service", "export"),
    "chat": ("cards", "widgets", "export"),
    "doors": ("service", "chat"),
}
_FILES = sorted(p.relative_to(_ROOT).as_posix() for room in _ROOMS for p in (_ROOT / room).rglob("*.py"))
_TESTS = sorted(p.relative_to(_ROOT).as_posix() for p in (_ROOT / "tests").rglob("*.py"))
_MAPPED = (
    "eval",
    "qa",
    "qa/commands",
    "qa/comparing",
    "qa/kinds",
    "qa/kinds/lists",
    "qa/kinds/spans",
    "qa/kinds/tables",
    "qa/kinds/yes_no",
    "qa/kinds/yes_no/everyday",
    "qa/understanding",
    "qa/words",
)
_MOST_LINES = 400
_EXCEPTION = re.compile(r"# (?:noqa|type: ignore)\b(?:: [A-Z0-9, ]*[A-Z0-9]|\[[a-z, -]+\])?(.*)")


def _parts(package: str) -> list[str]:
    """Return the packages and modules of a package."""
    depth = package.count("/") + 1
    inner = [path for path in _FILES if path.startswith(f"{package}/") and path != f"{package}/__init__.py"]
    return sorted({path.split("/")[depth] for path in inner})


@cache
def _imports(path: str) -> set[str]:
    names = set()
    for node in ast.walk(ast.parse((_ROOT / path).read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module is not None:
            names.add(node.module)
    return names


def _room(path: str) -> str:
    return "eval.training" if path.startswith("eval/training/") else path.split("/")[0]


@pytest.mark.parametrize("path", _FILES)
def test_imports_go_one_way(path):
    """A room imports itself and the rooms below it; only training imports training."""
    imported = {name for name in _imports(path) if name.split(".")[0] in _ROOMS}
    allowed = _MAY_IMPORT[_room(path)]
    assert {name.split(".")[0] for name in imported} <= allowed
    if _room(path) != "eval.training":
        assert not {name for name in imported if name.startswith("eval.training")}


@pytest.mark.parametrize("part", _PARTS)
def test_imports_between_the_parts_of_the_page_go_one_way(part):
    """What a part may import of the others; only what is above all of them knows Gradio."""
    imported = {
        name.split(".")[1]
        for path in _FILES
        if path.startswith(f"ui/{part}/")
        for name in _imports(path)
        if name.startswith("ui.")
    }
    assert imported & _PARTS.keys() <= {part, *_PARTS[part]}
    assert imported - _PARTS.keys() <= {
        "copied_link",
        "errors",
        "escape",
        "icons",
        "reference",
        "resources",
        "retelling",
        "error_messages",
        "types",
        "texts",
        "wording",
        "layers",
        "notice",
    }


@cache
def _imported_parts(package: str, part: str) -> frozenset[str]:
    """Return the other packages of a package, and its modules that are in none, that one of them imports."""
    inner, dotted = f"{package}/{part}", f"{package.replace('/', '.')}."
    paths = [path for path in _FILES if path == inner or path.startswith(f"{inner}/")]
    names = {
        name.removeprefix(dotted).split(".")[0] for path in paths for name in _imports(path) if name.startswith(dotted)
    }
    return frozenset(other for other in _parts(package) if other != part and other.removesuffix(".py") in names)


@pytest.mark.parametrize(
    ("package", "part"), [(package, part) for package in ("qa", "qa/kinds") for part in _parts(package)]
)
def test_imports_between_the_packages_of_qa_go_one_way(package, part):
    """No package of `qa`, nor a module beside them, is imported by what it imports, however far; so in `qa.kinds`."""
    below, new = set[str](), {part}
    while new:
        new = {other for each in new for other in _imported_parts(package, each)} - below
        below |= new
    assert part not in below


def test_words_are_at_the_bottom_of_qa():
    """What many packages know about words is a package that knows none of them."""
    assert _imported_parts("qa", "words") == frozenset()
    assert len([part for part in _parts("qa") if "words" in _imported_parts("qa", part)]) > 3


@pytest.mark.parametrize("engine", sorted(_ENGINES))
def test_an_engine_stops_in_its_adapter(engine):
    """Third-party engines are imported by their adapter files only."""
    users = {path for path in _FILES if any(name.split(".")[0] == engine for name in _imports(path))}
    assert users <= _ENGINES[engine]


@pytest.mark.parametrize("room", _MAPPED)
def test_a_large_room_has_a_map(room):
    """The package's docstring names every file and folder of it, and nothing else."""
    said = importlib.import_module(room.replace("/", ".")).__doc__ or ""
    files = {p.stem for p in (_ROOT / room).glob("*.py")} - {"__init__"}
    folders = {f"{p.name}/" for p in (_ROOT / room).iterdir() if any(p.glob("*.py"))}
    named = set(re.findall(r"`(\w+/?)`", said))
    assert files | folders <= named
    assert all((_ROOT / room / f"{name}.py").exists() or (_ROOT / room / name).is_dir() for name in named)


@pytest.mark.parametrize("path", [path for path in _FILES if path.startswith(("index/", "ui/"))])
def test_months_and_zones_are_listed_in_one_place(path):
    """In `index.calendar`: a list elsewhere would have its February and its Central European Time."""
    listed = re.findall(r"\b(?:february|feb|CEST)\b|feb\(|CES\?T", (_ROOT / path).read_text("utf-8"), re.IGNORECASE)
    assert listed == [] or path == "index/calendar.py"


def test_a_number_of_the_search_is_listed_once():
    """Those of BM25 and the depth of each side, for the engine too, and the advice about a damaged index."""
    names = {"K1", "B", "DEPTH", "ADVICE", "REBUILD"}
    listed = [
        target.id.lstrip("_")
        for path in _FILES
        if path.startswith("index/")
        for node in ast.parse((_ROOT / path).read_text("utf-8")).body
        if isinstance(node, ast.Assign)
        for each in node.targets
        for target in (each.elts if isinstance(each, ast.Tuple) else [each])
        if isinstance(target, ast.Name) and target.id.lstrip("_") in names
    ]
    assert sorted(listed) == ["B", "DEPTH", "K1", "REBUILD"]


def test_the_id_of_a_chunk_is_written_in_one_place():
    """By `chunk_id`; what makes a chunk calls that, or takes an id along."""
    made = {
        path
        for path in _FILES
        for node in ast.walk(ast.parse((_ROOT / path).read_text("utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Chunk"
        for keyword in node.keywords
        if keyword.arg == "id" and isinstance(keyword.value, ast.JoinedStr)
    }
    assert made == set()


@pytest.mark.parametrize("path", _FILES + _TESTS)
def test_a_file_is_short_and_says_why_it_breaks_a_rule(path):
    """A file is short enough to be read at once, and each exception to a rule of style or types has its reason."""
    lines = (_ROOT / path).read_text("utf-8").splitlines()
    assert len(lines) <= _MOST_LINES
    assert [line for line in lines if (found := _EXCEPTION.search(line)) and not found[1].strip(" #")] == []
