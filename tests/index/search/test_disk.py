from __future__ import annotations

import os
import warnings

import numpy as np
import pytest

from index.errors import IndexDamaged
from index.search.disk import map_arrays, write_arrays
from tests.damage import damage

_ARRAYS = {"rows": np.array([1, 2, 3], dtype=np.int32), "vectors": np.eye(2, dtype=np.float32)}


def test_arrays_are_read_as_they_were_written(tmp_path):
    """Arrays are read back by their names."""
    stamp = write_arrays(tmp_path, "a.segment", _ARRAYS)
    found = map_arrays(tmp_path, stamp)
    assert found.keys() == _ARRAYS.keys()
    assert all(np.array_equal(found[name], array) for name, array in _ARRAYS.items())


@pytest.mark.skipif(os.name == "nt", reason="no other program cuts a file there that is mapped")
def test_a_written_file_may_not_be_written_again(tmp_path):
    """Neither by its owner nor by others, who would end the processes that have it mapped; it may be replaced."""
    write_arrays(tmp_path, "a.segment", _ARRAYS)
    assert (tmp_path / "a.segment").stat().st_mode & 0o222 == 0
    stamp = write_arrays(tmp_path, "a.segment", {"rows": _ARRAYS["rows"]})
    assert map_arrays(tmp_path, stamp).keys() == {"rows"}


def test_whatever_bit_is_flipped_only_our_error_is_raised(tmp_path):
    """Any flipped bit of a file raises only our error, also in headers that confuse NumPy's parser."""
    stamp = write_arrays(tmp_path, "a.segment", _ARRAYS)
    whole = (tmp_path / "a.segment").read_bytes()
    noticed = 0
    for at in range(len(whole)):
        for bit in range(8):
            damaged = bytearray(whole)
            damaged[at] ^= 1 << bit
            damage(tmp_path / "a.segment", bytes(damaged))
            with warnings.catch_warnings():
                warnings.simplefilter("error")
                try:
                    map_arrays(tmp_path, stamp)
                except IndexDamaged:
                    noticed += 1
    assert noticed > len(whole)


def test_a_header_with_two_faults_is_refused(tmp_path):
    """A header with two faults that sent NumPy's tokenizer into an endless loop is refused."""
    stamp = write_arrays(tmp_path, "a.segment", {"rows": _ARRAYS["rows"]})
    whole = (tmp_path / "a.segment").read_bytes()
    at = whole.index(b"}") + 8
    damage(tmp_path / "a.segment", whole[:at] + b"(" + whole[at + 1 :])
    with pytest.raises(IndexDamaged, match="damaged header"):
        map_arrays(tmp_path, stamp)
