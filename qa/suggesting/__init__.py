"""Questions worth asking: made of the sentences of an article by `rules`, kept where they are sound by `soundness`."""
