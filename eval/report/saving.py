"""Saving a scored run: JSON for programs and a page for people, with everything needed to trace a figure."""

from __future__ import annotations

import json
import os
import platform
from collections.abc import Mapping
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from eval.report.curves import curves
from eval.report.tables import all_tables, curve_tables
from eval.run import Run
from eval.summary import Summary
from index.files import replacing

RESULTS = Path("eval/results")


def save(name: str, run: Run, summary: Summary, inputs: Mapping[str, Any], folder: Path = RESULTS) -> tuple[Path, Path]:
    """Write `<name>.json` and `<name>.html` to the folder, and return both paths.

    The JSON holds the inputs, the versions of index and models, the summary, the curves, and a row per question.
    """
    from eval.report import plots  # matplotlib takes a second to load
    from eval.report.page import page

    shown = curves(run.results)
    content = {
        "inputs": dict(inputs),
        "versions": None if run.versions is None else asdict(run.versions),
        "summary": asdict(summary),
        "curves": asdict(shown),
        "rows": [asdict(result) for result in run.results],
    }
    data = write_json(name, content, folder)
    numbers = curve_tables(shown)
    drawn = [(plot, numbers.get(plot.name)) for plot in plots.plots(shown)]
    html = page(f"Scores: {name}", facts_of(run, inputs), summary, all_tables(summary), drawn, run.results)
    return data, replace_file(folder / f"{name}.html", html.encode())


def facts_of(run: Run, inputs: Mapping[str, Any]) -> dict[str, str]:
    """Describe what was scored and with what."""
    asked = len(run.results)
    facts = {"questions": f"{asked} of {inputs.get('questions', asked)}"}
    facts |= {} if run.versions is None else {f"{part} version": str(v) for part, v in asdict(run.versions).items()}
    names = ("gold", "gold_sha256", "articles", "articles_sha256", "predictions", "predictions_sha256")
    facts |= {name.replace("_", " "): str(inputs[name]) for name in names if inputs.get(name) is not None}
    return facts | {"made": _now(), "on": f"{platform.platform()}, {os.cpu_count()} processors"}


def write_json(name: str, content: dict[str, Any], folder: Path = RESULTS) -> Path:
    """Write results as `folder/<name>.json`, with their time and machine; the file is replaced atomically.

    Values that are dataclasses are written as objects.
    """
    made = {"name": name, "made": _now(), "machine": _machine()}
    text = json.dumps({**made, **content}, ensure_ascii=False, indent=1, default=asdict)
    return replace_file(folder / f"{name}.json", text.encode())


def replace_file(path: Path, content: bytes) -> Path:
    """Write a file atomically: others see the old content or the new. Return its path."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with replacing(path) as new:
        new.write_bytes(content)
    return path


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def _machine() -> dict[str, str | int | None]:
    return {"python": platform.python_version(), "system": platform.platform(), "processors": os.cpu_count()}
