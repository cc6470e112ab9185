"""The list of articles as the page's script needs it, its head, and the messages around it."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from itertools import count as counting

from index.scope import DAYS, SCOPE_FIELDS
from index.types import Entry, Scope
from ui.escape import html_text
from ui.icons import ADD, CHOOSE, CLOSE, FILTER, FIND, PEOPLE, icon_button
from ui.retelling import retell
from ui.texts import current, day, figure, markup, say
from ui.widgets.upload.upload import MAX_BYTES, formats
from ui.wording import count, language, reading_notes

_NO_LIMIT = Scope()
_FEW = 5  # articles that were added, up to which each is named
_ORDERS = ("given", "title", "newest", "longest")


class Catalogue:
    """Writes the list of articles as JSON, of which the page draws the visible part; the folder's part only once."""

    def __init__(self, articles: Iterable[Entry]) -> None:
        """Set the articles that nobody added."""
        self._own = tuple(articles)
        self._ids = frozenset(article.id for article in self._own)
        self._rows: dict[str, list[str]] = {}  # by the language of their notes
        self._drawn = counting()

    def render(
        self,
        articles: Sequence[Entry],
        *,
        added: Collection[str],
        chosen: Collection[str],
        limits: Scope = _NO_LIMIT,
    ) -> str:
        """Write all `articles`; those that are not of the folder come first, the newest on top.

        `added` are the ids that the visitor may remove, `chosen` those that are asked, of those in `limits`.
        No two results are equal, so that the page draws each.
        """
        others = [article for article in reversed(articles) if article.id not in self._ids]
        rows = [_row(article, "mine" if article.id in added else "others") for article in others]
        own = self._rows.get(current())
        if own is None:
            own = self._rows[current()] = [_row(article) for article in self._own]
        rest = {"ticked": [*chosen], "filters": _values(limits), "drawn": next(self._drawn)}
        return f'{{"rows":[{",".join([*rows, *own])}],{json.dumps(rest)[1:]}'


def list_head(most_files: int) -> str:
    """Render the controls above the list: search, filters, adding, how many are asked, and the progress of sending.

    `most_files` are sent at once. The page's script reads all limits from here, and the server enforces them.
    """
    return markup(f"""
        <div class="shelf-head" data-formats="{formats()}" data-most="{MAX_BYTES}" data-files="{most_files}">
          <div class="shelf-search">
            <div class="field">
              {FIND}
              <input type="search" class="framed shelf-find" data-hint="shelf.hint" data-label="shelf.search"
                aria-controls="articles found" autocomplete="off" spellcheck="false" maxlength="200">
            </div>
            <button class="icon shelf-close" type="button" data-label="close" title>{CLOSE}</button>
          </div>
          <div class="shelf-ways">
            {_way("filter", FILTER)}{_way("people", PEOPLE)}{_way("add", ADD)}
            <input class="shelf-files" type="file" multiple accept="{formats()}" hidden>
          </div>
          <div id="shelf-filters" hidden>{_filters()}</div>
          <div class="shelf-line">
            <span class="shelf-count" role="status"></span>
            <button type="button" class="quiet shelf-only" hidden></button>
            <button type="button" class="quiet shelf-all" data-say="ask.everything" hidden></button>
            <button type="button" class="quiet shelf-chosen" aria-pressed="false" data-say="show.chosen"
              hidden></button>
            <select class="shelf-order" data-label="order" hidden>{_options("order", _ORDERS)}</select>
          </div>
          <p id="rows-help" class="sr-only" data-say="rows.help"></p>
          <div class="shelf-sending" hidden>
            <label for="shelf-bar"></label>
            <progress id="shelf-bar" max="1" value="0"></progress>
          </div>
        </div>
    """)


def render_scope(asked: int | None, articles: int, *, limits: Scope = _NO_LIMIT, pending: int = 0) -> str:
    """Render how many of the articles are asked (None: all), in which limits, with a way back to all of them.

    `pending` passages of the index are still being made.
    """
    to_go = say("pending", passages=count(pending, "passage"))
    making = f'<span class="scope-pending" aria-live="off">{to_go}</span>' if pending else ""
    if asked is None:
        every = say("asking.all", number=figure(articles)) if articles > 1 else say("asking.one")
        opener = f'<button type="button" class="quiet scope-open">{CHOOSE}{every}</button>' if articles else ""
        return f'<div class="scope">{opener}{making}</div>' if opener or making else ""
    words = html_text(", ".join(limit_words(limits)))
    limited = f'<span class="scope-by">{words}</span>' if words else ""
    return (
        f'{making}<div class="scope scope-some"><button type="button" class="quiet scope-open">'
        f"{CHOOSE}<span>{_some(asked, articles)}{limited}</span></button>"
        f'<button type="button" class="quiet scope-all">{say("ask.all", number=figure(articles))}</button></div>'
    )


