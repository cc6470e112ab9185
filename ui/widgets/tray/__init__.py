"""The tray: quotes that the reader keeps, with notes, in an order, to be exported."""
