"""Verbatim-core, the extractor of Verbatim-RAG: whether it can be used offline at all."""

from __future__ import annotations

from verbatim_core.extractors import ModelSpanExtractor

from eval.peers.worker import said_by


def try_out(reader: str) -> None:
    """Load its span extractor, with its own weights and then with `reader`; raises what the first one raised.

    Its other extractors are a hosted language model and another model of the hub. Its network marks sentences, so it
    has no use for the weights of a span reader.
    """
    try:
        ModelSpanExtractor(device="cpu")
    except Exception as error:
        try:
            ModelSpanExtractor(reader, device="cpu", threshold=0.5)
        except Exception as other:
            error.add_note(f"With the reader's weights: {said_by(other)}")
        raise
