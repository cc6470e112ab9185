"""Results as JSON and back, for comparing and resuming runs."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from eval.errors import GoldError
from eval.gold import GoldAnswer
from eval.judge import CitationVerdict, Result, Seen
from eval.rows import read_text
from eval.stages import Place, Stage
from eval.wholes import WholeScore


@dataclass(frozen=True, slots=True, kw_only=True)
class Saved:
    """A saved run: its name, its inputs, its versions (None if not known), and its results."""

    name: str
    inputs: dict[str, Any]
    versions: dict[str, str] | None
    results: tuple[Result, ...]


def load_saved(path: Path) -> Saved:
    """Read `<name>.json`; raise `GoldError` if it is not a run that this version saved."""
    try:
        content = json.loads(read_text(path))
        if Path(content["name"]).name != content["name"]:
            raise ValueError(f"the name {content['name']!r} is not a plain name")  # results are written under it
        return Saved(
            name=content["name"],
            inputs=content["inputs"],
            versions=content["versions"],
            results=tuple(result_from(row) for row in content["rows"]),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise GoldError(
            f"{path}: not results of this version ({type(error).__name__}: {error}). "
            "Score it again with `python -m eval.score`."
        ) from error


def result_to(result: Result) -> dict[str, Any]:
    """Write a result as plain JSON values."""
    return asdict(result)


def result_from(row: Mapping[str, Any]) -> Result:
    """Read what `result_to` wrote; raises `KeyError`, `TypeError` or `ValueError` for anything else."""
    return Result(
        **{
            **row,
            "gold": tuple(GoldAnswer(**answer) for answer in row["gold"]),
            "place": _optional(Place, row["place"]),
            "citation": _optional(CitationVerdict, row["citation"]),
            "hits": None if row["hits"] is None else tuple(row["hits"]),
            "stage": Stage(row["stage"]),
            "passage": _optional(Seen, row["passage"]),
            "whole": _optional(WholeScore, row["whole"]),
            "retrieved": None if row["retrieved"] is None else tuple(Place(**place) for place in row["retrieved"]),
        }
    )


def _optional(kind: type[Any], value: Mapping[str, Any] | None) -> Any:
    return None if value is None else kind(**value)
