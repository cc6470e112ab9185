"""Locked packages held against a file of advisories."""

from __future__ import annotations

import json

from typer.testing import CliRunner

from eval.fire.advisories import Affected, app, audit_of

_DATABASE = json.dumps(
    {"$meta": {"timestamp": 1775023247}, "Some.Thing": ["<1.2", ">=2.0,<2.0.3"], "other": [">=0"], "third": ["<0.5"]}
)
_LOCK = """# made by a tool
some-thing==2.0.1 ; python_version > '3'
other[extra]==7 \\
    --hash=x
third==1.0rc1
last==1
"""


def test_locked_versions_are_held_against_those_of_advisories():
    """Whatever way a name is spelled; of what day they are is said, and how many packages have any."""
    audit = audit_of(_DATABASE, _LOCK)
    assert (audit.day.isoformat(), audit.packages, audit.known) == ("2026-04-01", 4, 3)
    assert audit.affected == (
        Affected(name="other", version="7", versions=">=0"),
        Affected(name="some-thing", version="2.0.1", versions=">=2.0,<2.0.3"),
    )
    assert audit_of(_DATABASE, "some-thing==2.0.3\nthird==0.5\n").affected == ()


def test_the_command_fails_where_there_is_one(tmp_path):
    """And names it."""
    (tmp_path / "insecure.json").write_text(_DATABASE, "utf-8")
    (tmp_path / "lock").write_text(_LOCK, "utf-8")
    result = CliRunner().invoke(app, [str(tmp_path / "insecure.json"), "--lock", str(tmp_path / "lock")])
    assert result.exit_code == 1
    assert "advisories of 2026-04-01: of 4 packages 3 have any, and 2 in the locked version" in result.output
    assert "other 7: >=0" in result.output
