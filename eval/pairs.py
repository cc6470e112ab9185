"""`python -m eval.pairs`: how well agreement and contradiction of two quotes are told apart.

On the table of pairs (`eval/gold/pairs.jsonl`), in two halves by a hash of their texts, "tune" and "report", by kind: the
precision of "same", the recall of "other", and the share of what is no contradiction that is called one. And on the
answers that several people gave to one SQuAD question, all of them right, so that none is another answer.
"""

from __future__ import annotations

import hashlib
import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import combinations
from pathlib import Path
from typing import Annotated, Literal

import typer
from rich.console import Console
from rich.table import Table

from eval.figures import measured, mean
from eval.metrics import Figure
from eval.report import RESULTS, write_json
from eval.rows import Row, lines, read_text
from eval.squad import load_squad, sample
from index.errors import PullquoteError
from index.sentences import sentence_ranges
from qa.comparing.agreement import compare
from qa.comparing.said import Said
from qa.comparing.verdicts import Verdict

app = typer.Typer(add_completion=False, rich_markup_mode=None)
TABLE = Path(__file__).parent / "gold" / "pairs.jsonl"
LABELS = ("same", "other", "unclear")

Half = Literal["all", "tune", "report"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A question, two things said in answer, and how they stand to each other; `kind` is what they differ in."""

    question: str
    one: Said
    other: Said
    label: str
    kind: str

    @property
    def half(self) -> str:
        """The half that the pair is in, by a hash of its texts: "tune" or "report"."""
        text = f"{self.question}\n{self.one.sentence}\n{self.other.sentence}"
        return ("tune", "report")[hashlib.sha256(text.encode("utf-8")).digest()[0] % 2]


def load_pairs(path: Path = TABLE) -> tuple[Pair, ...]:
    """Read pairs in the file's order.

    Raises `GoldError`, with the line and what to do, for a line that is no such pair.
    """
    return tuple(_pair(row) for row in lines(read_text(path), path))
