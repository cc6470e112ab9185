"""The row of a table with the largest or smallest figure in the column that is asked for: "Who won most matches?"."""

from __future__ import annotations

import re

from index.types import Article, Range
from qa.kinds.asked import asked_lemmas
from qa.kinds.lexicon import WHOLE_NAME
from qa.kinds.tables.columns import column_words
from qa.kinds.tables.figures import FIGURE, values
from qa.kinds.tables.grids import Grid, Row
from qa.kinds.tables.sections import Section, sections_of
from qa.kinds.tables.totals import is_total
from qa.understanding.mentions import names
from qa.words.content import content_lemmas
from qa.words.grammar import AUX, PREPOSITIONS, is_auxiliary
from qa.words.lemmas import lemma, lemma_set
from qa.words.quantities import quantities

_ASKED = re.compile(
    r"(?:(?:in|on|at|for|of|to)\s+)?(?:(?:which|what)\s+(?:of\s+the\s+)?(?P<noun>[\w’'-]+)|who|where)\b", re.IGNORECASE
)
_LARGEST = (
    "most highest largest biggest greatest longest tallest deepest widest oldest heaviest dearest priciest busiest "
    "hottest warmest wettest windiest sunniest newest fastest quickest loudest thickest farthest furthest"
)
_SMALLEST = (
    "least fewest lowest smallest shortest youngest lightest cheapest coldest driest slowest quietest thinnest "
    "narrowest shallowest nearest"
)
_SUPERLATIVE = re.compile(
    rf"\b(?:(?P<most>{_LARGEST.replace(' ', '|')})|(?P<least>{_SMALLEST.replace(' ', '|')}))\b", re.IGNORECASE
)
_NOT_ONE = re.compile(
    r"\b(?:second|third|fourth|fifth|next|(?:one|most|least) of|(?<!of the )(?:two|three)|at (?:least|most)|after|"
    r"except|but|not|never)\b|n['’]t\b",
    re.IGNORECASE,
)
_PLACES = lemma_set("position place rank ranking seed")  # the headers of columns in which 1 is the highest
_SPEEDS = lemma_set("speed pace knots mph")
_SINCE = lemma_set("opened built founded established born")  # those in which the smallest year is the oldest
_MEASURED = {  # the headers of columns that a word asks for by itself
    "long": "length distance duration time",
    "short": "length distance duration time",
    "tall": "height",
    "deep": "depth",
    "wide": "width",
    "old": "age born opened built founded established",
    "new": "opened built founded established",
    "young": "age born",
    "heavy": "weight",
    "light": "weight",
    "dear": "price cost fare fee rent",
    "pricy": "price cost fare fee rent",
    "cheap": "price cost fare fee rent",
    "expensive": "price cost fare fee rent",
    "busy": "passengers visitors traffic",
    "populous": "population inhabitants people",
    "high": "height",
    "hot": "high maximum temperature",
    "warm": "high maximum temperature",
    "cold": "low minimum temperature",
    "wet": "rain rainfall precipitation",
    "dry": "rain rainfall precipitation",
    "windy": "wind",
    "sunny": "sun sunshine",
    "large": "size area",
    "big": "size area",
    "small": "size area",
    "fast": "speed",
    "slow": "speed",
    "loud": "noise",
    "quiet": "noise",
    "thick": "thickness",
    "thin": "thickness",
    "narrow": "width",
    "shallow": "depth",
    "far": "distance",
    "near": "distance",
}
_UNITS = {  # the dimensions of figures without a header that a word asks for
    "heavy": "mass",
    "light": "mass",
    "long": "length time",
    "short": "length time",
    "tall": "length",
    "dear": "money",
    "pricy": "money",
    "cheap": "money",
    "expensive": "money",
    "costly": "money",
    "fast": "speed",
    "slow": "speed",
    "loud": "sound",
    "quiet": "sound",
}
_OF_SPEED = ("fastest", "quickest", "slowest")  # the fastest has the largest speed, but the smallest time
_BEST = re.compile(  # before a superlative that is said of a section's thing
    r"(?:^|\band\s+|,\s+)(?:(?:it|this|that)\s+(?:is|was)\s+)?(?:by\s+far\s+|easily\s+)?(?:the|our)\s+$", re.IGNORECASE
)
_ANY = re.compile(r"\b(?:most|least)\s+[a-z]+|\b[a-z]{2,}est\b", re.IGNORECASE)
_STEMS = {
    "widest": "wide",
    "largest": "large",
    "farthest": "far",
    "furthest": "far",
}
_DOUBLED = re.compile(r"([bdgmnpt])\1$")  # as in "bigg"
_TIME = re.compile(
    r"(?:(?P<hours>\d{1,3}) ?(?:hours?|hrs?|h)\b)?,? ?(?:and )?(?:(?P<minutes>\d{1,3}) ?(?:minutes?|mins?|m))?",
    re.IGNORECASE,
)
_OF_WHAT = re.compile(  # "the highest temperature recorded": the words between a superlative and what ends its noun
    rf"\s+(?P<words>(?:(?!(?:{AUX}|{PREPOSITIONS}|that|who|which|and|or|i|you|we|they|he|she|it)\b)[\w’'-]+\s*)+)",
    re.IGNORECASE,
)
_DETERMINED = re.compile(r"(?:\bthe|\bits|\bhis|\bher|\btheir|['’]s?)\s+$", re.IGNORECASE)
_DASHES = frozenset("-–—")
_FEWEST = 2  # rows


