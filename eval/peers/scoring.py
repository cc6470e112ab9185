"""A peer's answers, judged and saved like any other run."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from eval.judge import Result
from eval.measures import mean, measured
from eval.metrics import Figure
from eval.peers.known import Peer
from eval.peers.process import Measured
from eval.predictions import load_predictions, score_predictions
from eval.report import write_json
from eval.summary import Summary, summarise
from eval.tasks import Task


@dataclass(frozen=True, slots=True, kw_only=True)
class Scored:
    """A peer's results on one task.

    `stands`: the share of its answers with a known place that reads exactly as the answer does. `in_place`: the share
    of its answers to answerable questions with a known place that overlaps a gold range. `failed` counts the questions
    on which it raised; they count as abstentions.
    """

    peer: Peer
    results: tuple[Result, ...]
    summary: Summary
    stands: Figure
    in_place: Figure
    failed: int
    start_seconds: float
    index_seconds: float
    peak_mb: float
    versions: dict[str, str]


def score(peer: Peer, found: Measured, task: Task, inputs: Mapping[str, Any], out: Path) -> Scored:
    """Judge a peer's answers and save the results.

    Writes `peer-<task>-<peer>.predictions.jsonl`, which `python -m eval.score --predictions` takes, and
    `peer-<task>-<peer>.json`, which `python -m eval.compare` takes. Raise `GoldError` if the questions differ.
    """
    name = f"peer-{task.name}-{peer.key}"
    path = out / f"{name}.predictions.jsonl"
    out.mkdir(parents=True, exist_ok=True)
    rows = [{"id": key, **_without_none(said.found._asdict())} for key, said in found.said.items()]
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), "utf-8")
    judged = score_predictions(load_predictions(path), task.gold, task.articles).results
    results = tuple(replace(result, milliseconds=found.said[result.id].milliseconds) for result in judged)
    scored = Scored(
        peer=peer,
        results=results,
        summary=summarise(results),
        **_citations(results),
        failed=sum(said.failed is not None for said in found.said.values()),
        start_seconds=found.start_seconds,
        index_seconds=found.index_seconds,
        peak_mb=found.peak_mb,
        versions=found.versions,
    )
    failures = {key: said.failed for key, said in found.said.items() if said.failed is not None}
    write_json(name, {"inputs": dict(inputs), **_content(scored), "failures": failures}, out)
    return scored


def _without_none(found: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in found.items() if value is not None or key == "text"}


def _citations(results: tuple[Result, ...]) -> dict[str, Figure]:
    answered = [None if r.abstained else float(r.verbatim is True) for r in results]
    placed = [
        None if r.abstained or not r.answerable else float(r.citation is not None and r.citation.right_occurrence)
        for r in results
    ]
    return measured({"stands": mean(answered), "in_place": mean(placed)}, len(results))


def _content(scored: Scored) -> dict[str, Any]:
    whole = asdict(scored)
    whole["rows"] = [asdict(result) for result in scored.results]
    del whole["results"]
    return whole
