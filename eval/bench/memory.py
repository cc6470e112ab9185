"""How much memory this process held."""

from __future__ import annotations

from pathlib import Path


def peak_mb() -> float:
    """Return the most memory that this process ever held resident, in 10^6 bytes."""
    status = Path("/proc/self/status")
    if status.exists():  # Linux; its getrusage would also count the parent's memory
        line = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM:"))
        return int(line.split()[1]) * 1024 / 1e6
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6  # bytes on macOS
