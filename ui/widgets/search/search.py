"""The results of searching all texts, and the people quoted in them: lines that link to their places."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from index.finding import MOST_COUNTED, Search
from index.types import Article, Range
from qa.speakers import Person, Said
from ui.error_messages import tell
from ui.escape import html_text
from ui.icons import PREVIOUS
from ui.retelling import retell
from ui.service.visit import Visit, read_limits
from ui.service.visits import Visits
from ui.texts import day, figure, say
from ui.widgets.shelf.listing import render_progress
from ui.widgets.upload.relay import relay
from ui.wording import count

_ARTICLES = 20  # of a page of what is found
_LINES = 3  # of an article, before the rest is unfolded
_AROUND = 70  # characters on each side of what is found
_LONG = 400  # characters of a quotation that are shown
_MOST_PLACES = 500  # of an article that can be stepped through
_PEOPLE = 200  # of a list
_MOST_WORDS = 200  # characters that are looked for
_PART = 60  # of these, in what is said


class ArticleHits(NamedTuple):
    """An article with its places, in order."""

    article: Article
    places: Sequence[Range]


class Finder:
    """Finds words and people in a visitor's articles; nothing that the browser sends is trusted."""

    def __init__(self, visits: Visits) -> None:
        self._visits = visits

    def find(self, key: str, words: object, filters: object = None, skip: object = 0, apart: object = False) -> str:
        """Render the articles whose texts hold the words, one page more than `skip`; "" if there are no words."""
        asked = words.strip()[:_MOST_WORDS] if isinstance(words, str) else ""
        visit, most = self._visits.of(key), skip + _ARTICLES if isinstance(skip, int) else _ARTICLES
        if not asked:
            return ""
        try:
            found = visit.assistant.search(
                asked, scope=read_limits(filters), most=min(most, MOST_COUNTED), apart=apart is True
            )
        except Exception as error:
            return _section(asked, _none(html_text(retell(tell(error)))))
        hits = _hits(visit, ((each.article_id, each.places) for each in found.found))
        return render_search(asked, found, hits)

    def people(self, key: str, filters: object = None, like: object = "", name: object = None) -> Iterator[str]:
        """Yield how far reading has come; then everybody who is quoted, or what the person called `name` says."""
        visit = self._visits.of(key)
        try:
            people: Mapping[Person, Sequence[Said]] = yield from relay(
                lambda progress: visit.assistant.people(scope=read_limits(filters), progress=progress),
                render_progress,
            )
        except Exception as error:
            yield _section("", _none(html_text(retell(tell(error)))))
            return
        person = next((each for each in people if each.name == name), None)
        if person is None:
            yield render_people(people, like if isinstance(like, str) else "")
            return
        places: dict[str, list[Range]] = {}
        for said in people[person]:
            places.setdefault(said.article_id, []).append(Range(said.quotation.start, said.quotation.end))
        yield render_person(person, _hits(visit, places.items()))


def render_search(words: str, search: Search, hits: Sequence[ArticleHits]) -> str:
    """Render the results, with their total number."""
    part = html_text(words if len(words) <= _PART else f"{words[:_PART]}…")
    if not search.articles:
        return _section(words, _none(say("hits.none", words=part)))
    said = say("hits.articles", articles=count(search.articles, "article"))
    if search.places is not None:
        said = say("hits.places", articles=count(search.articles, "article"), places=count(search.places, "place"))
    apart = f'<button type="button" class="quiet hits-apart" title="{say("hits.apart.title")}">{say("hits.apart")}'
    more = f'<button type="button" class="quiet hits-more" data-skip="{len(hits)}">{say("hits.more")}</button>'
    return _section(
        words,
        _head(said),
        f"{apart}</button>" if search.together else "",
        f"<ol>{''.join(_row(hit, _snippet) for hit in hits)}</ol>",
        more if len(hits) < min(search.articles, MOST_COUNTED) else "",
    )


def render_people(people: Mapping[Person, object], like: str) -> str:
    """Render the people whose names match, each with a count."""
    wanted = like.casefold().split()
    shown = [person for person in people if all(word in person.name.casefold() for word in wanted)]
    rows = "".join(
        f'<li><button type="button" class="person" value="{html_text(person.name)}"><b dir="auto">'
        f"{html_text(person.name)}</b><small>{_how_often(person)}</small></button></li>"
        for person in shown[:_PEOPLE]
    )
    said = say("people.none.named" if wanted else "people.none")
    if shown:
        said = say("people.number", people=count(len(shown), "person"))
    rest = _none(say("people.more", number=figure(len(shown) - _PEOPLE))) if len(shown) > _PEOPLE else ""
    return _section(like, _head(said), f'<ol class="people">{rows}</ol>{rest}')


