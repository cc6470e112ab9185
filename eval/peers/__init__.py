"""Other open-source answerers, asked the same questions of the same articles on the same machine."""
