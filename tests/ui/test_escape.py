"""Text is shown as it is, and is never anything but text."""

from __future__ import annotations

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.escape import html_text

TEXTS = st.text(st.characters(exclude_categories=["Cs"]))


@given(TEXTS)
def test_html_unescapes_to_the_text(text: str):
    """What a browser shows is the text itself, code point for code point."""
    assert html.unescape(html_text(text)) == text.replace("\0", "\ufffd")


@given(TEXTS)
def test_html_holds_nothing_that_is_markup(text: str):
    """No tag, attribute, template or line end that a parser would change is left."""
    assert not re.search("[<>\"'${`\r\0]", html_text(text))


@pytest.mark.parametrize(
    "text",
    ["<script>alert(1)</script>", "<img src=x onerror='a()'>", "${a()}", "{{a}}", "`a`", "</p>", 'a" onclick="b'],
)
def test_html_makes_markup_text(text: str):
    """Markup of any kind is shown, not obeyed."""
    escaped = html_text(text)
    assert "<" not in escaped
    assert "${" not in escaped
    assert "{{" not in escaped
    assert html.unescape(escaped) == text
