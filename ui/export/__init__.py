"""Exports: quotes with their sources as records, and the forms that these are written in."""
