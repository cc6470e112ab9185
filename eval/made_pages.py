"""Web pages whose right text is known: our own gold articles in layouts of real sites (`layouts/*.html`)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Literal

LAYOUTS = Path(__file__).parent / "layouts"

BlockKind = Literal["paragraph", "heading", "list", "table", "figure"]

_MAX_HEADING = 70  # characters
_LEAST_PARAGRAPHS = 5
_ITEM = re.compile(r"(?:[-*•]|\d{1,2}[.)]) +")
_NEUTRAL = re.compile(r"(?:by |published|posted|live reporting|words? by|photographs? by|from: |date: )", re.IGNORECASE)
_DAY = re.compile(r"(?:\w+day,? )?\d{1,2} \w+ \d{4}$")

_SITES = ("The Callow Courier", "Hask Daily", "Northmarsh News", "The Tidewell Post")
_PEOPLE = ("Ada Quill", "Bram Oosterling", "Cato Finch", "Dilys Marrow", "Emrys Vane", "Fenella Stroud")
_SECTIONS = ("News", "Sport", "Opinion", "Business", "Culture", "Weather", "Travel", "Obituaries", "Jobs")
_FOOT = ("About us", "Contact", "Terms of use", "Privacy policy", "Accessibility", "Advertise with us", "Corrections")
_TAGS = ("Harbours", "Local politics", "Storms", "Rail", "Museums", "Fisheries")
_RELATED = (
    "Ferry timetable changes again after skippers refuse to sail at dusk",
    "The baker who counts every loaf she has ever sold",
    "Opinion: give the library its bell back",
    "Five walks to take before the bracken grows",
    "Goat found on roof of tax office for the third time",
    "How a village of ninety came to own a lighthouse lens",
    "Market square to be dug up once more, says contractor",
)
_TEASERS = (
    "Residents say they were told nothing until the diggers came.",
    "Our critic spent a week in the tower and would like to go back.",
    "A recipe, a quarrel and a very small oven.",
)
_COMMENTS = (
    "My grandfather always said that this would happen, and nobody listened to him either.",
    "Typical. They never asked the people who have to live beside it, and they never will.",
    "Lovely piece. More of this and less about football, please.",
    "Does anyone know whether the car park will be open on Sunday?",
    "First of all, it is not a tower, it is a beacon. Second, the price is wrong.",
)
_PROMOS = (
    "Sign up for our free newsletter and get the best stories in your inbox every morning.",
    "Support independent reporting: become a member from two pounds a month.",
    "Download our app to read offline, save stories and get alerts for your town.",
)
_COOKIES = (
    "We and our 318 partners store cookies on your device to show you advertisements and to measure our audience.",
    "This site uses cookies. By going on you agree to our policy.",
)
_CAPTIONS = (
    ("The old pier as it looked before the storm of last November.", "Photograph: Cato Finch"),
    ("Visitors queue at the gate on the first day of the season.", "Dilys Marrow/Hask Pictures"),
    ("A drawing of the plan, which was shown to the council in spring.", "Illustration: Bram Oosterling"),
)
_TABLES = (
    (("Town", "Visitors", "Change"), ("Port Callow", "18,400", "+4%"), ("Hask", "9,150", "-2%"), ("Arrin", "730", "0")),
    (
        ("Year", "Income in pounds", "Members"),
        ("2022", "41,200", "310"),
        ("2023", "44,900", "355"),
        ("2024", "39,050", "402"),
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PageBlock:
    """A piece of an article in a layout."""

    kind: BlockKind
    text: str = ""
    items: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    credit: str = ""

    @property
    def words(self) -> str:
        """The article's words in it, in order."""
        return " ".join(filter(None, (self.text, *self.items, *(" ".join(row) for row in self.rows))))


@dataclass(frozen=True, slots=True, kw_only=True)
class MadePage:
    """A page: its origin, its source, the blocks of its article, and optional words."""

    article: str
    layout: str
    html: str
    blocks: tuple[PageBlock, ...]
    neutral: tuple[str, ...] = field(default=())

    @property
    def name(self) -> str:
        """Which article in which layout."""
        return f"{self.article} in {self.layout}"


def made_pages(folder: Path, count: int) -> tuple[MadePage, ...]:
    """Return pages of the articles of a folder, cycling through the layouts, the same ones each time."""
    articles = [(path.stem, article) for path in sorted(folder.glob("*.txt")) if (article := blocks_of(path))]
    layouts = sorted(path.stem for path in LAYOUTS.glob("[!_]*.html"))
    pages = []
    for number in range(count):
        name, (title, blocks) = articles[number % len(articles)]
        layout = layouts[(number + number // len(layouts)) % len(layouts)]
        pages.append(_page(name, title, blocks, layout, Random(f"{name} {layout}")))
    return tuple(pages)


def blocks_of(path: Path) -> tuple[str, tuple[PageBlock, ...]] | None:
    """Return the headline and the blocks of an article in a text file; None if it has few paragraphs."""
    first, *rest = [piece.strip() for piece in re.split(r"\n\s*\n", path.read_text("utf-8")) if piece.strip()]
    title, *under = first.splitlines()
    blocks = [block for piece in rest if not _is_neutral(piece) for block in _blocks(piece)]
    paragraphs = sum(block.kind == "paragraph" for block in blocks)
    return (title, tuple(blocks)) if len(under) <= 2 and paragraphs >= _LEAST_PARAGRAPHS else None


def _is_neutral(piece: str) -> bool:
    return all(_NEUTRAL.match(line) or _DAY.fullmatch(line) for line in piece.splitlines())


def _blocks(piece: str) -> list[PageBlock]:
    lines = piece.splitlines()
    if len(lines) > 1 and all(map(_ITEM.match, lines)):
        return [PageBlock(kind="list", items=tuple(_ITEM.sub("", line, count=1) for line in lines))]
    if len(lines) == 1 and len(piece) <= _MAX_HEADING and piece[-1] not in ".!?:)\"'”’":
        return [PageBlock(kind="heading", text=piece)]
    return [PageBlock(kind="paragraph", text=" ".join(line.split())) for line in lines]


def _page(name: str, title: str, blocks: Sequence[PageBlock], layout: str, random: Random) -> MadePage:
    from jinja2 import Environment, FileSystemLoader

    made = list(blocks)
    caption, credit = random.choice(_CAPTIONS)
    made.insert(1, PageBlock(kind="figure", text=caption, credit=credit))
    if random.random() < 0.5:
        made.insert(min(4, len(made)), PageBlock(kind="table", rows=random.choice(_TABLES)))
    said = {
        "title": title,
        "author": random.choice(_PEOPLE),
        "site": random.choice(_SITES),
        "day": "2025-05-04",
        "shown_day": "4 May 2025",
        "cookies": random.choice(_COOKIES),
        "promo": random.choice(_PROMOS),
    }
    furniture = {
        "sections": random.sample(_SECTIONS, 7),
        "foot": random.sample(_FOOT, 5),
        "tags": random.sample(_TAGS, 3),
        "related": random.sample(_RELATED, 5),
        "teasers": random.sample(_TEASERS, 3),
        "comments": [{"name": random.choice(_PEOPLE), "text": text} for text in random.sample(_COMMENTS, 3)],
    }
    environment = Environment(loader=FileSystemLoader(LAYOUTS), autoescape=True)
    html = environment.get_template(f"{layout}.html").render(page=said, blocks=made, **said, **furniture)
    neutral = (title, said["author"], said["shown_day"], credit, "By Words Published Posted by on Last updated")
    return MadePage(article=name, layout=layout, html=html, blocks=tuple(made), neutral=neutral)
