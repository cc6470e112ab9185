"""Serve the page with the fake assistant: `python -m tests.ui.serve_fake PORT [SETTINGS as JSON]`."""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from pathlib import Path

from tests.ui.fakes import FakeAssistant, FakeExamples, LateExamples
from tests.ui.gate import Gate
from tests.ui.rich import long_article
from ui.app import launch
from ui.service.settings import Settings

if __name__ == "__main__":
    options = json.loads(sys.argv[2]) if len(sys.argv) > 2 else {}
    gate = Gate(Path(options.pop("gate", ".")))
    examples = LateExamples(gate) if options.pop("late", False) else FakeExamples()
    articles = (*FakeAssistant().articles, long_article()) if options.pop("long", False) else None
    settings = replace(Settings(port=int(sys.argv[1])), **options)
    launch(FakeAssistant(articles, gate=gate), settings, examples=lambda _: examples)
