"""How the weights of `qa/model` are made: `python -m qa.training`, then `python -m qa.training.export`."""
