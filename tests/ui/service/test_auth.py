"""Users."""

from __future__ import annotations

from pathlib import Path

import pytest
from ui.errors import SettingsError

from ui.service.auth import read_user, users_of_environment, users_of_file


def test_a_password_may_hold_a_colon():
    """The name may not."""
    assert read_user("ann:a:b\n", "x") == ("ann", "a:b")


@pytest.mark.parametrize("text", ["", "ann", "ann:", ":secret", ":"])
def test_what_is_no_user_is_said_without_being_repeated(text: str):
    """A password is never written to a log."""
    with pytest.raises(SettingsError, match="PULLQUOTE_AUTH holds no user: expected USER:PASSWORD") as raised:
        users_of_environment({"PULLQUOTE_AUTH": text})
    assert "secret" not in str(raised.value)


def test_nobody_is_asked_for_where_nothing_is_set():
    """The page is then open."""
    assert users_of_environment({}) == ()


def test_a_file_holds_a_user_a_line(tmp_path: Path):
    """With the line named that holds none."""
    file = tmp_path / "users"
    file.write_text("# us\nann:1\n\nbob\n")
    with pytest.raises(SettingsError, match="line 4, holds no user"):
        users_of_file(file)
    file.write_text("ann:1\nann:2\n")
    with pytest.raises(SettingsError, match="twice"):
        users_of_file(file)
    file.write_text("# nobody\n")
    with pytest.raises(SettingsError, match="holds no user"):
        users_of_file(file)
    with pytest.raises(SettingsError, match="cannot be read"):
        users_of_file(tmp_path / "none")
