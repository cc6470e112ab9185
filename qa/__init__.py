"""Answers with the exact words of the articles: `Assistant.open(folder).ask(question)`.

A question's way through the files, all of it put together in `assistant`; the values are in `types`:

- understood: `questions` (`languages`), then `followups` (`mentions`, `pronouns`);
- read: `reader` (`windows`, `decode`), made by `readers` with `onnx_network` or `torch_network` (`hub`);
- decided: `choosing`, `confidence`, `answering`;
- set beside: `others`, by `agreement` (`dates`, `quantities`) and `sources`;
- shown and kept: `cli`, `terminal`, `verify`.

`model/` holds the shipped reader, and `training/` makes it.
"""

from index.errors import PullquoteError
from qa.assistant import Assistant
from qa.types import Answer, Citation, Evidence, OtherAnswer

__all__ = ["Answer", "Assistant", "Citation", "Evidence", "OtherAnswer", "PullquoteError"]
