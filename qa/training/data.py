"""Questions to train on: the files, and what is made of them."""

from __future__ import annotations

import gzip
import json
import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from index.errors import GoldError
from index.lexical import LexicalIndex


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A question and one context; `answers` are `[start, end)` ranges of it, empty where it has none."""

    id: str
    source: str
    title: str
    question: str
    context: str
    answers: tuple[tuple[int, int], ...]


def read_examples(path: Path) -> list[Example]:
    """Read SQuAD JSON, or one JSON object a line; either may be gzipped.

    Raises `GoldError` with the row where the form or an answer's offset is wrong.
    """
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as file:
        text = file.read()
    try:
        rows = list(_squad_rows(json.loads(text))) if ".jsonl" not in path.name else _lines(text)
        return [_example(row, path) for row in rows]
    except (json.JSONDecodeError, KeyError, TypeError) as error:
        raise GoldError(f"{path} is neither SQuAD JSON nor JSONL of questions: {error!r}") from error


def _lines(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.split("\n") if line.strip()]


def _squad_rows(data: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for article in data["data"]:
        for paragraph in article["paragraphs"]:
            for question in paragraph["qas"]:
                answers = [{"text": a["text"], "start": a["answer_start"]} for a in question["answers"]]
                yield question | {"answers": answers, "context": paragraph["context"], "title": article["title"]}


def _example(row: dict[str, Any], path: Path) -> Example:
    answers = tuple((a["start"], a["start"] + len(a["text"])) for a in row["answers"])
    for answer, (start, end) in zip(row["answers"], answers, strict=True):
        if row["context"][start:end] != answer["text"]:
            raise GoldError(f"{path}: the answer of question {row['id']} does not stand at its offset {start}")
    source = row.get("source", path.name)
    return Example(
        id=row["id"],
        source=source,
        title=row.get("title", ""),
        question=row["question"].strip(),
        context=row["context"],
        answers=() if row.get("is_impossible") else tuple(dict.fromkeys(answers)),
    )


def split_by_context(examples: Sequence[Example], *, validation: int, seed: int) -> tuple[list[Example], list[Example]]:
    """Hold out about `validation` examples, whole contexts at a time, so that no text is in both."""
    contexts = sorted({e.context for e in examples})
    random.Random(seed).shuffle(contexts)
    by_context: dict[str, int] = defaultdict(int)
    for example in examples:
        by_context[example.context] += 1
    held: set[str] = set()
    count = 0
    for context in contexts:
        if count >= validation:
            break
        held.add(context)
        count += by_context[context]
    return [e for e in examples if e.context not in held], [e for e in examples if e.context in held]


class NegativeMiner:
    """Finds the best-scored wrong context of the same title, else of the same source."""

    _DEPTH = 12  # contexts looked at; the first few of one title often repeat the answer

    def __init__(self, examples: Sequence[Example]) -> None:
        groups: dict[tuple[str, str], set[str]] = defaultdict(set)
        for example in examples:
            groups[example.source, ""].add(example.context)
        self._contexts = {key: sorted(texts) for key, texts in groups.items()}
        self._indexes = {key: LexicalIndex(texts) for key, texts in self._contexts.items()}

    def mine(self, example: Example, rng: random.Random) -> Example | None:
        """Give the question with one of the three best contexts that hold none of its answers, or None."""
        key = (example.source, "")
        answers = [example.context[start:end].casefold() for start, end in example.answers]
        ranked = self._indexes[key].rank(f"{example.question} {example.title}", self._DEPTH)
        contexts = [self._contexts[key][scored.position] for scored in ranked]
        wrong = [c for c in contexts if c != example.context and not any(a in c.casefold() for a in answers)]
        if not wrong:
            return None
        return replace(example, id=f"{example.id}-negative", context=rng.choice(wrong[:3]), answers=())
