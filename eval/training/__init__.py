"""Making the weights of `qa/model`: `python -m eval.training`, then its `average` and its `export`.

`embedder` writes the network of `index/model`, which takes its weights from an installed package.
"""
