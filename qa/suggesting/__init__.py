"""Questions worth asking: made of the sentences of an article by rules, to be asked before they are suggested."""
