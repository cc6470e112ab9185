"""How long calls take, one after another or taking turns, and how that is shown."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from rich.console import Console
from rich.table import Table

from eval.metrics import Figure, percentile

Call = Callable[[], object]
Clock = Callable[[], float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Timing:
    """The time of one thing in milliseconds, over `n` runs after one warm-up."""

    name: str
    median_ms: Figure
    p95_ms: Figure


def timing(name: str, calls: Sequence[Call], *, clock: Clock = time.perf_counter) -> Timing:
    """Time every call once, after one untimed run of the first; undefined without calls."""
    for call in calls[:1]:
        call()
    return _timing(name, [_milliseconds(call, clock) for call in calls])


def interleaved(calls: Mapping[str, Call], repeats: int, *, clock: Clock = time.perf_counter) -> tuple[Timing, ...]:
    """Time named calls in turn, after one untimed run of each, so that a busy spell of the machine affects all."""
    times: dict[str, list[float]] = {name: [] for name in calls}
    for call in calls.values():
        call()
    for _ in range(repeats):
        for name, call in calls.items():
            times[name].append(_milliseconds(call, clock))
    return tuple(_timing(name, taken) for name, taken in times.items())


def ratio(left: Timing, right: Timing) -> Figure:
    """Divide the left median by the right one; undefined if either is undefined, or the right one is 0."""
    above, below = left.median_ms, right.median_ms
    if above.value is None or not below.value:
        return Figure(value=None, n=0)
    return Figure(value=above.value / below.value, n=min(above.n, below.n))


def show_measured(rows: Mapping[str, Mapping[str, object]], title: str = "") -> None:
    """Print a row for each thing and a column for each of its figures; a `Timing` is shown as "median / p95"."""
    columns = dict.fromkeys(column for row in rows.values() for column in row)
    table = Table("", *columns, title=title)
    for name, row in rows.items():
        table.add_row(name, *(_cell(row.get(column, "")) for column in columns))
    Console().print(table)


def _cell(value: object) -> str:
    if isinstance(value, Timing):
        return f"{_cell(value.median_ms)} / {_cell(value.p95_ms)}"
    if isinstance(value, Figure):
        return _cell(value.value)
    if isinstance(value, float):
        return f"{value:,.0f}" if value >= 100 else f"{value:.1f}" if value >= 1 else f"{value:.3f}"
    return "-" if value is None else f"{value:,}" if isinstance(value, int) else str(value)


def _timing(name: str, times: Sequence[float]) -> Timing:
    return Timing(name=name, median_ms=percentile(times, 50), p95_ms=percentile(times, 95))


def _milliseconds(call: Call, clock: Clock) -> float:
    began = clock()
    call()
    return (clock() - began) * 1000
