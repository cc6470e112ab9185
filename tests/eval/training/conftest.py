"""A tiny reader to start from, and a pack of the questions of `factories`."""

from __future__ import annotations

import pytest
import torch
from tokenizers import Tokenizer

from eval.training.pack import pack
from tests.eval.training.factories import make_examples
from tests.qa.tiny import save_reader


@pytest.fixture(autouse=True, scope="package")
def _one_thread():
    """Tiny networks are slower on several threads."""
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(threads)


@pytest.fixture(scope="package")
def base(tmp_path_factory):
    """Save the reader to start from."""
    return save_reader(tmp_path_factory.mktemp("base"), "mpnet")


@pytest.fixture(scope="package")
def tokenizer(base):
    """Load its tokenizer."""
    return Tokenizer.from_file(str(base / "tokenizer.json"))


@pytest.fixture(scope="package")
def arrays(tokenizer):
    """Pack the questions of `factories`."""
    return pack(make_examples(), tokenizer, near_misses=3, seed=1)
