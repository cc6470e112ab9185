"""Answers with the exact words of the articles: `Assistant.open(folder).ask(question)`."""

from index.errors import PullquoteError
from qa.assistant import Assistant
from qa.types import Answer, Citation, Evidence, OtherAnswer

__all__ = ["Answer", "Assistant", "Citation", "Evidence", "OtherAnswer", "PullquoteError"]
