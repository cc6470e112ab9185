"""The list of articles as the page's script wants it, its head, and what is said around it."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from itertools import count as counting

from index.types import Entry, Scope
from ui.escape import html_text
from ui.icons import ADD, CHOOSE, CLOSE, FILTER, FIND, PEOPLE, icon_button
from ui.widgets.upload.upload import MAX_BYTES, formats
from ui.wording import count, day, language, reading_notes

_NO_FILTER = Scope()
_HELP = (
    "Up and down move from article to article, left and right within one. Tick articles to ask only those; while none "
    "is ticked, all are asked."
)
_FILTERS = (("folder", "Folder"), ("site", "Site"), ("author", "Author"), ("language", "Language"))


class Catalogue:
    """Writes the list of articles as JSON, which the page draws as far as it is seen; the folder's part only once."""

    def __init__(self, articles: Iterable[Entry]) -> None:
        """Set the articles that nobody added."""
        own = tuple(articles)
        self._ids = frozenset(article.id for article in own)
        self._rows = [_row(article) for article in own]
        self._drawn = counting()

    def render(
        self,
        articles: Sequence[Entry],
        *,
        added: Collection[str],
        chosen: Collection[str],
        filters: Scope = _NO_FILTER,
    ) -> str:
        """Write all `articles`; those that are not of the folder come first, the newest on top.

        `added` are the ids that the visitor may take back, `chosen` those that are asked, of those that fit `filters`.
        No two texts are equal, so that the page draws each.
        """
        others = [article for article in reversed(articles) if article.id not in self._ids]
        rows = [_row(article, "mine" if article.id in added else "others") for article in others]
        rest = {"ticked": [*chosen], "filters": _values(filters), "drawn": next(self._drawn)}
        return f'{{"rows":[{",".join([*rows, *self._rows])}],{json.dumps(rest)[1:]}'


def list_head(most_files: int) -> str:
    """Search all articles, filter them, add more; say how many are asked, and how far files have been sent.

    `most_files` are sent at once. The page's script reads all limits from here, and the server keeps to them.
    """
    return (
        f'<div class="shelf-head" data-formats="{formats()}" data-most="{MAX_BYTES}" data-files="{most_files}">'
        f'<div class="shelf-search"><div class="field">{FIND}<input type="search" class="framed shelf-find"'
        ' placeholder="Search titles and texts" aria-label="Search the articles" aria-controls="articles found"'
        f' autocomplete="off" spellcheck="false" maxlength="200"></div>{icon_button("shelf-close", "Close", CLOSE)}'
        "</div>"
        f'<div class="shelf-ways">{_way("filter", FILTER, "Filter", "By date, folder, site, author or language")}'
        f"{_way('people', PEOPLE, 'People<i> quoted</i>', 'Everybody who is quoted, with what they say')}"
        f"{_way('add', ADD, 'Add<i> articles</i>', 'Choose files, or drag them onto the page')}"
        f'<input class="shelf-files" type="file" multiple accept="{formats()}" hidden></div>'
        f'<div id="shelf-filters" hidden>{_filters()}</div>'
        '<div class="shelf-line"><span class="shelf-count" role="status"></span>'
        '<button type="button" class="quiet shelf-only" hidden></button>'
        '<button type="button" class="quiet shelf-all" hidden>Ask all</button></div>'
        f'<p id="rows-help" class="sr-only">{_HELP}</p>'
        '<div class="shelf-sending" hidden><label for="shelf-bar"></label>'
        '<progress id="shelf-bar" max="1" value="0"></progress></div></div>'
    )


