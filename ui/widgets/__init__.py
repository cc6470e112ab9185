"""The widgets of the page, one folder each: its HTML, its script and its style."""
