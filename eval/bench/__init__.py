"""Speed and memory: `python -m eval.bench`, and of the embedder `python -m eval.bench.embedding`."""
