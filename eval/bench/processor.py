"""The processor's instruction sets, which decide how fast things are."""

from __future__ import annotations

from pathlib import Path

_DECISIVE = ("avx2", "avx512f", "avx512_vnni", "avx_vnni", "avx512_bf16", "amx_int8")  # for the kernels
_CPUINFO = Path("/proc/cpuinfo")


def all_flags(cpuinfo: Path = _CPUINFO) -> frozenset[str]:
    """Return every flag of the processor that the system reports; none if it reports nothing."""
    if not cpuinfo.exists():
        return frozenset()
    line = next((line for line in cpuinfo.read_text("utf-8").splitlines() if line.startswith("flags")), "")
    return frozenset(line.split())


def processor_flags(cpuinfo: Path = _CPUINFO) -> tuple[str, ...] | None:
    """Return the speed-relevant flags of the processor; None if unknown."""
    if not cpuinfo.exists():
        return None
    found = all_flags(cpuinfo)
    return tuple(flag for flag in _DECISIVE if flag in found)
