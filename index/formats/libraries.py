"""The libraries that read formats: imported when needed, named with their versions."""

from __future__ import annotations

import importlib
import importlib.metadata
from functools import cache
from types import ModuleType

from index.errors import FormatError


def needs(module: str, *, extra: str) -> ModuleType:
    """Import a library that is not part of the base install.

    Raises:
        FormatError: it is not installed; the message names the extra to install.

    """
    try:
        return importlib.import_module(module)
    except ImportError as error:
        root = module.partition(".")[0]
        if isinstance(error, ModuleNotFoundError) and (error.name or "").partition(".")[0] == root:
            raise FormatError(f"it needs {root}, which is not installed: pip install 'pullquote[{extra}]'.") from error
        reason = reason_of(error)
        raise FormatError(f"{root} is installed but cannot be loaded ({reason}): install it again.") from error


def reason_of(error: Exception) -> str:
    """Return what an error of a library says, without the paths in it: whoever sends a file is told."""
    if isinstance(error, OSError) and error.strerror:
        return error.strerror
    if isinstance(error, ImportError):
        return error.name or type(error).__name__
    return str(error)


@cache
def extractor_name(name: str, number: int, *distributions: str) -> str:
    """Return the name of what makes the same text from the same bytes, such as "html 1 (trafilatura 2.3.0)".

    `number` is raised whenever our own code changes the text it makes of a file.
    """
    versions = ", ".join(f"{each} {importlib.metadata.version(each)}" for each in distributions)
    return f"{name} {number} ({versions})" if versions else f"{name} {number}"
