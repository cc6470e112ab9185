"""A reader's network as transformers saves it, run by torch on the CPU."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import torch
from numpy.typing import NDArray
from transformers import AutoConfig, AutoModelForQuestionAnswering, AutoTokenizer
from transformers.utils import logging

from qa.errors import ReaderError
from qa.reading.windows import Window, read_tokenizer

_VOCABULARIES = ("vocab.txt", "vocab.json", "spm.model", "sentencepiece.bpe.model")


class _Family(NamedTuple):
    """Properties of a family: whether it takes token types, and how many positions it reserves."""

    with_types: bool
    reserved: int


# All read [CLS] question [SEP] passage [SEP], or the same in other signs. Those that number positions from the
# padding's id on have two fewer for tokens than their configuration says.
_FAMILIES = {
    "bert": _Family(with_types=True, reserved=0),
    "deberta": _Family(with_types=True, reserved=0),
    "deberta-v2": _Family(with_types=True, reserved=0),  # v3 too
    "distilbert": _Family(with_types=False, reserved=0),
    "electra": _Family(with_types=True, reserved=0),
    "mpnet": _Family(with_types=False, reserved=2),
    "roberta": _Family(with_types=False, reserved=2),
    "xlm-roberta": _Family(with_types=False, reserved=2),
}


class TorchNetwork:
    """An extractive question-answering model of BERT's kin, float32, in evaluation mode."""

    def __init__(self, folder: Path, *, threads: int | None = None) -> None:
        """Load a folder as `save_pretrained` writes it; `threads`, if given, applies to torch in the whole process.

        Raise `ReaderError` if it is not such a model, or its span head was never trained.
        """
        try:
            self._config = _config(folder)
            with _quiet():
                network, info = AutoModelForQuestionAnswering.from_pretrained(
                    folder, config=self._config, local_files_only=True, dtype=torch.float32, output_loading_info=True
                )
        except ReaderError:
            raise
        except Exception as error:  # transformers, safetensors and torch each raise their own exceptions
            raise ReaderError(f"{folder} cannot be loaded by transformers: {error}") from error
        missing = sorted(info["missing_keys"], key=lambda key: (not key.startswith("qa_outputs"), key))
        if missing:
            made = ", ".join(self._config.architectures or ["unknown"])
            raise ReaderError(
                f"{folder} (architecture {made}) has no trained {missing[0]}, so it cannot read; "
                "use a model fine-tuned for extractive question answering"
            )
        if threads is not None:
            torch.set_num_threads(threads)
        self._network: Any = network.eval()
        self._with_types = takes_types(self._config)

    @property
    def most_tokens(self) -> int:
        """The number of tokens it can read at once."""
        return most_tokens(self._config)

    @property
    def vocabulary(self) -> int:
        """The number of tokens it has embeddings for."""
        return int(self._config.vocab_size)

    def logits(self, window: Window) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        """Return start and end logits, each of shape `(tokens,)`."""
        inputs = {"input_ids": torch.from_numpy(window.ids[None])}
        inputs["attention_mask"] = torch.ones_like(inputs["input_ids"])
        if self._with_types:
            inputs["token_type_ids"] = torch.from_numpy(window.types[None])
        with torch.inference_mode():
            output = self._network(**inputs)
        return output.start_logits[0].numpy(), output.end_logits[0].numpy()

    def verdict_logits(self, window: Window) -> None:
        """Return None: what transformers saves has no head for verdicts."""


def _config(folder: Path) -> Any:
    config = AutoConfig.from_pretrained(folder, local_files_only=True, trust_remote_code=False)
    _family(config)
    if config.num_labels != 2:
        raise ReaderError(f"{folder} scores {config.num_labels} labels a token; expected 2, start and end")
    return config


def takes_types(config: Any) -> bool:
    """Whether a network of this configuration takes token types; `ReaderError` as `most_tokens`."""
    return _family(config).with_types and int(config.type_vocab_size) > 1  # DeBERTa's may be 0


def most_tokens(config: Any) -> int:
    """Return how many tokens a network of this configuration reads at once; `ReaderError` for an unknown family."""
    return int(config.max_position_embeddings) - _family(config).reserved


def _family(config: Any) -> _Family:
    if config.model_type not in _FAMILIES:
        raise ReaderError(f"it is a {config.model_type} model; expected one of {', '.join(_FAMILIES)}")
    return _FAMILIES[config.model_type]


def tokenizer_json(folder: Path) -> str:
    """Return the content of a folder's `tokenizer.json`, or of the one that its vocabulary makes.

    Raise `ReaderError` if there is neither, or if no fast tokenizer can be made.
    """
    if (folder / "tokenizer.json").is_file():
        return read_tokenizer(folder)
    if not any((folder / name).is_file() for name in _VOCABULARIES):  # transformers would make an empty tokenizer
        raise ReaderError(
            f"{folder} has no tokenizer.json (nor {', '.join(_VOCABULARIES)}); save the model's tokenizer beside it"
        )
    try:
        with _quiet():
            tokenizer = AutoTokenizer.from_pretrained(folder, local_files_only=True, trust_remote_code=False)
            return str(tokenizer.backend_tokenizer.to_str())
    except Exception as error:  # transformers raises many exceptions, including ImportError and AttributeError
        raise ReaderError(
            f"no fast tokenizer can be made of {folder}: {error}; save a tokenizer.json beside the model"
        ) from error


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep transformers from writing to standard error while it loads; problems are raised."""
    level, bars = logging.get_verbosity(), logging.is_progress_bar_enabled()
    logging.set_verbosity_error()
    logging.disable_progress_bar()
    try:
        yield
    finally:
        logging.set_verbosity(level)
        if bars:
            logging.enable_progress_bar()
