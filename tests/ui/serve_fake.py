"""Serve the page with the fake assistant: `python -m tests.ui.serve_fake PORT`."""

from __future__ import annotations

import sys

from tests.ui.fakes import FakeAssistant
from ui.app import launch
from ui.examples import SEED_EXAMPLES

if __name__ == "__main__":
    launch(FakeAssistant(seconds=0.3), port=int(sys.argv[1]), examples=SEED_EXAMPLES)
