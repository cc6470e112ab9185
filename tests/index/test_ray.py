"""A folder read and embedded by a cluster of three nodes on this machine, one of which is killed meanwhile."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

pytest.importorskip("ray")

import ray
from ray.cluster_utils import Cluster

from index.archive import Archive
from index.ray_pool import AT_ONCE, RayEmbedder, RayPool
from index.refresh import refresh
from tests.fakes import FakeEmbedder

_FILES = 60
pytestmark = pytest.mark.slow


def _load(name):
    return FakeEmbedder()


@pytest.fixture
def nodes(monkeypatch):
    """Start three nodes of one core each."""
    monkeypatch.setenv(
        "PYTHONPATH", os.pathsep.join([str(Path(__file__).parents[2]), os.environ.get("PYTHONPATH", "")])
    )
    cluster = Cluster(initialize_head=True, head_node_args={"num_cpus": 1, "include_dashboard": False})
    nodes = [cluster.add_node(num_cpus=1) for _ in range(2)]
    ray.init(address=cluster.address, log_to_driver=False)
    yield cluster, nodes
    ray.shutdown()
    cluster.shutdown()


@pytest.mark.filterwarnings("ignore")
def test_a_node_that_is_killed_costs_nothing(nodes, tmp_path):
    """After a node is killed, every file is read once and every passage embedded, as on one machine."""
    cluster, (first, _) = nodes
    folder = tmp_path / "articles"
    folder.mkdir()
    for number in range(_FILES):
        (folder / f"{number}.txt").write_text(f"Story {number}\n\nThe village of number {number} has {number} shells.")
    workers = RayPool(ray)
    archive = Archive(folder, RayEmbedder(workers, "fake", load=_load), index=tmp_path / "index", embed_at_once=AT_ONCE)
    killed = []

    def progress(stage, done, total):
        if done >= _FILES // 4 and not killed:
            killed.append(cluster.remove_node(first, allow_graceful=False))

    delta = refresh(archive, progress=progress, workers=workers)
    archive.embed()
    assert killed
    assert (len(delta.added), delta.refused) == (_FILES, ())
    alone = Archive(folder, FakeEmbedder(), index=tmp_path / "alone")
    refresh(alone)
    alone.embed()
    assert archive.generation.entries == alone.generation.entries
    assert archive.generation.local.pending == 0
    assert archive.collection.retrieve("village of number 7", 5) == alone.collection.retrieve("village of number 7", 5)
