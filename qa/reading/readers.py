"""Loading a reader by name: the shipped one, one in a folder, or one from the hub."""

from __future__ import annotations

import json
from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np

from index.cores import usable_cores
from qa.errors import ReaderError
from qa.reading import int8_weights
from qa.reading.kept import kept
from qa.reading.reader import SpanReader
from qa.reading.stored import PLACES, Tensors, read_stored
from qa.reading.windows import WindowCutter, read_tokenizer

DEFAULT_READER = "default"
BLOCKS_READER = "blocks"  # the shipped weights as they are stored: half as fast (docs/decisions/025)
SHIPPED = Path(str(files("qa"))) / "model"

NETWORK, BALANCE = "int8.onnx", "balance.npy"  # files of the int8 form, beside the weights: `eval.training.int8`

_ONNX_TOKENS = 288  # of a window, question included, if `reader.json` gives no "window"
_TORCH_TOKENS = 384  # customary for readers fine-tuned on SQuAD


def load_reader(name: str = DEFAULT_READER, *, threads: int | None = None, blocks: bool = False) -> SpanReader:
    """Load the shipped reader ("default", or "blocks"), a folder's, or a model on the hub by name.

    A folder holds what `python -m eval.training.export` writes (`reader.json`, `tokenizer.json`, `model.onnx`, and for
    MPNet `int8.onnx`, which is run unless `blocks` asks for the weights as they are stored), or what transformers
    saves: `config.json`, weights and a tokenizer of a BERT, RoBERTa, ELECTRA, MPNet or DeBERTa model fine-tuned for
    extractive question answering. `threads` defaults to the cores that this process may use. Raise `ReaderError` if it
    cannot be used.
    """
    folder = _folder(name)
    try:
        if (folder / "reader.json").is_file():
            return _from_onnx(folder, threads, blocks=blocks or name == BLOCKS_READER)
        if (folder / "config.json").is_file():
            return _from_transformers(folder, name, threads)
    except ReaderError as error:
        raise ReaderError(f"the reader {name!r} cannot be used: {error}") from error
    raise ReaderError(
        f"the reader {name!r} cannot be used: {folder} has neither reader.json nor config.json; use a folder "
        "written by `python -m eval.training.export`, or a question-answering model that transformers saved"
    )


def _folder(name: str) -> Path:
    if name in (DEFAULT_READER, BLOCKS_READER):
        return SHIPPED
    folder = Path(name).expanduser()
    if folder.is_dir():
        return folder
    from qa.reading.hub import fetch  # takes a while to import, and is rarely needed

    return fetch(name)


def read_settings(folder: Path) -> dict[str, Any]:
    """Return what `reader.json` says, at least its name and its `max_tokens`; raise `ReaderError` without them."""
    settings = _json(folder / "reader.json")
    if not isinstance(settings.get("name"), str) or not isinstance(settings.get("max_tokens"), int):
        raise ReaderError(
            f'{folder / "reader.json"} lacks "name" (a string) or "max_tokens" (a whole number); '
            "write it with `python -m eval.training.export`"
        )
    return settings


def window_tokens(settings: Mapping[str, Any]) -> int:
    """Return how many tokens a window of an exported reader has at most, the question included.

    That is what it was trained on: `window`, where the settings have it.
    """
    return int(min(settings.get("window", _ONNX_TOKENS), settings["max_tokens"]))


def _from_onnx(folder: Path, threads: int | None, *, blocks: bool) -> SpanReader:
    from qa.reading.onnx_network import OnnxNetwork

    has_int8 = any((folder / file).is_file() for file in (NETWORK, BALANCE))
    network_file = NETWORK if has_int8 and not blocks else "model.onnx"
    missing = [file for file in (network_file, "tokenizer.json") if not (folder / file).is_file()]
    if missing:
        raise ReaderError(f"{folder} has no {missing[0]}; write it with `python -m eval.training.export`")
    settings = read_settings(folder)
    cutter = WindowCutter(read_tokenizer(folder), tokens=window_tokens(settings))
    threads = usable_cores() if threads is None else max(threads, 1)
    words = settings.get("words")
    if network_file == NETWORK:
        network = OnnxNetwork(folder / NETWORK, threads=threads, tensors=_int8_tensors(folder, settings, threads))
        return SpanReader(network, cutter, name=settings["name"], folder=folder, words=words, threads=threads)
    network = OnnxNetwork(folder / "model.onnx", threads=threads)
    name = f"{settings['name']} blocks" if has_int8 else settings["name"]
    return SpanReader(network, cutter, name=name, folder=folder, words=words)


def _int8_tensors(folder: Path, settings: Mapping[str, Any], threads: int) -> Tensors:
    if folder != SHIPPED:
        return _made_int8(folder, settings, threads)
    made_from = [folder / "reader.json", folder / PLACES, folder / BALANCE, Path(int8_weights.__file__)]
    return kept(made_from, lambda: _made_int8(folder, settings, threads))


def _made_int8(folder: Path, settings: Mapping[str, Any], threads: int) -> Tensors:
    try:
        balance = np.load(folder / BALANCE, allow_pickle=False)
        first = int(settings["pad_token_id"]) + 1  # MPNet numbers positions from the padding's id on
        tokens = window_tokens(settings)
        return int8_weights.network_tensors(read_stored(folder), balance, tokens=tokens, first=first, threads=threads)
    except ReaderError:
        raise
    except Exception as error:  # numpy raises several exceptions for a foreign file or a wrong shape
        raise ReaderError(
            f"the weights in {folder} do not fit {BALANCE} and {NETWORK} ({error!r}); reinstall or export it again"
        ) from error


def _from_transformers(folder: Path, name: str, threads: int | None) -> SpanReader:
    try:
        from qa.reading.torch_network import TorchNetwork, tokenizer_json  # torch takes seconds to import
    except ImportError:
        raise ReaderError(
            'it is run by transformers, which is not installed: `pip install "pullquote[models]"`'
        ) from None
    tokenizer = tokenizer_json(folder)
    network = TorchNetwork(folder, threads=threads)
    tokens = min(network.most_tokens, _tokenizer_limit(folder))
    cutter = WindowCutter(tokenizer, tokens=tokens)
    if cutter.vocabulary > network.vocabulary:
        raise ReaderError(
            f"its tokenizer knows {cutter.vocabulary} tokens, its network only {network.vocabulary}: "
            "they do not belong together; save the model's own tokenizer beside it"
        )
    return SpanReader(network, cutter, name=name, folder=folder)


def _tokenizer_limit(folder: Path) -> int:
    """Return the window that the tokenizer's own limit allows."""
    file = folder / "tokenizer_config.json"
    limit = _json(file).get("model_max_length") if file.is_file() else None
    return int(min(limit, _TORCH_TOKENS)) if isinstance(limit, int | float) else _TORCH_TOKENS


def _json(file: Path) -> dict[str, Any]:
    try:
        content = json.loads(file.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise ReaderError(f"{file} is not JSON ({error}); save the reader again") from error
    if not isinstance(content, dict):
        raise ReaderError(f"{file} holds no JSON object; save the reader again")
    return content
