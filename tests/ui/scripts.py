"""The page's scripts in a browser, without the page."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from playwright.sync_api import Browser

from tests.ui.conftest import window
from ui.resources import read_asset, read_text


def run(
    browser: Browser, scripts: Sequence[str], function: str, value: object, texts: Mapping[str, str] | None = None
) -> Any:
    """Return what a function in JavaScript makes of a value, with what all scripts share and some others around it."""
    code = "\n".join([read_asset("common.js"), *map(read_text, scripts)])
    with window(browser) as context:
        page = context.new_page()
        known = json.dumps({"en": dict(texts or {})})
        page.set_content(f'<script type="application/json" id="texts">{known}</script>')
        return page.evaluate(f"(value) => {{ const props = {{}};\n{code}\nreturn ({function})(value); }}", value)
