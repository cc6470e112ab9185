"""What stands around the list of articles: the bar that opens it, and its head with the search."""

from __future__ import annotations

from ui.articles.uploads import MAX_BYTES, formats
from ui.icons import ADD, DOWN, FILTER, FIND, LINK, icon_button

_HELP = (
    "Up and down move from article to article, left and right within one. Tick articles to ask only those; while none "
    "is ticked, all are asked."
)


def article_bar() -> str:
    """Name the article that is shown, as the button that opens the list; pass its link on, and add more articles."""
    return (
        '<div class="tools">'
        '<button type="button" class="shelf-toggle" aria-expanded="false" aria-controls="shelf">'
        f'<span class="shelf-now">All articles</span>{DOWN}</button>'
        f"{icon_button('shelf-link', 'Copy a link to this place', LINK)}"
        '<button type="button" class="shelf-add" title="Add articles: choose files, or drag them onto the page">'
        f"{ADD}<span>Add articles</span></button>"
        f'<input class="shelf-files" type="file" multiple accept="{formats()}" hidden></div>'
    )


def list_head(most_files: int) -> str:
    """Search the list, say how much of it is asked, and show how far files have been sent.

    `most_files` are sent at once. The page's script reads all limits from here, and the server keeps to them.
    """
    return (
        f'<div class="shelf-head" data-formats="{formats()}" data-most="{MAX_BYTES}" data-files="{most_files}">'
        f'<div class="shelf-search">{FIND}<input type="search" class="shelf-find" placeholder="Search the articles"'
        ' aria-label="Search the articles" aria-controls="articles" autocomplete="off" spellcheck="false"'
        ' maxlength="200"><button type="button" class="shelf-filter" aria-expanded="false"'
        ' aria-controls="shelf-filters" title="Ask only some articles: by folder, site, author, language or date">'
        f"{FILTER}<span>Filter</span></button>"
        f'</div><div id="shelf-filters" hidden>{_filters()}</div>'
        '<div class="shelf-line"><span class="shelf-count" role="status"></span>'
        '<button type="button" class="shelf-only" hidden></button>'
        '<button type="button" class="shelf-all" hidden>Ask all</button></div>'
        f'<p id="rows-help" class="sr-only">{_HELP}</p>'
        '<div class="shelf-sending" hidden><label for="shelf-bar"></label>'
        '<progress id="shelf-bar" max="1" value="0"></progress></div></div>'
    )


def _filters() -> str:
    """Limit which articles are asked; the page's script fills the choices from the rows, and hides what has none."""
    choices = "".join(
        f'<label>{label}<select data-filter="{name}"><option value="">{anything}</option></select></label>'
        for name, label, anything in (
            ("folder", "Folder", "Any folder"),
            ("site", "Site", "Any site"),
            ("author", "Author", "Any author"),
            ("language", "Language", "Any language"),
        )
    )
    days = "".join(
        f'<label>{label}<input type="date" data-filter="{name}"></label>'
        for name, label in (("since", "From"), ("until", "Until"))
    )
    return f'{choices}{days}<button type="button" class="filters-clear" hidden>Clear filters</button>'
