"""Questions to train on, made from as little as a test wants to say."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from eval.training.data import Example

CONTEXTS = (
    "The company opened its doors in 1998. Its founder, Mary Stone, led it for ten years. It sold boots.",
    "In the spring, Peter Wolf met Anna Berg in Oslo. They signed a paper worth 35 million euros. Nobody saw it.",
    "Rome has two guns. The mayor, Carla Rossi, keeps them in a shed. The shed burned down in 2004.",
    "A ship named “Aurora” left Hamburg on Monday. Its captain was Jens Holm. It carried 1,200 people.",
)
ANSWERS = (("Mary Stone", "1998"), ("Oslo", "35 million"), ("two", "Carla Rossi"), ("Jens Holm", "1,200"))


def make_example(context: str = CONTEXTS[0], *answers: str, **changes: Any) -> Example:
    """Make a question whose answers are the first places of the given texts."""
    ranges = tuple((context.index(answer), context.index(answer) + len(answer)) for answer in answers)
    given = {"id": "q", "source": "news", "title": "", "question": "Who led it, and when?", **changes}
    return Example(context=context, answers=ranges, **given)


def make_examples() -> list[Example]:
    """Make two questions about each of four contexts, and one that the first of them does not answer."""
    found = [
        make_example(context, answer, id=f"{n}-{answer}", question=f"Where in the story does it speak of {answer}?")
        for n, (context, answers) in enumerate(zip(CONTEXTS, ANSWERS, strict=True))
        for answer in answers
    ]
    return [*found, make_example(CONTEXTS[0], id="none", question="Who sold the shoes?")]


def write_lines(path: Path, examples: list[Example]) -> Path:
    """Write questions one a line; give the path."""
    rows = [
        {
            "id": example.id,
            "context": example.context,
            "question": example.question,
            "answers": [{"text": example.context[s:e], "start": s} for s, e in example.answers],
            "is_impossible": not example.answers,
        }
        for example in examples
    ]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def answers_of(example: Example) -> list[str]:
    """Return the words that an example's ranges hold."""
    return [example.context[start:end] for start, end in example.answers]
