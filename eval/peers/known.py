"""The peers that are measured, and the settings that they are measured with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Peer:
    """A peer: its adapter (a module), what it is installed from, and its settings in sentences."""

    name: str
    module: str
    packages: tuple[str, ...]
    settings: tuple[str, ...]

    @property
    def key(self) -> str:
        """Its name in commands and files: the last part of its module."""
        return self.module.rpartition(".")[2]


PULLQUOTE = Peer(
    name="Pullquote",
    module="eval.peers.pullquote",
    packages=("onnxruntime", "sentence-transformers", "faiss-cpu", "rank-bm25"),
    settings=(
        "As it ships: chunks of 100 words with 33 shared, BM25 and embeddings fused by score, ten passages read by the "
        "8-bit form of the reader's weights, its own calibrated threshold.",
    ),
)

PEERS = (
    PULLQUOTE,
    Peer(
        name="Haystack",
        module="eval.peers.haystack",
        packages=("haystack-ai", "transformers-haystack", "sentence-transformers-haystack", "transformers", "torch"),
        settings=(
            "Its splitter by words, 100 with 33 shared; BM25 and embeddings in memory, ten passages of each, joined by "
            "reciprocal ranks into ten; all ten are read.",
            "`TransformersExtractiveReader` with its defaults: windows of 384 tokens, `no_answer` on. It abstains if "
            "its no-answer comes first; the score of that is the product of what each of its 20 answers lacks to 1, "
            "not the network's own no-answer score.",
        ),
    ),
    Peer(
        name="txtai",
        module="eval.peers.txtai",
        packages=("txtai", "transformers", "torch", "faiss-cpu"),
        settings=(
            "Its segmentation by paragraphs, without cleaning (which would move offsets); `hybrid=True` embeddings "
            "with content; the three best paragraphs joined into one text of at most 512 tokens, its default.",
            "It returns the paragraph that is most similar to question and answer, and no offsets: the answer is "
            "looked up in that paragraph, and has no citation if it is not there. It withholds answers with a "
            "probability below 0.05, and fails with a TypeError if the network points at its no-answer token; a "
            "failure counts as an abstention.",
        ),
    ),
)


def named(keys: Sequence[str]) -> tuple[Peer, ...]:
    """Return the peers with these keys, in the order of `PEERS`; raise `KeyError` for an unknown key."""
    unknown = [key for key in keys if key not in {peer.key for peer in PEERS}]
    if unknown:
        raise KeyError(unknown[0])
    return tuple(peer for peer in PEERS if peer.key in keys)
