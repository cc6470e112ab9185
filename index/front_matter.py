"""The block of fields at the head of a Markdown file: YAML between `---`, TOML between `+++`, JSON or `;;;`."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from index.types import Range

_MAX_LENGTH = 100_000  # code points
_OPENING = re.compile(r"\ufeff?(?:\s*[\r\n])?(?:(?P<fence>---|\+\+\+|;;;)[ \t]*(?:\r\n|\r|\n)|(?=\{))")
_CLOSING = {
    "---": re.compile(r"(?:---|\.\.\.)[ \t]*"),
    "+++": re.compile(r"\+\+\+[ \t]*"),
    ";;;": re.compile(r";;;[ \t]*"),
}
_BELOW_OBJECT = re.compile(r"[ \t]*[\r\n]\s*[^\s{]")  # text; another object is the next line of a file of data
_KEY = re.compile(r"(?:[ \t{]*(?P<quote>\"))?(?P<key>[\w-]+)(?(quote)\")[ \t]*[:=]")
_FIELD = re.compile(r"(?m)^(?P<key>[\w-]+:[ \t]+)(?P<value>\S.*)$")
_COLON = re.compile(r":(?:[ \t]|$)")
_BY_LINE = re.compile(r"^([A-Za-z][\w -]*?)[ \t]*:[ \t]+(.*)$", re.MULTILINE)
_NULL = frozenset(("null", "Null", "NULL", "~"))
_LANGUAGE = re.compile(r"[A-Za-z]{2}(?![A-Za-z])")
_MOST_WORDS = 5_000  # code points of a field: YAML may name one list a thousand times

# What writers call a field; the first that is there counts. Those of a day are without "_" and "-".
PUBLISHED = tuple(
    "published date datepublished pubdate publishdate publisheddate publishedtime publicationdate publishedat "
    "publishedon firstpublished dateposted posted issued created createdat".split()
)
UPDATED = tuple(
    "updated lastmod modified lastmodified datemodified modifiedtime updatedat updatedtime lastupdated "
    "dateupdated".split()
)
_TITLES = ("title", "headline")
AUTHORS = ("author", "authors", "byline", "by", "creator")
_SITES = ("site", "publication", "publisher", "outlet", "newspaper")
_URLS = ("url", "link", "canonical_url", "canonical", "source", "source_url")
_LANGUAGES = ("language", "lang", "locale")

# Fields that say something about the article; all others are for the program that displays it.
_FACTS = frozenset(
    "title headline subtitle description summary abstract author authors byline date published updated location place "
    "dateline caption correction".split()
)
_PROSE = frozenset("subtitle description summary abstract caption correction".split())
# Fields for programs by which front matter is known too, without "_" and "-".
_SWITCHES = frozenset("tags categories category keywords layout draft slug permalink aliases".split())
_KNOWN = _FACTS.union(_TITLES, AUTHORS, PUBLISHED, UPDATED, _SITES, _URLS, _LANGUAGES, _SWITCHES)


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontMatter:
    """The block's place, with its fences, and its fields by name in lower case.

    A field holds text on one line: for a list its items separated by commas, for a mapping its `name`. `hidden` are the
    lines, in order, that say nothing about the article: the fences, and fields such as tags.
    """

    range: Range
    fields: Mapping[str, str]
    hidden: tuple[Range, ...]

    @property
    def title(self) -> str | None:
        """The title, on one line."""
        return self._first(_TITLES)

    @property
    def author(self) -> str | None:
        """Who wrote the article; several are separated by commas."""
        return self._first(AUTHORS)

    @property
    def site(self) -> str | None:
        """The name of the site or the paper."""
        return self._first(_SITES)

    @property
    def url(self) -> str | None:
        """A web address; None for an address of another kind."""
        url = self._first(_URLS)
        return url if url is not None and url.startswith(("http://", "https://")) and " " not in url else None

    @property
    def published(self) -> tuple[str, ...]:
        """What the fields for the day of publication say, the likeliest first."""
        return self._days(PUBLISHED)

    @property
    def updated(self) -> tuple[str, ...]:
        """What the fields for the day of the last change say."""
        return self._days(UPDATED)

    @property
    def stated(self) -> tuple[tuple[str, str], ...]:
        """The fields for title, author, site and days, as they are named, with their words; in order."""
        names = {*_TITLES, *AUTHORS, *_SITES, *PUBLISHED, *UPDATED}
        return tuple((name, words) for name, words in self.fields.items() if _plain(name) in names)

    @property
    def prose(self) -> tuple[tuple[str, str], ...]:
        """The fields that hold sentences about what the article is about, with their words; in order."""
        return tuple((name, words) for name, words in self.fields.items() if name in _PROSE)

    @property
    def language(self) -> str | None:
        """An ISO 639-1 code."""
        code = _LANGUAGE.match(self._first(_LANGUAGES) or "")
        return None if code is None else code[0].lower()

    def _days(self, names: tuple[str, ...]) -> tuple[str, ...]:
        fields = {_plain(name): words for name, words in self.fields.items()}
        return tuple(fields[name] for name in names if name in fields)

    def _first(self, names: tuple[str, ...]) -> str | None:
        return next((self.fields[name] for name in names if name in self.fields), None)


def _plain(name: str) -> str:
    """Return the name of a field without "_" and "-"."""
    return name.replace("_", "").replace("-", "")


NO_FRONT_MATTER = FrontMatter(range=Range(0, 0), fields=MappingProxyType({}), hidden=())


def front_matter(text: str, *, by_line: bool = False) -> FrontMatter | None:
    """Return the front matter of a text; None if there is none, or if it is broken and therefore text.

    YAML without any usual field is text as well: speech or a recipe between two rules. With `by_line`, YAML that is
    broken is read line by line, if most lines are fields.
    """
    opening = _OPENING.match(text)
    if opening is None:
        return None
    if opening["fence"] is None:
        return _object_at(text, opening.end())
    lines = _lines(text, opening.end())
    closing = _CLOSING[opening["fence"]]
    last = next((i for i, line in enumerate(lines) if closing.fullmatch(text[line.start : line.end])), None)
    if not last:
        return None
    body = re.sub(r"\r\n?", "\n", text[opening.end() : lines[last].start])
    values = _read(body, opening["fence"], by_line=by_line)
    if not values:
        return None
    start = opening.start("fence")
    hidden = [Range(start, start + 3), *_hidden(text, lines[:last]), lines[last]]
    return FrontMatter(range=Range(start, lines[last].end), fields=MappingProxyType(values), hidden=tuple(hidden))


def _object_at(text: str, start: int) -> FrontMatter | None:
    """Return the front matter that is a JSON object; None if it has no usual field, or no text is below it."""
    try:
        value, length = json.JSONDecoder().raw_decode(text[start : start + _MAX_LENGTH])
    except (ValueError, RecursionError):
        return None
    end = start + length
    values = _fields(value) if _BELOW_OBJECT.match(text, end) else {}
    if not values:
        return None
    lines = _lines(text[:end], start)
    return FrontMatter(range=Range(start, end), fields=MappingProxyType(values), hidden=tuple(_hidden(text, lines)))


def _lines(text: str, start: int) -> list[Range]:
    lines = []
    for line in text[start : start + _MAX_LENGTH].splitlines(keepends=True):
        lines.append(Range(start, start + len(line.rstrip("\r\n"))))
        start += len(line)
    return lines


def _read(body: str, fence: str, *, by_line: bool) -> dict[str, str]:
    value = _READERS[fence](body)
    if value is None and by_line and fence == "---":
        value = _by_line(body)
    return _fields(value, is_certain=fence == "+++")


def _fields(value: Any, *, is_certain: bool = False) -> dict[str, str]:
    """Return the fields of a mapping; none if it has no usual one, unless it is certain that it is front matter."""
    if not isinstance(value, dict):
        return {}
    fields = {str(key).strip().lower(): _one_line(item) for key, item in value.items()}
    if not is_certain and not any(name in _KNOWN or _plain(name) in _KNOWN for name in fields):
        return {}
    return {key: words for key, words in fields.items() if words and words not in _NULL}


def _by_line(body: str) -> dict[str, str]:
    """Return the fields of broken YAML; none if most of its lines, without items and continued ones, are no fields."""
    lines = [line for line in body.splitlines() if line[:1].strip() and line[0] not in "-#"]
    if 2 * sum(_KEY.match(line) is not None for line in lines) <= len(lines):
        return {}
    return {key: words.strip(" \t").strip("\"'") for key, words in _BY_LINE.findall(body)}


def _toml(body: str) -> Any:
    try:
        return tomllib.loads(body)
    except (ValueError, RecursionError):  # not TOML, or a number of thousands of digits
        return None


def _json(body: str) -> Any:
    """Return an object, whose braces may be missing between `;;;`."""
    try:
        return json.loads(body if body.lstrip().startswith("{") else f"{{{body}}}")
    except (ValueError, RecursionError):
        return None


def _yaml(body: str) -> Any:
    import yaml  # few files have such a block, and it is slow to import

    # "title: Seoul: a visit" and "title: [Update] Seoul" are not YAML, but people write them: tried again in quotes.
    for quoted in (None, _quoted_if_colon, _quoted_if_broken):
        try:
            return _loaded(body if quoted is None else _FIELD.sub(quoted, body))
        except (yaml.YAMLError, RecursionError, ValueError):
            continue
    return None


def _loaded(body: str) -> Any:
    import yaml

    # The base loader makes only text, lists and mappings, so "no" stays a word and no date is refused.
    return yaml.load(body, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))


_READERS = {"---": _yaml, "+++": _toml, ";;;": _json}


def _quoted_if_colon(match: re.Match[str]) -> str:
    """Return a field with its value in quotes if a colon in it ends a word."""
    is_marked = match["value"][0] in "'\"[{|>&*!%@`#"  # quoted already, or of a form of YAML's own
    return match[0] if is_marked or _COLON.search(match["value"].rstrip(" \t")) is None else _quoted(match)


def _quoted_if_broken(match: re.Match[str]) -> str:
    """Return a field with its value in quotes if it is not YAML by itself."""
    import yaml

    try:
        _loaded(match[0])
    except (yaml.YAMLError, RecursionError, ValueError):
        return _quoted(match)
    return match[0]


def _quoted(match: re.Match[str]) -> str:
    return match["key"] + "'" + match["value"].rstrip(" \t").replace("'", "''") + "'"


def _one_line(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, list):
        items: list[str] = []
        length = 0
        for item in value:
            if length > _MOST_WORDS:
                break
            items.append("" if isinstance(item, list) else _one_line(item))
            length += len(items[-1]) + 1
        return ", ".join(filter(None, items))[:_MOST_WORDS]
    if isinstance(value, dict):
        value = value.get("name", "")
        return "" if isinstance(value, list | dict) else _one_line(value)
    words = value.isoformat() if hasattr(value, "isoformat") else str(value)
    return " ".join(words[:_MOST_WORDS].split())


def _hidden(text: str, lines: list[Range]) -> list[Range]:
    """Return the lines that are not blank and belong to no field of `_FACTS`, or hold only marks."""
    hidden = []
    is_fact = False
    for line in lines:
        words = text[line.start : line.end]
        key = _KEY.match(words)
        if key is not None:
            is_fact = key["key"].lower() in _FACTS
        if words.strip() and not (is_fact and any(map(str.isalnum, words))):
            left = len(words) - len(words.lstrip())
            hidden.append(Range(line.start + left, line.start + len(words.rstrip())))
    return hidden
