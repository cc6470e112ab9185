"""The text files of the page."""

from __future__ import annotations

from importlib.resources import files


def read_text(path: str) -> str:
    """Read a text file of this package."""
    return (files("ui") / path).read_text("utf-8")


def read_asset(name: str) -> str:
    """Read a text file of `assets`."""
    return read_text(f"assets/{name}")


def read_scripts(*parts: tuple[str, ...]) -> str:
    """Read scripts of widgets, each part a widget and its files, after what all share; all are in one scope."""
    return "\n".join([read_asset("common.js"), read_asset("links.js"), *(read_widget(*part) for part in parts)])


def read_widget(widget: str, *names: str) -> str:
    """Read files of a widget's folder, one after the other."""
    return "\n".join(read_text(f"widgets/{widget}/{name}") for name in names)
