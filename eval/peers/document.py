"""The part of `docs/peers.md` that the command writes: figures, settings, and who was not scored."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from eval.peers.known import Peer
from eval.peers.process import NotRun
from eval.peers.scoring import Scored
from eval.peers.tables import change_table, figure_table, markdown_table
from eval.report import replace_file

BEGIN = "<!-- figures: written by `python -m eval.peers --markdown` -->"
END = "<!-- end of figures -->"
_ADDRESS = re.compile(r"'?https?://[^\s']+'?")


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskResults:
    """One task: its title, the peers that were scored on it, and why others were not."""

    title: str
    scored: tuple[Scored, ...]
    not_run: tuple[tuple[Peer, NotRun], ...]


def figures(facts: Mapping[str, str], compared: Sequence[TaskResults], peers: Sequence[Peer]) -> str:
    """Write the figures, their data and the settings."""
    parts = ["\n".join(f"- {name}: {fact}" for name, fact in facts.items())]
    parts.append("In brackets: the 95 % bootstrap interval over questions, and the number of cases.")
    for one in compared:
        tables = (figure_table(one.title, one.scored), change_table(one.title, one.scored))
        parts += [markdown_table(table) for table in tables if table.rows]
    parts += ["### Settings", "\n".join(f"- **{peer.name}**: {' '.join(peer.settings)}" for peer in peers)]
    versions = {one.peer.name: one.versions for task in compared for one in task.scored}
    lines = [
        f"- {name}: " + ", ".join(f"{package} {v}" for package, v in found.items()) for name, found in versions.items()
    ]
    parts += ["### Versions", "\n".join(lines)]
    reasons = dict.fromkeys((peer.name, _plain(outcome.reason)) for task in compared for peer, outcome in task.not_run)
    if reasons:
        listed = "\n".join(f"- {name}: `{reason}`" for name, reason in reasons)
        parts += ["### Not scored", "What was seen when they were started:", listed]
    return "\n\n".join(parts)


def replaced(document: str, text: str) -> str:
    """Put the text between the marks; raise `ValueError` unless each occurs once, in order."""
    before, begin, rest = document.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end or BEGIN in rest or END in after:
        raise ValueError(f"expected one line {BEGIN!r} and below it one line {END!r}")
    return f"{before}{BEGIN}\n\n{text}\n\n{END}{after}"


def write(path: Path, text: str) -> None:
    """Replace the figures of a document; raises `ValueError` as `replaced` does."""
    replace_file(path, replaced(path.read_text("utf-8"), text).encode())


def _plain(reason: str) -> str:
    return _ADDRESS.sub("(an address)", reason).replace("`", "'")
