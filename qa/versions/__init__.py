"""What newer words have taken the place of: versions of one story, live pages, notes on corrections."""
