"""Who is served, how much at once, and what is suggested; nothing in here knows the page."""
