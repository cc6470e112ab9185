"""Which pieces of a page are its article.

`trafilatura` tells the article from its surroundings. Its text is matched with the page's own pieces, so that every
piece keeps its element. Then the parts that it tends to miss are added (the headline, the standfirst, captions,
subheadings, rows of tables), and pieces in boxes for other purposes are dropped.
"""

from __future__ import annotations

import copy
import re
from collections import Counter
from collections.abc import Iterable
from itertools import takewhile

from lxml.html import HtmlElement
from trafilatura import bare_extraction

from index.formats.web_pieces import Element, WebPiece, is_mark, tag_of
from index.structure.head import stated_days
from index.structure.words import plain

_LONG = 25  # letters from which a piece may be a part of one of the extractor's lines; a shorter one has to be one
_PARAGRAPH = 40  # letters from which a piece without links is a paragraph
_LINKED = 0.5  # share of letters in links up to which a piece is text
_ALL_LINK = 0.75  # share from which it is a link, with a word or a stroke beside it
_RUN = 3  # lines of the article in one element, from which that element is the article's
_ENOUGH = 0.5  # share of the article's letters from which a box is part of the article
_TEASERS = 3  # headlines of other articles in an element, from which it is a list of them
_NOTICE = 250  # code points of a line of copyright
_COPYRIGHT = re.compile(r"(?:©|\(c\)\s|copyright\s(?:©|\(c\)|\d{4}))", re.IGNORECASE)
_WORD = re.compile(r"\w")
# Words in the classes, ids and roles of boxes that are not the article.
_BOX = re.compile(
    r"(?:^|[\W_])(?:ads?|advert\w*|affiliate|author-?(?:box|bio|info)|breadcrumbs?|comments?|respond|consent|"
    r"cookies?|disqus|feedback|footer|jp-relatedposts|kommentare|menu|modal|most-?(?:read|viewed|popular)|nav|"
    r"navbar|navbox|navigation|newsletter|outbrain|pagination|paywall|popup|promos?|promoted|pull-?quote|read-?next|regwall|"
    r"recommend\w*|recirc\w*|references|reflist|related\w*|share|sharing|sharedaddy|sidebar|sign-?up|site-?notice|skip|social|sponsor\w*|subscribe|"
    r"subscription|taboola|teaser-?list\w*|toc|table-of-contents|trending|widget-area|inline-ad)(?:$|[\W_])",
    re.IGNORECASE,
)
_BOX_TAGS = frozenset(("nav", "aside", "footer", "form", "dialog"))
_BYLINE = re.compile(r"(?:^|[\W_])(?:by|byline|authors?|dateline|credits?)(?:$|[\W_])", re.IGNORECASE)


def article_pieces(pieces: list[WebPiece], tree: HtmlElement, title: str | None) -> tuple[list[WebPiece], bool]:
    """Return the pieces of the article in the order of the page, and whether an article was recognised at all.

    If none was, return everything that is neither a link nor in a box; if nothing is left, everything.
    """
    boxes = _Boxes(pieces)
    is_article = _matched(pieces, _extracted(tree))
    core = [at for at, each in enumerate(pieces) if is_article[at] and not boxes.hold(each) and not _is_beside(each)]
    if not core:
        rest = [piece for piece in pieces if piece.linked <= _LINKED and not boxes.hold(piece)]
        return rest or pieces, False
    head = _headline(pieces, core, title)
    chosen = set(core)
    beside = _Neighbours([pieces[at].element for at in core])
    for at in range(core[-1], core[0] - 1, -1):  # backwards: a heading belongs where what is under it does
        if not boxes.hold(pieces[at]) and (_belongs(pieces, at, chosen) or beside.has(pieces[at])):
            chosen.add(at)
    if head is not None:
        between = range(head + 1, core[0])
        chosen |= {head} | {at for at in between if not boxes.hold(pieces[at]) and _introduces(pieces[at])}
    chosen |= {at for at in _below_headline(pieces, core) if not boxes.hold(pieces[at]) and _signs(pieces[at])}
    for around in (range(core[0] - 1, -1, -1), range(core[-1] + 1, len(pieces))):
        chosen |= set(takewhile(lambda at: beside.has(pieces[at]) and not boxes.hold(pieces[at]), around))
    last = max(chosen, default=-1)
    captions = range(last + 1, min(last + 3, len(pieces)))
    chosen |= {at for at in captions if pieces[at].kind == "caption" and not boxes.hold(pieces[at])}
    return [pieces[at] for at in sorted(chosen)], True


