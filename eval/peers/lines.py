"""The number of lines a user writes: the code lines of an adapter."""

from __future__ import annotations

import ast
import io
import tokenize

_NO_CODE = (
    tokenize.COMMENT,
    tokenize.NL,
    tokenize.NEWLINE,
    tokenize.INDENT,
    tokenize.DEDENT,
    tokenize.ENCODING,
    tokenize.ENDMARKER,
)


def code_lines(source: str) -> int:
    """Count the lines of Python code, without blank lines, comments and docstrings."""
    filled = set[int]()
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type not in _NO_CODE:
            filled.update(range(token.start[0], token.end[0] + 1))
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef) and ast.get_docstring(node) is not None:
            filled.difference_update(range(node.body[0].lineno, (node.body[0].end_lineno or 0) + 1))
    return len(filled)