def extreme(question: str, grid: Grid, article: Article) -> Range | None:
    """Return the name of the row with the largest or smallest figure in the column that a question asks for.

    None if it asks for neither, if no column or more than one fits, if one of its cells is not a figure or of another
    unit, or if two rows share the figure. A dash is none at all, which is not the largest.
    """
    asked, superlative = _ASKED.match(question), _SUPERLATIVE.search(question)
    if asked is None or superlative is None or _NOT_ONE.search(question):
        return None
    if not grid.header and not frozenset(content_lemmas(grid.above)) & asked_lemmas(question):
        return None
    rows = [row for row in grid.rows if not is_total(article.text_of(row[0]))]
    rows = _of_those_named(question, rows, article)
    column = _column(question, superlative, grid, article) if grid.header else 1
    if column is None:
        return None
    head = frozenset(content_lemmas(article.text_of(grid.header[column]))) if grid.header else frozenset()
    word = superlative.group().casefold()
    counts_down = (
        bool(head & _PLACES)
        or (word in ("oldest", "youngest") and bool(head & _SINCE))
        or (word in _OF_SPEED and not head & _SPEEDS and _dimension(article.text_of(rows[0][column])) != "speed")
    )
    if superlative["most"] is not None and not counts_down:
        rows = [row for row in rows if article.text_of(row[column]) not in _DASHES]
    if len(rows) < _FEWEST:
        return None
    cells = [article.text_of(row[column]) for row in rows]
    figures = _times(cells) or _figures(cells, is_headed=bool(grid.header))
    if figures is None:
        return None
    wanted = max(figures) if (superlative["most"] is not None) != counts_down else min(figures)
    if figures.count(wanted) > 1:
        return None
    row = figures.index(wanted)
    return _name(question, rows, row, column, grid, article) if grid.header else rows[row][0]


def _figures(cells: list[str], *, is_headed: bool) -> list[float] | None:
    """Return the values of cells; None if one is not a figure, of another unit, or a bare number without a header."""
    plain = [figure for cell in cells if (figure := FIGURE.fullmatch(cell)) is not None]
    if len(plain) < len(cells) or len({(each["before"], lemma(each["unit"])) for each in plain}) > 1:
        return None
    if not is_headed and not (plain[0]["before"] or plain[0]["unit"]):
        return None  # of unlike things
    return values([each["number"] for each in plain])


def _times(cells: list[str]) -> list[float] | None:
    """Return how many minutes each cell is; None if one is not a length of time."""
    minutes = [_minutes(cell) for cell in cells]
    return [each for each in minutes if each is not None] if None not in minutes else None


def _minutes(cell: str) -> float | None:
    """Return how many minutes "1 hour 20 minutes", "2h 05m" or "45 min" are; None if a cell is not such a time."""
    match = _TIME.fullmatch(cell)
    if match is None or not (match["hours"] or match["minutes"]):
        return None
    return 60 * int(match["hours"] or 0) + int(match["minutes"] or 0)


def _of_those_named(question: str, rows: list[Row], article: Article) -> list[Row]:
    """Return the rows that have a name of the question in a cell, such as the town of "most wins in Orme"; else all."""
    for name in names(question):
        having = [row for row in rows if any(name == article.text_of(cell) for cell in row)]
        rows = having or rows
    return rows