def render_person(person: Person, hits: Sequence[ArticleHits]) -> str:
    """Render a person's quotations, article by article, the newest first."""
    newest = sorted(hits, key=lambda hit: hit.article.published or "", reverse=True)
    back = f'<button type="button" class="icon people-back" aria-label="{say("people.all")}">{PREVIOUS}</button>'
    head = _head(f'<b dir="auto">{html_text(person.name)}</b> · {count(person.quotations, "quotation")}')
    return _section(person.name, back, head, f"<ol>{''.join(_row(hit, _quotation) for hit in newest)}</ol>")


def _how_often(person: Person) -> str:
    quotations, articles = count(person.quotations, "quotation"), count(person.articles, "article")
    return say("people.often", quotations=quotations, articles=articles)


def _section(words: str, *parts: str) -> str:
    return f'<section class="hits" data-words="{html_text(words)}">{"".join(parts)}</section>'


def _head(words: str) -> str:
    return f'<p class="hits-head" role="status">{words}</p>'


def _none(words: str) -> str:
    return f'<p class="hits-none">{words}</p>'


def _hits(visit: Visit, found: Iterable[tuple[str, Sequence[Range]]]) -> list[ArticleHits]:
    articles = visit.assistant.by_id
    return [ArticleHits(articles[article_id], places) for article_id, places in found if article_id in articles]


def _row(hit: ArticleHits, line: Callable[[Article, Range], str]) -> str:
    """Render an article with its places, each as `line` writes it."""
    article, places = hit.article, hit.places[:_MOST_PLACES]
    parts = [day(article.published)] if article.published else []
    parts += [article.site] if article.site else []
    meta = html_text(" · ".join([*parts, count(len(hit.places), "place")]))
    lines = [line(article, place) for place in places]
    items = [
        f'<li><button type="button" class="hit-place" data-at="{at}" dir="auto">{each}</button></li>'
        for at, each in enumerate(lines)
    ]
    rest = ""
    if len(items) > _LINES + 1:
        summary = f"<summary>{say('hits.rest', number=figure(len(items) - _LINES))}</summary>"
        rest = f"<details>{summary}<ul>{''.join(items[_LINES:])}</ul></details>"
        items = items[:_LINES]
    spans = " ".join(f"{place.start}-{place.end}" for place in places)
    return (
        f'<li class="hit" data-article="{html_text(article.id)}" data-places="{spans}"><p><b dir="auto">'
        f"{html_text(article.title)}</b><small>{meta}</small></p><ul>{''.join(items)}</ul>{rest}</li>"
    )


def _snippet(article: Article, place: Range) -> str:
    """Write a place with the words around it on one line, cut where a word begins or ends.

    They end where boilerplate begins, such as the fields at the head of a file.
    """
    text, (start, end) = article.text, _around(article, place)
    before = text[max(place.start - _AROUND, start) : place.start]
    after = text[place.end : min(place.end + _AROUND, end)]
    if place.start - start > _AROUND:
        before = f"… {before.partition(' ')[2]}"
    if place.end + _AROUND < end:
        after = f"{after.rpartition(' ')[0]} …"
    return f"{_flat(before)}<mark>{_flat(text[place.start : place.end])}</mark>{_flat(after)}"


def _around(article: Article, place: Range) -> Range:
    """Return what is around a place up to the next boilerplate; the whole text if the place is in some."""
    lines = article.boilerplate
    if any(line.overlaps(place) for line in lines):
        return Range(0, len(article.text))
    return Range(
        max((line.end for line in lines if line.end <= place.start), default=0),
        min((line.start for line in lines if line.start >= place.end), default=len(article.text)),
    )


def _flat(text: str) -> str:
    return html_text(re.sub(r"\s+", " ", text))


def _quotation(article: Article, place: Range) -> str:
    """Put a quotation in quotation marks, unless it has its own."""
    flat = " ".join(article.text[place.start : place.end].split())
    cut = flat if len(flat) <= _LONG else f"{flat[:_LONG].rpartition(' ')[0]} …"
    said = html_text(cut)
    return said if re.search('["“”„«»]', flat) else say("quoted", words=said)
