"""The list of articles to read from, as HTML."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from index.types import Article
from ui.escape import html_text


def render_picker(articles: Sequence[Article]) -> str:
    """Render a `<select>` of the articles, in their order; equal titles are told apart by their files."""
    titles = Counter(article.title for article in articles)
    options = "".join(
        f'<option value="{html_text(article.id)}">{html_text(_name(article, titles))}</option>' for article in articles
    )
    return f'<select aria-label="Article to read">{options}</select>'


def _name(article: Article, titles: Counter[str]) -> str:
    return article.title if titles[article.title] == 1 else f"{article.title} ({article.source})"
