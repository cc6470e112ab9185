"""How the page is served."""

from __future__ import annotations

import pytest

from ui.errors import SettingsError
from ui.service.settings import Settings


@pytest.mark.parametrize("path", ["", "/articles", "/a/b/", "https://example.org/articles"])
def test_root_paths(path: str):
    """A path, or where the proxy is reached, with one."""
    assert Settings(root_path=path).root_path == path


@pytest.mark.parametrize("path", ["articles", "/", "//", "/a b", "/a?b", "ftp://example.org/a", "/a#b"])
def test_what_is_no_root_path_is_refused(path: str):
    """With an example of one."""
    with pytest.raises(SettingsError, match="such as /articles"):
        Settings(root_path=path)


@pytest.mark.parametrize("limits", [{"at_once": 0}, {"waiting": -1}])
def test_limits_that_let_nobody_in_are_refused(limits: dict[str, int]):
    """At least one question is read."""
    with pytest.raises(SettingsError, match="at-once must be at least 1"):
        Settings(**limits)


@pytest.mark.parametrize("host", ["127.0.0.1", "127.8.9.1", "localhost", "Localhost", "a.localhost", "::1"])
def test_this_machine_alone_is_safe(host: str):
    """There is nothing to warn of."""
    assert Settings(host=host).warnings == ()


@pytest.mark.parametrize("host", ["localhost.example.org", "127.0.0.1.nip.io", "::1f", "::", "", "10.0.0.1"])
def test_a_name_that_only_begins_like_this_machine_s_is_not_its_own(host: str):
    """It is another machine's, or every address of this one."""
    assert not Settings(host=host).is_local
    assert Settings(host=host).warnings != ()


def test_other_machines_are_warned_of():
    """With passwords, of what is left."""
    assert "everybody who can reach 0.0.0.0" in Settings(host="0.0.0.0").warnings[0]
    assert "TLS" in Settings(host="0.0.0.0", users=(("a", "b"),)).warnings[0]