def limit_words(limits: Scope) -> list[str]:
    """Return each limit in a few words."""
    named = (limits.folder, limits.site, limits.author, limits.language and language(limits.language))
    days = (("since", limits.since), ("until", limits.until))
    return [name for name in named if name] + [say(f"only.{key}", day=day(limit)) for key, limit in days if limit]


def _some(asked: int, articles: int) -> str:
    return say("asking.some", number=figure(asked), articles=count(articles, "article"))


def render_outcome(added: Sequence[Entry], refused: Sequence[tuple[str, str]], lasting: str = "") -> str:
    """Render which articles were added, as links, for how long, and why each other file was refused.

    `refused` holds names and reasons.
    """
    parts = []
    if added:
        names = _opening(added[0]) if len(added) == 1 else count(len(added), "article")
        parts.append(f'<p class="outcome-added">{say("added", articles=names)}</p>')
        if 1 < len(added) <= _FEW:
            parts.append(f'<p class="outcome-titles">{" ".join(map(_opening, added))}</p>')
        parts.append(f'<p class="outcome-lasting">{html_text(lasting)}</p>' if lasting else "")
    if refused:
        items = "".join(f"<li>{_refused(name, why, times)}</li>" for (name, why), times in Counter(refused).items())
        parts.append(f"<ul>{items}</ul>")
    return (
        f'<div class="outcome">{"".join(parts)}{icon_button("outcome-close", "dismiss", CLOSE)}</div>' if parts else ""
    )


def render_progress(stage: str, done: int, total: int) -> str:
    """Render the progress of adding or reading."""
    name = retell(stage)
    shown = say("progress", stage=name[:1].upper() + name[1:], done=figure(done), total=figure(total))
    return (
        f'<div class="adding"><label for="adding-bar">{html_text(shown)}</label>'
        f'<progress id="adding-bar" max="{max(total, 1)}" value="{done}"></progress></div>'
    )


def _opening(article: Entry) -> str:
    """Return the title of an article as a link that opens it."""
    title = html_text(say("quoted", words=article.title))
    return f'<a href="#source" class="outcome-open" data-article="{html_text(article.id)}">{title}</a>'


def _refused(name: str, why: str, times: int) -> str:
    many = f" {say('refused.times', number=times)}" if times > 1 else ""
    return say("refused", name=f"<b>{html_text(name)}</b>{many}", why=html_text(retell(why)))


def _way(name: str, icon: str) -> str:
    state, key = "" if name == "add" else ' aria-expanded="false"', f"way.{name}"
    return f"""
        <button type="button" class="framed shelf-{name}" data-tip="{key}.title"{state}>
          {icon}
          <span class="wide" data-say="{key}"></span>
          <span class="narrow" data-say="{key}.short"></span>
        </button>
    """


def _options(key: str, names: Iterable[str]) -> str:
    return "".join(f'<option value="{name}" data-say="{key}.{name}"></option>' for name in names)


def _filters() -> str:
    """Render the filters; the page's script fills their choices from the rows, and hides those without any."""
    fields = {name: f'<input type="date" class="framed" data-filter="{name}">' for name in DAYS}
    for name in SCOPE_FIELDS[len(DAYS) :]:
        every = f'<option value="" data-say="any.{name}"></option>'
        fields[name] = f'<select class="framed" data-filter="{name}">{every}</select>'
    labels = (f'<label><span data-say="filter.{name}"></span>{field}</label>' for name, field in fields.items())
    return f"""
        <div class="months" role="group" data-label="months.title"></div>
        {"".join(labels)}
        <button type="button" class="quiet filters-clear" data-say="filters.clear" hidden></button>
    """


def _values(limits: Scope) -> dict[str, str]:
    named = {name: getattr(limits, name) for name in SCOPE_FIELDS}
    return {name: value for name, value in named.items() if value}


def _row(article: Entry, whose: str = "") -> str:
    """Write an article as the page's script reads it, in the order of `FIELDS` there."""
    fields = (
        *(article.id, article.title, article.source, article.published or "", article.site or ""),
        *(article.author or "", article.language or "", article.words, list(reading_notes(article)), whose),
    )
    return json.dumps(fields, ensure_ascii=False, separators=(",", ":"))
