"""One reply of the chat as HTML: an answer with its sources and evidence, or an abstention with ways on."""
