"""Serve the page with the fake assistant: `python -m tests.ui.serve_fake PORT [SETTINGS as JSON]`."""

from __future__ import annotations

import json
import sys
from dataclasses import replace

from tests.ui.fakes import FakeAssistant, FakeExamples, LateExamples
from tests.ui.rich import long_article
from ui.app import launch
from ui.service.settings import Settings

if __name__ == "__main__":
    options = json.loads(sys.argv[2]) if len(sys.argv) > 2 else {}
    seconds = options.pop("seconds", 0.3)
    late = options.pop("suggest_after", 0.0)
    examples = LateExamples(late) if late else FakeExamples()
    articles = (*FakeAssistant().articles, long_article()) if options.pop("long", False) else None
    settings = replace(Settings(port=int(sys.argv[1]), forget=1.0), **options)
    launch(FakeAssistant(articles, seconds=seconds), settings, examples=lambda _: examples)
