"""The page: a view of `qa.Answer`, with no logic of its own.

`service`, `export`, `cards`, `widgets`, `chat` and `doors` are its parts, `desk` puts them together, and none of them
knows Gradio. Importing this package loads none either: that stops in `app`, `api`, `theme`, `layout`, `wiring` and
`events`.
"""

import os

# Gradio reads both on import, and calls out to two hosts unless they are set.
os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"
os.environ.setdefault("HF_HUB_OFFLINE", "1")
