"""What an index was made with: the code and libraries that its articles depend on."""

from __future__ import annotations

import ast
from pathlib import Path

from index import settings

_INDEX = Path(settings.__file__).parent
_WITHOUT_EFFECT = ("errors.py",)


def _trees():
    for folder in ("formats", "structure"):
        for path in sorted((_INDEX / folder).rglob("*.py")):
            yield ast.parse(path.read_text("utf-8"))


def test_every_library_that_an_extractor_names_is_one_of_the_index():
    """Otherwise, a file that was refused for want of it would stay refused once it is installed."""
    named = set()
    for node in (node for tree in _trees() for node in ast.walk(tree)):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "extractor_name":
            named |= {
                each.value for each in node.args[1:] if isinstance(each, ast.Constant) if str(each.value) == each.value
            }
        if isinstance(node, ast.keyword) and node.arg == "libraries" and isinstance(node.value, ast.Tuple):
            named |= {each.value for each in node.value.elts}
    assert {"rapidocr", "python-calamine", "lxml"} <= named <= set(settings._ARTICLE_LIBRARIES)


def test_all_code_that_formats_and_structure_use_is_that_of_the_index():
    """Otherwise, a change of it would leave an index as it was."""
    used = set()
    for node in (node for tree in _trees() for node in ast.walk(tree)):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("index."):
            name = node.module.split(".")[1]
            used.add(name if (_INDEX / name).is_dir() else f"{name}.py")
    assert "types.py" in used
    assert used - set(_WITHOUT_EFFECT) <= set(settings._ARTICLES)
