"""The tray of quotes, and the forms that quotes are exported in."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from index.types import Article
from qa.citing import cite
from qa.types import Citation
from qa.verify import check_citation
from ui.export.files import GROUPS
from ui.export.records import ExportSection, Record, to_record
from ui.icons import CLOSE, KEEP, SAVE
from ui.reference import find_article, in_sentence, kept_quote, read_link, to_quote
from ui.texts import day

_MOST = 500  # quotes of a tray
_LONGEST = 2000  # characters of a note
_WORDS = re.compile(r"\S(?:.*\S)?", re.DOTALL)


def button() -> str:
    """Return the button that opens the tray, as `markup` takes it."""
    return (
        '<button id="tray-open" type="button" data-opens="tray" aria-expanded="false" data-label="tray" title hidden>'
        f"{KEEP}<b></b></button>"
    )


def panel() -> str:
    """Return the panel of the kept quotes, as `markup` takes it."""
    return f"""
        <section id="tray" class="panel" data-label="tray" hidden>
          <header>
            <h2 tabindex="-1" data-say="tray"></h2>
            {menu("take")}
            <button class="panel-close" type="button" data-label="close">{CLOSE}</button>
          </header>
          <ol></ol>
        </section>
    """


def menu(name: str) -> str:
    """Return a menu of the forms of a file, as `markup` takes it; each button's value is one that `to_file` knows."""
    groups = "".join(_group(name, group, forms) for group, forms in GROUPS.items())
    return f"""
        <details class="menu" id="{name}">
          <summary data-label="{name}.title" title>{SAVE}<span data-say="export"></span></summary>
          <div>{groups}</div>
        </details>
    """


def _group(menu: str, group: str, forms: Sequence[str]) -> str:
    """Return the buttons of a group of forms under its heading, which names it."""
    buttons = "".join(f'<button type="button" value="{form}" data-say="form.{form}"></button>' for form in forms)
    heading = f"{menu}-{group}"
    return (
        f'<div class="group {group}" role="group" aria-labelledby="{heading}">'
        f'<small id="{heading}" data-say="forms.{group}"></small>{buttons}</div>'
    )


def selected(raw: object, articles: Mapping[str, Article]) -> Citation | None:
    """Return a citation of what a reader selected, without the blanks around it: an article, start, end, and the words.

    None if nothing is selected, or other words are there.
    """
    fields = raw if isinstance(raw, dict) else {}
    article, start, end = find_article(fields.get("article"), articles), fields.get("start"), fields.get("end")
    if article is None or type(start) is not int or type(end) is not int or not 0 <= start < end <= len(article.text):
        return None
    words = _WORDS.search(article.text, start, end)
    is_same = article.text[start:end].split() == str(fields.get("text")).split()
    return cite(article, *words.span()) if words is not None and is_same else None


def to_item(citation: Citation) -> dict[str, str]:
    """Return what the tray keeps of a quote."""
    before, quote, after = in_sentence(citation)
    return {
        "link": to_quote(citation).link,
        "before": before,
        "quote": quote,
        "after": after,
        "title": citation.title,
        "day": day(citation.published) if citation.published else "",
    }


def tray_sections(raw: object, articles: Mapping[str, Article]) -> list[ExportSection]:
    """Read a tray as the browser keeps it: quotes by their places and words; anything else is left out.

    So is a quote that its article, which has changed since, no longer holds; it is cited where it is now. Trays of
    earlier versions held no words.
    """
    items = raw[:_MOST] if isinstance(raw, list) else []
    records = [record for item in items if (record := _record(item, articles)) is not None]
    return [ExportSection(records=tuple(records))] if records else []


def _record(item: object, articles: Mapping[str, Article]) -> Record | None:
    """Return the record of a quote; None if its words no longer stand in its article, in their sentence."""
    fields = item if isinstance(item, dict) else {}
    found = read_link(fields.get("link"), articles)
    if found is None:
        return None
    article, place = found
    kept = kept_quote(fields, place)
    start, end = place.range
    if kept is not None:
        check = check_citation(kept, article)
        if check.start is None or check.end is None or check.verdict not in ("ok", "moved"):
            return None
        start, end = check.start, check.end
    elif end > len(article.text) or article.text[start:end] != fields.get("quote", article.text[start:end]):
        return None
    label, note = (_text(fields.get(name)) for name in ("question", "note"))
    return to_record(cite(article, start, end), articles, label=label, note=note)


def _text(raw: object) -> str:
    text = raw[:_LONGEST] if isinstance(raw, str) else ""
    return text.encode("utf-8", "replace").decode("utf-8").strip()
