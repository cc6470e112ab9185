"""How the weights of `qa/model` are made: `python -m eval.training`, then its `average` and its `export`."""
