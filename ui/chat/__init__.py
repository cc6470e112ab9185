"""The conversation: asking and answering, surviving a reload, opening by a link, saving as a file."""
