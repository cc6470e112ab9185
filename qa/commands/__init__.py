"""The commands that need no server, one module for each: `ask`, `find`, `index` and `verify`.

`qa.cli` puts them together. What a command needs is imported when it runs: `pullquote --help` is to be there at once.
"""
