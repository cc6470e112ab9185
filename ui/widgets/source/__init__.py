"""One article, with what is marked in it."""