def _extracted(tree: HtmlElement) -> list[str]:
    """Return the lines of the article as the extractor writes them."""
    page = copy.deepcopy(tree)
    for mark in [each for each in page.iter("sup", "a", "span") if is_mark(each)]:
        if mark.getparent() is not None:
            mark.drop_tree()
    for cell in page.iter("td", "th"):  # a cell for every place of a span would be made, and its text is in one
        for span in ("rowspan", "colspan"):
            cell.attrib.pop(span, None)
    document = bare_extraction(page, include_comments=False, include_tables=True)
    text = getattr(document, "text", None) if document is not None else None
    return (text or "").splitlines()


def _letters(text: str) -> str:
    return "".join(_WORD.findall(text))


def _matched(pieces: list[WebPiece], lines: Iterable[str]) -> list[bool]:
    """Whether each piece is among the extractor's lines: a long one anywhere in them, a short one as a line."""
    written = [letters for line in lines if (letters := _letters(line))]
    single, whole = set(written), "\n".join(written).replace("\n", "")
    matches, cursor = [], 0
    for piece in pieces:
        letters = _letters(piece.text)
        is_match = letters in single
        if not is_match and len(letters) >= _LONG:
            at = whole.find(letters, cursor)
            at = whole.find(letters) if at < 0 else at
            is_match = at >= 0
            cursor = at + len(letters) if is_match else cursor
        matches.append(is_match)
    return matches


class _Boxes:
    """The elements that are beside an article: menus, comments, related links, sign-up forms.

    An element that holds half of the page's paragraphs is not a box, whatever its name.
    """

    def __init__(self, pieces: list[WebPiece]) -> None:
        self._weights: dict[Element, int] = {}
        for piece in pieces:
            if piece.linked <= _LINKED and piece.kind is None:
                for node in (piece.element, *piece.element.iterancestors()):
                    self._weights[node] = self._weights.get(node, 0) + len(piece.text)
        self._total = sum(len(piece.text) for piece in pieces if piece.linked <= _LINKED and piece.kind is None)
        self._is_box: dict[Element, bool] = {}

    def hold(self, piece: WebPiece) -> bool:
        """Whether a piece is in a box."""
        return any(self._is(node) for node in (piece.element, *piece.element.iterancestors()))

    def _is(self, node: Element) -> bool:
        if node not in self._is_box:
            said = " ".join(filter(None, (node.get("class"), node.get("id"), node.get("role"))))
            is_named = tag_of(node) in _BOX_TAGS or _BOX.search(said) is not None or _lists_articles(node)
            parent = node.getparent()
            if tag_of(node) == "footer" and parent is not None and tag_of(parent) == "blockquote":
                is_named = False  # who said it
            is_small = self._weights.get(node, 0) < _ENOUGH * self._total or tag_of(node) in ("nav", "footer")
            self._is_box[node] = is_named and is_small and tag_of(node) not in ("html", "body")
        return self._is_box[node]


def _lists_articles(node: Element) -> bool:
    """Whether an element lists other articles: similar children, each with a linked headline."""
    alike = Counter((tag_of(child), child.get("class")) for child in node if _has_linked_headline(child))
    return max(alike.values(), default=0) >= _TEASERS


def _has_linked_headline(node: Element) -> bool:
    for heading in node.iter("h2", "h3", "h4", "h5"):
        letters = _letters("".join(map(str, heading.itertext())))
        linked = _letters("".join(str(text) for link in heading.iter("a") for text in link.itertext()))
        if letters and (len(linked) >= _ALL_LINK * len(letters) or next(heading.iterancestors("a"), None) is not None):
            return True
    return False


