"""How often each door was used, with what status and in what time, in Prometheus's text format."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from threading import Lock

_BOUNDS = (0.05, 0.25, 1.0, 5.0, 30.0, float("inf"))  # seconds


class Counts:
    """The counters of a server; they begin at 0 when it starts."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._requests: Counter[tuple[str, int]] = Counter()
        self._within: Counter[tuple[str, float]] = Counter()
        self._seconds: defaultdict[str, float] = defaultdict(float)

    def note(self, door: str, status: int, seconds: float) -> None:
        """Count a request; `door` is the path as it is declared, so that its values are few."""
        with self._lock:
            self._requests[door, status] += 1
            self._seconds[door] += seconds
            for bound in _BOUNDS:
                self._within[door, bound] += seconds <= bound

    def render(self, gauges: Mapping[str, float]) -> str:
        """Return all counters, and `gauges` as they are now."""
        with self._lock:
            lines = ["# TYPE pullquote_requests_total counter"]
            for (door, status), count in sorted(self._requests.items()):
                lines.append(f'pullquote_requests_total{{door="{door}",status="{status}"}} {count}')
            lines.append("# TYPE pullquote_request_seconds histogram")
            for door in sorted(self._seconds):
                for bound in _BOUNDS:
                    shown = "+Inf" if bound == _BOUNDS[-1] else f"{bound:g}"
                    count = self._within[door, bound]
                    lines.append(f'pullquote_request_seconds_bucket{{door="{door}",le="{shown}"}} {count}')
                lines.append(f'pullquote_request_seconds_sum{{door="{door}"}} {self._seconds[door]:.6f}')
                lines.append(f'pullquote_request_seconds_count{{door="{door}"}} {self._within[door, _BOUNDS[-1]]}')
        for name, value in gauges.items():
            lines += [f"# TYPE pullquote_{name} gauge", f"pullquote_{name} {value:g}"]
        return "\n".join(lines) + "\n"
