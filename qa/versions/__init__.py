"""What newer words have replaced: versions of one story, live pages, notes on corrections."""
