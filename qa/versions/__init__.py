"""What newer words have replaced: versions of one story, live pages, quoted mail, notes on corrections."""
