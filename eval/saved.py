"""Results as JSON and back, for comparing and resuming runs."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

from pydantic import Field

from eval.errors import GoldError
from eval.judge import Result
from eval.rows import parse, read_text


@dataclass(frozen=True, slots=True, kw_only=True)
class Saved:
    """A saved run: its name, its inputs, its versions (None if not known), and its results."""

    name: str
    inputs: dict[str, Any]
    versions: dict[str, str] | None
    results: Annotated[tuple[Result, ...], Field(alias="rows")]


def load_saved(path: Path) -> Saved:
    """Read `<name>.json`; raise `GoldError` if it is not a run that this version saved."""
    text = read_text(path)
    try:
        saved = parse(text, "the results", Saved)
    except GoldError as error:
        raise GoldError(f"{path}: not results of this version ({error}) Score it again with `eval.score`.") from error
    if Path(saved.name).name != saved.name:  # results are written under it
        raise GoldError(f"{path}: not results of this version (the name {saved.name!r} is not a plain name).")
    return saved