def _is_beside(piece: WebPiece) -> bool:
    """Whether a piece is only a link to another page, or a copyright line."""
    if piece.kind is None and piece.linked >= _ALL_LINK:
        return True
    return len(piece.text) <= _NOTICE and _COPYRIGHT.match(piece.text) is not None


def _belongs(pieces: list[WebPiece], at: int, chosen: set[int]) -> bool:
    """Whether a piece between the first and the last of the article is a part of it."""
    piece = pieces[at]
    if piece.kind == "heading":
        return at + 1 in chosen and piece.linked <= _LINKED
    if piece.linked > _LINKED or _is_beside(piece):
        return False
    return piece.kind in ("caption", "table row", "header row") or len(_letters(piece.text)) >= _PARAGRAPH


class _Neighbours:
    """Where the pieces of an article are: pieces in the same place belong to it, however short."""

    def __init__(self, elements: list[Element]) -> None:
        self._places = {_place_of(element) for element in elements}
        self._runs = {element for element, count in Counter(elements).items() if count >= _RUN}

    def has(self, piece: WebPiece) -> bool:
        """Whether a piece is a paragraph or a list's item beside those of the article, or a line among its lines."""
        if piece.linked > _LINKED or _is_beside(piece):
            return False
        element, tag = piece.element, tag_of(piece.element)
        if element in self._runs:
            return True
        around = element.getparent()
        is_item = tag == "li" and around is not None and _place_of(around) in self._places
        return is_item or (tag in ("p", "li") and _place_of(element) in self._places)


def _place_of(element: Element) -> Element | None:
    """Return the parent of an element; wrappers that hold nothing else are skipped."""
    node = element.getparent()
    while node is not None and len(node) == 1 and not (node.text or "").strip():
        node = node.getparent()
    return node


def _introduces(piece: WebPiece) -> bool:
    """Whether a piece between headline and article is the standfirst, a caption or a byline."""
    if piece.linked > _LINKED and not _says_byline(piece):
        return False
    return piece.kind == "caption" or len(_letters(piece.text)) >= _PARAGRAPH or _signs(piece)


def _below_headline(pieces: list[WebPiece], core: list[int]) -> Iterable[int]:
    """Return the places between the article's headline and its first paragraph."""
    head = next((at for at in core if pieces[at].kind == "heading" and _level(pieces[at]) == 1), None)
    if head is None:
        return ()
    return range(head + 1, next((at for at in core if at > head and pieces[at].kind is None), head + 1))


def _signs(piece: WebPiece) -> bool:
    """Whether a piece says who wrote the article, or only when."""
    return _says_byline(piece) or stated_days(plain(piece.text)) is not None


def _says_byline(piece: WebPiece) -> bool:
    nodes = (piece.element, piece.element.getparent())
    said = (node.get(name) for node in nodes if node is not None for name in ("class", "rel", "itemprop"))
    return any(_BYLINE.search(each) is not None for each in said if each)


def _headline(pieces: list[WebPiece], core: list[int], title: str | None) -> int | None:
    """Return the place of the headline above the article; None if it is a part of it, or there is none."""
    wanted = _letters(title or "")
    above = [at for at in range(core[0]) if pieces[at].kind == "heading" and _level(pieces[at]) == 1]
    if any(pieces[at].kind == "heading" and _level(pieces[at]) == 1 for at in core[:1]):
        return None
    titled = [at for at in above if wanted and _is_title(_letters(pieces[at].text), wanted)]
    places = titled or above
    return places[-1] if places else None


def _is_title(letters: str, title: str) -> bool:
    return letters in title or title in letters  # either may include the site's name or a kicker


def _level(piece: WebPiece) -> int:
    for node in (piece.element, *piece.element.iterancestors()):
        tag = tag_of(node)
        if re.fullmatch("h[1-6]", tag):
            return int(tag[1])
        if node.get("role") == "heading":
            return int(node.get("aria-level") or 2) if (node.get("aria-level") or "2").isdecimal() else 2
    return 0
