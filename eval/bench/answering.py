"""A process that answers with the code of any checkout, run by its path: `answering.py CHECKOUT ARTICLES`.

Reads a question a line from standard input, as JSON, and writes a line for each: milliseconds until an answer was
shown and until it was whole, which are the same for a checkout that has no `Assistant.stream`. The first line, `null`,
says that it is ready. Imports nothing of this checkout.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Iterable
from typing import Any


def answer_all(checkout: str, articles: str) -> None:
    """Answer until standard input ends."""
    sys.path.insert(0, checkout)
    from qa import Assistant

    assistant = Assistant.open(articles)
    stream: Callable[[str], Iterable[Any]] = getattr(assistant, "stream", lambda question: [assistant.ask(question)])
    print("null", flush=True)
    for line in sys.stdin:
        began = time.perf_counter()
        shown = 0.0
        for _ in stream(json.loads(line)):
            shown = shown or time.perf_counter() - began
        print(json.dumps([shown * 1000, (time.perf_counter() - began) * 1000]), flush=True)


if __name__ == "__main__":
    answer_all(*sys.argv[1:3])
