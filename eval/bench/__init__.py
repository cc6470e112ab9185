"""Speed and memory: `python -m eval.bench`."""
