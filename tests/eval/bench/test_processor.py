"""What the system tells of the processor."""

from __future__ import annotations

from eval.bench.processor import all_flags, processor_flags


def test_flags_of_the_processor(tmp_path):
    """Only those that matter; None on a system that does not tell."""
    (tmp_path / "cpuinfo").write_text("processor : 0\nflags : fpu avx2 avx512f avx512_vnni\n", encoding="utf-8")
    assert processor_flags(tmp_path / "cpuinfo") == ("avx2", "avx512f", "avx512_vnni")
    assert "fpu" in all_flags(tmp_path / "cpuinfo")
    assert processor_flags(tmp_path / "none") is None
    assert all_flags(tmp_path / "none") == frozenset()
