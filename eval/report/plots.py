"""The report's plots, drawn by matplotlib as SVG in the colours of the page."""

from __future__ import annotations

import html
import io
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
from matplotlib import rc_context
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from eval.report.curves import Bin, Curves, Point


class _Colours(NamedTuple):
    """Colours as matplotlib writes them, each replaced by the CSS variable of its name."""

    ink: str = "#010101"
    line: str = "#020202"
    soft: str = "#030303"
    rule: str = "#040404"


_COLOURS = _Colours()
_INCHES = (5.2, 3.6)
_STYLE: Any = {  # matplotlib types the keys one by one
    "axes.axisbelow": True,
    "axes.edgecolor": _COLOURS.soft,
    "axes.grid": True,
    "axes.labelcolor": _COLOURS.ink,
    "axes.spines.right": False,
    "axes.spines.top": False,
    "font.size": 10,
    "grid.color": _COLOURS.rule,
    "svg.fonttype": "none",  # text stays text
    "svg.hashsalt": "pullquote",  # the same plot is the same file
    "text.color": _COLOURS.ink,
    "xtick.color": _COLOURS.soft,
    "xtick.labelcolor": _COLOURS.ink,
    "ytick.color": _COLOURS.soft,
    "ytick.labelcolor": _COLOURS.ink,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Plot:
    """A plot: what it shows in words, and how it is drawn."""

    name: str
    title: str
    caption: str
    draw: Callable[[Axes], None]


def plots(curves: Curves) -> tuple[Plot, ...]:
    """Return the plots that are not empty."""
    reliability = Plot(
        name="reliability",
        title="Reliability",
        caption="The share right by confidence: on the diagonal the confidence is honest. Bars are 95 % intervals.",
        draw=lambda axes: _reliability(axes, curves.reliability),
    )
    risk = Plot(
        name="risk",
        title="Coverage and risk",
        caption="The share wrong when only the most confident part is answered. The band is the 95 % interval.",
        draw=lambda axes: _risk(axes, curves.risk),
    )
    recall = Plot(
        name="recall",
        title="Recall@k",
        caption="The share of answerable questions where one of the first k passages holds a gold range.",
        draw=lambda axes: _recall(axes, curves.recall),
    )
    latency = Plot(
        name="latency",
        title="Latency",
        caption="How many questions took how long. Lines mark the median and the 95th percentile.",
        draw=lambda axes: _latency(axes, curves.milliseconds),
    )
    shown = ((reliability, curves.reliability), (risk, curves.risk), (recall, curves.recall))
    return tuple(plot for plot, data in (*shown, (latency, curves.milliseconds)) if data)


def svg(plot: Plot) -> str:
    """Draw as an SVG element that fills its box, in the page's CSS colours (`--ink`, `--line`, `--soft`, `--rule`)."""
    buffer = io.StringIO()
    with rc_context(_STYLE):
        figure = Figure(figsize=_INCHES, layout="constrained")
        plot.draw(figure.add_subplot())
        figure.savefig(buffer, format="svg", transparent=True, metadata={"Date": None})
    text = buffer.getvalue()
    for name, stand_in in _COLOURS._asdict().items():
        text = text.replace(stand_in, f"var(--{name})")
    text = re.sub(r"<metadata>.*?</metadata>", "", text[text.index("<svg") :], flags=re.DOTALL)
    text = re.sub(r'(\bid="|url\(#|href="#)', rf"\g<1>{plot.name}-", text)  # ids of two plots must not clash
    label = html.escape(f"{plot.title}. {plot.caption}", quote=True)
    return re.sub(
        r'^<svg\b.*?(viewBox="[^"]*")[^>]*>',
        rf'<svg xmlns:xlink="http://www.w3.org/1999/xlink" \1 role="img" aria-label="{label}">',
        text,
        count=1,
        flags=re.DOTALL,
    )


def _reliability(axes: Axes, bins: Sequence[Bin]) -> None:
    axes.plot([0, 100], [0, 100], color=_COLOURS.soft, linestyle="--", linewidth=1)
    xs, ys, lows, highs = [b.confidence * 100 for b in bins], *_percent([b.right for b in bins])
    axes.vlines(xs, lows, highs, color=_COLOURS.line, alpha=0.5, linewidth=2)
    axes.plot(xs, ys, color=_COLOURS.line, marker="o", markersize=6, linewidth=1.2)
    for x, y, b in zip(xs, ys, bins, strict=True):
        axes.annotate(f"n {b.right.n}", (x, y), xytext=(7, -11), textcoords="offset points", fontsize=8)
    axes.set(xlabel="confidence, %", ylabel="right, %", xlim=(0, 104), ylim=(-3, 104))


def _risk(axes: Axes, points: Sequence[Point]) -> None:
    _curve(axes, [point.x * 100 for point in points], points)
    axes.set(xlabel="answered, % (most confident first)", ylabel="wrong, %", xlim=(0, 102))
    axes.set_ylim(bottom=0)


def _recall(axes: Axes, points: Sequence[Point]) -> None:
    _curve(axes, [point.x for point in points], points)
    axes.set(xlabel="passages read (k)", ylabel="recall@k, %", ylim=(0, 104))
    axes.xaxis.set_major_locator(MaxNLocator(integer=True))


def _latency(axes: Axes, milliseconds: Sequence[float]) -> None:
    axes.hist(milliseconds, bins="auto" if len(milliseconds) > 1 else 1, color=_COLOURS.line, alpha=0.55)
    for share, words in ((50, "median"), (95, "95th")):
        at = float(np.percentile(milliseconds, share))
        axes.axvline(at, color=_COLOURS.ink, linewidth=1, linestyle="--")
        axes.annotate(
            f"{words}\n{at:,.0f} ms",
            (at, 1),
            xycoords=("data", "axes fraction"),
            xytext=(4, -3),
            textcoords="offset points",
            fontsize=8,
            va="top",
        )
    axes.set(xlabel="milliseconds", ylabel="questions")
    axes.set_xlim(left=0)
    axes.yaxis.set_major_locator(MaxNLocator(integer=True))


def _curve(axes: Axes, xs: Sequence[float], points: Sequence[Point]) -> None:
    ys, lows, highs = _percent([point.y for point in points])
    axes.fill_between(xs, lows, highs, color=_COLOURS.line, alpha=0.18, linewidth=0)
    axes.plot(xs, ys, color=_COLOURS.line, marker="o", markersize=3.5)


def _percent(figures: Sequence[Any]) -> tuple[list[float], list[float], list[float]]:
    def column(side: str) -> list[float]:
        return [100 * (f.value if getattr(f, side) is None else getattr(f, side)) for f in figures]

    return column("value"), column("low"), column("high")
