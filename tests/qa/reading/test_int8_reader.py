"""The int8 reader: near float32, windows that do not affect each other's scores, and damaged files refused."""

from __future__ import annotations

import shutil

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.training.restore import restore
from index.types import Passage
from qa.errors import ReaderError
from qa.reading.readers import SHIPPED, load_reader
from qa.reading.torch_network import TorchNetwork
from tests.factories import make_chunk, seed_text
from tests.models import shared_reader
from tests.qa.int8 import save_int8

_QUESTION = "How many shells does Seoul hold?"
_TEXTS = [
    seed_text(1)[:700],
    "Putin.",
    seed_text(0)[300:900],
    "  105mm guns,\r\n\u2764\ufe0f 3.4 million.",
    seed_text(1)[:80],
]


@pytest.fixture(scope="module")
def folders(tmp_path_factory):
    return save_int8(tmp_path_factory.mktemp("int8"))


@pytest.fixture(scope="module")
def reader(folders):
    return load_reader(str(folders[1]), threads=2)


def _passages(texts):
    return [Passage(chunk=make_chunk(text), score=0.5, rank=1) for text in texts]


def _loss(network, exact, windows):
    """Return the mean difference of the logits, as a share of their spread."""
    rows = [np.stack([np.concatenate(n.logits(window)) for n in (network, exact)]) for window in windows]
    ours, theirs = np.concatenate(rows, axis=1)
    return float(np.abs(ours - theirs).mean() / theirs.std())


def test_it_is_near_float32(folders, reader):
    """Logits are near float32 for windows of any length."""
    windows = [window for text in _TEXTS for window in reader._cutter.cut(_QUESTION, text)]
    assert 0 < _loss(reader._network, TorchNetwork(folders[0]), windows) < 0.02


def test_a_passage_reads_the_same_in_any_company(reader):
    """A passage reads the same bit by bit in any company, order and number of threads."""
    assert reader.name == "tiny"
    together = reader.read(_QUESTION, _passages(_TEXTS))
    alone = tuple(reader.read(_QUESTION, [passage])[0] for passage in _passages(_TEXTS))
    assert together == alone
    assert reader.read(_QUESTION, _passages(_TEXTS[::-1]))[::-1] == together
    assert load_reader(str(reader.folder), threads=1).read(_QUESTION, _passages(_TEXTS)) == together


@given(st.lists(st.text(max_size=90), max_size=4), st.text(max_size=30))
def test_any_text_is_read_alone(reader, texts, question):
    """Finite scores that no other text of the same call changes."""
    together = reader.read(question, _passages(texts))
    assert together == tuple(reader.read(question, [passage])[0] for passage in _passages(texts))
    assert all(np.isfinite(span.score) for reading in together for span in reading.spans)


@pytest.mark.parametrize("file", ["weights-1.bin", "weights.json", "balance.npy", "int8.onnx"])
@pytest.mark.parametrize("damage", ["gone", "cut", "other"])
def test_a_damaged_file_is_refused(folders, tmp_path, file, damage):
    """A missing, cut or overwritten file is reported without a library's traceback."""
    folder = tmp_path / "reader"
    shutil.copytree(folders[1], folder)
    data = (folder / file).read_bytes()
    (folder / file).unlink()
    if damage != "gone":
        (folder / file).write_bytes(data[: len(data) // 2] if damage == "cut" else b"\x07" * len(data))
    with pytest.raises(ReaderError, match=r"cannot be used: .*again|write it with"):
        load_reader(str(folder))


def test_weights_of_another_export_are_refused(folders, tmp_path):
    """One changed byte of the weights is refused."""
    folder = tmp_path / "reader"
    shutil.copytree(folders[1], folder)
    data = bytearray((folder / "weights-1.bin").read_bytes())
    data[1000] ^= 1
    (folder / "weights-1.bin").write_bytes(bytes(data))
    with pytest.raises(ReaderError, match=r"weights-1\.bin has changed since it was written"):
        load_reader(str(folder))


def test_a_network_of_another_shape_is_refused(folders, tmp_path):
    """The network that is shipped does not take a tiny reader's tensors."""
    folder = tmp_path / "reader"
    shutil.copytree(folders[1], folder)
    shutil.copy(SHIPPED / "int8.onnx", folder)
    with pytest.raises(ReaderError, match=r"int8\.onnx cannot be loaded"):
        load_reader(str(folder))


@pytest.mark.slow
def test_the_shipped_reader_is_near_float32(tmp_path):
    """Logits over paragraphs of the seeds are near float32."""
    restore(SHIPPED, tmp_path)
    reader, exact = shared_reader(), TorchNetwork(tmp_path)
    texts = [seed_text(number)[at : at + 700] for number in (0, 1) for at in (0, 1500)]
    windows = [w for text in texts for w in reader._cutter.cut("What did the president say of the shells?", text)]
    assert _loss(reader._network, exact, windows) < 0.06


@pytest.mark.slow
def test_the_shipped_reader_reads_alone_as_in_company():
    """Scores are the same bit by bit, alone and in company, on one thread and on two."""
    passages = [
        Passage(chunk=make_chunk(seed_text(n)[at : at + 900]), score=0.5, rank=1) for n in (0, 1) for at in (0, 900)
    ]
    reader = shared_reader(threads=2)
    together = reader.read("What did Putin say?", passages)
    assert together == tuple(reader.read("What did Putin say?", [passage])[0] for passage in passages)
    assert together == shared_reader(threads=1).read("What did Putin say?", passages)
