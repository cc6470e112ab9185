"""What the page is made of, one folder a widget: what the server makes of it, its script and its style."""
