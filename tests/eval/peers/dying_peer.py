"""A peer whose process ends without a word of its own."""

import os
import sys


def open_articles(articles, *, embedder, reader, loaded):
    print("out of memory", file=sys.stderr, flush=True)  # noqa: T201  the last thing it says
    os._exit(9)
