"""How the weights of `qa/model` are made: `python -m eval.training`, `eval.training.average`, then `eval.training.export`."""
