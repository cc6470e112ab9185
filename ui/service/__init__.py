"""Who is served, how much at once, and what is suggested; nothing here knows the page."""
