"""`pullquote`: its commands, put together."""

from __future__ import annotations

import atexit
import gc
import importlib
from typing import Annotated

import typer

from qa import __version__
from qa.commands.ask import ask
from qa.commands.find import find
from qa.commands.index import index
from qa.commands.verify import verify

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
)
_PASSED_ON = {"allow_extra_args": True, "ignore_unknown_options": True}  # a server parses its options itself


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"pullquote {__version__}")
        raise typer.Exit


@app.callback()
def main(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    """Answers questions about a folder of articles with their exact words."""
    atexit.register(gc.freeze)  # else the end, when the system frees all memory, waits for a search of it for garbage


def chat(context: typer.Context) -> None:
    """Serve the page for a browser. `pullquote chat --help` lists its options."""
    # In this process: `python -m ui` would run any `ui` in the current folder. By name: qa must not import ui.
    importlib.import_module("ui.__main__").app(args=context.args, prog_name="pullquote chat")


def mcp(context: typer.Context) -> None:
    """Serve MCP clients. On standard input and output, or over HTTP: `pullquote mcp --help` lists its options."""
    importlib.import_module("ui.doors.tools").app(args=context.args, prog_name="pullquote mcp")


app.command()(ask)
app.command()(find)
app.command()(index)
app.command(add_help_option=False, context_settings=_PASSED_ON)(chat)
app.command(add_help_option=False, context_settings=_PASSED_ON)(mcp)
app.command()(verify)
