"""The articles as rows of a grid: which to ask, which to open, which to take back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence

from index.types import Entry, Scope
from ui.escape import html_text
from ui.icons import CHOOSE, CLOSE
from ui.wording import count, day, language, reading_notes

_NO_FILTER = Scope()
_NO_ARTICLES = '<p class="rows-none">There are no articles yet. Add some to ask about them.</p>'


class Picker:
    """Renders the list of articles; the rows of the collection itself are written once."""

    def __init__(self, articles: Iterable[Entry]) -> None:
        self._articles = tuple(articles)
        self._ids = frozenset(article.id for article in self._articles)
        self._rows = "".join(_row(article, "") for article in self._articles)

    def render(
        self,
        articles: Sequence[Entry],
        *,
        added: Collection[str],
        chosen: Collection[str],
        filters: Scope = _NO_FILTER,
    ) -> str:
        """Render all `articles`; those that are not of the collection come first, the newest on top.

        `added` are the ids that the visitor may take back, `chosen` those that are asked, of those that fit `filters`.
        """
        if not articles:
            return _NO_ARTICLES
        others = [article for article in reversed(articles) if article.id not in self._ids]
        rows = "".join(_row(article, "mine" if article.id in added else "others") for article in others)
        ticked = "".join(f'<i data-id="{html_text(article_id)}"></i>' for article_id in chosen)
        return (
            f'<div class="rows" role="grid" aria-label="Articles" aria-rowcount="{len(articles)}"'
            f' aria-describedby="rows-help">{rows}{self._rows}</div>'
            f'<div class="ticked" hidden{_filters(filters)}>{ticked}</div>'
        )


def render_scope(asked: int | None, articles: int, *, filters: Scope = _NO_FILTER, pending: int = 0) -> str:
    """Say how many of the articles are asked (None: all), by which filters, with the way back to all of them.

    `pending` passages of the index are still being made.
    """
    making = f'<span class="scope-pending" aria-live="off">{_making(pending)}</span>' if pending else ""
    if asked is None:
        every = f"Asking all {articles:,} articles" if articles > 1 else "Asking the one article"
        opener = f'<button type="button" class="scope-open">{CHOOSE}{every}</button>' if articles else ""
        return f'<div class="scope">{opener}{making}</div>' if opener or making else ""
    words = html_text(", ".join(filter_words(filters)))
    limits = f'<span class="scope-by">{words}</span>' if words else ""
    return (
        f'{making}<div class="scope scope-some"><button type="button" class="scope-open">'
        f"{CHOOSE}<span>Asking {asked:,} of {count(articles, 'article')}{limits}</span></button>"
        f'<button type="button" class="scope-all">Ask all {articles:,}</button></div>'
    )


def filter_words(filters: Scope) -> list[str]:
    """Say in a few words each what limits which articles are asked."""
    named = (filters.folder, filters.site, filters.author, filters.language and language(filters.language))
    days = (("from", filters.since), ("until", filters.until))
    return [name for name in named if name] + [f"{word} {day(limit)}" for word, limit in days if limit]


def _making(pending: int) -> str:
    return f"Still preparing the search by meaning: {count(pending, 'passage')} to go"


def render_outcome(added: Sequence[Entry], refused: Sequence[tuple[str, str]]) -> str:
    """Say which files were added, and of each other one why not: `refused` holds names and reasons."""
    parts = []
    if added:
        names = f"“{added[0].title}”" if len(added) == 1 else f"{len(added)} articles"
        parts.append(f'<p class="outcome-added">Added {html_text(names)}.</p>')
    if refused:
        counts = Counter(refused)
        items = "".join(
            f"<li><b>{html_text(name)}</b>{f' ({n} times)' if n > 1 else ''} was not added: {html_text(why)}</li>"
            for (name, why), n in counts.items()
        )
        parts.append(f"<ul>{items}</ul>")
    if not parts:
        return ""
    close = f'<button type="button" class="outcome-close" aria-label="Dismiss this message">{CLOSE}</button>'
    return f'<div class="outcome">{"".join(parts)}{close}</div>'


def render_progress(stage: str, done: int, total: int) -> str:
    """Show how far adding has come."""
    return (
        f'<div class="adding"><label for="adding-bar">{html_text(stage)} · {done:,} of {total:,}</label>'
        f'<progress id="adding-bar" max="{max(total, 1)}" value="{done}"></progress></div>'
    )


def _filters(filters: Scope) -> str:
    named = ((name, getattr(filters, name)) for name in ("since", "until", "folder", "site", "author", "language"))
    return "".join(f' data-{name}="{html_text(value)}"' for name, value in named if value)


def _values(article: Entry) -> str:
    """Write what the list can be filtered by, for the page's script."""
    folder = "" if article.id.startswith("/") else article.id.partition("#")[0].rpartition("/")[0]
    values = {
        "folder": folder,
        "site": article.site,
        "author": article.author,
        "language": article.language,
        "day": (article.published or "")[:10],
    }
    return "".join(f' data-{name}="{html_text(value)}"' for name, value in values.items() if value)


def _row(article: Entry, whose: str) -> str:
    name = html_text(article.title)
    article_id = html_text(article.id)
    badge = {"mine": '<em class="badge">Added by you</em>', "others": '<em class="badge">Added</em>'}.get(whose, "")
    drop = (
        '<button type="button" class="row-drop" tabindex="-1" title="Remove"'
        f' aria-label="Remove {name}">{CLOSE}</button>'
        if whose == "mine"
        else ""
    )
    return (
        f'<div class="shelf-row" role="row" data-id="{article_id}"{_values(article)}>'
        '<span role="gridcell"><input type="checkbox" class="row-ask" tabindex="-1"'
        f' aria-label="Ask only {name}"></span>'
        f'<span role="gridcell" class="row-cell"><button type="button" class="row-open" tabindex="-1">'
        f'<b dir="auto">{name}</b>{_meta(article, badge)}</button></span>'
        f'<span role="gridcell">{drop}</span></div>'
    )


def _meta(article: Entry, badge: str) -> str:
    parts = [
        ""
        if not article.published
        else f'<time datetime="{html_text(article.published)}">{html_text(day(article.published))}</time>',
        html_text(article.site or ""),
        f'<span dir="auto">{html_text(article.author or "")}</span>' if article.author else "",
        html_text(language(article.language)) if article.language and article.language != "en" else "",
        count(article.words, "word"),
        f'<span dir="auto">{html_text(article.source)}</span>',
    ]
    notes = "".join(f'<small class="row-note">{html_text(note)}</small>' for note in reading_notes(article))
    return f"<small>{badge}{' · '.join(filter(None, parts))}</small>{notes}"