def _column(question: str, superlative: re.Match[str], grid: Grid, article: Article) -> int | None:
    """Return the one column of figures that a question's words name, or that its superlative asks for."""
    asked = asked_lemmas(question)
    measured = frozenset(content_lemmas(" ".join(_MEASURED.get(word, "") for word in _bases(question, superlative))))
    is_other = _is_of_another(question, superlative, grid, article)
    counts = []
    for at, cell in enumerate(grid.header):
        header = article.text_of(cell)
        if at and any(map(str.isdigit, article.text_of(grid.rows[0][at]))):
            own = not is_other and bool(measured & frozenset(content_lemmas(header)))
            counts.append((column_words(question, asked, header) + own, at))
    units = frozenset(" ".join(_UNITS.get(word, "") for word in _bases(question, superlative)).split())
    if not any(count for count, _ in counts) and not is_other:
        counts = [(1, at) for _, at in counts if _dimension(article.text_of(grid.rows[0][at])) in units]
    most = max((count for count, _ in counts), default=0)
    columns = [at for count, at in counts if count == most] if most else []
    return columns[0] if len(columns) == 1 else None


def _is_of_another(question: str, superlative: re.Match[str], grid: Grid, article: Article) -> bool:
    """Whether a superlative is of something that a table does not name: "the highest temperature" of one of heights."""
    if _DETERMINED.search(question[: superlative.start()]) is None:
        return False
    match = _OF_WHAT.match(question, superlative.end())
    words = [] if match is None else match["words"].split()
    if superlative.group().casefold() in ("most", "least"):
        words = words[1:]  # "most expensive route"
    nouns = frozenset(content_lemmas(" ".join(word for word in words if not word.endswith("ed"))))
    heads = " ".join((grid.above, article.title or "", *map(article.text_of, grid.header)))
    return bool(nouns) and not nouns & frozenset(content_lemmas(heads))


def _dimension(cell: str) -> str | None:
    """Return what the figure of a cell measures: "mass" of "82g", "money" of "£64.95"; None for a bare number."""
    found = quantities(cell)
    return None if len(found) != 1 or found[0].dimension is None else found[0].dimension.split()[0]


def _bases(question: str, superlative: re.Match[str]) -> list[str]:
    """Return the plain forms of a superlative: "long" of "longest", "expensive" of "most expensive"."""
    word = superlative.group().casefold()
    following = question[superlative.end() :].split(maxsplit=1)[:1]
    stem = _DOUBLED.sub(r"\1", word.removesuffix("est"))
    return [
        _STEMS.get(word, f"{stem[:-1]}y" if stem.endswith("i") else stem),
        *(each.casefold().strip("?") for each in following),
    ]


def _name(question: str, rows: list[Row], at: int, column: int, grid: Grid, article: Article) -> Range | None:
    """Return a row's cell under the noun that is asked for, or under what a person did, by name: "Director".

    Else its first cell of words, unless that is of other things by its header.
    """
    match, asked = _ASKED.match(question), asked_lemmas(question)
    noun = None if match is None else match["noun"]
    others = [each for each in range(len(grid.header)) if each != column]
    wanted = lemma(noun) if noun and not is_auxiliary(noun) else ""
    headed = [each for each in others if wanted and wanted in content_lemmas(article.text_of(grid.header[each]))]
    people = [
        each
        for each in others
        if column_words(question, asked, article.text_of(grid.header[each]))
        and all(WHOLE_NAME.fullmatch(article.text_of(row[each])) for row in rows)
    ]
    words = [each for each in others if article.text_of(rows[at][each])[:1].isalpha()]
    if headed:
        return rows[at][headed[0]]
    if not wanted and people:
        return rows[at][people[0]] if len(people) == 1 else None
    if not words:
        return None
    header = article.text_of(grid.header[words[0]])
    is_other = bool(wanted and header) and wanted not in content_lemmas(f"{grid.above} {article.title} {header}")
    return None if is_other else rows[at][words[0]]


def best_said(question: str, article: Article) -> Range | None:
    """Return the name of the one section that says of its thing what a question's superlative asks for.

    "The brightest of the four" in the section of a lamp answers "Which lamp was the brightest?".
    """
    asked = _ANY.search(question) if _ASKED.match(question) else None
    if asked is None or _NOT_ONE.search(question):
        return None
    found = [section for section in sections_of(article) if _says(asked.group().casefold(), article, section)]
    return found[0].name if len(found) == 1 else None


def _says(superlative: str, article: Article, section: Section) -> bool:
    for sentence in article.sentences:
        if section.name.end <= sentence.start and sentence.end <= section.whole.end:
            text = article.text_of(sentence)
            at = text.casefold().find(superlative)
            if at > 0 and _BEST.search(text[:at]):
                return True
    return False
