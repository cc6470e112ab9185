"""Questions worth asking: `rules` makes them from the sentences of an article, `soundness` keeps the sound ones."""
