"""Files to articles: one module per format, chosen by the suffix of the file's name.

`table` lists the formats: those of this package and those that other packages add under the entry point group
"pullquote.formats". `limits` says how much is read, `hints` how a person says a file must be read, `apart` reads in a
separate process, `encodings` decodes (`alphabets` knows which letters go together, `misplaced` where none stand),
`packed` unpacks, `xml` parses, `building` joins pieces, `libraries` loads.

`html` reads pages with `web_pieces` (what a page shows; `web_spans` puts the cells of its tables in their columns),
`web_article` (which of it is the article) and `web_metadata` (what it says about itself); `saved_pages` knows the files
beside a saved page, `quoted` the marks in mail, `raised` superscripts. `markdown_inline` reads a paragraph of Markdown.
Every other module reads the format it is named after.
"""

from index.formats.encodings import checked_encoding
from index.formats.hints import NO_HINTS, Hints, hints_for, hints_of
from index.formats.limits import LIMITS, Limits
from index.formats.saved_pages import is_part_of_saved_page
from index.formats.table import Format, extract, format_of, suffixes

__all__ = [
    "LIMITS",
    "NO_HINTS",
    "Format",
    "Hints",
    "Limits",
    "checked_encoding",
    "extract",
    "format_of",
    "hints_for",
    "hints_of",
    "is_part_of_saved_page",
    "suffixes",
]
