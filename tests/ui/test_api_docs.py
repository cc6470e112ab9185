"""What `docs/api.md` shows works."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.waiting import PATIENCE

_DOCS = (Path(__file__).parents[2] / "docs" / "api.md").read_text("utf-8")
_HERE = "http://127.0.0.1:7860"

pytestmark = pytest.mark.browser  # it needs no browser, but the page that is served for one


def blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", _DOCS, flags=re.DOTALL)


@pytest.mark.parametrize(
    ("number", "printed"),
    [
        (0, "3.4 million"),
        (1, "001_bc7b9d044ce62a41.txt"),
        (2, "Putin"),
        (3, "None []"),
        (4, "million None 0\n"),
    ],
)
def test_python_examples_run(address: str, capsys: pytest.CaptureFixture[str], number: int, printed: str):
    """As they stand, but for the address."""
    exec(compile(blocks("python")[number].replace(_HERE, address), "api.md", "exec"), {})
    assert printed in capsys.readouterr().out


@pytest.mark.parametrize(
    ("number", "given"), [(0, "3.4 million"), (1, '"characters": '), (2, '"text": "'), (3, "[[]]")]
)
@pytest.mark.skipif(shutil.which("curl") is None, reason="curl is not installed")
def test_shell_examples_run(address: str, number: int, given: str):
    """Each gives one result, in the form that is described."""
    command = blocks("bash")[number].replace(_HERE, address)
    out = subprocess.run(["bash", "-c", command], capture_output=True, text=True, timeout=PATIENCE, check=True).stdout
    event, data = out.splitlines()[:2]
    assert event == "event: complete"
    assert len(json.loads(data.removeprefix("data: "))) == 1
    assert given in data


def test_every_endpoint_and_field_is_described():
    """A new one has to be."""
    from ui.api import AnswerData, Endpoints

    names = [name for name in vars(Endpoints) if not name.startswith("_")]
    assert re.findall(r"^\| `/(\w+)` \|", _DOCS, flags=re.MULTILINE) == names
    described = set(re.findall(r"`(\w+)`", _DOCS))
    assert set(AnswerData.__annotations__) <= described
