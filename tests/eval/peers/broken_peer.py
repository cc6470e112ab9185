"""A peer that raises before it is ready."""


def open_articles(articles, *, embedder, reader, loaded):
    error = OSError("no weights here\nand more words")
    error.add_note("With others: none either")
    raise error