def render_scope(asked: int | None, articles: int, *, filters: Scope = _NO_FILTER, pending: int = 0) -> str:
    """Say how many of the articles are asked (None: all), by which filters, with the way back to all of them.

    `pending` passages of the index are still being made.
    """
    to_go = f"Still preparing the search by meaning: {count(pending, 'passage')} to go"
    making = f'<span class="scope-pending" aria-live="off">{to_go}</span>' if pending else ""
    if asked is None:
        every = f"Asking all {articles:,} articles" if articles > 1 else "Asking the one article"
        opener = f'<button type="button" class="quiet scope-open">{CHOOSE}{every}</button>' if articles else ""
        return f'<div class="scope">{opener}{making}</div>' if opener or making else ""
    words = html_text(", ".join(filter_words(filters)))
    limits = f'<span class="scope-by">{words}</span>' if words else ""
    return (
        f'{making}<div class="scope scope-some"><button type="button" class="quiet scope-open">'
        f"{CHOOSE}<span>Asking {asked:,} of {count(articles, 'article')}{limits}</span></button>"
        f'<button type="button" class="quiet scope-all">Ask all {articles:,}</button></div>'
    )


def filter_words(filters: Scope) -> list[str]:
    """Say in a few words each what limits which articles are asked."""
    named = (filters.folder, filters.site, filters.author, filters.language and language(filters.language))
    days = (("from", filters.since), ("until", filters.until))
    return [name for name in named if name] + [f"{word} {day(limit)}" for word, limit in days if limit]


def render_outcome(added: Sequence[Entry], refused: Sequence[tuple[str, str]]) -> str:
    """Say which files were added, and of each other one why not: `refused` holds names and reasons."""
    parts = []
    if added:
        names = f"“{added[0].title}”" if len(added) == 1 else f"{len(added)} articles"
        parts.append(f'<p class="outcome-added">Added {html_text(names)}.</p>')
    if refused:
        items = "".join(
            f"<li><b>{html_text(name)}</b>{f' ({n} times)' if n > 1 else ''} was not added: {html_text(why)}</li>"
            for (name, why), n in Counter(refused).items()
        )
        parts.append(f"<ul>{items}</ul>")
    return (
        f'<div class="outcome">{"".join(parts)}{icon_button("outcome-close", "Dismiss this message", CLOSE)}</div>'
        if parts
        else ""
    )


def render_progress(stage: str, done: int, total: int) -> str:
    """Show how far adding, or reading, has come."""
    return (
        f'<div class="adding"><label for="adding-bar">{html_text(stage)} · {done:,} of {total:,}</label>'
        f'<progress id="adding-bar" max="{max(total, 1)}" value="{done}"></progress></div>'
    )


def _way(name: str, icon: str, label: str, title: str) -> str:
    state = "" if name == "add" else ' aria-expanded="false"'
    return (
        f'<button type="button" class="framed shelf-{name}" title="{title}"{state}>{icon}<span>{label}</span></button>'
    )


def _filters() -> str:
    """Limit which articles are asked; the page's script fills the choices from the rows, and hides what has none."""
    choices = "".join(
        f'<label>{label}<select class="framed" data-filter="{name}"><option value="">Any {label.lower()}</option>'
        "</select></label>"
        for name, label in _FILTERS
    )
    days = "".join(
        f'<label>{label}<input type="date" class="framed" data-filter="{name}"></label>'
        for name, label in (("since", "From"), ("until", "Until"))
    )
    return (
        f'<div class="months" role="group" aria-label="Articles of each month"></div>{days}{choices}'
        '<button type="button" class="quiet filters-clear" hidden>Clear filters</button>'
    )


def _values(filters: Scope) -> dict[str, str]:
    named = {name: getattr(filters, name) for name in ("since", "until", *(name for name, _ in _FILTERS))}
    return {name: value for name, value in named.items() if value}


def _row(article: Entry, whose: str = "") -> str:
    """Write an article as the page's script reads it, in the order of `FIELDS` there."""
    fields = (
        *(article.id, article.title, article.source, article.published or "", article.site or ""),
        *(article.author or "", article.language or "", article.words, list(reading_notes(article)), whose),
    )
    return json.dumps(fields, ensure_ascii=False, separators=(",", ":"))
