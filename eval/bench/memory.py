"""How much memory this process holds, in 10^6 bytes."""

from __future__ import annotations

from pathlib import Path

_STATUS = Path("/proc/self/status")  # Linux; getrusage would also count the parent's memory


def peak_mb() -> float:
    """Return the most memory that this process ever held resident."""
    peak = status_mb("VmHWM")
    if peak is not None:
        return peak
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6  # bytes on macOS


def status_mb(field: str) -> float | None:
    """Return a field of the process's status, such as "VmRSS"; None if the system has none."""
    if not _STATUS.exists():
        return None
    line = next(line for line in _STATUS.read_text().splitlines() if line.startswith(f"{field}:"))
    return int(line.split()[1]) * 1024 / 1e6


def more(after: float | None, before: float | None) -> float | None:
    """Return how much memory was added; None if unknown."""
    return None if after is None or before is None else after - before
