"""The pages besides the page itself: the login, and the one for an address that does not exist."""
