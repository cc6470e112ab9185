"""The page: a view of `qa.Answer`, with no logic of its own.

Importing this package loads no Gradio: that stops in `ui.app`, `ui.api`, `ui.theme`, and what lays out and connects.
"""

import os

# Gradio reads both on import, and calls out to two hosts unless they are set.
os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"
os.environ.setdefault("HF_HUB_OFFLINE", "1")
