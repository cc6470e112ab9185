"""Words found in all articles, and everybody who is quoted in them."""
