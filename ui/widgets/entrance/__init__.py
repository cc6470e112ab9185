"""The pages that stand before the page: the one that asks for a password, and the one that says what is not there."""
