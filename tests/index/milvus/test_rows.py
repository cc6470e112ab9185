from __future__ import annotations

import json

import pytest

from index.milvus import Milvus
from tests.index.search.contract import Contract

pytestmark = pytest.mark.slow


class TestMilvus(Contract):
    """The contract that the engine inside this process fulfils, by value as far as float32 goes."""

    within = 1e-4

    @pytest.fixture(autouse=True)
    def _engine(self, engine):
        self.numbers = iter(range(1000))
        self.engine = engine

    def make(self):
        backend = Milvus(self.engine, f"{self.engine.address.name}_{next(self.numbers)}", 3)
        backend.create()
        return backend

    def reopen(self, backend, folder):
        return Milvus.open(folder, json.loads(json.dumps(backend.save(folder))))
