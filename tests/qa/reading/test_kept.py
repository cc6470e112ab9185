"""Tensors kept in the cache: made once, read as they were made, and made again if anything is wrong with them."""

from __future__ import annotations

import os
import time
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from qa.errors import ReaderError
from qa.reading.kept import kept
from qa.reading.readers import load_reader
from tests.qa.int8 import save_int8

_TENSORS = {
    "words": np.arange(-50, 49, dtype=np.int8).reshape(11, 9),
    "scales": np.array([[0.5], [np.float32(1e-38)]], dtype=np.float32),
    "apart": np.array([3, 2**40]),
}


@pytest.fixture
def cache(tmp_path, monkeypatch):
    """Keep everything of a test in a folder of its own."""
    monkeypatch.setattr("qa.reading.kept.cache_path", lambda name: tmp_path / "cache" / name)
    return tmp_path / "cache" / "readers"


@pytest.fixture
def source(tmp_path):
    """Write the file that the tensors are made from."""
    file = tmp_path / "source.bin"
    file.write_bytes(b"one")
    return file


class _Maker:
    def __init__(self):
        self.calls = 0

    def __call__(self):
        self.calls += 1
        return _TENSORS


def _check(tensors):
    assert list(tensors) == list(_TENSORS)
    for name, tensor in tensors.items():
        assert (tensor.dtype, tensor.shape) == (_TENSORS[name].dtype, _TENSORS[name].shape)
        np.testing.assert_array_equal(tensor, _TENSORS[name])


def test_they_are_made_once_and_read_as_they_were_made(cache, source):
    """The second time nothing is made, and type, shape, values and order are the same."""
    make = _Maker()
    for _ in range(2):
        _check(kept([source], make))
    assert make.calls == 1
    assert len(list(cache.iterdir())) == 1


def test_what_they_are_made_from_decides(cache, source):
    """If a source changes, they are made again; if it is as before, those of before are read."""
    make = _Maker()
    for content in (b"one", b"two", b"one"):
        source.write_bytes(content)
        _check(kept([source], make))
    assert make.calls == 2


@pytest.mark.parametrize("file", ["weights.bin", "weights.json"])
@pytest.mark.parametrize("damage", ["gone", "cut", "empty", "other"])
def test_damaged_ones_are_made_again(cache, source, file, damage):
    """A missing, cut, empty or changed file is replaced."""
    make = _Maker()
    kept([source], make)
    [path] = cache.glob(f"*/{file}")
    content = path.read_bytes()
    path.unlink()
    if damage != "gone":
        path.write_bytes({"cut": content[:-70], "empty": b"", "other": content[:5] + b"\xff" + content[6:]}[damage])
    for _ in range(2):
        _check(kept([source], make))
    assert make.calls == 2


def test_a_cache_that_cannot_be_written_breaks_nothing(cache, source):
    """If there is a file in the place of the folder, they are made each time."""
    cache.parent.mkdir()
    cache.write_bytes(b"")
    make = _Maker()
    for _ in range(2):
        _check(kept([source], make))
    assert make.calls == 2


def test_a_full_disk_leaves_nothing_behind(cache, source, monkeypatch):
    """If writing fails half way, they are returned, no file stays, and the next time they are kept."""

    def fail(descriptor):
        raise OSError(28, "No space left on device")

    make = _Maker()
    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", fail)
        _check(kept([source], make))
    assert not [path for path in cache.rglob("*") if path.is_file()]
    for _ in range(2):
        _check(kept([source], make))
    assert make.calls == 2


def test_a_source_that_cannot_be_read_is_told_by_what_makes_them(cache, source):
    """The maker says what is missing."""
    source.unlink()

    def make():
        raise ReaderError("no source")

    with pytest.raises(ReaderError, match="no source"):
        kept([source], make)
    assert not cache.exists()


def test_many_at_once_get_the_same(cache, source):
    """Whoever writes first, everybody has all tensors, and the set is whole afterwards."""
    with ThreadPoolExecutor(8) as pool:
        for tensors in pool.map(lambda _: kept([source], _Maker()), range(24)):
            _check(tensors)
    make = _Maker()
    _check(kept([source], make))
    assert make.calls == 0
    assert sorted(path.name for path in cache.glob("*/*")) == ["weights.bin", "weights.json"]


def test_sets_that_nobody_uses_are_removed(cache, source):
    """When a new set is written, those not read for a month go, and those that were read stay."""
    make = _Maker()
    for content in (b"old", b"used"):
        source.write_bytes(content)
        kept([source], make)
    for folder in cache.iterdir():
        os.utime(folder, (0, time.time() - 40 * 86_400))
    kept([source], make)  # the one that is used
    source.write_bytes(b"new")
    kept([source], make)
    assert len(list(cache.iterdir())) == 2
    source.write_bytes(b"used")
    kept([source], make)
    assert make.calls == 3


def test_only_the_shipped_reader_is_kept(cache, tmp_path):
    """A reader in a folder, of which a training makes many, leaves nothing in the cache."""
    load_reader(str(save_int8(tmp_path)[1]))
    assert not cache.exists()


@pytest.mark.slow
def test_the_shipped_reader_is_the_same_made_and_kept(cache):
    """The tensors that are read are bit by bit those that are made."""
    made = load_reader()._network._tensors
    read = load_reader()._network._tensors
    assert len(list(cache.iterdir())) == 1
    assert list(made) == list(read)
    for name, tensor in made.items():
        assert tensor.dtype == read[name].dtype
        np.testing.assert_array_equal(tensor, read[name])
    assert isinstance(read["words"], np.memmap)
