"""Files to articles: one module a format, found by the suffix of the file's name.

`text`, `markdown`, `html`, `feed`, `epub` and `transcripts` read what their names say, and other packages add formats
under the entry point group "pullquote.formats". `limits` says how much is read, `apart` reads in a process of its own,
`encodings` decodes, `building` joins pieces, `packed` unpacks, `xml` parses, `libraries` loads.
"""

from index.formats.limits import LIMITS, Limits
from index.formats.saved_pages import is_part_of_saved_page
from index.formats.table import Format, extract, format_of, suffixes

__all__ = ["LIMITS", "Format", "Limits", "extract", "format_of", "is_part_of_saved_page", "suffixes"]
