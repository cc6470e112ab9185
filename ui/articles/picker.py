"""The articles as rows of a grid: which to ask, which to open, which to take back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence

from index.types import Entry
from ui.escape import html_text
from ui.icons import CHOOSE, CLOSE
from ui.wording import count, day

_NO_ARTICLES = '<p class="rows-none">There are no articles yet. Add some to ask about them.</p>'


class Picker:
    """Renders the list of articles; the rows of the collection itself are written once."""

    def __init__(self, articles: Iterable[Entry]) -> None:
        self._articles = tuple(articles)
        self._ids = frozenset(article.id for article in self._articles)
        self._rows = "".join(_row(article, "") for article in self._articles)

    def render(self, articles: Sequence[Entry], *, added: Collection[str], chosen: Collection[str]) -> str:
        """Render all `articles`; those that are not of the collection come first, the newest on top.

        `added` are the ids that the visitor may take back, `chosen` those that are asked.
        """
        if not articles:
            return _NO_ARTICLES
        others = [article for article in reversed(articles) if article.id not in self._ids]
        rows = "".join(_row(article, "mine" if article.id in added else "others") for article in others)
        ticked = "".join(f'<i data-id="{html_text(article_id)}"></i>' for article_id in chosen)
        return (
            f'<div class="rows" role="grid" aria-label="Articles" aria-rowcount="{len(articles)}"'
            f' aria-describedby="rows-help">{rows}{self._rows}</div><div class="ticked" hidden>{ticked}</div>'
        )


def render_scope(chosen: int, articles: int) -> str:
    """Say how many of the articles are asked, with the way back to all of them."""
    every = f"Asking all {articles:,} articles" if articles > 1 else "Asking the one article"
    if not chosen:
        return (
            f'<div class="scope"><button type="button" class="scope-open">{CHOOSE}{every}</button></div>'
            if articles
            else ""
        )
    return (
        '<div class="scope scope-some"><button type="button" class="scope-open">'
        f"{CHOOSE}Asking {chosen:,} of {count(articles, 'article')}</button>"
        f'<button type="button" class="scope-all">Ask all {articles:,}</button></div>'
    )


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
        f'<div class="shelf-row" role="row" data-id="{article_id}">'
        '<span role="gridcell"><input type="checkbox" class="row-ask" tabindex="-1"'
        f' aria-label="Ask only {name}"></span>'
        f'<span role="gridcell" class="row-cell"><button type="button" class="row-open" tabindex="-1">'
        f'<b dir="auto">{name}</b><small>{badge}{_meta(article)}</small></button></span>'
        f'<span role="gridcell">{drop}</span></div>'
    )


def _meta(article: Entry) -> str:
    parts = [count(article.words, "word"), f"<span dir='auto'>{html_text(article.source)}</span>"]
    if article.published:
        parts.insert(0, f'<time datetime="{html_text(article.published)}">{html_text(day(article.published))}</time>')
    return " · ".join(parts)
