"""The pages beside the page: the login, and the one for an address that does not exist."""
