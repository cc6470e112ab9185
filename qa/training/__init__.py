"""How the weights of `qa/model` are made: `python -m qa.training`, `qa.training.average`, then `qa.training.export`."""
